import { expect, test } from 'vitest'
import loop from './analysis.ts'
import { differenceOf, rateOf } from './rate-of.ts'
import type { Rows } from './rows.ts'

const AS_OF = '2026-06-30'
type Row<K extends keyof Rows> = Rows[K][number]

/** root over units u0 … u19, each with twenty people. */
const UNITS = Array.from({ length: 20 }, (_, i) => `u${String(i).padStart(2, '0')}`)
const unitRow = (unit_id: string, over: Partial<Row<'units'>> = {}): Row<'units'> => ({
  ...{ unit_id, parent_id: 'root', name_zh: unit_id, name_en: unit_id, depth: 1, n_people: 20, has_people: true },
  ...{ is_withheld: false, verdict: null, is_inside: true, is_asked: false },
  ...over,
})
const signal = (unit_id: string, period_no: number): Row<'signals'> => {
  // Period 1 is January 2025.
  const start = new Date(Date.UTC(2025, period_no - 1, 1))
  const end = new Date(Date.UTC(2025, period_no, 0))
  return { unit_id, period_no, period_start: start.toISOString().slice(0, 10), period_end: end.toISOString().slice(0, 10) } // prettier-ignore
}
const planRow = (plan_id: string, unit_id: string, over: Partial<Row<'plans'>> = {}): Row<'plans'> => ({
  ...{ plan_id, unit_id, programme: null, cause_code: 'process', remedy_code: 'redesign' },
  ...{ evidence_kinds: 'data+interview', starts_on: '2025-03-01', started_on: '2025-03-05', ends_on: '2025-08-31' },
  ...{ closed_on: '2025-08-31', acknowledged_on: '2025-03-02', status: 'closed', lesson: null, kpi_id: null },
  ...{ verdict: 'promising', corrected: 0.3, co_authored: null, ...over },
})
const step = (plan_id: string, step_no: number, over: Partial<Row<'steps'>> = {}): Row<'steps'> => ({
  ...{ plan_id, step_no, text: `step ${step_no}`, owner_side: 'manager', owner_function: null },
  ...{ due_on: '2025-06-30', done_on: '2025-06-20', ...over },
})
const COMPANY: Row<'company'> = { as_of: AS_OF, n_person_plans: 0, n_people_with_plan: 0, n_with_evidence: 1, n_lesson_ids: 1, system_share: 0.7, system_low: 0.6, system_high: 0.8 } // prettier-ignore

function rows(over: Partial<Rows>): Rows {
  const root = unitRow('root', { parent_id: null, depth: 0, n_people: 400, has_people: false, is_asked: true })
  return {
    units: [root, ...UNITS.map((id) => unitRow(id))],
    ...{ signals: [], plans: [], steps: [], contacts: [], causes: [], spent: [], targets: [], results: [] },
    company: [COMPANY],
    ...over,
  }
}
const ask = (over: Partial<Rows>) => loop.analyse(rows(over), { unit: null }, 1)

test('a gap closes with diagnosis, plan, start, talk and a judged effect; each that lacks one stays open, and the funnel counts each step', () => {
  // Twelve gaps, all from January 2025. u00–u04 have everything; each of u05–u09 lacks one thing; u10 and u11 have no plan at all.
  const signals = UNITS.slice(0, 12).map((unit_id) => signal(unit_id, 1))
  const plans = [
    ...UNITS.slice(0, 5).map((id) => planRow(`P${id}`, id)),
    planRow('P5', 'u05', { evidence_kinds: 'data' }), // one kind of evidence is no diagnosis
    planRow('P6', 'u06', { started_on: null, status: 'open', closed_on: null }),
    planRow('P7', 'u07', { verdict: 'cannot_tell' }),
    planRow('P8', 'u08', { verdict: null }),
    planRow('P9', 'u09'), // nobody is spoken with there
  ]
  const contacts = UNITS.slice(0, 9).map((unit_id) => ({ unit_id, day: '2025-03-10' }))
  const { cases } = ask({ signals, plans, contacts })
  expect(cases.closure).toMatchObject({ status: 'found', k: 5, n: 12 })
  // Wilson for 5 of 12: (5 + 1.92073 ± 1.95996·√(5·7/12 + 0.96036)) / 15.84146 = 0.1933 and 0.6805 (R prop.test, correct = FALSE).
  expect(cases.closure.low).toBeCloseTo(0.1933, 3)
  expect(cases.closure.high).toBeCloseTo(0.6805, 3)
  expect(Object.fromEntries(cases.stages.map(({ stage, n }) => [stage, n]))).toMatchObject({
    ...{ gap: 12, diagnosed: 9, planned: 10, acknowledged: 10, started: 9, done: 9, effect_seen: 0 },
  })
  // u05, u10 and u11 stop before the diagnosis; the others reach at most "done" without a seen effect.
  expect(cases.stopped_at).toEqual({ stage: 'diagnosed', n: 3 })
})

test('a gap whose evaluation lies ahead is not due, and none due is not testable rather than 0 %', () => {
  const late = [signal('u00', 17), signal('u01', 17)] // May 2026, judged by November at the earliest
  const { cases, response } = ask({ signals: late })
  expect(cases).toMatchObject({ n: 2, n_open: 2, closure: { status: 'none_due', n: 0, share: null } })
  expect(response).toMatchObject({ status: 'not_testable', needs: 'checkin.occurred_on' })
})

test('signals of three months without a break are one gap; one that returns after a year is another', () => {
  const { cases } = ask({ signals: [1, 2, 3, 15].map((no) => signal('u00', no)) })
  expect(cases.n).toBe(2)
})

test('the same cause in the same unit in the next half-year is a repeat only where the data back it', () => {
  // Ten closed gaps of the first half of 2025 (judged in August); u00, u01 and u02 have a signal again in February 2026 with a plan on
  // the same cause. The data back it in u00 and u01; in u02 it was only reported.
  const ten = UNITS.slice(0, 10)
  const again = ['u00', 'u01', 'u02']
  const { cases } = ask({
    signals: [...ten.map((id) => signal(id, 1)), ...again.map((id) => signal(id, 14))],
    plans: [
      ...ten.map((id) => planRow(`P${id}`, id)),
      ...again.map((id) => planRow(`Q${id}`, id, { starts_on: '2026-03-01', started_on: '2026-03-01', ends_on: '2026-12-31' })),
    ],
    contacts: ten.map((unit_id) => ({ unit_id, day: '2025-03-10' })),
    causes: again.map((unit_id) => ({ unit_id, factor: 'process', grade: unit_id === 'u02' ? 'reported' : 'associated' })),
  }) // prettier-ignore
  expect(cases.closure).toMatchObject({ k: 10, n: 10 })
  expect(cases.repeat).toMatchObject({ status: 'found', k: 2, n: 10 })
  expect(cases.repeat_causes).toEqual([{ cause: 'process', n: 2 }])
})

test('a new gap with another cause is no repeat', () => {
  const ten = UNITS.slice(0, 10)
  const { cases } = ask({
    signals: [...ten.map((id) => signal(id, 1)), signal('u00', 14)],
    plans: [...ten.map((id) => planRow(`P${id}`, id)), planRow('Q', 'u00', { cause_code: 'resource', starts_on: '2026-03-01', started_on: '2026-03-01' })],
    contacts: ten.map((unit_id) => ({ unit_id, day: '2025-03-10' })),
    causes: [{ unit_id: 'u00', factor: 'process', grade: 'associated' }],
  }) // prettier-ignore
  expect(cases.repeat).toMatchObject({ k: 0, n: 10 })
})

test('both sides: shares of items, on time by side, their difference, and what the company owes with its age', () => {
  // Company: 12 items, 6 done in time, 2 late, 4 not done. Teams: 12, of which 9 in time and 3 late.
  const item = (i: number, side: string, done_on: string | null) => step('P', i, { owner_side: side, owner_function: side === 'company' ? 'IT' : null, done_on }) // prettier-ignore
  const steps = [
    ...Array.from({ length: 6 }, (_, i) => item(i, 'company', '2025-06-30')),
    ...Array.from({ length: 2 }, (_, i) => item(10 + i, 'company', '2025-07-10')),
    ...Array.from({ length: 4 }, (_, i) => item(20 + i, 'company', null)),
    ...Array.from({ length: 9 }, (_, i) => item(30 + i, 'manager', '2025-05-01')),
    ...Array.from({ length: 3 }, (_, i) => item(50 + i, 'manager', '2025-08-01')),
    step('P', 99, { owner_side: 'company', due_on: '2026-12-31', done_on: null }), // not due
  ]
  const open = { status: 'open', closed_on: null }
  // A second plan is closed: what it still owes is overdue no more.
  const closed = step('Q', 1, { owner_side: 'company', done_on: null })
  const both = ask({ plans: [planRow('P', 'u00', open), planRow('Q', 'u01')], steps: [...steps, closed] })
  expect(both.commitments).toMatchObject({ n_overdue: 4, company_on_time: { k: 6, n: 13 } })
  const { commitments, plans } = ask({ plans: [planRow('P', 'u00', open)], steps })
  expect(commitments.company_share).toMatchObject({ k: 13, n: 25 })
  expect(commitments.company_on_time).toMatchObject({ k: 6, n: 12 })
  expect(commitments.team_on_time).toMatchObject({ k: 9, n: 12 })
  expect(commitments.balance!.value).toBeCloseTo(-0.25, 12)
  expect(commitments.n_overdue).toBe(4)
  // 30 June 2025 to 30 June 2026.
  expect(commitments.median_days).toBe(365)
  expect(commitments.overdue[0]).toMatchObject({ owner_function: 'IT', days: 365, units: [{ unit_id: 'u00' }] })
  expect(plans.one_sided).toMatchObject({ k: 0, n: 1, status: 'counts_only' })
})

test('the difference of two shares has the interval of Newcombe', () => {
  // Newcombe 1998, table II, case (a): 56/70 − 48/80 = 0.2, method 10: 0.0524 to 0.3339.
  const found = differenceOf(rateOf(56, 70), rateOf(48, 80))!
  expect(found.value).toBeCloseTo(0.2, 12)
  expect(found.low).toBeCloseTo(0.0524, 4)
  expect(found.high).toBeCloseTo(0.3339, 4)
})

test('investment: the part of improving in hours and in money, the hours of appraising a head; one side alone is not testable', () => {
  const spent = (unit_id: string, factor: string, total: number, n_person_months = 0): Row<'spent'> => ({ unit_id, factor, total, from_day: '2026-01-01', to_day: '2026-06-30', n_person_months }) // prettier-ignore
  const { investment } = ask({
    spent: [
      ...[spent('u00', 'appraise_hours', 300, 120), spent('u01', 'appraise_hours', 60, 60)],
      ...[spent('u00', 'improve_hours', 100), spent('u01', 'improve_hours', 20), spent('u00', 'improve_cost', 500)],
    ],
  })
  // 120 of 480 hours; 360 hours over 180 months of people. Money for appraising was not delivered.
  expect(investment).toMatchObject({ status: 'found', hours: { improve: 120, appraise: 360, share: 0.25 }, money: null, burden: 2 }) // prettier-ignore
  expect(ask({ spent: [spent('u00', 'improve_hours', 100)] }).investment).toMatchObject({
    ...{ status: 'not_testable', needs: 'context_factor.appraise_hours', hours: null },
  })
})

test('response: days from signal to the next talk, the open ones waiting until the newest day', () => {
  // Signals end 31 January 2025. Ten answered after 1 … 10 days, one open: the median is where 6 of 11 have an answer.
  const ids = UNITS.slice(0, 11)
  const contacts = ids.slice(0, 10).map((unit_id, i) => ({ unit_id, day: `2025-02-${String(i + 1).padStart(2, '0')}` }))
  const { response } = ask({ signals: ids.map((id) => signal(id, 1)), contacts })
  expect(response).toMatchObject({ status: 'found', n: 11, n_answered: 10, median: 6 })
})

test('carry-over counts targets set after a gap of their unit was closed', () => {
  const target = (unit_id: string, period_start: string, n: number, n_lessons: number): Row<'targets'> => ({ unit_id, period_id: period_start, period_start, n, n_lessons, n_talkable: n, n_talked: 0 }) // prettier-ignore
  const { carry_over } = ask({
    signals: [signal('u00', 1)],
    plans: [planRow('P', 'u00')], // closed on 31 August 2025
    contacts: [{ unit_id: 'u00', day: '2025-03-10' }],
    targets: [
      target('u00', '2025-08-01', 50, 50),
      target('u00', '2025-10-01', 20, 5),
      target('u01', '2025-10-01', 9, 9),
    ],
  })
  expect(carry_over).toMatchObject({ status: 'found', k: 5, n: 20 })
})

test('mismatch is counted among diagnosed plans; the others are counted apart', () => {
  const causes = UNITS.map((unit_id) => ({ unit_id, factor: 'customers', grade: 'associated' }))
  const plans = [
    ...UNITS.slice(0, 7).map((id) => planRow(`A${id}`, id, { cause_code: 'resource', remedy_code: 'headcount' })),
    ...UNITS.slice(7, 10).map((id) => planRow(`B${id}`, id, { cause_code: 'resource', remedy_code: 'training' })),
    ...UNITS.slice(10, 14).map((id) => planRow(`C${id}`, id, { cause_code: 'resource', remedy_code: 'training', evidence_kinds: null })), // prettier-ignore
  ]
  const found = ask({ plans, causes }).plans
  expect(found).toMatchObject({ n: 14, n_without_diagnosis: 4, mismatch: { k: 3, n: 10 }, diagnosis: { k: 10, n: 14 } })
  expect(found.mismatches.map(({ plan_id, is_diagnosed }) => `${plan_id} ${is_diagnosed}`)).toEqual([
    ...['Bu07 true', 'Bu08 true', 'Bu09 true', 'Cu10 false', 'Cu11 false', 'Cu12 false', 'Cu13 false'],
  ])
})

test('plans written together and handed down: how many of the due ones are done, and the difference as an association', () => {
  // Ten of each: 9 and 4 closed; one more is not due.
  const of = (place: number, co_authored: boolean, isDone: boolean) => planRow(`P${place}`, 'u00', { co_authored, status: isDone ? 'closed' : 'open', closed_on: isDone ? '2025-08-31' : null }) // prettier-ignore
  const plans = [
    ...Array.from({ length: 10 }, (_, i) => of(i, true, i < 9)),
    ...Array.from({ length: 10 }, (_, i) => of(20 + i, false, i < 4)),
    planRow('late', 'u00', { co_authored: true, ends_on: '2026-12-31' }),
  ]
  const { execution } = ask({ plans }).plans
  expect(execution).toMatchObject({ together: { k: 9, n: 10 }, imposed: { k: 4, n: 10 } })
  expect(execution.difference!.value).toBeCloseTo(0.5, 12)
  expect(ask({ plans: [planRow('P', 'u00')] }).plans.execution.together).toMatchObject({
    ...{ status: 'not_testable', needs: 'plan.co_authored' },
  })
})

test('beliefs: the system explains most of it; most goals have no talk on record; longer plans get less done', () => {
  const targets = [{ unit_id: 'u00', period_id: 'x', period_start: '2026-01-01', n: 100, n_lessons: 0, n_talkable: 100, n_talked: 20 }] // prettier-ignore
  // Fourteen plans of 1 … 14 steps, of which always one is done: the longer, the smaller the share.
  const ids = UNITS.slice(0, 14)
  const plans = ids.map((id) => planRow(`P${id}`, id))
  const steps = ids.flatMap((id, i) => Array.from({ length: i + 1 }, (_, s) => step(`P${id}`, s + 1, { done_on: s === 0 ? '2025-06-01' : null }))) // prettier-ignore
  const [people, handed, carried] = ask({ targets, plans, steps }).beliefs
  expect(people).toMatchObject({ code: 'people_only', value: 0.7, verdict: 'against' })
  expect(handed).toMatchObject({ code: 'handed_over', k: 20, n: 100, value: 0.2, verdict: 'for' })
  expect(carried).toMatchObject({ code: 'carried_out', n: 14, k: 1, verdict: 'against' })
  expect(carried!.value).toBeCloseTo(-1, 12)
})

test('plans that do as well whatever their length leave the belief open', () => {
  const ids = UNITS.slice(0, 14)
  const plans = ids.map((id) => planRow(`P${id}`, id))
  // Lengths 1 to 4 in turn; every second plan is done, whatever its length.
  const steps = ids.flatMap((id, i) => Array.from({ length: 1 + (i % 4) }, (_, s) => step(`P${id}`, s + 1, { done_on: Math.floor(i / 4) % 2 === 0 ? '2025-06-01' : null }))) // prettier-ignore
  const carried = ask({ plans, steps }).beliefs.find(({ code }) => code === 'carried_out')!
  expect(carried).toMatchObject({ status: 'found', verdict: 'open' })
})

test('missing columns are named, and nothing delivered is empty', () => {
  const bare = { ...COMPANY, n_with_evidence: 0, n_lesson_ids: 0, system_share: null }
  const found = ask({ signals: [signal('u00', 1)], company: [bare] })
  expect(found.plans.diagnosis).toMatchObject({ status: 'not_testable', needs: 'plan.evidence_kinds' })
  expect(found.carry_over).toMatchObject({ status: 'not_testable', needs: 'goal_result.lesson_id' })
  expect(found.commitments.company_share).toMatchObject({ status: 'not_testable', needs: 'plan_step.owner_side' })
  expect(found.beliefs.map(({ status, needs }) => [status, needs])).toEqual([
    ['not_testable', 'diagnosis'],
    ['not_testable', 'checkin.occurred_on'],
    ['not_testable', 'plan_step.due_on'],
  ])
  expect(ask({})).toMatchObject({ kind: 'empty' })
})

test('a protected unit opens no case, is named nowhere, and asked for says only that it is protected', () => {
  const units = [
    unitRow('root', { parent_id: null, depth: 0, is_asked: true }),
    unitRow('u00', { is_withheld: true, n_people: 3 }),
  ]
  const given = { units, signals: [signal('u00', 1)], plans: [planRow('P', 'u00', { lesson: 'three of them know', status: 'open', closed_on: null })], steps: [step('P', 1, { owner_side: 'company', done_on: null })] } // prettier-ignore
  const found = ask(given)
  expect(found).toMatchObject({ cases: { n: 0 }, lessons: [], commitments: { n_overdue: 1, overdue: [{ units: [] }] } })
  const asked = { ...rows(given), units: units.map((row) => ({ ...row, is_asked: row.unit_id === 'u00' })) }
  expect(loop.analyse(asked, { unit: 'u00' }, 1)).toMatchObject({ kind: 'withheld', n_people: null, lessons: [] })
})

test('lessons with a seen effect come first; a proposal carries the lesson and is staged where results lie far from target', () => {
  const plans = [
    planRow('P1', 'u00', { lesson: 'order first', kpi_id: 'k1', verdict: 'not_confirmed' }),
    planRow('P2', 'u01', { lesson: 'one shift first', kpi_id: 'k1', verdict: 'worked', corrected: 0.5 }),
  ]
  const of = (unit_id: string, target: number, actual: number): Row<'results'> => ({ unit_id, kpi_id: 'k1', kpi_zh: '产量', kpi_en: 'Output', kpi_unit: null, kpi_direction: 'higher', target, actual, gap_ratio: actual / target - 1, n_people: 20 }) // prettier-ignore
  const { lessons, proposals } = ask({ plans, results: [of('u00', 100, 80), of('u01', 100, 97)] })
  expect(lessons.map(({ plan_id }) => plan_id)).toEqual(['P2', 'P1'])
  expect(proposals).toMatchObject([
    { lesson_id: 'P1', advice: 'stage', proposed: 90 },
    { lesson_id: 'P2', advice: 'keep', proposed: 100 },
  ])
})

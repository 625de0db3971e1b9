import { expect, test } from 'vitest'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { LANGUAGES } from '#queries/locale.ts'
import { lightPalette } from '#queries/palette.ts'
import { seeded } from '#queries/stats/random.ts'
import { result as goal, unit, withSnapshot, type Records } from '#tests/warehouse/deliveries.ts'
import participation from './analysis.ts'
import type { Measure, ParticipationResult } from './result.ts'
import { waitsChart } from './waits-chart.ts'
import { countRow, meanRow, unitRow, waitRow, type Rows } from './rows.ts'

const months = ['2025-01', '2025-02']
const people = (of: string, n: number) => Array.from({ length: n }, (_, i) => `${of}${i}`)
const results = (person_key: string, over: Records[number] = {}) =>
  months.map((period_id) => goal({ person_key, unit_id: person_key[0]!, period_id, ...over }))

/** Two teams of six: what is asked of the product is loaded, built and read the whole way. */
async function ask(tables: Record<string, Records>, params: { unit?: string; cycle?: string } = {}) {
  const units = [unit('r'), unit('a', 'r'), unit('b', 'r'), unit('c', 'r')]
  return withSnapshot([{ tables: { unit: units, ...tables } }], async (snapshot) => {
    const asked = participation.params.parse(params)
    const read = async (name: string) => {
      const sql = await readSql(`analyses/participation/${name}.sql`)
      return snapshot.query(sql, name === 'units' ? asked : { cycle: asked.cycle })
    }
    const rows: Rows = {
      units: unitRow.array().parse(await read('units')),
      counts: countRow.array().parse(await read('counts')),
      waits: waitRow.array().parse(await read('waits')),
      means: meanRow.array().parse(await read('means')),
    }
    return participation.analyse(rows, asked, 1)
  })
}
const of = (found: ParticipationResult, code: Measure['code']) => found.measures.find((one) => one.code === code)!

test('goals: who took part, what is a process, what was never touched, each with numerator and denominator', async () => {
  // 12 people × 2 months = 24 goals. a0–a5: both (12 goals), b0–b2: manager (6), b3–b5 say nothing (6, not counted): 12 of 18.
  // Touched: a0 alone, on 20 February (after the setting on 28 January), 1 of 24; its January goal was touched before it was set.
  const goal_result = [...people('a', 6), ...people('b', 6)].flatMap((person) =>
    results(person, {
      proposed_by: person[0] === 'a' ? 'both' : Number(person[1]) < 3 ? 'manager' : null,
      indicator_type: person === 'a1' ? 'process' : 'result',
      target_set_at: '2025-01-28',
      updated_on: person === 'a0' ? '2025-01-20' : null,
    }).map((row, i) => (person === 'a0' && i === 1 ? { ...row, updated_on: '2025-02-20' } : row)),
  )
  const found = await ask({ goal_result })
  expect(of(found, 'goals_agreed')).toMatchObject({ status: 'found', k: 12, n: 18 })
  expect(of(found, 'goals_agreed').here!.value).toBeCloseTo(2 / 3, 12)
  // Wilson, 12 of 18: (12 + 1.9207 ± 1.96 √(12·6/18 + 0.9604)) / (18 + 3.8415) = 0.4375 to 0.8373 (R prop.test, correct = FALSE)
  expect(of(found, 'goals_agreed').here!.low).toBeCloseTo(0.4375, 3)
  expect(of(found, 'goals_agreed').here!.high).toBeCloseTo(0.8373, 3)
  expect(of(found, 'goals_process')).toMatchObject({ k: 2, n: 24 })
  expect(of(found, 'goals_untouched')).toMatchObject({ k: 23, n: 24 })
  expect(of(found, 'goals_talked')).toMatchObject({ status: 'not_testable', needs: 'checkin.occurred_on', link: null })
})

test('a source that never fills a column says nothing: its goals are not called untouched or unacknowledged', async () => {
  const kept = people('a', 6).flatMap((person) => results(person, { target_set_at: '2025-01-02', updated_on: '2025-01-09', acknowledged_on: '2025-01-05' })) // prettier-ignore
  const silent = people('b', 6).flatMap((person) => results(person, { target_set_at: '2025-01-02' }))
  const found = await withTwoSources(kept, silent)
  expect(of(found, 'goals_untouched')).toMatchObject({ k: 0, n: 12 })
  expect(of(found, 'goal_acknowledged')).toMatchObject({ k: 12, n: 12 })
  expect(of(found, 'goal_acknowledged').here!.value).toBe(3)
})

async function withTwoSources(first: Records, second: Records) {
  const units = [unit('r'), unit('a', 'r'), unit('b', 'r')]
  const deliveries = [
    { source_id: 'one', tables: { unit: units, goal_result: first } },
    { source_id: 'two', tables: { goal_result: second } },
  ]
  return withSnapshot(deliveries, async (snapshot) => {
    const read = async (name: string, params: Record<string, unknown>) =>
      snapshot.query(await readSql(`analyses/participation/${name}.sql`), params)
    const rows: Rows = {
      units: unitRow.array().parse(await read('units', { unit: null, cycle: null })),
      counts: countRow.array().parse(await read('counts', { cycle: null })),
      waits: waitRow.array().parse(await read('waits', { cycle: null })),
      means: meanRow.array().parse(await read('means', { cycle: null })),
    }
    return participation.analyse(rows, { unit: null, cycle: null }, 1)
  })
}

test('talks count after a goal was set and by the end of its period; a talk before, or about a difficulty, does not', async () => {
  const goal_result = people('a', 6).flatMap((person) => results(person, { target_set_at: '2025-01-02' }))
  const talk = (person_key: string, occurred_on: string, kind = 'check_in') => ({ person_key, unit_id: 'a', kind, occurred_on, n: 1 }) // prettier-ignore
  const checkin = [
    talk('a0', '2025-01-15'), // after both goals were set, on 2 January: both
    talk('a1', '2025-02-10'), // January ends before it, so February's goal only
    talk('a2', '2025-01-01'), // before the goal was set
    talk('a3', '2025-01-20', 'blocker'),
  ]
  const found = await ask({ goal_result, checkin })
  expect(of(found, 'goals_talked')).toMatchObject({ k: 3, n: 12 })
  // Person-months with a talk: a0 January, a1 February, a2 January (it is a talk of that month): 3 of 12.
  expect(of(found, 'months_talked')).toMatchObject({ k: 3, n: 12 })
  expect(of(found, 'talks_per_month').here!.value).toBeCloseTo(3 / 12, 12)
})

test('difficulties by cause and function with their age; open ones wait until the newest day and are not dropped', async () => {
  const goal_result = people('a', 6).flatMap((person) => results(person)) // the data end on 28 February
  const blocker = (item_id: string, blocker_code: string, owner_function: string, occurred_on: string, answered_on: string | null) => ({ unit_id: 'a', kind: 'blocker', item_id, blocker_code, owner_function, occurred_on, answered_on, n: 1 }) // prettier-ignore
  const checkin = [
    ...Array.from({ length: 8 }, (_, i) => blocker(`i${i}`, '流程', 'IT', '2025-01-01', `2025-01-0${i + 2}`)), // 1 … 8 days
    ...['x', 'y'].map((id) => blocker(id, 'process', 'IT', '2025-01-29', null)), // open for 30 days
    blocker('h', '资源', 'HR', '2025-02-01', null), // 27 days
  ]
  const { blockers, ...found } = await ask({ goal_result, checkin })
  expect(blockers).toEqual([
    { cause: 'process', owner_function: 'IT', n: 10, n_open: 2, median_days: 5, oldest_days: 30, running_share: 10 / 11 },
    { cause: 'resource', owner_function: 'HR', n: 1, n_open: 1, median_days: null, oldest_days: 27, running_share: 1 },
  ]) // 10 at risk, one answer a day: half are left after the fifth; eight answers alone would have said 4.5
  expect(of({ blockers, ...found }, 'blockers_answered')).toMatchObject({ k: 8, n: 11 })
}) // prettier-ignore

test('proposals: answered, of those decided adopted; fewer than ten are counted and not made a rate', async () => {
  const goal_result = people('a', 6).flatMap((person) => results(person))
  const proposal = (id: number, answered: boolean, adopted: boolean | null) => ({ unit_id: 'a', kind: 'proposal', item_id: `p${id}`, occurred_on: '2025-01-10', answered_on: answered ? '2025-01-17' : null, adopted, n: 1 }) // prettier-ignore
  const checkin = Array.from({ length: 12 }, (_, i) => proposal(i, i < 9, i < 6 ? i < 2 : null))
  const found = await ask({ goal_result, checkin })
  expect(of(found, 'proposals_answered')).toMatchObject({ status: 'found', k: 9, n: 12 })
  expect(of(found, 'proposals_adopted')).toMatchObject({ status: 'counts_only', k: 2, n: 6, here: null })
  expect(of(found, 'proposal_answered').here!.value).toBe(7)
})

test('plans of units by co-authorship, decision rights and milestones; plans of persons are not counted', async () => {
  const goal_result = people('a', 6).flatMap((person) => results(person))
  const plan = Array.from({ length: 12 }, (_, i) => ({ plan_id: `P${i}`, subject_type: 'unit', unit_id: 'a', starts_on: '2025-01-05', co_authored: i < 4, decision_level: i % 4, own_benefit: i < 3 ? 'less overtime' : null, acknowledged_on: i < 6 ? '2025-01-11' : null })) // prettier-ignore
  const person = { plan_id: 'N1', subject_type: 'person', person_key: 'a0', unit_id: 'a', starts_on: '2025-01-05', co_authored: true, decision_level: 3 } // prettier-ignore
  const step = (plan_id: string, step_no: number, kind: string) => ({ plan_id, step_no, kind, due_on: '2025-02-01' })
  const plan_step = [step('P0', 1, 'milestone'), step('P0', 2, 'action'), step('P1', 1, 'milestone'), step('P1', 2, 'commitment')] // prettier-ignore
  const found = await ask({ goal_result, plan: [...plan, person], plan_step })
  expect(of(found, 'plans_agreed')).toMatchObject({ k: 4, n: 12 })
  expect(of(found, 'plans_decide')).toMatchObject({ k: 6, n: 12 }) // levels 2 and 3 of 0, 1, 2, 3, …
  expect(of(found, 'plans_benefit')).toMatchObject({ k: 3, n: 12 })
  expect(of(found, 'plans_milestones')).toMatchObject({ k: 1, n: 12 })
  // Six confirmed after 6 days, six still open after 54: the median is where exactly half are left.
  expect(of(found, 'plan_acknowledged')).toMatchObject({ k: 6, n: 12 })
  expect(of(found, 'plan_acknowledged').here!.value).toBe(6)
})

test('a unit is seen with what lies below it; a unit of four people is protected', async () => {
  // Three teams of 4, 6 and 14: with b its next smallest sibling c is protected, or b could be worked out; a is shown.
  const team = (of: string, n: number, proposed_by: string) =>
    Array.from({ length: n }, (_, i) => results(`${of}-${i}`, { proposed_by })).flat()
  const goal_result = [...team('a', 14, 'manager'), ...team('b', 4, 'employee'), ...team('c', 6, 'both')]
  const found = await ask({ goal_result }, { unit: 'a' })
  expect(of(found, 'goals_agreed')).toMatchObject({ k: 0, n: 28, company: { value: 20 / 48 } })
  const small = await ask({ goal_result }, { unit: 'b' })
  expect(small).toMatchObject({ kind: 'withheld', measures: [], n_people: null })
})

// The link: rows as the SQL gives them, 24 units of 20 goals each; x is the share of agreed goals, y the gap.
function planted(gapOf: (x: number, noise: number) => number): Rows {
  const random = seeded(11, 'planted')
  const units = Array.from({ length: 24 }, (_, i) => {
    const k = i % 21
    return { unit_id: `u${String(i).padStart(2, '0')}`, k, gap_z: gapOf(k / 20, random() - 0.5) }
  })
  const head = { parent_id: 'root', name_zh: null, name_en: null, depth: 1, n_people: 20, is_withheld: false, is_inside: true, as_of: '2025-02-28' } // prettier-ignore
  return {
    units: [
      { ...head, unit_id: 'root', parent_id: null, depth: 0, has_people: false, gap_z: -0.3, is_asked: true },
      ...units.map(({ unit_id, gap_z }) => ({ ...head, unit_id, has_people: true, gap_z, is_asked: false })),
    ],
    counts: units.map(({ unit_id, k }) => ({ measure: 'goals_agreed', unit_id, k, n: 20 })),
    ...{ waits: [], means: [] },
  }
}
const linkIn = (rows: Rows) => of(participation.analyse(rows, { unit: null, cycle: null }, 3), 'goals_agreed').link!

test('an association with the gap that was planted over units is found, with its interval and what else it may be', () => {
  const found = linkIn(planted((x, noise) => -1 + x + 0.4 * noise))
  expect(found).toMatchObject({ status: 'found', n_units: 24, is_clear: true })
  expect(found.r!).toBeGreaterThan(0.8)
  expect(found.low!).toBeGreaterThan(0.5)
  expect(found.confounders).toContain('goal_difficulty')
})

test('units whose goals are agreed as often, whatever their gap, show no clear association', () => {
  const found = linkIn(planted((_, noise) => noise))
  expect(found).toMatchObject({ status: 'found', is_clear: false })
  expect(found.low! * found.high!).toBeLessThan(0)
})

test('nine units are too few to say that anything goes with the gap', () => {
  const rows = planted((x) => x)
  const few = { ...rows, counts: rows.counts.slice(0, 9) }
  expect(linkIn(few)).toMatchObject({ status: 'few_units', n_units: 9, r: null, is_clear: false })
})

test('the curve of what waits falls as Kaplan and Meier have it, and draws in both languages; below ten cases there is none', () => {
  const rows = planted((_, noise) => noise)
  // Ten answered after 1 … 10 days, two still open after 10: 11 of 12 wait after the first day, 2 of 12 after the tenth.
  const waits = [
    ...Array.from({ length: 10 }, (_, i) => ({ days: i + 1, is_answered: true, n: 1 })),
    { days: 10, is_answered: false, n: 2 },
  ].map((one) => ({ ...one, measure: 'blocker_answered', unit_id: 'u00', cause: null, owner_function: null }))
  const found = participation.analyse({ ...rows, waits }, { unit: null, cycle: null }, 1)
  const [curve] = found.curves
  expect(curve).toMatchObject({ n: 12, n_open: 2 })
  expect(curve!.steps[0]!.share).toBeCloseTo(11 / 12, 12)
  expect(curve!.steps.at(-1)!.share).toBeCloseTo(2 / 12, 12)
  for (const lang of LANGUAGES) {
    const drawn = waitsChart(found, { lang, palette: lightPalette, width: 640 })!
    expect(JSON.parse(JSON.stringify(drawn.option))).toMatchObject({ series: [{}, {}, { type: 'line', step: 'end' }] })
  }
  const few = participation.analyse({ ...rows, waits: waits.slice(0, 5) }, { unit: null, cycle: null }, 1)
  expect(few.curves).toEqual([])
  expect(waitsChart(few, { lang: 'zh', palette: lightPalette })).toBeNull()
})

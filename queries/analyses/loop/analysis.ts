import { defineAnalysis } from '#queries/define.ts'
import { ROOT_UNIT, SMALLEST_DISTRIBUTION, SMALLEST_GROUP } from '#queries/domain.ts'
import { daysBetween, funnelOf } from '#queries/improvement/stage.ts'
import { toUnitName } from '#queries/names.ts'
import type { UnitName } from '#queries/result.ts'
import { kaplanMeier } from '#queries/stats/kaplan-meier.ts'
import { beliefsOf } from './beliefs-of.ts'
import { casesOf, type Case } from './cases-of.ts'
import { chart } from './chart.ts'
import { commitmentsOf } from './commitments-of.ts'
import { investmentOf } from './investment-of.ts'
import { lessonsOf, proposalsOf } from './lessons-of.ts'
import { planFacts, type PlanFacts } from './plan-facts.ts'
import { differenceOf, FEWEST_CASES, notTestable, rateOf, shareOf } from './rate-of.ts'
import { repeatsOf } from './repeats-of.ts'
import { CASE_STAGES, params, result, type LoopResult } from './result.ts'
import { causeRow, companyRow, contactRow, planRow, resultRow, signalRow, spentRow, stepRow, targetRow, unitRow, type Rows } from './rows.ts' // prettier-ignore
import { tables } from './tables.ts'
import { text } from './text.ts'

/** Do gaps go all the way from signal to a judged effect, does the same come back, and does the company keep what it promised? */
export default defineAnalysis({
  slug: 'loop',
  params,
  queries: {
    ...{ units: unitRow, signals: signalRow, plans: planRow, steps: stepRow, contacts: contactRow, causes: causeRow },
    ...{ spent: spentRow, targets: targetRow, company: companyRow, results: resultRow },
  },
  result,
  text,
  analyse: (rows: Rows, _, seed): LoopResult => analyse(rows, seed),
  figures: ({ n_people, response, proposals }: LoopResult) => [
    ...(n_people === null ? [] : [{ key: UNIT, n: n_people, cell: null }]),
    ...(n_people === null || response.median === null
      ? []
      : [{ key: WAIT, n: n_people, cell: null, smallest: SMALLEST_DISTRIBUTION }]),
    ...proposals.map((one, i) => ({ key: `${i}`, n: one.n_people, cell: null })),
  ],
  withhold: (found: LoopResult, keys): LoopResult =>
    keys.has(UNIT)
      ? nothing('withheld', found.unit, found.as_of)
      : {
          ...found,
          response: keys.has(WAIT) ? { ...found.response, median: null, low: null, high: null } : found.response,
          proposals: found.proposals.filter((_, i) => !keys.has(`${i}`)),
        },
  chart,
  tables,
})

/** Keys of the figures: the unit with its count, and its median wait; proposals are known by their place. */
const UNIT = 'unit'
const WAIT = 'wait'

function analyse(rows: Rows, seed: number): LoopResult {
  const asked = rows.units.find(({ is_asked }) => is_asked)
  const unit = asked ? toUnitName(asked) : null
  const asOf = rows.company[0]?.as_of?.slice(0, 10) ?? null
  const isNothing = rows.signals.length === 0 && rows.plans.length === 0 && rows.spent.length === 0
  if (!asked || asOf === null || isNothing) return nothing('empty', unit, asOf)
  if (asked.is_withheld) return nothing('withheld', unit, asOf)

  const isCompany = asked.unit_id === ROOT_UNIT
  const byId = new Map(rows.units.map((row) => [row.unit_id, row]))
  const isIn = (id: string) => isCompany || byId.get(id)?.is_inside === true
  const isShown = (id: string) =>
    byId.get(id)?.is_withheld === false && (byId.get(id)?.n_people ?? SMALLEST_GROUP) >= SMALLEST_GROUP
  const nameOf = (id: string) => (isShown(id) ? toUnitName(byId.get(id)!) : null)
  const own: Rows = {
    ...rows,
    signals: rows.signals.filter(({ unit_id }) => isIn(unit_id) && isShown(unit_id)),
    targets: rows.targets.filter(({ unit_id }) => isIn(unit_id)),
  }
  const all = planFacts(rows, asOf)
  // A plan that covers a unit and others belongs to each of them.
  const plans = all.filter(({ unit_ids }) => unit_ids.some(isIn))
  const cases = casesOf(own, all, ancestors(rows.units))
  const { system_share, n_with_evidence, n_lesson_ids, n_people_with_plan, n_person_plans } = rows.company[0]!
  const started = plans.filter(({ reached }) => reached.started === true)
  const diagnosed = plans.filter(({ isDiagnosed }) => isDiagnosed)
  const sided = plans.filter(({ steps }) => steps.some(({ owner_side }) => owner_side !== null))
  return {
    kind: 'found',
    ...{ unit, as_of: asOf, n_people: asked.n_people },
    cases: caseCounts(cases, own.causes, asOf),
    plans: {
      n: plans.length,
      n_of_people: isCompany && n_people_with_plan >= SMALLEST_GROUP ? n_person_plans : null,
      funnel: funnelOf(plans.map(({ reached }) => reached)),
      diagnosis:
        n_with_evidence === 0 ? notTestable('plan.evidence_kinds') : shareOf(started, ({ isDiagnosed }) => isDiagnosed),
      mismatch:
        n_with_evidence === 0
          ? notTestable('plan.evidence_kinds')
          : shareOf(diagnosed, ({ fit }) => fit.fit === 'mismatch'),
      mismatches: mismatchesOf(plans, nameOf),
      n_without_diagnosis: plans.length - diagnosed.length,
      execution: executionOf(plans, asOf),
      one_sided: sided.length === 0 ? notTestable('plan_step.owner_side') : shareOf(sided, isOneSided),
    },
    commitments: commitmentsOf(plans, asOf, nameOf),
    investment: investmentOf(rows.spent, isIn),
    response: responseOf(cases, rows.contacts.length > 0, asOf),
    carry_over: n_lesson_ids === 0 ? notTestable('goal_result.lesson_id') : carryOver(cases, own.targets),
    // The beliefs are about the company; the diagnosis of one unit is on its own page.
    beliefs: isCompany ? beliefsOf(own, plans, asOf, seed) : beliefsOf(own, plans, asOf, seed).filter(({ code }) => code !== 'people_only' || system_share === null), // prettier-ignore
    lessons: lessonsOf(plans, nameOf),
    proposals: proposalsOf(plans, rows, nameOf),
  }
}

/** Plans whose end has passed: how many are done, by who wrote them. Units choose how they write plans, so it is no effect. */
function executionOf(plans: readonly PlanFacts[], asOf: string): LoopResult['plans']['execution'] {
  const due = plans.filter(({ ends_on }) => ends_on !== null && ends_on <= asOf)
  if (plans.every(({ isTogether }) => isTogether === null)) {
    const none = notTestable('plan.co_authored')
    return { together: none, imposed: none, difference: null }
  }
  const done = (written: boolean) =>
    shareOf(
      due.filter(({ isTogether }) => isTogether === written),
      ({ reached }) => reached.done === true,
    )
  const [together, imposed] = [done(true), done(false)]
  return { together, imposed, difference: differenceOf(together, imposed) }
}

/** Plans of shown units only: what a protected unit does stays with it. */
function mismatchesOf(
  plans: readonly PlanFacts[],
  nameOf: (id: string) => UnitName | null,
): LoopResult['plans']['mismatches'] {
  return plans.flatMap(({ plan_id, unit_ids, cause, cause_word, remedy, basis, isDiagnosed, fit }) => {
    const units = unit_ids.flatMap((id) => nameOf(id) ?? [])
    if (fit.fit !== 'mismatch' || units.length === 0) return []
    return [{ plan_id, units, cause: cause ?? cause_word, remedy, ...basis, is_diagnosed: isDiagnosed }]
  })
}

const isOneSided = ({ steps }: PlanFacts) => !steps.some(({ owner_side }) => owner_side === 'company')

function caseCounts(cases: readonly Case[], causes: Rows['causes'], asOf: string): LoopResult['cases'] {
  const due = cases.filter(({ due_on }) => due_on <= asOf)
  const stages = CASE_STAGES.map((stage) => ({ stage, n: due.filter(({ reached }) => reached[stage]).length }))
  // Where cases that did not close stop: the first stage that they lack.
  const stops = Map.groupBy(
    due.filter(({ isClosed }) => !isClosed),
    ({ reached }) => CASE_STAGES.find((stage) => !reached[stage]) ?? ('effect_seen' as const),
  )
  const most = [...stops].toSorted((a, b) => b[1].length - a[1].length || CASE_STAGES.indexOf(a[0]) - CASE_STAGES.indexOf(b[0]))[0] // prettier-ignore
  const repeats = repeatsOf(cases, causes, asOf)
  return {
    ...{ n: cases.length, n_open: cases.length - due.length, stages },
    closure: shareOf(due, ({ isClosed }) => isClosed),
    stopped_at: most ? { stage: most[0], n: most[1].length } : null,
    repeat: rateOf(repeats.k, repeats.n),
    repeat_causes: repeats.causes,
  }
}

/** From the signal to the first talk; a signal without one waits until the newest day. */
function responseOf(cases: readonly Case[], hasContacts: boolean, asOf: string): LoopResult['response'] {
  const none = { needs: null, n: cases.length, n_answered: 0, median: null, low: null, high: null }
  if (!hasContacts) return { status: 'not_testable', ...none, needs: 'checkin.occurred_on' }
  const waits = cases.map(({ opened_on, firstContact }) => ({
    time: Math.max(0, daysBetween(opened_on, firstContact ?? asOf)),
    isEvent: firstContact !== null,
    n: 1,
  }))
  const found = kaplanMeier(waits)
  if (!found) return { status: 'none_due', ...none }
  const counted = { ...none, n_answered: found.n_events }
  if (found.n < FEWEST_CASES) return { status: 'counts_only', ...counted }
  const { estimate = null, low = null, high = null } = found.median ?? {}
  return { status: 'found', ...counted, median: estimate, low, high }
}

/** Targets set after a case of their unit was closed, and how many of them cite a lesson. */
function carryOver(cases: readonly Case[], targets: Rows['targets']) {
  const closedOn = new Map<string, string>()
  for (const { unit_id, due_on, isClosed } of cases) {
    const known = closedOn.get(unit_id)
    if (isClosed && (known === undefined || due_on < known)) closedOn.set(unit_id, due_on)
  }
  const after = targets.filter(({ unit_id, period_start }) => {
    const closed = closedOn.get(unit_id)
    return closed !== undefined && period_start !== null && period_start.slice(0, 10) > closed
  })
  return rateOf(
    after.reduce((sum, row) => sum + row.n_lessons, 0),
    after.reduce((sum, row) => sum + row.n, 0),
  )
}

/** Unit → the units above it, nearest first. */
function ancestors(units: Rows['units']): Map<string, string[]> {
  const parent = new Map(units.map(({ unit_id, parent_id }) => [unit_id, parent_id]))
  return new Map(
    units.map(({ unit_id }) => {
      const line: string[] = []
      for (let at = parent.get(unit_id); at && line.length < DEEPEST; at = parent.get(at)) line.push(at)
      return [unit_id, line]
    }),
  )
}
/** Organisations are not deeper (import §12). */
const DEEPEST = 50

function nothing(kind: 'empty' | 'withheld', unit: LoopResult['unit'], as_of: string | null): LoopResult {
  const none = rateOf(0, 0)
  return {
    kind,
    ...{ unit, as_of, n_people: null },
    cases: { n: 0, n_open: 0, stages: [], closure: none, stopped_at: null, repeat: none, repeat_causes: [] },
    plans: { n: 0, n_of_people: null, funnel: [], diagnosis: none, mismatch: none, mismatches: [], n_without_diagnosis: 0, one_sided: none, execution: { together: none, imposed: none, difference: null } },
    commitments: { company_share: none, company_on_time: none, team_on_time: none, balance: null, n_overdue: 0, median_days: null, overdue: [] },
    investment: { status: 'not_testable', needs: null, hours: null, money: null, burden: null, from_day: null, to_day: null },
    response: { status: 'none_due', needs: null, n: 0, n_answered: 0, median: null, low: null, high: null },
    carry_over: none,
    ...{ beliefs: [], lessons: [], proposals: [] },
  } // prettier-ignore
}

import type { Verdict } from '#queries/diagnosis/factors.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import { causeOf, causeOfFactor } from '#queries/improvement/causes.ts'
import { fitOf, type EvidenceGrade, type FitReason } from '#queries/improvement/fit/fit-of.ts'
import type { OutcomeVerdict } from '#queries/improvement/outcome/define.ts'
import { daysBetween, stagesOf } from '#queries/improvement/stage.ts'
import type { KpiName, UnitName } from '#queries/result.ts'
import { inOrder, type DecisionRule, type Ranked } from './choose-decisions.ts'

export type Plan = {
  plan_id: string
  /** The units that it covers. */
  unit_ids: string[]
  programme: string | null
  cause: string | null
  remedy: string | null
  owner_function: string | null
  starts_on: string | null
  started_on: string | null
  ends_on: string | null
  closed_on: string | null
  status: string | null
  outcome: OutcomeVerdict | null
}
export type Owed = { plan_id: string; text: string; owner_function: string | null; due_on: string }
export type Unit = UnitName & {
  tree_order: number
  n_people: number | null
  is_withheld: boolean
  is_low: boolean
  verdict: Verdict | null
  /** Circumstances that are backed in this unit, the best backed first. */
  factors: { factor: string; grade: EvidenceGrade }[]
}
export type UnitKpi = {
  unit_id: string
  kpi: KpiName
  weight: number
  is_target_blocked: boolean
  is_withheld: boolean
}

export type Decision = Ranked & {
  unit: UnitName
  n_people: number | null
  plan_id: string | null
  /** Units that the plan covers. */
  n_units: number
  /** The function that is asked; null where the record names none. */
  owner_function: string | null
  due_on: string | null
  /** Days past the due day; null where nothing is overdue. */
  days: number | null
  /** Overdue items of the plan, and the one that has waited longest. */
  n_items: number
  item: string | null
  kpi: KpiName | null
  cause: string | null
  remedy: string | null
  fit_reason: FitReason | null
  verdict: Verdict | null
  outcome: OutcomeVerdict | null
  factor: string | null
  grade: EvidenceGrade | null
}

export type Given = {
  /** The day up to which the data speak, ISO. */
  as_of: string
  plans: readonly Plan[]
  owed: readonly Owed[]
  units: readonly Unit[]
  kpis: readonly UnitKpi[]
}

/** Everything in the snapshot that asks for a decision, in order. A unit that is protected, or unknown, asks for none. */
export function findDecisions(given: Given): Decision[] {
  const units = new Map(given.units.filter(({ is_withheld }) => !is_withheld).map((unit) => [unit.unit_id, unit]))
  const weightOf = new Map<string, number>()
  for (const { unit_id, weight } of given.kpis) weightOf.set(unit_id, (weightOf.get(unit_id) ?? 0) + weight)
  const all = weightOf.get(ROOT_UNIT) ?? 0
  const share = (id: string) => (all > 0 ? (weightOf.get(id) ?? 0) / all : 0)

  const decide = (rule: DecisionRule, unit: Unit, key: string, about: Partial<Decision>): Decision => {
    const { n_people, tree_order, is_withheld: _, is_low: __, verdict: ___, factors: ____, ...name } = unit
    return {
      ...NOTHING,
      ...about,
      ...{ rule, key, unit: name, n_people, tree_order, goal_share: share(unit.unit_id) },
    }
  }
  const open = given.plans.filter((plan) => !isOver(plan, given.as_of))
  const firstUnit = ({ unit_ids }: Plan): Unit | undefined =>
    unit_ids
      .flatMap((id) => units.get(id) ?? [])
      .toSorted((a, b) => share(b.unit_id) - share(a.unit_id) || a.tree_order - b.tree_order)[0]
  const ofPlan = (plan: Plan) => ({
    ...{ plan_id: plan.plan_id, n_units: plan.unit_ids.length, cause: plan.cause, remedy: plan.remedy },
    outcome: plan.outcome,
  })

  const overdue = open.flatMap((plan) => {
    const unit = firstUnit(plan)
    const items = given.owed
      .filter(({ plan_id, due_on }) => plan_id === plan.plan_id && due_on < given.as_of)
      .toSorted((a, b) => (a.due_on < b.due_on ? -1 : a.due_on > b.due_on ? 1 : a.text < b.text ? -1 : 1))
    const [oldest] = items
    if (!unit || !oldest) return []
    const { owner_function, due_on, text } = oldest
    return decide('overdue_company_item', unit, plan.plan_id, {
      ...ofPlan(plan),
      ...{ owner_function, due_on, days: daysBetween(due_on, given.as_of), n_items: items.length, item: text },
    })
  })

  // A plan for the whole company is no answer to the gap of one department.
  const planned = new Set(open.flatMap(({ unit_ids }) => unit_ids).filter((id) => id !== ROOT_UNIT))
  const withoutPlan = outermost(
    [...units.values()].filter(
      (unit) =>
        unit.unit_id !== ROOT_UNIT &&
        unit.verdict === 'system' &&
        unit.is_low &&
        !above(unit, units).some((id) => planned.has(id)),
    ),
    units,
  ).map((unit) =>
    decide('system_without_plan', unit, unit.unit_id, {
      ...{ verdict: unit.verdict, factor: unit.factors[0]?.factor ?? null, grade: unit.factors[0]?.grade ?? null },
    }),
  )

  const nKpis = new Map<string, number>()
  for (const { unit_id } of given.kpis) nKpis.set(unit_id, (nKpis.get(unit_id) ?? 0) + 1)
  const unread = given.kpis.filter(
    (one) =>
      one.is_target_blocked &&
      !one.is_withheld &&
      units.has(one.unit_id) &&
      // Its part of the unit's weight is not below an equal part.
      one.weight / weightOf.get(one.unit_id)! > 1 / nKpis.get(one.unit_id)! - ROUNDING,
  )
  const targets = [...Map.groupBy(unread, ({ kpi }) => kpi.kpi_id).values()].flatMap((ofKpi) =>
    outermost(
      ofKpi.map(({ unit_id }) => units.get(unit_id)!),
      units,
    ).map((unit) =>
      decide('target_not_interpretable', unit, `${unit.unit_id} ${ofKpi[0]!.kpi.kpi_id}`, { kpi: ofKpi[0]!.kpi }),
    ),
  )

  const mismatched = open.flatMap((plan) => {
    const unit = firstUnit(plan)
    if (!unit) return []
    const cause = causeOf(plan.cause)
    const backed = unit.factors.find(({ factor }) => cause !== null && causeOfFactor(factor) === cause)
    const { fit, reason } = fitOf({
      ...{ cause: plan.cause, remedy: plan.remedy, evidence_grade: backed?.grade ?? null },
      verdict: unit.verdict === 'withheld' ? null : unit.verdict,
    })
    return fit === 'mismatch'
      ? decide('remedy_mismatch', unit, plan.plan_id, {
          ...ofPlan(plan),
          ...{ fit_reason: reason, verdict: unit.verdict, owner_function: plan.owner_function ?? 'unit' },
          ...{ factor: unit.factors[0]?.factor ?? null, grade: unit.factors[0]?.grade ?? null },
        })
      : []
  })

  const toEnd = open.flatMap((plan) => {
    const unit = firstUnit(plan)
    if (!unit) return []
    const isAtEnd = plan.ends_on !== null && plan.ends_on <= given.as_of
    // What does harm, or makes no difference that matters, is not left to run to its end unasked.
    if (!isAtEnd && plan.outcome !== 'harmful' && plan.outcome !== 'no_relevant_effect') return []
    return decide('stop_or_continue', unit, plan.plan_id, {
      ...ofPlan(plan),
      owner_function: plan.owner_function ?? 'unit',
      due_on: isAtEnd ? plan.ends_on : null,
      days: isAtEnd ? daysBetween(plan.ends_on!, given.as_of) : null,
    })
  })
  return inOrder([...overdue, ...withoutPlan, ...targets, ...mismatched, ...toEnd])
}

/** Two parts of a weight that are equal may differ by this much after addition. */
const ROUNDING = 1e-9

const NOTHING = {
  ...{ plan_id: null, n_units: 1, owner_function: null, due_on: null, days: null, n_items: 0, item: null },
  ...{
    kpi: null,
    cause: null,
    remedy: null,
    fit_reason: null,
    verdict: null,
    outcome: null,
    factor: null,
    grade: null,
  },
} satisfies Partial<Decision>

/** Closed, or called done by its status: nothing is to be decided about it. */
function isOver(plan: Plan, asOf: string): boolean {
  if (plan.closed_on !== null && plan.closed_on <= asOf) return true
  return stagesOf({ ...plan, acknowledged_on: null, steps: [], verdict: null }, asOf).done === true
}

/** The unit itself and every unit above it. */
function above(unit: UnitName, units: ReadonlyMap<string, UnitName>): string[] {
  const ids: string[] = []
  let at: UnitName | undefined = unit
  while (at && !ids.includes(at.unit_id)) {
    ids.push(at.unit_id)
    at = at.parent_id === null ? undefined : units.get(at.parent_id)
  }
  return ids
}

/** Leaves out a unit where one above it is listed for the same reason. */
function outermost(listed: Unit[], units: ReadonlyMap<string, UnitName>): Unit[] {
  const ids = new Set(listed.map(({ unit_id }) => unit_id))
  return listed.filter(
    (unit) =>
      !above(unit, units)
        .slice(1)
        .some((id) => ids.has(id)),
  )
}

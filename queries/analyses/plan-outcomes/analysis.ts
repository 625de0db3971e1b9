import type { z } from 'zod'
import { defineAnalysis, type Figure } from '#queries/define.ts'
import { ALL_KPIS } from '#queries/domain.ts'
import { judgePlan } from '#queries/improvement/outcome/judge-plan.ts'
import { judgeTogether } from '#queries/improvement/outcome/judge-together.ts'
import { toUnitName } from '#queries/names.ts'
import { chart } from './chart.ts'
import { flatPlans } from './flat-plans.ts'
import { groupPlans } from './groups.ts'
import { toPanel } from './panel.ts'
import { measureOf, toOutcome } from './to-outcome.ts'
import { planInput } from './plan-input.ts'
import { params, result, type Outcome, type PlanOutcomesResult } from './result.ts'
import { queries, type Rows } from './rows.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

/** Did plans move results beyond what would have happened anyway? Raw change, expected rebound, net effect with its interval. */
export default defineAnalysis({
  slug: 'plan-outcomes',
  params,
  queries,
  result,
  text,
  analyse,
  figures: ({ outcomes }: PlanOutcomesResult) => outcomes.flatMap(figuresOf),
  withhold: (found: PlanOutcomesResult, keys) => ({
    ...found,
    outcomes: found.outcomes.map((one) => (figuresOf(one).some(({ key }) => keys.has(key)) ? withheld(one) : one)),
  }),
  chart,
  tables,
  flat: (found: PlanOutcomesResult) => ({ plans: flatPlans(found) }),
})

function analyse(rows: Rows, { kpi }: z.infer<typeof params>, seed: number): PlanOutcomesResult {
  const units = rows.units.toSorted((a, b) => (a.unit_id < b.unit_id ? -1 : 1))
  const plans = rows.plans.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const around = { panel: toPanel(rows), units, plans, breaks: rows.breaks, seed }
  const groups = groupPlans(plans)
  const judgements = judgeTogether(
    groups.map((group) => {
      const found = judgePlan(planInput(group, around, measureOf(group, kpi)))
      return kpi === null ? found : { ...found, notes: [...found.notes, 'exploratory' as const] }
    }),
  )
  const asked = new Set(plans.flatMap(({ plan_id, is_asked }) => (is_asked ? [plan_id] : [])))
  const outcomes = groups.flatMap((group, i) =>
    group.plans.some((plan) => asked.has(plan))
      ? [toOutcome(group, judgements[i]!, around, { events: rows.events, kpi })]
      : [],
  )
  const named = new Set(outcomes.map(({ unit_id }) => unit_id))
  return {
    kind: outcomes.length === 0 ? 'empty' : 'found',
    outcomes,
    is_exploratory: kpi !== null,
    units: units.filter(({ unit_id }) => named.has(unit_id)).map(toUnitName),
  }
}

const keyOf = ({ plan_id, unit_id, person_key, start_on }: Rows['plans'][number]) =>
  [plan_id, unit_id ?? '', person_key ?? '', start_on ?? ''].join('\u001f')

/** What rests on people: those with the plan, and for one unit its cells, so that a unit protected elsewhere is protected here. */
function figuresOf(one: Outcome): Figure[] {
  if (one.reason === 'protected' || (one.raw === null && one.n_treated === null)) return []
  const key = `${one.level}\u001f${one.plan}`
  // Where nobody's results were looked at, what is said rests on those who have the plan.
  const n = one.level === 'person' ? one.n_treated || one.n_people || 0 : one.n_people
  if (one.raw === null && one.level === 'unit') return n === null ? [] : [{ key, n, cell: null }]
  const cell =
    one.unit_id === null || one.last_period === null
      ? null
      : { unit_id: one.unit_id, kpi_id: one.kpi_id ?? ALL_KPIS, period_id: one.last_period }
  return [{ key, n, cell }]
}

/** Nothing that could be worked back to a few people: that there is a plan, and why its outcome is not shown. */
function withheld(one: Outcome): Outcome {
  return {
    ...one,
    ...{ verdict: 'cannot_tell', reason: 'protected', notes: [], design: 'none' },
    ...{
      raw: null,
      raw_low: null,
      raw_high: null,
      expected: null,
      rebound: null,
      corrected: null,
      low: null,
      high: null,
    },
    ...{ mde: null, p: null, q: null, sd_z: null, reading: null, leads: null, path: [], guardrails: [] },
    ...{ n_treated: null, n_control: null, n_clusters: null, n_people: null, n_left: null },
    ...{ balance: null, matched: null, without_spillover: null, placebo: null, split: null, per_cost: null },
    is_spent_without_effect: false,
    ...(one.level === 'person' ? { first_start: null, cost: null, hours: null, events: [] } : {}),
  }
}

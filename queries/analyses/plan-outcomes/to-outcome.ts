import { ALL_KPIS } from '#queries/domain.ts'
import type { PlanOutcome } from '#queries/improvement/outcome/define.ts'
import { judgePlan } from '#queries/improvement/outcome/judge-plan.ts'
import type { Group } from './groups.ts'
import { planInput, type Surroundings } from './plan-input.ts'
import type { Outcome } from './result.ts'
import type { PlanRow, Rows } from './rows.ts'

/** What stands beside the judgement of a group of plans: its codes, cost, split, events. Its plans of persons are only counted. */
export function toOutcome(
  group: Group,
  judgement: PlanOutcome,
  around: Surroundings,
  { events, kpi }: { events: Rows['events']; kpi: string | null },
): Outcome {
  const { rows, level, plans } = group
  const units = [...new Set(rows.map(({ unit_id }) => unit_id))]
  const known = around.units.some(({ unit_id }) => unit_id === units[0])
  const people = new Set(rows.map(({ person_key }) => person_key)).size
  const { n_treated, corrected, low, high, verdict, raw } = judgement
  const cost = totalOf(group, 'cost')
  const hours = totalOf(group, 'hours')
  const per = cost !== null && cost > 0 ? (COST_UNIT * n_treated) / cost : null
  const spent = (cost ?? 0) > 0 || (hours ?? 0) > 0
  return {
    ...judgement,
    judged_as: plans.length > 1 ? 'programme' : 'plan',
    plans: level === 'person' ? [] : plans,
    n_plans: plans.length,
    level,
    last_period: around.panel.periods.at(-1)?.period_id ?? null,
    unit_id: level === 'unit' && units.length === 1 && known ? units[0]! : null,
    type: shared(rows, 'type'),
    cause_code: shared(rows, 'cause_code'),
    remedy_code: shared(rows, 'remedy_code'),
    kpi_id: kpi ?? group.kpi_id,
    n_people: level === 'person' ? people : peopleOf(units, around),
    split: raw === null || (kpi ?? group.kpi_id) !== null ? null : splitOf(group, around),
    ...{ cost, hours },
    per_cost:
      per === null || corrected === null || low === null || high === null
        ? null
        : { estimate: corrected * per, low: low * per, high: high * per },
    is_spent_without_effect: spent && WITHOUT_EFFECT.has(verdict),
    events: eventsOf(units, judgement, around, events),
  }
}

/** Effects are given per this much of the delivered currency. */
const COST_UNIT = 10_000
const WITHOUT_EFFECT = new Set<string>(['no_relevant_effect', 'explained_by_regression', 'not_confirmed', 'harmful'])
const MOST_EVENTS = 5

function splitOf(group: Group, around: Surroundings): Outcome['split'] {
  if (group.level === 'person') return null
  const [more, better] = ['more', 'better'].map((measure) => {
    const { corrected, low, high } = judgePlan(planInput({ ...group, kpi_id: null }, around, measure))
    return corrected === null || low === null || high === null ? null : { estimate: corrected, low, high }
  })
  return more || better ? { more: more ?? null, better: better ?? null } : null
}

/** One plan's cost stands in each of its rows; costs that differ from row to row belong to the rows. */
function totalOf({ rows }: Group, measure: 'cost' | 'hours'): number | null {
  let [total, any] = [0, false]
  for (const some of Map.groupBy(rows, ({ plan_id }) => plan_id).values()) {
    const known = some.map((row) => row[measure]).filter((value) => value !== null)
    if (known.length === 0) continue
    any = true
    total += new Set(known).size === 1 ? known[0]! : known.reduce((sum, value) => sum + value, 0)
  }
  return any ? total : null
}

function shared(rows: readonly PlanRow[], column: 'type' | 'cause_code' | 'remedy_code'): string | null {
  const values = new Set(rows.map((row) => row[column]))
  return values.size === 1 ? [...values][0]! : null
}

/** Null where results belong to the units themselves. */
function peopleOf(units: (string | null)[], { panel }: Surroundings): number | null {
  const counts = units.map((id) => (id === null ? 0 : (panel.unit.get(id)?.n_people ?? 0)))
  const total = counts.reduce((sum, n) => sum + n, 0)
  const hasPeople = units.some((id) => id !== null && (panel.unit.get(id)?.n_people ?? 0) > 0)
  return hasPeople ? total : null
}

/** What happened to the units concerned, or to everybody, inside the window that is compared. */
function eventsOf(
  units: (string | null)[],
  { first_start }: PlanOutcome,
  { panel: { periods } }: Surroundings,
  events: Rows['events'],
): Outcome['events'] {
  const [from, to] = [periods[0]?.start, periods.at(-1)?.end]
  if (first_start === null || from === undefined || to === undefined) return []
  return events
    .filter(
      ({ unit_id, starts_on }) =>
        starts_on >= from && starts_on <= to && (unit_id === null || unit_id === 'root' || units.includes(unit_id)),
    )
    .sort((a, b) =>
      a.starts_on < b.starts_on ? 1 : a.starts_on > b.starts_on ? -1 : (a.event_id ?? '') < (b.event_id ?? '') ? -1 : 1,
    )
    .slice(0, MOST_EVENTS)
    .map(({ kind, starts_on, label }) => ({ kind, starts_on, label }))
}

/** The measure that decides. */
export const measureOf = (group: Group, kpi: string | null): string => kpi ?? group.kpi_id ?? ALL_KPIS

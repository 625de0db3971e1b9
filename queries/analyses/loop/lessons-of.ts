import { toKpiName } from '#queries/names.ts'
import type { UnitName } from '#queries/result.ts'
import type { PlanFacts } from './plan-facts.ts'
import type { Lesson, Proposal } from './result.ts'
import type { Rows } from './rows.ts'

/** Most units that a lesson names. */
const NAMED_UNITS = 6
/** Farther from target than this, the next target is taken in stages. */
const FAR = -0.1
const GOOD: ReadonlySet<string> = new Set(['worked', 'promising'])

/** What plans have taught: one line for each lesson and programme, those with a seen effect first. */
export function lessonsOf(plans: readonly PlanFacts[], nameOf: (unit_id: string) => UnitName | null): Lesson[] {
  const groups = Map.groupBy(
    plans.filter(({ lesson }) => lesson !== null),
    ({ plan_id, programme, lesson }) => `${programme ?? plan_id}\u001f${lesson}`,
  )
  const place = (verdict: string | null) => (verdict === 'worked' ? 0 : verdict === 'promising' ? 1 : 2)
  return [...groups.values()]
    .map((same) => {
      const first = same[0]!
      const units = same.flatMap(({ unit_ids }) => unit_ids.flatMap((id) => nameOf(id) ?? []))
      return {
        ...{
          plan_id: first.plan_id,
          programme: first.programme,
          text: first.lesson!,
          cause: first.cause ?? first.cause_word,
        },
        ...{ remedy: first.remedy, verdict: first.verdict, corrected: first.corrected },
        units: units.slice(0, NAMED_UNITS),
        n_units: units.length,
      }
    })
    .filter(({ n_units }) => n_units > 0)
    .toSorted((a, b) => place(a.verdict) - place(b.verdict) || (a.plan_id < b.plan_id ? -1 : 1))
}

/**
 * Targets of the next cycle that carry a lesson: for the KPI of a plan with a lesson (all KPIs where it names none), what the newest
 * three months say. Where results lie more than a tenth below target, a first step half of the way; else the target stands.
 */
export function proposalsOf(
  plans: readonly PlanFacts[],
  rows: Rows,
  nameOf: (unit_id: string) => UnitName | null,
): Proposal[] {
  const kpiOf = new Map(rows.plans.map(({ plan_id, kpi_id }) => [plan_id, kpi_id]))
  return plans
    .filter(({ lesson }) => lesson !== null)
    .flatMap(({ plan_id, unit_ids, verdict }) =>
      rows.results.flatMap((row) => {
        const kpi_id = kpiOf.get(plan_id) ?? null
        const unit = unit_ids.includes(row.unit_id) ? nameOf(row.unit_id) : null
        if (!unit || row.target === null || row.actual === null) return []
        // Without a KPI of its own a lesson is carried only where an effect was seen, by the KPI that is farthest from target.
        if (kpi_id === null ? !GOOD.has(verdict ?? '') : row.kpi_id !== kpi_id) return []
        const isFar = row.gap_ratio < FAR
        return [
          {
            ...{ lesson_id: plan_id, unit, n_people: row.n_people, kpi: toKpiName(row.kpi_id, row) },
            ...{ target: row.target, actual: row.actual, gap_ratio: row.gap_ratio },
            advice: isFar ? ('stage' as const) : ('keep' as const),
            proposed: isFar ? (row.target + row.actual) / 2 : row.target,
          },
        ]
      }),
    )
    .toSorted((a, b) => a.gap_ratio - b.gap_ratio || (a.lesson_id + a.kpi.kpi_id < b.lesson_id + b.kpi.kpi_id ? -1 : 1))
}

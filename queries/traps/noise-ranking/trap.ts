import { z } from 'zod'
import { medianDeviation } from '#queries/stats/median-deviation.ts'
import { formatExact } from '#queries/words/format.ts'
import { COMPARISON_AND_TREND, defineTrap, type Lang, type Tested } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { company, department, notTestable } from '../outcome.ts'
import { compare } from './compare.ts'
import { judgeCompany, judgeDepartment, tooSmall } from './judge.ts'
import { onEqualGoals, type Reached } from './on-equal-goals.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const person = z.object({
  unit_id: z.string(),
  person_no: z.number().int(),
  goal_key: z.string(),
  n_results: z.number().int(),
  sum_z: z.number(),
  first_period: z.string(),
  last_period: z.string(),
})
const result = z.object({ unit_id: z.string(), kpi_key: z.string(), period_id: z.string(), r0: z.number() })

const params = z.object({
  /** Below it an order of units is noise. */
  reliability: z.number().min(0.05).max(0.7).default(0.3),
  few: z.number().int().min(5).max(50).default(5),
  fewest_units: z.number().int().min(5).max(50).default(5),
})

/**
 * Is an order of units more than chance? (traps 3) Compared are the departments by the mean of their people, all periods together,
 * in scales of the KPI and on equal goals; results of units without people are compared by the mean of their periods.
 *
 * "A ranked or coloured extreme inside the 95 % funnel" taken alone would flag every company, for 95 % of all units lie inside it
 * and somebody is always first. It counts where the place itself is not reliable either: see `judgeDepartment`. A unit beyond the
 * 99.8 % funnel with q < .05 passes with the reason `signal`, however small it is.
 */
export default defineTrap({
  slug: 'noise-ranking',
  family: 'reading',
  version: 1,
  unitKind: 'company',
  blocks: COMPARISON_AND_TREND,
  needs: ['goal_result.actual', 'goal_result.target'],
  params,
  queries: { people: person, results: result },
  check: ({ people, results }, limits) => {
    const ofPeople = people.map(reachedBy)
    const large = [...Map.groupBy(people, ({ unit_id }) => unit_id).values()].filter(
      (rows) => new Set(rows.map(({ person_no }) => person_no)).size >= limits.few,
    )
    return large.length >= limits.fewest_units || results.length === 0
      ? judge(
          ofPeople,
          spanOf(people.flatMap(({ first_period, last_period }) => [first_period, last_period])),
          limits,
          true,
        )
      : judge(reachedByUnits(results), spanOf(results.map(({ period_id }) => period_id)), limits, false)
  },
  chart: (seen, context) => {
    const words = text[context.lang]
    const print = (value: number) => formatExact(value, context.lang, 2)
    return bars(context, words.finding(seen), {
      bars: seen.evidence.rows.map(({ size, shift, low, high, is_inside, n_people }) => ({
        name: sizeOf[context.lang](Number(size), n_people !== null),
        value: Number(shift),
        text: print(Number(shift)),
        ...{ low: Number(low), high: Number(high) },
        isMarked: is_inside === false,
      })),
      print,
    })
  },
  text,
  toy,
})

const sizeOf: Record<Lang, (n: number, ofPeople: boolean) => string> = {
  zh: (n, ofPeople) => (ofPeople ? `${n}人的单位` : `${n}期的单位`),
  en: (n, ofPeople) => (ofPeople ? `Unit of ${n}` : `Unit of ${n} periods`),
}

function judge(all: readonly Reached[], span: Span, limits: z.infer<typeof params>, ofPeople: boolean): Tested[] {
  if (all.length === 0) return []
  const units = [...onEqualGoals(all)].map(([unit_id, means]) => ({ unit_id, ...momentsOf(means) }))
  const small = units.filter(({ n }) => n < limits.few)
  const large = units.filter(({ n }) => n >= limits.few)
  const comparison = large.length >= limits.fewest_units ? compare(large) : null
  const unseen = small.map(({ unit_id, n }) => tooSmall(unit_id, n, ofPeople))
  if (comparison === null) {
    const reason = large.length >= limits.fewest_units ? 'no_spread' : 'few_units'
    const people = (n: number) => (ofPeople ? n : null)
    const total = large.reduce((sum, { n }) => sum + n, 0)
    return [
      notTestable(company, reason, total, people(total)),
      ...large.map(({ unit_id, n }) => notTestable(department(unit_id), reason, n, people(n))),
      ...unseen,
    ]
  }
  const whole = judgeCompany(comparison, span, limits, ofPeople)
  const isTrap = whole.status === 'trap'
  return [whole, ...comparison.units.map((unit) => judgeDepartment(unit, span, limits, isTrap, ofPeople)), ...unseen]
}

const reachedBy = ({ unit_id, person_no, goal_key, n_results, sum_z }: z.infer<typeof person>): Reached => ({
  ...{ unit_id, subject: String(person_no), goal_key, n: n_results, sum: sum_z },
})

/** Results of units in scales of their KPI, the MAD over all its results; a period of the KPI is one goal. */
function reachedByUnits(results: readonly z.infer<typeof result>[]): Reached[] {
  const scale = new Map(
    [...Map.groupBy(results, ({ kpi_key }) => kpi_key)].map(([kpi_key, rows]) => [
      kpi_key,
      medianDeviation(rows.map(({ r0 }) => r0))!.deviation,
    ]),
  )
  return results.flatMap(({ unit_id, kpi_key, period_id, r0 }) => {
    const of = scale.get(kpi_key)!
    if (!(of > 1e-9)) return []
    const z = Math.min(6, Math.max(-6, (r0 - 1) / of))
    return [{ unit_id, subject: period_id, goal_key: `${kpi_key} ${period_id}`, n: 1, sum: z }]
  })
}

type Span = { first_period: string | null; last_period: string | null }

function spanOf(periods: readonly string[]): Span {
  let [first, last]: [string | null, string | null] = [null, null]
  for (const period of periods) {
    if (first === null || period < first) first = period
    if (last === null || period > last) last = period
  }
  return { first_period: first, last_period: last }
}

function momentsOf(values: readonly number[]): { n: number; mean: number; sd: number } {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : 0 }
}

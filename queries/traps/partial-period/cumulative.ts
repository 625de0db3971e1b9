import { SMALLEST_GROUP } from '#queries/domain.ts'
import { binomialAtLeast } from '#queries/stats/binomial-tail.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Tested } from '../define.ts'
import { kpi, notTestable, outcome } from '../outcome.ts'

/** Yearly series of one KPI and unit that add up inside the year, or do not. */
export type CumulativeRow = {
  kpi_key: string
  kpi_id: string | null
  unit_id: string
  adds_up: boolean
  ratio_adds_up: boolean
  n_series: number
  n_rows: number
  n_people: number
  n_januaries: number
  n_resets: number
  sum_log_rise: number
}

/**
 * Are some series of a KPI sums since January, and others values of their period? One that adds up by chance is rare: a series of four
 * rises at every step once in 24 times, and then hardly in proportion to the number of periods. Three at least, `share` of all, and
 * more than one in twenty beyond chance:
 *
 *   p = P( X ≥ k ),  X ~ Binomial(n series, 0.05)
 *
 * A trap where actual over target adds up and starts again in January. Where no January is seen, it may be a business that grows:
 * a note. Where the target adds up with the actual, attainment can be read and only amounts cannot: a note too.
 */
export function judgeCumulative(rows: readonly CumulativeRow[], share: number): Tested[] {
  const kpis = [...Map.groupBy(rows, ({ kpi_key }) => kpi_key).values()]
  const found = kpis.map((some) => {
    const [byRatio, byActual] = [some.filter((row) => row.ratio_adds_up), some.filter((row) => row.adds_up)]
    const isOfRatio = sum(byRatio, 'n_series') > 0
    const sums = isOfRatio ? byRatio : byActual
    const [k, n] = [sum(sums, 'n_series'), sum(some, 'n_series')]
    return { some, sums, k, n, isOfRatio, p: n >= FEWEST ? binomialAtLeast(k, n, BY_CHANCE) : null }
  })
  const q = falseDiscovery(found.map(({ p }) => p))
  return found.map(({ some, sums, k, n, isOfRatio, p }, i) => {
    const unit = kpi(some[0]!.kpi_id ?? some[0]!.kpi_key)
    if (p === null) return notTestable(unit, 'few_rows', sum(some, 'n_rows'))
    const isFound = k >= FEWEST && k >= share * n && q[i]! < 0.05
    const [januaries, resets] = [sum(sums, 'n_januaries'), sum(sums, 'n_resets')]
    const startsAgain = januaries > 0 && resets >= januaries / 2
    const isGrowth = januaries > 0 && !startsAgain
    const status = !isFound || isGrowth ? 'pass' : isOfRatio && startsAgain ? 'trap' : 'caution'
    const interval = wilson(k, n)!
    const others = some.filter((row) => !sums.includes(row))
    return outcome(unit, {
      status,
      reason: status === 'pass' ? null : isOfRatio ? 'cumulative' : 'cumulative_both',
      n: sum(some, 'n_rows'),
      n_people: Math.max(...some.map(({ n_people }) => n_people)) || null,
      effect: interval.share,
      low: interval.lower,
      high: interval.upper,
      p,
      q: q[i]!,
      evidence: {
        facts: {
          series: n,
          sums: k,
          share: interval.share,
          januaries,
          resets,
          rise: rise(sums),
          other_rise: rise(others),
        },
        rows: (status === 'pass'
          ? []
          : [
              { name: 'sums', value: rise(sums), n_people: people(sums) },
              { name: 'others', value: rise(others), n_people: people(others) },
            ]
        ).filter(({ value, n_people }) => value !== null && (n_people === 0 || n_people >= SMALLEST_GROUP)),
      },
      touched: status === 'pass' ? [] : touchedBy(sums),
    })
  })
}

const touchedBy = (sums: readonly CumulativeRow[]) =>
  [...Map.groupBy(sums, ({ unit_id }) => unit_id)].map(([unit_id, some]) => ({
    unit_id: unit_id === 'root' ? null : unit_id,
    kpi_id: some[0]!.kpi_id,
    period_id: null,
    n_rows: sum(some, 'n_rows'),
  }))

/** Highest over lowest value of a year, on average; null without series. */
const rise = (rows: readonly CumulativeRow[]): number | null =>
  rows.length === 0 ? null : Math.exp(rows.reduce((total, row) => total + row.sum_log_rise, 0) / sum(rows, 'n_series'))
const people = (rows: readonly CumulativeRow[]) => Math.max(0, ...rows.map(({ n_people }) => n_people))
const sum = (rows: readonly CumulativeRow[], of: 'n_series' | 'n_rows' | 'n_januaries' | 'n_resets') =>
  rows.reduce((total, row) => total + row[of], 0)

const FEWEST = 3
const BY_CHANCE = 0.05

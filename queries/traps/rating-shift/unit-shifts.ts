import { SMALLEST_GROUP } from '#queries/domain.ts'
import { medianOfOthers } from '#queries/stats/median-of-others.ts'
import { shrunkenMeans } from '#queries/stats/shrunken-means.ts'
import { studentQuantile, studentTwoSided } from '#queries/stats/student-t-tail.ts'

/** Sums over the people of one unit, of their mean change from one source or cycle to another; in standard deviations of the scale. */
export type ShiftRow = {
  contrast: 'cycle' | 'source'
  from_key: string
  to_key: string
  unit_id: string
  n_people: number
  n_pairs: number
  n_results: number
  sum_raw: number
  sum_d: number
  ss_d: number
  sum_d0: number
  ss_d0: number
  mean_from_left: number | null
  first_period: string
  last_period: string
}
/**
 * The change of ratings beyond results, with its 95 % interval; of a unit beside the others. `isReal`: the shrunken interval (of the
 * company the plain one) excludes 0. `isOfLater`: results say that it is the later of two sources that left the common scale, not the
 * earlier one; null where that is not known.
 */
export type Shift = {
  row: ShiftRow
  isCompany: boolean
  d: number
  low: number
  high: number
  p: number
  raw: number
  shrunken: number
  isReal: boolean
  isOfLater: boolean | null
}

/** Fewest units among which an ordinary change can be seen: three others have a middle that one of them does not move. */
const FEWEST_UNITS = 4
/** With fewer units the company's interval rests on people instead of units. */
const FEWEST_CLUSTERS = 5

/**
 * How far does the change of each unit's ratings lie from that of the other units, for equal results? The yardstick is the median of
 * the others, so that a calibration of all units alike, or of one only, moves nobody else; empirical Bayes over the units of one
 * contrast says whether it is more than chance. Where people of a unit all move by the same amount nothing is left to chance and the shift stands as it is.
 */
export function unitShifts(rows: readonly ShiftRow[], fewest: number): Shift[] {
  const byContrast = Map.groupBy(
    rows.filter((row) => isEnough(row, fewest)),
    contrastOf,
  )
  return [...byContrast.values()].flatMap((some) => {
    if (some.length < FEWEST_UNITS) return []
    const others = medianOfOthers(some.map(({ sum_d, n_people }) => sum_d / n_people))
    const points = some.map(({ sum_d, ss_d, n_people }, i) => ({
      n: n_people,
      mean: sum_d / n_people - others[i]!,
      sd: Math.sqrt(Math.max(0, ss_d) / (n_people - 1)),
    }))
    const shrunken = shrunkenMeans(points)
    const known = some.flatMap(({ mean_from_left }, i) =>
      mean_from_left === null ? [] : [{ i, start: mean_from_left }],
    )
    const ordinary = medianOfOthers(known.map(({ start }) => start))
    // A shift of −x that begins x above the others comes from where it begins.
    const ofEarlier = new Map(known.map(({ i, start }, k) => [i, (ordinary[k] ?? start) - start]))
    return some.map((row, i): Shift => {
      const { mean, n } = points[i]!
      const exact = { eb: mean, lower: mean, upper: mean, p: Math.abs(mean) > ROUNDING ? 0 : 1 }
      const { eb, lower, upper, p } = shrunken ? shrunken.units[i]! : exact
      const reach = 1.96 * Math.sqrt((shrunken?.s2 ?? 0) / n)
      const earlier = ofEarlier.get(i)
      return {
        ...{ row, isCompany: false, d: mean, low: mean - reach, high: mean + reach, p, shrunken: eb },
        ...{ isReal: lower > 0 || upper < 0, raw: row.sum_raw / row.n_people },
        isOfLater: earlier === undefined ? null : earlier / mean < 0.5,
      }
    })
  })
}

/**
 * Does the company's mean rating move from one cycle to another although results do not? Results may be read in two ways: beside the
 * same goals (zc, whose company mean never moves) or from the original targets (z0). The change counts only as far as both leave it.
 *
 *   m = Σ n_u·m_u / N,   se² = U/(U − 1)·Σ (n_u/N)²·(m_u − m)²,   t with U − 1 df over U units
 */
export function companyShifts(rows: readonly ShiftRow[], fewest: number): Shift[] {
  const byContrast = Map.groupBy(
    rows.filter(({ contrast }) => contrast === 'cycle'),
    contrastOf,
  )
  return [...byContrast.values()].flatMap((some): Shift[] => {
    const n = sum(some, 'n_people')
    if (sum(some, 'n_pairs') < fewest || n < SMALLEST_GROUP) return []
    const ways = [meanOver(some, n, 'sum_d', 'ss_d'), meanOver(some, n, 'sum_d0', 'ss_d0')]
    if (ways.some((way) => way === null)) return []
    const [beside, from] = ways as [Mean, Mean]
    const isOpposite = beside.d * from.d <= 0
    const { d, se, df } = Math.abs(beside.d) < Math.abs(from.d) ? beside : from
    const reach = se > 0 ? studentQuantile(0.975, df) * se : 0
    const p = isOpposite ? 1 : se > 0 ? studentTwoSided(d / se, df) : Math.abs(d) > ROUNDING ? 0 : 1
    const whole: ShiftRow = {
      ...{
        ...some[0]!,
        unit_id: 'root',
        n_people: n,
        n_pairs: sum(some, 'n_pairs'),
        n_results: sum(some, 'n_results'),
      },
    }
    const found = isOpposite ? 0 : d
    const [low, high] = [found - reach, found + reach]
    return [
      {
        ...{ row: whole, isCompany: true, d: found, low, high, p, shrunken: found },
        ...{ isReal: low > 0 || high < 0, raw: sum(some, 'sum_raw') / n, isOfLater: null },
      },
    ]
  })
}

type Mean = { d: number; se: number; df: number }
function meanOver(
  some: readonly ShiftRow[],
  n: number,
  of: 'sum_d' | 'sum_d0',
  squares: 'ss_d' | 'ss_d0',
): Mean | null {
  const d = sum(some, of) / n
  if (some.length >= FEWEST_CLUSTERS) {
    const units = some.length
    const spread = some.reduce((total, row) => total + (row.n_people / n) ** 2 * (row[of] / row.n_people - d) ** 2, 0)
    return { d, se: Math.sqrt((units / (units - 1)) * spread), df: units - 1 }
  }
  const total = some.reduce((all, row) => all + row[squares] + row.n_people * (row[of] / row.n_people - d) ** 2, 0)
  return n > 1 ? { d, se: Math.sqrt(total / (n - 1) / n), df: n - 1 } : null
}

export const isEnough = ({ n_pairs, n_people }: ShiftRow, fewest: number) =>
  n_pairs >= fewest && n_people >= SMALLEST_GROUP
const contrastOf = ({ contrast, from_key, to_key }: ShiftRow) => `${contrast} ${from_key} ${to_key}`
const sum = <K extends string>(some: readonly Record<K, number>[], of: K) =>
  some.reduce((total, one) => total + one[of], 0)
/** Below this a mean change is what rounding leaves of none. */
const ROUNDING = 1e-9

import { fAbove } from '#queries/stats/f-distribution.ts'
import { invert } from '#queries/stats/invert.ts'
import { studentQuantile, studentTwoSided } from '#queries/stats/student-t-tail.ts'
import { addDifference, byCluster, clustersIn, emptyContrast, type Contrast } from './influence.ts'
import { baselinePeriods, fromBaseline } from './baseline.ts'
import { untreatedAt, type Prepared } from './prepare.ts'

/** The largest lead with its own interval, and p that all `n` are 0. */
export type Leads = { p: number; n: number; estimate: number; low: number; high: number }

/**
 * Were treated and others on the same path before? The periods before the selection period, in at most six stretches of equal
 * length; the lead of a stretch is its difference between the arms less that of the last stretch.
 *
 *   F = (G − q) / (q (G − 1)) · b' V^-1 b   with q and G − q degrees of freedom (Hotelling), V clustered, G clusters of the smaller arm,
 * which gives most of the error;
 *   beside it the straight drift through the stretches, whose p counts tenfold
 *
 * @returns null with fewer than three such periods, or where the leads cannot be told apart
 */
export function leadTest(prepared: Prepared): Leads | null {
  const longest = Math.max(0, ...prepared.cohorts.map((cohort) => baselinePeriods(prepared, cohort).length))
  const stretches = Math.min(MOST, longest)
  if (stretches < 3) return null
  const leads: Contrast[] = Array.from({ length: stretches - 1 }, () => emptyContrast(prepared))
  for (const cohort of prepared.cohorts) {
    const { selection, members } = cohort
    const periods = baselinePeriods(prepared, cohort)
    // Stretch k, counted back from the selection period.
    const edge = (k: number) => periods.length - Math.round((k * longest) / stretches)
    const stretch = (k: number) => (edge(k + 1) < 0 ? [] : periods.slice(edge(k + 1), edge(k)))
    const own = new Set(members)
    const others = untreatedAt(prepared, selection).filter((i) => !own.has(i))
    const series = fromBaseline(prepared, cohort)
    for (const [k, lead] of leads.entries()) {
      if (stretch(k + 1).length === 0) continue
      const number = (i: number) => meanAt(series[i]!, stretch(k + 1)) - meanAt(series[i]!, stretch(0))
      addDifference(lead, members, others, number, members.length)
    }
  }
  const known = leads.filter(({ weight }) => weight > 0)
  const q = known.length
  if (q === 0) return null
  const influences = known.map((lead) => byCluster(prepared, lead.influence).map((sum) => sum / lead.weight))
  const clusters = Math.max(...known.map(({ influence }) => clustersIn(prepared, influence)))
  const fewest = Math.min(...[true, false].map((treated) => clustersOf(prepared, treated)))
  if (fewest - q < 2) return null
  const factor = clusters < prepared.arms.length ? clusters / (clusters - 1) : 1
  const V = Float64Array.from({ length: q * q }, (_, at) => {
    const [a, b] = [influences[Math.floor(at / q)]!, influences[at % q]!]
    return factor * a.reduce((sum, value, g) => sum + value * b[g]!, 0)
  })
  const inverse = invert(V, q)
  if (!inverse) return null
  const b = known.map(({ estimate, weight }) => estimate / weight)
  const wald = b.reduce(
    (sum, one, j) => sum + b.reduce((row, other, k) => row + one * inverse[j * q + k]! * other, 0),
    0,
  )
  const joint = fAbove((wald * (fewest - q)) / (q * (fewest - 1)), q, fewest - q)
  // The slope over the stretches, of which the last is 0 by construction.
  const weight = (j: number) => j + 1 - q / 2
  const slope = b.reduce((sum, one, j) => sum + weight(j) * one, 0)
  const variance = V.reduce((sum, one, at) => sum + weight(Math.floor(at / q)) * weight(at % q) * one, 0)
  const drift = studentTwoSided(slope / Math.sqrt(variance), fewest - 1)
  const p = Math.min(joint, DRIFT * drift)
  const largest = b.reduce((best, value, j) => (Math.abs(value) > Math.abs(b[best]!) ? j : best), 0)
  const reach = Math.sqrt(V[largest * q + largest]!) * studentQuantile(0.975, clusters - 1)
  return { p, n: q, estimate: b[largest]!, low: b[largest]! - reach, high: b[largest]! + reach }
}

const clustersOf = ({ arms }: Prepared, treated: boolean) =>
  new Set(arms.filter(({ placed }) => (placed !== null) === treated).map(({ cluster }) => cluster)).size

/** A steady drift is sought by itself as well, at a tenth of the level, because the joint test spreads its power over all leads. */
const DRIFT = 10

/** Stretches of the history; with more the test has no power against a slow drift. */
const MOST = 6

function meanAt(series: Float64Array, periods: readonly number[]): number {
  const known = periods.map((t) => series[t]!).filter((value) => !Number.isNaN(value))
  return known.length === 0 ? NaN : known.reduce((sum, value) => sum + value / known.length, 0)
}

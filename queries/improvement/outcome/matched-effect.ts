import { meanAndVariance } from '#queries/stats/mean-and-variance.ts'
import { studentQuantile } from '#queries/stats/student-t-tail.ts'
import type { Balance, Interval } from './define.ts'
import { changesOf } from './difference-in-differences.ts'
import { matchBaseline, type Pair } from './match-baseline.ts'
import type { Prepared } from './prepare.ts'

/** A quarter of a standard deviation of the baseline (improvement §3). */
const CALIPER = 0.25
const FEWEST_PAIRS = 20

/**
 * The effect among pairs that stood alike before, with the table that says how far apart the arms were. A check beside the estimate:
 * partners of the lowest are themselves those who happened to be low, and come back, so pairs alone would judge a plan too hard.
 */
export function matchedEffect(prepared: Prepared, sd: number): { balance: Balance | null; matched: Interval | null } {
  const pairs: Pair[] = []
  let [gap, n] = [0, 0]
  for (const cohort of prepared.cohorts) {
    const members = new Set(cohort.members)
    const rows = changesOf(prepared, cohort)
    const treated = rows.filter(({ i }) => members.has(i))
    const controls = rows.filter((row) => row.treated === 0)
    if (treated.length === 0 || controls.length === 0) continue
    gap += treated.length * (mean(treated.map(({ before }) => before)) - mean(controls.map(({ before }) => before)))
    n += treated.length
    pairs.push(...matchBaseline(treated, controls, CALIPER * sd))
  }
  if (n === 0) return { balance: null, matched: null }
  const left = pairs.map(({ treated, control }) => treated.before - control.before)
  const balance = { pairs: pairs.length, before: gap / n / sd, after: pairs.length > 0 ? mean(left) / sd : 0 }
  const found = meanAndVariance(pairs.map(({ treated, control }) => (treated.change - control.change) / sd))
  if (!found?.variance || found.n < FEWEST_PAIRS) return { balance, matched: null }
  const reach = Math.sqrt(found.variance / found.n) * studentQuantile(0.975, found.n - 1)
  return { balance, matched: { estimate: found.mean, low: found.mean - reach, high: found.mean + reach } }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value / values.length, 0)

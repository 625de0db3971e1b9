import { meanAndVariance } from './mean-and-variance.ts'
import { studentQuantile, studentTwoSided } from './student-t-tail.ts'

/** Difference of the means a − b with its 95 % interval, and the two-sided test that it is 0. */
export type WelchTest = { difference: number; lower: number; upper: number; t: number; df: number; p: number }

/**
 * Do two groups differ in their mean, when their variances may differ too?
 *
 *   t = (ā − b̄)/√(A + B),   df = (A + B)²/(A²/(n_a − 1) + B²/(n_b − 1)),   A = s_a²/n_a, B = s_b²/n_b
 *
 * @param a, b  values in the unit of the measure, at least two in each
 * @returns null with fewer, or where neither group varies
 * @see Welch 1947, "The generalization of 'Student's' problem"; R `t.test()`
 */
export function welch(a: ArrayLike<number>, b: ArrayLike<number>): WelchTest | null {
  const [ofA, ofB] = [meanAndVariance(a), meanAndVariance(b)]
  if (ofA?.variance == null || ofB?.variance == null || ofA.variance + ofB.variance === 0) return null
  const [A, B] = [ofA.variance / ofA.n, ofB.variance / ofB.n]
  const se = Math.sqrt(A + B)
  const df = (A + B) ** 2 / (A ** 2 / (ofA.n - 1) + B ** 2 / (ofB.n - 1))
  const difference = ofA.mean - ofB.mean
  const reach = studentQuantile(0.975, df) * se
  const t = difference / se
  return { difference, lower: difference - reach, upper: difference + reach, t, df, p: studentTwoSided(t, df) }
}

import { studentAbove, studentQuantile } from '#queries/stats/student-t-tail.ts'

/** Sums of squares and products of the three measures of a pair, each centred within its group. */
export type CentredSums = {
  n: number
  groups: number
  growth_growth: number
  growth_change: number
  change_change: number
  growth_planned: number
  change_planned: number
  planned_planned: number
}
/** Change of the target per change of the result (both logarithms), its 95 % interval, and P(T ≥ t) when there is no slope. */
export type ChangeSlope = { slope: number; lower: number; upper: number; p: number; df: number }

/**
 * The slope of the next change of target on prior growth, inside groups of one KPI and term.
 *
 *   b = Σ xy / Σ xx,   se² = (Σ yy − b Σ xy) / df / Σ xx,   t = b/se with df = n − groups − 1
 *
 * @returns null without degrees of freedom, or where growth or targets do not vary inside the groups
 * @see Draper & Smith 1998, "Applied Regression Analysis", chapter 1; R `lm(change ~ growth + factor(group))`
 */
export function changeSlope(sums: CentredSums): ChangeSlope | null {
  const { n, groups, growth_growth: xx, growth_change: xy, change_change: yy } = sums
  const df = n - groups - 1
  const dust = ROUNDING * n
  if (df < 1 || xx <= dust || yy <= dust) return null
  const slope = xy / xx
  const se = Math.sqrt(Math.max(yy - slope * xy, dust) / df / xx)
  const reach = studentQuantile(0.975, df) * se
  return { slope, lower: slope - reach, upper: slope + reach, p: studentAbove(slope / se, df), df }
}

/**
 * The same slope beyond the growth that the targets planned anyway: the coefficient of x in y on x and w.
 *
 *   b = (Σ xy Σ ww − Σ yw Σ xw) / (Σ xx Σ ww − (Σ xw)²)
 *
 * @returns null where results followed the plan so closely that the two cannot be told apart
 */
export function slopeBeyondPlan(sums: CentredSums): number | null {
  const { growth_growth: xx, growth_change: xy, growth_planned: xw, change_planned: yw, planned_planned: ww } = sums
  if (ww <= ROUNDING * sums.n) return xy / xx
  const left = xx * ww - xw * xw
  return left <= SAME * xx * ww ? null : (xy * ww - yw * xw) / left
}

/** A mean square of logarithms this small is the dust of rounding: 1e-6 of the value. */
const ROUNDING = 1e-12
/** Part of the spread that must be left for growth and plan to be two things. */
const SAME = 1e-4

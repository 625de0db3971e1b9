import type { Case } from './cases.ts'
import { bestQuota, type QuotaFit } from './quotas.ts'
import { steadyMean, steadyShares, type SteadyMean } from './steady.ts'

export type Params = {
  quotas: number[][]
  sd: number
  of_sampling: number
  good: number
  fewest_periods: number
  fewest_people: number
  fewest_levels: number
}
/** What the two rules say of a unit. `p` is the least of their tests times the number of tests that could be made. */
export type Judged = {
  of: Case
  steady: SteadyMean | null
  shares: number | null
  fit: QuotaFit | null
  p: number
  rule: 'quota' | 'steady' | null
}

/**
 * Are the ratings of one unit given out by a quota? (traps 5)
 * - steady: over `fewest_periods` or more the sd of the mean rating is below `sd` levels and below `of_sampling` of its sampling sd.
 *   Four means alone prove little, so the shares of all levels count as well: a quota, known or not, repeats them;
 * - quota: the counts fit a known quota too well. It needs as many ratings as the other rule (periods × people), in any number of
 *   periods: a single period tells only of large units, because among few people even a perfect fit is no rarity.
 * Either must also be this good by chance less often than 1 − `good`.
 *
 * @returns why neither could be asked, as a code
 */
export function twoRules(one: Case, params: Params): Judged | 'few_levels' | 'few_periods' | 'no_spread' {
  const { periods, levels, n } = one
  const tables = periods.map(({ counts }) => counts)
  const used = levels.filter((_, place) => tables.some((counts) => counts[place]! > 0))
  if (used.length < params.fewest_levels) return 'few_levels'
  const { within, persistence } = ownVariance(one)
  const hasPeriods = periods.length >= params.fewest_periods
  const steady = hasPeriods ? steadyMean(tables, within) : null
  const shares = steady ? steadyShares(tables, persistence) : null
  const hasRatings = n >= params.fewest_periods * params.fewest_people
  const fit = hasRatings ? bestQuota(one, params.quotas, persistence) : null
  if (!steady && !fit) return hasPeriods ? 'no_spread' : 'few_periods'
  const most = 1 - params.good
  const isSteady =
    steady !== null &&
    steady.sd < params.sd &&
    steady.sd < params.of_sampling * steady.samplingSd &&
    Math.min(steady.p, shares ?? 1) < most
  const isQuota = fit !== null && fit.p < most
  const p = [steady?.p, shares, fit?.p].filter((value) => value != null)
  return {
    ...{ of: one, steady, shares, fit },
    p: Math.min(1, p.length * Math.min(...p)),
    rule: isQuota ? 'quota' : isSteady ? 'steady' : null,
  }
}

/**
 * The variance of a person's level about the own mean over periods, and the part of all variance that stays with the person:
 *
 *   within = Σ (place − own mean)²/df,   persistence = 1 − within/(variance of places inside periods)
 *
 * Where too few people were rated twice, or each period has keys of its own, half is taken to stay.
 */
export function ownVariance({ periods, panel }: Pick<Case, 'periods' | 'panel'>): {
  within: number
  persistence: number
} {
  let [squares, df] = [0, 0]
  for (const { counts, n } of periods) {
    const mean = counts.reduce((sum, count, place) => sum + count * place, 0) / n
    squares += counts.reduce((sum, count, place) => sum + count * (place - mean) ** 2, 0)
    df += n - 1
  }
  const whole = df > 0 ? squares / df : 0
  if (panel.within_df < FEWEST_REPEATED || !(whole > 0)) return { within: whole / 2, persistence: 0.5 }
  const within = panel.within_squares / panel.within_df
  return { within, persistence: Math.min(1, Math.max(0, 1 - within / whole)) }
}

/** Ratings of people rated before, below which their variance says little. */
const FEWEST_REPEATED = 10

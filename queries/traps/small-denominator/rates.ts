import { wilson } from '#queries/stats/wilson.ts'

/** Values of one rate in one unit. Sums are over shares p of d cases; null where the KPI is no share. */
export type RateRow = {
  unit_id: string
  kpi_key: string
  kpi_id: string | null
  name_zh: string | null
  name_en: string | null
  n_values: number
  n_people: number
  n_periods: number
  first_period: string
  last_period: string
  n_whole: number
  n_counted: number
  n_shares: number
  median_denominator: number
  sum_d: number
  sum_dp: number | null
  sum_dpp: number | null
}
export type RateLimits = { small: number; noisy: number; noise: number; values: number }
export type Rate = {
  kind: 'small' | 'noise' | 'fine' | 'few_rows' | 'not_counts'
  share: number | null
  low: number | null
  high: number | null
  /** Observed over binomial variance. */
  variance: number | null
}

/**
 * Does a rate rest on so few cases that one or two of them change it? A median denominator below `small`; or below `noisy`, when the
 * values vary no more than chance makes them: at most `noise` times the binomial variance.
 *
 *   p̄ = Σ d·p / Σ d,   variance ratio = Σ d (p − p̄)² / ( (n − 1)·p̄(1 − p̄) )
 *
 * as in a p′ chart. Denominators are those of the single values: of a person and period, or of a unit and period. A value that pools
 * twelve months says so in its name; then the denominator is that of twelve months. Where the number itself is the target (three of
 * three projects, or every single case) nothing is estimated from a sample, and a denominator of amounts counts no cases.
 */
export function judgeRate(row: RateRow, limits: RateLimits): Rate {
  const { n_values: n, n_whole, n_counted, median_denominator } = row
  const mean = row.n_shares >= 0.95 * n && row.sum_dp !== null ? Math.min(1, Math.max(0, row.sum_dp / row.sum_d)) : null
  const interval = mean === null ? null : wilson(mean * median_denominator, median_denominator)
  const variance = mean === null ? null : varianceRatio(row, mean)
  const told = { share: mean, low: interval?.lower ?? null, high: interval?.upper ?? null, variance }
  if (n < limits.values) return { kind: 'few_rows', ...told }
  if (n_whole < 0.95 * n) return { kind: 'not_counts', ...told }
  const cases = isPooled(row) ? median_denominator * MONTHS : median_denominator
  if (n_counted >= n / 2) return { kind: 'fine', ...told }
  if (cases < limits.small) return { kind: 'small', ...told }
  const isNoise = cases < limits.noisy && variance !== null && variance <= limits.noise
  return { kind: isNoise ? 'noise' : 'fine', ...told }
}

function varianceRatio({ n_values, sum_d, sum_dpp }: RateRow, mean: number): number | null {
  const spread = mean * (1 - mean)
  if (n_values < 2 || spread <= 0 || sum_dpp === null) return null
  return Math.max(0, sum_dpp - mean * mean * sum_d) / ((n_values - 1) * spread)
}

const isPooled = ({ name_zh, name_en }: RateRow) => POOLED.test(`${name_zh ?? ''} ${name_en ?? ''}`)
const POOLED = /滚动|近(?:12|十二)个?月|近一年|\b(?:rolling|trailing|ttm|12[- ]month)\b/i
const MONTHS = 12

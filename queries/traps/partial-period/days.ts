import { median } from '#queries/stats/median-deviation.ts'

/** Days and results of one unit and period as delivered. `early_days`: until the last result recorded before the period was over. */
export type CoverageRow = {
  unit_id: string
  period_id: string
  kind: string
  is_main: boolean
  first_day: string
  last_day: string
  n_days: number
  n_rows: number
  n_values: number
  n_people: number
  n_entered: number
  n_early: number
  early_days: number | null
  n_r: number
  sum_r: number
}
export type ShortPeriod = { row: CoverageRow; days: number; standard: number }

/**
 * How long a period of a kind usually is. A calendar mean: February has 92 %, a quarter 99 to 101 % of it, so that neither looks short.
 * A span that is no calendar period is held against the kind that most results have, and where that is unknown too against the
 * median span.
 */
export function standardDays(rows: readonly CoverageRow[]): (row: CoverageRow) => number {
  const mainKind = rows.find((row) => row.is_main && !isSpan(row))?.kind
  const usual = median(rows.filter(isSpan).map(({ n_days }) => n_days))
  return (row) => {
    const kind = isSpan(row) ? mainKind : row.kind
    return (kind && DAYS[kind]) || usual || row.n_days
  }
}

/**
 * Periods of a unit that cover less than `coverage` of their days: by their own dates, or because nearly all results were recorded
 * before the period was over although earlier periods waited for their end. Spans of a few results, such as those of somebody who
 * joined in between, are left alone.
 */
export function shortPeriods(
  rows: readonly CoverageRow[],
  standardOf: (row: CoverageRow) => number,
  coverage: number,
): ShortPeriod[] {
  const usual = median(rows.filter((row) => row.is_main && !isSpan(row)).map(({ n_rows }) => n_rows)) ?? 0
  return rows.flatMap((row, i) => {
    const standard = standardOf(row)
    if (row.n_days < coverage * standard && (!isSpan(row) || row.n_rows >= usual / 2)) {
      return [{ row, days: row.n_days, standard }]
    }
    const before = rows
      .slice(0, i)
      .filter(({ kind }) => kind === row.kind)
      .slice(-3)
    const wasEarly = row.n_early >= 0.9 * row.n_entered && row.n_entered >= 0.5 * row.n_rows && row.n_entered > 0
    const usuallyWaits =
      before.length >= 2 && before.every(({ n_early, n_entered }) => n_entered > 0 && n_early <= 0.1 * n_entered)
    return wasEarly && usuallyWaits && row.early_days !== null ? [{ row, days: row.early_days, standard }] : []
  })
}

/** Two days instead of a label. */
export const isSpan = ({ period_id }: CoverageRow) => period_id.includes('..')

const DAYS: Record<string, number> = { month: 365.25 / 12, quarter: 365.25 / 4, half: 365.25 / 2, year: 365.25 }

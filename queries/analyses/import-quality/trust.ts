import type { ImportQualityResult } from './result.ts'

/** Rows that are no data (totals, foot lines, repeated headers) or findings about the appraisal itself; they do not lower trust. */
export const STRUCTURAL_CODES = ['TOTAL_ROW', 'FOOT_ROW', 'REPEATED_HEADER', 'WEIGHT_SUM', 'DUP_CONFLICT']

/**
 * Shares from which a reason is named (medium) and from which it makes the grade low. The limits are conventions: 2 % is the
 * share at which an import asks for confirmation; one result in ten without an actual can turn a mean around.
 * A missing target or a single period never makes the grade low: such results carry no verdict, they do not mislead.
 */
const LIMITS = {
  quarantined: { medium: 0.005, low: 0.02 },
  missing_actual: { medium: 0.02, low: 0.1 },
  no_direction: { medium: 0.02, low: 0.1 },
  missing_target: { medium: 0.05, low: null },
} as const

export type TrustInput = {
  n_loads: number
  rows_in: number
  /** Rows set aside that were data, without STRUCTURAL_CODES. */
  quarantined: number
  n_results: number
  missing_actual: number
  missing_target: number
  no_direction: number
  n_periods: number
  /** Periods absent between the first and the last one of the most frequent kind. */
  absent_periods: number
}

/** Data trust in three grades with at most three reasons, heaviest first: those that make it low, then by share. */
export function trustOf(input: TrustInput): ImportQualityResult['trust'] {
  // Nothing can be read from nothing.
  if (input.n_loads === 0) return { grade: 'low', reasons: [] }
  const shares = [
    { code: 'quarantined' as const, n: input.quarantined, of: input.rows_in },
    { code: 'missing_actual' as const, n: input.missing_actual, of: input.n_results },
    { code: 'no_direction' as const, n: input.no_direction, of: input.n_results },
    { code: 'missing_target' as const, n: input.missing_target, of: input.n_results },
  ].map(({ code, n, of }) => {
    const share = of === 0 ? 0 : n / of
    const { medium, low } = LIMITS[code]
    return { code, n, share, isLow: low !== null && share > low, isNamed: share > medium }
  })
  const others = [
    {
      code: 'gap_in_periods' as const,
      n: input.absent_periods,
      share: null,
      isLow: false,
      isNamed: input.absent_periods > 0,
    },
    { code: 'single_period' as const, n: input.n_periods, share: null, isLow: false, isNamed: input.n_periods === 1 },
  ]
  const named = [...shares, ...others]
    .filter((reason) => reason.isNamed || reason.isLow)
    .toSorted((a, b) => Number(b.isLow) - Number(a.isLow) || (b.share ?? 0) - (a.share ?? 0))
  return {
    grade: named.some((reason) => reason.isLow) ? 'low' : named.length > 0 ? 'medium' : 'high',
    reasons: named.slice(0, 3).map(({ code, share, n }) => ({ code, share, n })),
  }
}

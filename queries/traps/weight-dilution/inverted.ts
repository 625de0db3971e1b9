import type { Kpi, Limits, Scheme } from './judge.ts'

/**
 * The KPI that has the largest part of a scheme's gap, where its weight is the lowest; null where it is not, or where there is no
 * clear gap. Gaps are mean distances below the original target in scales of the KPI:
 *
 *   gap_k = max(0, −mean z_k),   share_k = gap_k / Σ gap
 *
 * Among a few KPIs one always has the largest gap and, one time in so many, the lowest weight. So the gap must be at least `gap`
 * scales, more than `gap_share` of all gaps, and the weight lower than every other; only KPIs on most scorecards of at least three
 * are compared, and items that compliance demands are none of them.
 */
export function invertedOf(
  { kpis, n_cards }: Pick<Scheme, 'kpis' | 'n_cards'>,
  { gap, gap_share }: Pick<Limits, 'gap' | 'gap_share'>,
): { kpi: Kpi; share: number; part: number } | null {
  const shared = kpis.filter(
    ({ n_items, gap_z, is_exempt, kpi_id }) => kpi_id !== null && gap_z !== null && !is_exempt && 2 * n_items > n_cards,
  )
  if (shared.length < FEWEST_KPIS) return null
  const gapOf = ({ gap_z }: Kpi) => Math.max(0, -gap_z!)
  const total = shared.reduce((sum, kpi) => sum + gapOf(kpi), 0)
  const [lightest, next] = shared.toSorted((a, b) => a.part - b.part) as [Kpi, Kpi]
  const largest = gapOf(lightest)
  if (lightest.part >= next.part - SAME || largest < gap || largest <= gap_share * total) return null
  return { kpi: lightest, share: largest / total, part: lightest.part }
}

const FEWEST_KPIS = 3
/** Weights closer than this are equal but for rounding. */
const SAME = 1e-6

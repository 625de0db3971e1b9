import type { z } from 'zod'
import type { Side } from '#queries/diagnosis/factors.ts'
import type { company, component, UnitVerdict } from './result.ts'
import type { ComponentRow, ModelRow, SideRow } from './rows.ts'
import { estimateOf } from './unit-verdict.ts'

/** Fewest managers and people behind a share of variance, and the largest part of the rows one manager may stand behind. */
const FEWEST_MANAGERS_OF_SHARES = 10
const FEWEST_PEOPLE_OF_SHARES = 30
const LARGEST_MANAGER_SHARE = 0.25

/** The company's verdict with its shares of variance; protected, and said to be so, where few managers stand behind them. */
export function companyOf(
  verdict: UnitVerdict,
  components: readonly ComponentRow[],
  sides: readonly SideRow[],
  model: ModelRow,
): z.infer<typeof company> {
  if (verdict.verdict === 'withheld' || components.length === 0) return { ...verdict, shares: null, factors: [] }
  if (!mayShowShares(model)) {
    const limits = [...verdict.limits, { code: 'shares_protected' as const, factor: null, value: null }]
    return { ...verdict, limits, shares: null, factors: [] }
  }
  const [system, individual, noise] = (['system', 'individual', 'noise'] satisfies Side[]).map((side) => {
    const row = sides.find((each) => each.side === side)
    return row ? estimateOf(row.realised, row.realised_low, row.realised_high) : null
  })
  return {
    ...verdict,
    shares: system && individual && noise ? { system, individual, noise } : null,
    factors: components
      .toSorted((a, b) => a.position - b.position || (a.factor < b.factor ? -1 : 1))
      .flatMap((row) => (row.variance === null ? [] : [toComponent(row, row.variance)])),
  }
}

/** Without a column of managers no share can say anything about one. */
function mayShowShares({ n_people, n_managers, largest_manager_share }: ModelRow): boolean {
  if ((n_people ?? 0) < FEWEST_PEOPLE_OF_SHARES) return false
  if (largest_manager_share === null) return true
  return (n_managers ?? 0) >= FEWEST_MANAGERS_OF_SHARES && largest_manager_share <= LARGEST_MANAGER_SHARE
}

function toComponent(row: ComponentRow, variance: number): z.infer<typeof component> {
  return {
    factor: row.factor,
    side: row.side === 'individual' || row.side === 'noise' ? row.side : 'system',
    n_levels: row.n_levels,
    variance,
    is_boundary: row.is_boundary ?? false,
    share: estimateOf(row.share, row.share_low, row.share_high),
    realised: estimateOf(row.realised, row.realised_low, row.realised_high),
  }
}

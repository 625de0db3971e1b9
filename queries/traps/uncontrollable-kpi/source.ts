import type { UnitRow } from './judge.ts'

export type Source = 'unit' | 'period' | 'both'

/**
 * Where the shared movement mostly comes from: differences that stay with the units, what all units share in a period, or what
 * whole units do in single periods. By sums of squares, which only name the largest part.
 *
 *   units = Σ S_u²/n_u − S²/N,   periods = Σ S_t²/n_t − S²/N,   both = Σ S_c²/n_c − S²/N − units − periods
 */
export function sourceOf(rows: readonly UnitRow[]): Source {
  const measured = rows.filter(({ n }) => n > 0)
  const sum = (of: (row: UnitRow) => number) => measured.reduce((total, row) => total + of(row), 0)
  const [N, S] = [sum(({ n }) => n), sum(({ s }) => s)]
  const centre = N === 0 ? 0 : (S * S) / N
  const unit = sum(({ s, n }) => (s * s) / n) - centre
  const period = (measured[0]?.between_periods ?? centre) - centre
  const both = sum(({ between_cells }) => between_cells) - centre - unit - period
  return unit >= Math.max(period, both) ? 'unit' : period >= both ? 'period' : 'both'
}

import type { Panel } from './trap.ts'

/**
 * The share of people who are still there, over the other units that were seen for at least as many periods (a longer time leaves
 * fewer): Σ stayers / Σ people of either end. Without such a unit, over all others; null where a unit has no others.
 */
export function turnoverOfOthers(panels: readonly Panel[]): (unit: Panel) => number | null {
  const bySpan = new Map<number, { stayers: number; union: number; units: number }>()
  for (const unit of panels) {
    const sums = bySpan.get(spanOf(unit)) ?? { stayers: 0, union: 0, units: 0 }
    sums.stayers += unit.n_stayers
    sums.union += unionOf(unit)
    sums.units++
    bySpan.set(spanOf(unit), sums)
  }
  return (unit) => over(unit, spanOf(unit)) ?? over(unit, 1)

  function over(unit: Panel, leastSpan: number): number | null {
    let [stayers, union, units] = [-unit.n_stayers, -unionOf(unit), -1]
    for (const [span, sums] of bySpan) {
      if (span < leastSpan) continue
      stayers += sums.stayers
      union += sums.union
      units += sums.units
    }
    return units > 0 && union > 0 ? stayers / union : null
  }
}

const spanOf = ({ first_no, last_no }: Panel) => last_no - first_no
const unionOf = ({ n_first, n_last, n_stayers }: Panel) => n_first + n_last - n_stayers

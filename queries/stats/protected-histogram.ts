import { quantile } from './quantile.ts'

export type Bin = { from: number | null; to: number | null; n: number }

/**
 * Counts in bins of one round width, none with fewer than `smallest` values: a smaller bin joins its neighbour to the right, the
 * last one its neighbour to the left. The first and the last bin are open, so that no bin edge tells an extreme value.
 * 0 (the target) is always a possible edge.
 *
 * @param sorted    ascending, in the unit of the measure
 * @param smallest  ≥ 1; fewer values than that give no bin at all
 * @returns bins from low to high, `from` included and `to` excluded, null = open
 */
export function protectedHistogram(sorted: readonly number[], smallest: number): Bin[] {
  if (sorted.length < smallest) return []
  const middle = quantile(sorted, 0.95) - quantile(sorted, 0.05)
  const width = WIDTHS.find((wide) => middle / wide <= MOST_BINS) ?? WIDTHS.at(-1)!
  const first = Math.floor(sorted[0]! / width)
  const last = Math.floor(sorted.at(-1)! / width)
  const counts = new Map<number, number>()
  for (const value of sorted) {
    const bin = Math.floor(value / width + ROUNDING)
    counts.set(bin, (counts.get(bin) ?? 0) + 1)
  }

  const bins: Bin[] = []
  let open: Bin = { from: null, to: null, n: 0 }
  for (let bin = first; bin <= last + 1; bin++) {
    open.n += counts.get(bin) ?? 0
    if (open.n >= smallest && bin <= last) {
      open.to = edge(bin + 1, width)
      bins.push(open)
      open = { from: open.to, to: null, n: 0 }
    }
  }
  const tail = bins.at(-1)
  if (!tail) return [open]
  tail.n += open.n
  tail.to = null
  return bins
}

/** Widths of a bin, in the unit of ratios: a hundredth is one percentage point. */
const WIDTHS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 100]
/** More bins than that over the middle nine tenths show noise. */
const MOST_BINS = 10
/** −0.3 / 0.1 is a hair under −3; the value belongs to the bin that starts there. */
const ROUNDING = 1e-9

/** k·width without the dust of binary fractions. */
const edge = (k: number, width: number) => Math.round(k * width * 1e6) / 1e6

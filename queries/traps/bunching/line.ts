/**
 * Attainments of one unit by whole percent, from 0 to 199. `whole` are those of `n` that are the percent exactly, `counting` the sum
 * of the shares above a line that counting in pieces would give them, `expected` how many the same KPIs would give elsewhere.
 */
export type Bins = { n: Float64Array; whole: Float64Array; counting: Float64Array; expected: Float64Array }

/** What lies beside one line (in percent), and the share of it that was to be expected just above. */
export type Beside = { line: number; above: number; below: number; expected: number }

export type LineLimits = {
  /** Looked at on either side of the line, in percent. */
  width: number
  /** Lines that may pay or pass: what lies beside them tells nothing of rounding. */
  cuts: readonly number[]
  /** So many results of all others together stand in for those of the same KPIs. */
  fewest: number
}

/**
 * Results just above and just below a line, and the largest share above that has an innocent reason:
 *
 *   half                     nobody steers, and the density is flat
 *   the same KPIs elsewhere  (E₊ + m p̄)/(E₊ + E₋ + m), E the expected results, p̄ the share of all others, m = `fewest`
 *   counting and slope       logit⁻¹( logit(c) + slope )
 *
 * c is what counting in pieces gives: of a target of 30 pieces only 30 itself lies within 2 % of it, so c is 1. The slope is that of
 * the density around the line (see `slopeAt`).
 *
 * Where the unit rounds, every round figure is crowded and not the line alone. Its surplus at the line is then taken away.
 *
 * @param all  sums over all units, from which the own results are taken away
 */
export function beside(line: number, bins: Bins, all: Bins, limits: LineLimits): Beside {
  const { width, fewest } = limits
  const at = (counts: Float64Array, from: number, to: number) => sum(counts, line + from, line + to)
  const [everyAbove, below] = [at(bins.n, 0, width), at(bins.n, -width, 0)]
  const rounded = isRounding(line, bins, limits) ? Math.round(Math.max(0, surplus(line, bins))) : 0
  const above = Math.max(0, everyAbove - rounded)

  const others = { above: at(all.n, 0, width) - everyAbove, n: at(all.n, -width, width) - everyAbove - below }
  const general = others.n > 0 ? others.above / others.n : 0.5
  const pool = (at(bins.expected, 0, width) + fewest * general) / (at(bins.expected, -width, width) + fewest)

  const beside = everyAbove + below
  const counting = beside === 0 ? 0.5 : Math.min(1 - 1e-12, at(bins.counting, -width, width) / beside)
  const odds = (counting / (1 - counting)) * Math.exp(Math.max(0, slopeAt(line, bins, width)))
  return { line, above, below, expected: Math.max(0.5, pool, odds / (1 + odds)) }
}

/**
 * By how much would the logarithm of the density rise from the results below the line to those above it, if nobody steered? From the
 * windows 5 % lower and higher, and from those next to the window on either side; the larger of the two:
 *
 *   h/10 % · ln( (N₊₅ + 1)/(N₋₅ + 1) ),   ⅓ · ln( (N₊ + 1)/(N₋ + 1) )
 */
function slopeAt(line: number, { n }: Bins, width: number): number {
  const log = (low: number, high: number) => Math.log((high + 1) / (low + 1))
  const far = (shift: number) => sum(n, line + shift - width, line + shift + width)
  const next = log(sum(n, line - 2 * width, line - width), sum(n, line + width, line + 2 * width))
  return Math.max((width / 10) * log(far(-STEP), far(STEP)), next / 3)
}

/** Exact hits of a whole percent beyond those of its neighbours: a grid of 1 % has none, one of 5 % has all its results there. */
const surplus = (percent: number, { whole }: Bins): number =>
  whole[percent]! - (whole[percent - 1]! + whole[percent + 1]!) / 2

/** Does the unit round elsewhere, too? So it does when more than a tenth beside its other steps of 5 % are such exact hits. */
function isRounding(line: number, bins: Bins, { width, cuts }: LineLimits): boolean {
  let [hits, all] = [0, 0]
  for (let shift = -REACH; shift <= REACH; shift += STEP) {
    const other = line + shift
    if (cuts.some((cut) => Math.abs(cut - other) < 2 * width)) continue
    hits += surplus(other, bins)
    all += sum(bins.n, other - width, other + width)
  }
  return hits > ROUNDING * all
}

function sum(counts: Float64Array, from: number, to: number): number {
  let total = 0
  for (let i = Math.max(0, from); i < Math.min(counts.length, to); i++) total += counts[i]!
  return total
}

/** Round figures are steps of 5 %; those within 25 % of the line are looked at. */
const STEP = 5
const REACH = 25
const ROUNDING = 0.1

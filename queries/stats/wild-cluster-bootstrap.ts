import { invert } from './invert.ts'
import type { Random } from './random.ts'

/** The 95 % interval by inverting the test, and p of the value 0. */
export type WildInterval = { low: number; high: number; p: number }

/**
 * A test and an interval for one regression coefficient with few clusters, where the usual t is too sure of itself: the restricted
 * wild cluster bootstrap. For a supposed value b the model is fitted with the coefficient held at b; whole clusters of its residuals
 * are multiplied by random weights w_g, and the t of the sample is placed among the t of such draws.
 *
 *   p(b) = #{ |t*| ≥ |t| } / B;   the interval holds every b with p(b) > 5 %
 *
 * Weights ±1, and with fewer than 12 clusters the six of Webb, ±√½, ±1, ±√(3/2), because 2^G sign patterns are then too few.
 *
 * @param columns   X by column, the coefficient of interest FIRST, then the others with an intercept
 * @param y         length n
 * @param cluster   by row
 * @param random    seeded by the caller
 * @param draws     B
 * @returns null with fewer than 2 clusters or collinear columns
 * @see Cameron, Gelbach & Miller 2008; Webb 2023, "Reworking wild bootstrap-based inference for clustered errors"
 */
export function wildClusterBootstrap(
  columns: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  cluster: ArrayLike<number>,
  random: Random,
  draws = 999,
): WildInterval | null {
  const d = partialled(columns[0]!, columns.slice(1))
  const rest = d && partialled(y, columns.slice(1))
  if (!d || !rest) return null
  const rows = [
    ...Map.groupBy(
      Array.from(y, (_, i) => i),
      (i) => cluster[i]!,
    ).values(),
  ]
  const size = dot(d, d)
  if (rows.length < 2 || !(size > 1e-12)) return null
  const estimate = dot(d, rest) / size
  const weights = rows.length < FEW_CLUSTERS ? WEBB : RADEMACHER
  const drawn = Array.from({ length: draws }, () =>
    Float64Array.from(rows, () => weights[Math.floor(random() * weights.length)]!),
  )

  // Everything a draw needs, summed by cluster: b* = Σ w_g u_g / size and the cluster scores of its residuals.
  const others = columns.slice(1)
  const q = others.length
  const inverse = invert(products(others), q)
  if (!inverse) return null
  const dOther = rows.map((some) => others.map((column) => some.reduce((sum, i) => sum + d[i]! * column[i]!, 0)))
  const dOwn = rows.map((some) => some.reduce((sum, i) => sum + d[i]! * d[i]!, 0))
  const observedSquares = (at: number) => {
    let sum = 0
    for (const some of rows) sum += some.reduce((score, i) => score + d[i]! * (rest[i]! - at * d[i]!), 0) ** 2
    return sum
  }
  const root = Math.sqrt(observedSquares(estimate))

  const pOf = (b: number): number => {
    const residual = rest.map((value, i) => value - b * d[i]!)
    const own = rows.map((some) => some.reduce((sum, i) => sum + d[i]! * residual[i]!, 0))
    const other = rows.map((some) =>
      others.map((column) => some.reduce((sum, i) => sum + column[i]! * residual[i]!, 0)),
    )
    const t = Math.abs(size * (estimate - b)) / root
    let beyond = 0
    for (const w of drawn) {
      let moved = 0
      const crossed = new Float64Array(q)
      for (let g = 0; g < rows.length; g++) {
        moved += w[g]! * own[g]!
        for (let k = 0; k < q; k++) crossed[k]! += w[g]! * other[g]![k]!
      }
      const shift = moved / size
      let squares = 0
      for (let g = 0; g < rows.length; g++) {
        let score = w[g]! * own[g]! - shift * dOwn[g]!
        for (let k = 0; k < q; k++) {
          let fitted = 0
          for (let j = 0; j < q; j++) fitted += inverse[k * q + j]! * crossed[j]!
          score -= dOther[g]![k]! * fitted
        }
        squares += score * score
      }
      if (Math.abs(moved) >= t * Math.sqrt(squares) * (1 - 1e-12)) beyond++
    }
    return beyond / draws
  }

  const step = root / size
  return { p: pOf(0), low: edge(estimate, -step, pOf), high: edge(estimate, step, pOf) }
}

/** ±1 flips whole clusters. */
const RADEMACHER = [-1, 1]
const WEBB = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)]
/** Below this many clusters sign flips give too few different draws. */
const FEW_CLUSTERS = 12
/** Standard errors from the estimate beyond which no edge is looked for: the interval is then open for every purpose. */
const FARTHEST = 64

/** Where p falls to 5 % on one side of the estimate. */
function edge(estimate: number, step: number, pOf: (b: number) => number): number {
  let [inside, reach] = [0, 1]
  while (pOf(estimate + reach * step) > 0.05) {
    ;[inside, reach] = [reach, 2 * reach]
    if (reach > FARTHEST) return estimate + FARTHEST * step
  }
  for (let halving = 0; halving < 12; halving++) {
    const middle = (inside + reach) / 2
    if (pOf(estimate + middle * step) > 0.05) inside = middle
    else reach = middle
  }
  return estimate + ((inside + reach) / 2) * step
}

/** What is left of a column after regression on the others (Frisch–Waugh). */
function partialled(column: ArrayLike<number>, others: readonly ArrayLike<number>[]): Float64Array | null {
  const q = others.length
  const inverse = invert(products(others), q)
  if (!inverse) return null
  const right = others.map((other) => dot(other, column))
  const slopes = others.map((_, k) => right.reduce((sum, value, j) => sum + inverse[k * q + j]! * value, 0))
  return Float64Array.from(
    column,
    (value, i) => value - slopes.reduce((sum, slope, k) => sum + slope * others[k]![i]!, 0),
  )
}

function products(columns: readonly ArrayLike<number>[]): Float64Array {
  const q = columns.length
  return Float64Array.from({ length: q * q }, (_, at) => dot(columns[Math.floor(at / q)]!, columns[at % q]!))
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

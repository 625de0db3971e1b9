import { expect, test } from 'vitest'
import { lmg, subsetRSquared } from './lmg.ts'
import { owen } from './owen.ts'
import { seeded, normal } from './random.ts'
import { shapleyGame } from './shapley-game.ts'
import { varianceInflation } from './variance-inflation.ts'
import { clusterProducts, slopesOf } from './weighted-regression.ts'

// Twelve rows with three related regressors; the R figures below are of R 4.2.2, lm().
const x1 = [-0.96, -0.29, 0.26, -1.15, 0.2, 0.03, 0.09, 1.12, -1.22, 1.27, -0.74, -1.13]
const x2 = [0.32, 0.68, 0.88, 0.05, -0.23, 0.72, 1.35, 0.71, -1.71, 1.55, 0.34, -0.99]
const x3 = [0.48, 0.72, -0.01, 0.34, 1.24, -0.7, -0.82, 0.74, -0.78, -0.28, -0.13, 0.76]
const y = [-1.84, -1.23, 0.05, -0.21, -0.81, 0.6, 0.63, 1.71, -0.83, 1.95, 0.1, -2.34]
const products = productsOf([x1, x2, x3, y])

test('R² of every subset equals that of lm', () => {
  // summary(lm(y ~ …))$r.squared for x1; x2; x1 + x2; x3; x1 + x3; x2 + x3; all.
  const expected = [0, 0.629204027296639, 0.427030594773064, 0.645308217749215, 0.156880150346894, 0.793939734670208,
    0.515936644137039, 0.795030227404179] // prettier-ignore
  subsetRSquared(products, 3).forEach((value, subset) => expect(value).toBeCloseTo(expected[subset]!, 10))
})

test('with two regressors a share is the mean of entering first and entering last', () => {
  // By hand from the R² above: x1 first .629204, last .645308 − .427031; x2 first .427031, last .645308 − .629204.
  const { rSquared, shares } = lmg(productsOf([x1, x2, y]), 2)
  expect(rSquared).toBeCloseTo(0.645308217749215, 10)
  expect(shares[0]).toBeCloseTo((0.629204027296639 + 0.645308217749215 - 0.427030594773064) / 2, 10)
  expect(shares[1]).toBeCloseTo((0.427030594773064 + 0.645308217749215 - 0.629204027296639) / 2, 10)
})

test('with three regressors a share weighs the four ways to enter by 1/3, 1/6, 1/6, 1/3', () => {
  const [, a, b, ab, c, ac, bc, abc] = subsetRSquared(products, 3)
  const { shares } = lmg(products, 3)
  expect(shares[0]).toBeCloseTo(a! / 3 + (ab! - b!) / 6 + (ac! - c!) / 6 + (abc! - bc!) / 3, 12)
  expect(shares[2]).toBeCloseTo(c! / 3 + (ac! - a!) / 6 + (bc! - b!) / 6 + (abc! - ab!) / 3, 12)
})

test('shares are the mean gain over all 120 orders of five regressors', () => {
  const random = seeded(4)
  const rows = 40
  const columns = Array.from({ length: 5 }, () => Array.from({ length: rows }, () => normal(random)))
  columns[1] = columns[1]!.map((value, i) => value + 0.8 * columns[0]![i]!)
  const response = Array.from({ length: rows }, (_, i) => columns[0]![i]! - 0.5 * columns[3]![i]! + normal(random))
  const five = productsOf([...columns, response])
  const values = subsetRSquared(five, 5)
  const gains = new Float64Array(5)
  const orders = permutations([0, 1, 2, 3, 4])
  for (const order of orders) {
    let before = 0
    for (const j of order) {
      gains[j]! += (values[before | (1 << j)]! - values[before]!) / orders.length
      before |= 1 << j
    }
  }
  lmg(five, 5).shares.forEach((share, j) => expect(share).toBeCloseTo(gains[j]!, 12))
})

test('a copy of a regressor shares with it equally and adds nothing', () => {
  const { rSquared, shares } = lmg(productsOf([x1, x1, y]), 2)
  expect(rSquared).toBeCloseTo(0.629204027296639, 10)
  expect(shares[0]).toBeCloseTo(shares[1]!, 12)
  expect([...varianceInflation(productsOf([x1, x1, y]), 2)]).toEqual([Infinity, Infinity])
  expect(slopesOf(productsOf([x1, x1, y]), 2)).toBeNull()
})

test('a response or regressor that does not vary explains nothing and is never NaN', () => {
  const flat = Array(12).fill(2)
  expect([...lmg(productsOf([x1, x2, flat]), 2).shares]).toEqual([0, 0])
  expect(lmg(productsOf([x1, flat, y]), 2).shares[1]).toBe(0)
})

test('Shapley shares of a glove game are 2/3, 1/6, 1/6', () => {
  // Player 0 has a left glove, 1 and 2 a right one each; a pair is worth 1 (Shapley's classic example).
  const values = Float64Array.from({ length: 8 }, (_, s) => (s & 1 && s & 6 ? 1 : 0))
  expect([...shapleyGame(values, 3)].map((v) => v.toFixed(6))).toEqual(['0.666667', '0.166667', '0.166667'])
})

test('Owen shares of a group add up to the Shapley value of the group as one player', () => {
  const values = subsetRSquared(products, 3)
  const grouped = owen(values, [0, 0, 1])
  const asOne = shapleyGame(Float64Array.of(values[0]!, values[3]!, values[4]!, values[7]!), 2)
  expect(grouped[0]! + grouped[1]!).toBeCloseTo(asOne[0]!, 12)
  expect(grouped[2]).toBeCloseTo(asOne[1]!, 12)
  // Groups of one player each are no groups.
  owen(values, [0, 1, 2]).forEach((share, j) => expect(share).toBeCloseTo(shapleyGame(values, 3)[j]!, 12))
})

test('variance inflation equals 1/(1 − R²) of lm(x_j ~ others)', () => {
  const expected = [2.09000975192426, 2.14138592475721, 1.05785340519627]
  varianceInflation(products, 3).forEach((value, j) => expect(value).toBeCloseTo(expected[j]!, 8))
})

test('slopes equal those of lm, with and without weights', () => {
  const plain = [1.1653532552556536, 0.0679257809816974, -0.7583770534084905]
  slopesOf(products, 3)!.slopes.forEach((value, j) => expect(value).toBeCloseTo(plain[j]!, 10))
  // lm(y ~ x1 + x2 + x3, weights = 1:12); the intercept is a column of ones.
  const weights = Float64Array.from({ length: 12 }, (_, i) => i + 1)
  const weighted = new Float64Array(25)
  const columns = [x1, x2, x3, Array(12).fill(1), y].map((column) => Float64Array.from(column))
  clusterProducts(columns, weights, Int32Array.from(weights.keys()), 0, weighted)
  const expected = [1.096983982532655, 0.210053552754875, -0.700938842960482, 0.165249522590074]
  slopesOf(weighted, 4)!.slopes.forEach((value, j) => expect(value).toBeCloseTo(expected[j]!, 10))
})

test('products of clusters with a random intercept equal Z′V⁻¹Z with V written out', () => {
  // R: V <- diag(1/w) + 0.5 * outer(g, g, "=="); t(Z) %*% solve(V) %*% Z for Z = [x y 1].
  const columns = [[1, 2, 4, 3, 5, 7], [2, 1, 5, 4, 4, 9], [1, 1, 1, 1, 1, 1]].map((column) => Float64Array.from(column)) // prettier-ignore
  const weights = Float64Array.of(1, 2, 1, 3, 1, 2)
  const sum = new Float64Array(9)
  const one = new Float64Array(9)
  for (const rows of [Int32Array.of(0, 1, 2), Int32Array.of(3, 4, 5)]) {
    clusterProducts(columns, weights, rows, 0.5, one)
    one.forEach((value, i) => (sum[i]! += value))
  }
  EXPECTED_GLS.forEach((value, i) => expect(sum[i]).toBeCloseTo(value, 10))
})
const EXPECTED_GLS: number[] = [63.5, 75.5, 10, 75.5, 99, 11.5, 10, 11.5, 2.83333333333333]

/** Cross products of columns less their means. */
function productsOf(columns: number[][]): Float64Array {
  const side = columns.length
  const centred = columns.map((column) => {
    const mean = column.reduce((sum, value) => sum + value, 0) / column.length
    return column.map((value) => value - mean)
  })
  const out = new Float64Array(side * side)
  for (let a = 0; a < side; a++)
    for (let b = 0; b < side; b++)
      out[a * side + b] = centred[a]!.reduce((sum, value, i) => sum + value * centred[b]![i]!, 0)
  return out
}

function permutations(items: number[]): number[][] {
  if (items.length <= 1) return [items]
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]))
}

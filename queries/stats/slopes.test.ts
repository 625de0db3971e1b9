import { expect, test } from 'vitest'
import { chiSquareFit } from './chi-square-fit.ts'
import { clusterBootstrap } from './cluster-bootstrap.ts'
import { leastSquares, withinGroupSlope } from './least-squares.ts'
import { normal, seeded } from './random.ts'
import { rowsByGroup } from './rows-by-group.ts'
import { shrunkenMeans } from './shrunken-means.ts'

// Miles per gallon, weight and cylinders of 32 cars (R `mtcars`).
const mpg = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5,
  15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
] // prettier-ignore
const weight = [
  2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2, 1.615,
  1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
] // prettier-ignore
const cylinders = Int32Array.of(
  6, 6, 4, 6, 8, 6, 8, 4, 4, 6, 6, 8, 8, 8, 8, 8, 8, 4, 4, 4, 4, 8, 8, 8, 8, 4, 4, 4, 8, 6, 8, 4,
) // prettier-ignore

test('the slope and its test agree with lm', () => {
  // R 4.2.2, summary(lm(mpg ~ wt, mtcars)); the interval by confint().
  const found = leastSquares(weight, mpg)!
  expect(found.slope).toBeCloseTo(-5.34447157272268, 11)
  expect(found.se).toBeCloseTo(0.559101045099323, 11)
  expect(found.t).toBeCloseTo(-9.55904414697211, 10)
  expect(found.df).toBe(30)
  expect(found.p / 1.29395870135052e-10).toBeCloseTo(1, 9)
  expect(found.lower).toBeCloseTo(-6.486308, 6)
  expect(found.upper).toBeCloseTo(-4.202635, 6)
})

test('the slope within groups agrees with lm with a level for each group', () => {
  // R 4.2.2, summary(lm(mpg ~ wt + factor(cyl), mtcars)).
  const found = withinGroupSlope(weight, mpg, cylinders, 9)!
  expect(found.slope).toBeCloseTo(-3.20561325619286, 11)
  expect(found.se).toBeCloseTo(0.753895654956412, 11)
  expect(found.t).toBeCloseTo(-4.25206490462954, 10)
  expect(found.df).toBe(28)
  expect(found.p).toBeCloseTo(0.000213043460268461, 13)
})

test('an exact line has a slope beyond doubt and finite numbers', () => {
  const found = leastSquares([0, 0.1, 0.2, 0.3, 0.4], [1, 1.05, 1.1, 1.15, 1.2])!
  expect(found.slope).toBeCloseTo(0.5, 10)
  expect(Number.isFinite(found.t)).toBe(true)
  expect(found.p).toBeLessThan(1e-20)
})

test('constant values, two points or groups of one have no slope', () => {
  expect(leastSquares([1, 1, 1, 1], [1, 2, 3, 4])).toBeNull()
  expect(leastSquares([1, 2, 3, 4], [0.3, 0.1 + 0.2, 0.3, 0.3])).toBeNull()
  expect(leastSquares([1, 2], [3, 4])).toBeNull()
  expect(withinGroupSlope([1, 2, 3, 4], [1, 3, 2, 5], Int32Array.of(0, 1, 2, 3), 4)).toBeNull()
  expect(() => leastSquares([1, 2, 3], [1, 2])).toThrow(RangeError)
})

test('counts against shares agree with chisq.test, and tables add up', () => {
  // R 4.2.2: chisq.test(c(8, 31, 11), p = c(.2, .7, .1)) and c(12, 33, 5); the sum by pchisq(, 4, lower.tail = FALSE).
  const shares = [0.2, 0.7, 0.1]
  const one = chiSquareFit([[8, 31, 11]], shares)!
  expect(one.x2).toBeCloseTo(8.05714285714286, 12)
  expect(one.p).toBeCloseTo(0.0177997399993044, 13)
  expect(one.smallestExpected).toBeCloseTo(5, 12)
  const both = chiSquareFit([[8, 31, 11], [0, 0, 0], [12, 33, 5]], shares)! // prettier-ignore
  expect(both.df).toBe(4)
  expect(both.x2).toBeCloseTo(8.57142857142857, 12)
  expect(both.p).toBeCloseTo(0.0727514441604093, 13)
  // The colours of R's help page: c(89, 37, 30, 28, 2) against 40:20:20:15:5.
  expect(chiSquareFit([[89, 37, 30, 28, 2]], [0.4, 0.2, 0.2, 0.15, 0.05])!.p).toBeCloseTo(0.0405940433447812, 13)
})

test('counts that follow a quota to the last head fit too well for chance', () => {
  // Four periods of 20: 4, 14, 2 are exactly 20/70/10, X² = 0 with 8 df.
  expect(chiSquareFit(Array(4).fill([4, 14, 2]), [0.2, 0.7, 0.1])!.p).toBe(1)
})

test('no counts have no fit, and shares that do not total 1 are refused', () => {
  expect(chiSquareFit([[0, 0]], [0.5, 0.5])).toBeNull()
  expect(chiSquareFit([], [0.5, 0.5])).toBeNull()
  expect(chiSquareFit([[4]], [1])).toBeNull()
  expect(() => chiSquareFit([[1, 2]], [0.5, 0.4])).toThrow(RangeError)
  expect(() => chiSquareFit([[1, 2, 3]], [0.5, 0.5])).toThrow(RangeError)
})

test('unit means are drawn to 0 by the share of chance in them', () => {
  // By hand: n 4, 4, 16, sd 1: s² = 1. Means 1, −1, 0.6: centre 0.2, var = (0.64 + 1.44 + 0.16)/2 = 1.12;
  // mean(s²/n) = (0.25 + 0.25 + 0.0625)/3 = 0.1875; tau² = 0.9325.
  // Unit 1: kept 0.9325/1.1825 = 0.788584; sd √(0.788584·0.25) = 0.444011. Unit 3: kept 0.9325/0.995 = 0.937186.
  const found = shrunkenMeans([
    { n: 4, mean: 1, sd: 1 },
    { n: 4, mean: -1, sd: 1 },
    { n: 16, mean: 0.6, sd: 1 },
  ])!
  expect(found.s2).toBe(1)
  expect(found.tau2).toBeCloseTo(0.9325, 12)
  expect(found.units[0]!.eb).toBeCloseTo(0.9325 / 1.1825, 12)
  expect(found.units[0]!.lower).toBeCloseTo(0.788584 - 1.96 * 0.444011, 5)
  expect(found.units[0]!.upper).toBeCloseTo(0.788584 + 1.96 * 0.444011, 5)
  expect(found.units[0]!.p).toBeCloseTo(0.07573, 4) // R: 2 * pnorm(-0.788584 / 0.444011)
  expect(found.units[2]!.eb).toBeCloseTo(0.6 * 0.937186, 5)
})

test('units that differ by no more than chance are all drawn to 0', () => {
  const found = shrunkenMeans([
    { n: 10, mean: 0.1, sd: 1 },
    { n: 10, mean: -0.1, sd: 1.2 },
    { n: 1, mean: 0, sd: NaN },
  ])!
  expect(found.tau2).toBe(0)
  expect(found.units).toEqual(Array(3).fill({ eb: 0, lower: 0, upper: 0, p: 1 }))
})

test('one unit, or units without spread inside, cannot be shrunken', () => {
  expect(shrunkenMeans([{ n: 10, mean: 1, sd: 1 }])).toBeNull()
  expect(shrunkenMeans([{ n: 10, mean: 1, sd: 0 }, { n: 5, mean: 2, sd: 0 }])).toBeNull() // prettier-ignore
  expect(() => shrunkenMeans([{ n: 0, mean: 1, sd: 1 }, { n: 5, mean: 2, sd: 0 }])).toThrow(RangeError) // prettier-ignore
})

test('a bootstrap over clusters is as wide as the clusters differ, not as the rows do', () => {
  // 40 clusters of 25 rows, spread 1 between and 0.5 within: the mean has sd √(1/40 + 0.25/1000) = 0.159; rows alone would give 0.035.
  const random = seeded(9)
  const levels = Float64Array.from({ length: 40 }, () => normal(random))
  const rows = Float64Array.from({ length: 1000 }, (_, i) => levels[i % 40]! + 0.5 * normal(random))
  const clusters = rowsByGroup(
    Int32Array.from(rows, (_, i) => i % 40),
    40,
  )
  const mean = (drawn: Int32Array) => {
    let sum = 0
    for (const row of drawn) sum += rows[row]!
    return sum / drawn.length
  }
  const found = clusterBootstrap(clusters, mean, seeded(2), 2000)!
  const width = found.upper - found.lower
  // 2·1.96·0.159 = 0.623; the sample sd of 40 levels has a standard error of 11 %.
  expect(width).toBeGreaterThan(0.42)
  expect(width).toBeLessThan(0.83)
  expect(found).toEqual(clusterBootstrap(clusters, mean, seeded(2), 2000))
})

test('few clusters or an undefined statistic give no interval', () => {
  const four = Array.from({ length: 4 }, (_, i) => Int32Array.of(i))
  const six = Array.from({ length: 6 }, (_, i) => Int32Array.of(i))
  expect(clusterBootstrap(four, () => 1, seeded(1))).toBeNull()
  expect(clusterBootstrap(six, (rows) => (rows.includes(0) ? 1 : null), seeded(1))).toBeNull()
  // P(cluster 0 in a draw of six) = 1 − (5/6)⁶ = 0.67; "any of the six" is always defined.
  expect(clusterBootstrap(six, (rows) => rows.length, seeded(1))).toEqual({ lower: 6, upper: 6, draws: 1000 })
  expect(() => clusterBootstrap(six, () => NaN, seeded(1))).toThrow(RangeError)
})

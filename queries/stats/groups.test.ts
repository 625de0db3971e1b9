import { expect, test } from 'vitest'
import { brownForsytheLeftOut } from './brown-forsythe-left-out.ts'
import { brownForsythe } from './brown-forsythe.ts'
import { cohensD } from './cohens-d.ts'
import { kruskalWallis } from './kruskal-wallis.ts'
import { meanAndVariance } from './mean-and-variance.ts'
import { median, medianDeviation } from './median-deviation.ts'
import { normal, seeded } from './random.ts'
import { trimmedMean, winsorisedMean } from './trimmed-mean.ts'
import { welch } from './welch.ts'

// Expected numbers are R 4.2.2's: mad, mean(trim), kruskal.test, t.test, anova(lm(|y − median| ~ group)).
const x = [2.1, 3.4, 3.4, 5.0, 1.2, 7.7, 6.1, 3.4, 9.0, 4.4, 8.2, 0.3]
const y = [1.0, 2.5, 2.0, 2.0, 0.4, 6.5, 3.3, 4.1, 5.2, 2.0, 7.7, 1.5]
const z = [1, 2, 2, 3, 1, 5, 3, 3, 4, 2, 5, 2]
const wide = [6.1, 5.2, 9.3, 2.2, 7.7, 4.1]
const narrow = [5.0, 5.1, 5.3, 4.9, 5.2]
const widest = [12, 1.5, 7.2, 3.3, 0.1, 9.9, 4.0, 15.2]
// Student's sleep data (R `sleep`), extra hours by drug.
const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

test('median, MAD, trimmed and winsorised mean agree with R', () => {
  expect(median(x)).toBeCloseTo(3.9, 12)
  expect(medianDeviation(x)!.deviation).toBeCloseTo(2.9652, 12)
  expect(medianDeviation(y)!.deviation).toBeCloseTo(1.70499, 12)
  expect(trimmedMean(x)).toBeCloseTo(4.4375, 12)
  expect(trimmedMean(y)).toBeCloseTo(2.825, 12)
  // By hand: of 13 values two go at each end; −40 1 | 2 … 10 | 12 60, middle sum 54 of 9, winsorised (54 + 2·2 + 2·10)/13 = 6.
  const far = [12, 1, 2, 3, 4, 5, 60, -40, 6, 7, 8, 9, 10]
  expect(trimmedMean(far)).toBe(6)
  expect(winsorisedMean(far)).toBe(6)
  expect(medianDeviation(far)!.deviation).toBeCloseTo(4.4478, 12)
})

test('no values have no centre, and NaN is refused instead of compared', () => {
  expect([median([]), medianDeviation([]), trimmedMean([]), meanAndVariance([])]).toEqual([null, null, null, null])
  expect(() => median([1, NaN])).toThrow(RangeError)
  expect(() => trimmedMean([1, 2], 0.5)).toThrow(RangeError)
})

test('values that differ by rounding only do not vary', () => {
  expect(meanAndVariance([0.1 + 0.2, 0.3, 0.3])!.variance).toBe(0)
  expect(meanAndVariance([7])).toEqual({ n: 1, mean: 7, variance: null })
  expect(meanAndVariance([1, 2, 4])!.variance).toBeCloseTo(7 / 3, 12) // deviations −4/3, −1/3, 5/3
})

test('Kruskal–Wallis agrees with R, ties corrected', () => {
  const tied = kruskalWallis([x, y, z])!
  expect(tied.h).toBeCloseTo(3.60481356372613, 11)
  expect(tied.df).toBe(2)
  expect(tied.p).toBeCloseTo(0.164901528226657, 12)
  const plain = kruskalWallis([wide, narrow, [], widest])!
  expect(plain.h).toBeCloseTo(0.141966637401223, 11)
  expect(plain.p).toBeCloseTo(0.931477430251882, 12)
})

test('Kruskal–Wallis has no answer for one group, single values or equal values', () => {
  expect(kruskalWallis([x])).toBeNull()
  expect(kruskalWallis([[1], [2], [3]])).toBeNull()
  expect(kruskalWallis([[2, 2, 2], [2, 2]])).toBeNull() // prettier-ignore
})

test('Brown–Forsythe agrees with an analysis of variance of the distances in R', () => {
  const three = brownForsythe([wide, narrow, widest])!
  expect(three.f).toBeCloseTo(7.69447347854579, 10)
  expect([three.df1, three.df2]).toEqual([2, 16])
  expect(three.p).toBeCloseTo(0.00455770164493054, 12)
  const two = brownForsythe([wide, narrow])!
  expect(two.f).toBeCloseTo(8.20527481600374, 10)
  expect(two.p).toBeCloseTo(0.0186435573988033, 12)
})

test('equal distances from the median leave no spread to compare', () => {
  expect(brownForsythe([[1, 3], [10, 30]])).toBeNull() // prettier-ignore
  expect(brownForsythe([x, [1]])).toBeNull()
  expect(brownForsythe([x])).toBeNull()
  // The distances of 0.1 … 0.4 differ only by rounding: 0.1 and 0.09999999999999998.
  expect(brownForsythe([[0.1, 0.3], [0.2, 0.4]])).toBeNull() // prettier-ignore
})

test('every unit against the rest at once is the same as one by one', () => {
  const random = seeded(5)
  const values: number[] = []
  const units: number[] = []
  for (let u = 0; u < 9; u++) {
    // Sizes 2 … 34; every third unit is coarse, so that there are ties; one unit is shifted by 100.
    for (let i = 0; i < 2 + 4 * u; i++) {
      const value = (u === 4 ? 3 : 1) * normal(random) + (u === 7 ? 100 : 0)
      values.push(u % 3 === 0 ? Math.round(value) : value)
      units.push(u)
    }
  }
  const found = brownForsytheLeftOut(Float64Array.from(values), Int32Array.from(units), 10)
  for (let u = 0; u < 9; u++) {
    const direct = brownForsythe([values.filter((_, i) => units[i] === u), values.filter((_, i) => units[i] !== u)])
    expect(found[u]!.df2).toBe(direct!.df2)
    expect(found[u]!.f).toBeCloseTo(direct!.f, 9)
    expect(found[u]!.p).toBeCloseTo(direct!.p, 10)
  }
  expect(found[9]).toBeNull() // a unit without values
})

test('Welch’s t agrees with R on the sleep data and on unequal groups', () => {
  const sleep = welch(first, second)!
  expect(sleep.difference).toBeCloseTo(-1.58, 12)
  expect([sleep.lower, sleep.upper].map((v) => +v.toFixed(9))).toEqual([-3.365483231, 0.205483231])
  expect(sleep.t).toBeCloseTo(-1.86081346748685, 11)
  expect(sleep.df).toBeCloseTo(17.7764735161785, 11)
  expect(sleep.p).toBeCloseTo(0.0793941401873582, 12)
  const unequal = welch(wide, widest)!
  expect(unequal.t).toBeCloseTo(-0.409730793224093, 11)
  expect(unequal.df).toBeCloseTo(10.5037857780508, 10)
  expect(unequal.p).toBeCloseTo(0.690234937192553, 12)
})

test('two groups without spread, or a group of one, have no t and no d', () => {
  expect(welch([1, 1, 1], [2, 2])).toBeNull()
  expect(welch([1], [2, 3])).toBeNull()
  expect(cohensD([1, 1, 1], [2, 2])).toBeNull()
  expect(cohensD([], [2, 3])).toBeNull()
})

test('Cohen’s d and its interval follow the formula, near the exact interval', () => {
  const sleep = cohensD(first, second)!
  expect(sleep.d).toBeCloseTo(-0.83218108134954, 12)
  expect(sleep.lower).toBeCloseTo(-1.74585468538092, 12)
  expect(sleep.upper).toBeCloseTo(0.0814925226818357, 12)
  // By the noncentral t (R `pt(ncp = )`): −1.7388 to 0.0954.
  expect(Math.abs(sleep.lower + 1.7388)).toBeLessThan(0.02)
  expect(Math.abs(sleep.upper - 0.0954)).toBeLessThan(0.02)
})

import { expect, test } from 'vitest'
import { correlation, correlationDifference } from './correlation.ts'
import { averageRanks } from './ranks.ts'
import { partialSpearman, spearman, spearmanDifference } from './spearman.ts'

// Expected numbers are R 4.2.2's: rank, cor, cor.test(method = "spearman", exact = FALSE), pnorm.
const x = [2.1, 3.4, 3.4, 5.0, 1.2, 7.7, 6.1, 3.4, 9.0, 4.4, 8.2, 0.3]
const y = [1.0, 2.5, 2.0, 2.0, 0.4, 6.5, 3.3, 4.1, 5.2, 2.0, 7.7, 1.5]
const z = [1, 2, 2, 3, 1, 5, 3, 3, 4, 2, 5, 2]

test('equal values share the mean of their ranks', () => {
  const found = averageRanks(x)
  expect([...found.ranks]).toEqual([3, 5, 5, 8, 2, 10, 9, 5, 12, 7, 11, 1])
  expect(found.ties).toBe(24) // one group of three: 27 − 3
})

test('Spearman and Pearson agree with R, ties included', () => {
  const found = spearman(x, y)!
  expect(found.r).toBeCloseTo(0.836879432624114, 13)
  expect(found.p).toBeCloseTo(0.000686940526345581, 13)
  expect(found.n).toBe(12)
  expect(correlation(x, y)).toBeCloseTo(0.848009379978536, 13)
})

test('partial Spearman is the correlation of what the ranks of the control leave over', () => {
  // R: cor(resid(lm(rank(x) ~ rank(z))), resid(lm(rank(y) ~ rank(z)))), p by t with 9 df.
  const found = partialSpearman(x, y, z)!
  expect(found.r).toBeCloseTo(0.194181475300859, 12)
  expect(found.p).toBeCloseTo(0.567238020037755, 12)
})

test('a control that has the same order leaves nothing to correlate', () => {
  expect(partialSpearman(x, y, x)).toBeNull()
})

test('a unit’s rank correlation is compared with the pool by Fisher’s z', () => {
  const found = spearmanDifference(0.15, 30, 0.62)!
  expect(found.z).toBeCloseTo(-2.89626585260794, 12)
  expect(found.below).toBeCloseTo(0.00188816166915353, 13)
  expect(found.p).toBeCloseTo(0.00377632333830706, 13)
  expect(found.above).toBeCloseTo(1 - 0.00188816166915353, 13)
  expect(correlationDifference(0.15, 30, 0.62)).toBeCloseTo(-2.89626585260794 * Math.sqrt(1.06), 12)
})

test('a perfect order is strong evidence in few pairs, but never certainty', () => {
  // Exactly, 2 of 24 orders of four are as extreme: p = 0.083; by t of r = 1 − 6/60 with 2 df, p = 0.1 (R: 2 * pt(-0.9 * sqrt(2 / 0.19), 2)).
  expect(spearman([1, 2, 3, 4], [1, 5, 6, 9])).toEqual({ r: 1, n: 4, p: expect.closeTo(0.1, 10) })
  const reversed = spearmanDifference(-1, 12, 0.6)!
  // atanh(1 − 6/1716) = 3.173695, atanh 0.6 = 0.693147, √(9/1.06) = 2.913858: z = −11.26743.
  expect(reversed.z).toBeCloseTo(-11.26743, 5)
  expect(reversed.below).toBeGreaterThan(0)
})

test('too few pairs, a constant measure and a perfect pool have no answer', () => {
  expect(spearman([1, 2, 3], [3, 1, 2])).toBeNull()
  expect(spearman([1, 2, 3, 4], [5, 5, 5, 5])).toBeNull()
  expect(correlation([1], [1])).toBeNull()
  expect(spearmanDifference(0.5, 3, 0.2)).toBeNull()
  expect(spearmanDifference(0.5, 30, 1)).toBeNull()
  expect(partialSpearman([1, 2, 3, 4], [1, 3, 2, 4], [2, 1, 3, 4])).toBeNull()
})

test('lists of different length, and correlations beyond 1, are mistakes of the caller', () => {
  expect(() => spearman([1, 2, 3, 4], [1, 2, 3])).toThrow(RangeError)
  expect(() => spearmanDifference(1.2, 30, 0.5)).toThrow(RangeError)
  expect(() => spearman([1, 2, NaN, 4], [1, 2, 3, 4])).toThrow(RangeError)
})

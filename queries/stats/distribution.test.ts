import fc from 'fast-check'
import { expect, test } from 'vitest'
import { protectedHistogram } from './protected-histogram.ts'
import { quantile } from './quantile.ts'
import { niceTicks } from './ticks.ts'

test('quartiles interpolate as type 7 of Hyndman and Fan', () => {
  // R: quantile(c(1, 2, 4, 8)) gives 1, 1.75, 3, 5, 8.
  expect([0, 0.25, 0.5, 0.75, 1].map((p) => quantile([1, 2, 4, 8], p))).toEqual([1, 1.75, 3, 5, 8])
  expect(() => quantile([], 0.5)).toThrow(RangeError)
})

test('a bin with fewer than five people joins its neighbour, and the outer bins are open', () => {
  // Seven people below target, six at or above it; one of them far above, which no edge may tell.
  const gaps = [-0.3, -0.2, -0.12, -0.1, -0.08, -0.05, -0.01, 0, 0.01, 0.02, 0.03, 0.2, 0.9]
  expect(protectedHistogram(gaps, 5)).toEqual([
    { from: null, to: 0, n: 7 },
    { from: 0, to: null, n: 6 },
  ])
})

test('no histogram ever has a bin under the minimum, loses a value or tells an extreme', () => {
  const values = fc.array(fc.double({ min: -3, max: 30, noNaN: true }), { minLength: 5, maxLength: 80 })
  fc.assert(
    fc.property(values, (drawn) => {
      const bins = protectedHistogram(
        drawn.toSorted((a, b) => a - b),
        5,
      )
      expect(bins.reduce((sum, bin) => sum + bin.n, 0)).toBe(drawn.length)
      expect(bins.every((bin) => bin.n >= 5)).toBe(true)
      expect(bins[0]!.from).toBeNull()
      expect(bins.at(-1)!.to).toBeNull()
    }),
    { seed: 1, numRuns: 200 },
  )
})

test('ticks are round, ascending and cover the range', () => {
  expect(niceTicks(-0.13, 0.07)).toEqual([-0.15, -0.1, -0.05, 0, 0.05, 0.1])
  expect(niceTicks(0, 12765)).toEqual([0, 5000, 10000, 15000])
  const range = fc.tuple(
    fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
  )
  fc.assert(
    fc.property(range, ([low, span]) => {
      const ticks = niceTicks(low, low + span)
      expect(ticks.length).toBeGreaterThan(1)
      expect(ticks.every((tick, i) => i === 0 || tick > ticks[i - 1]!)).toBe(true)
      expect(ticks[0]).toBeLessThanOrEqual(low + span * 1e-6)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(low + span * (1 - 1e-6))
    }),
    { seed: 2, numRuns: 200 },
  )
})

import { expect, test } from 'vitest'
import { betweenVariance } from './between-variance.ts'

test('six batches of dyestuff differ as the analysis of variance says', () => {
  // Davies & Goldsmith: batch means of five; within 2451.25 (published fit: between 1764.05, mean 1527.5).
  const found = betweenVariance([1505, 1528, 1564, 1498, 1600, 1470], Array<number>(6).fill(2451.25 / 5))!
  expect(found.variance).toBeCloseTo(1764.05, 6)
  expect(found.centre).toBeCloseTo(1527.5, 9)
})

test('two units of unequal size, worked by hand', () => {
  // (10 − 4)²/(v₁ + v₂ + 2 tau²) = 1 → tau² = (36 − 1 − 5)/2 = 15; centre = (10/16 + 4/20)/(1/16 + 1/20) = 0.825/0.1125.
  const found = betweenVariance([10, 4], [1, 5])!
  expect(found.variance).toBeCloseTo(15, 9)
  expect(found.centre).toBeCloseTo(0.825 / 0.1125, 9)
})

test('units that differ no more than chance have no variance between them', () => {
  expect(betweenVariance([1, 1.1, 0.9], [0.04, 0.04, 0.04])).toEqual({ variance: 0, centre: expect.closeTo(1, 9) })
  expect(betweenVariance([1, 1, 1], [0.04, 0.01, 0.02])!.variance).toBe(0)
  expect(betweenVariance([3], [1])).toBeNull()
  expect(() => betweenVariance([3, 4], [1, 0])).toThrow('above 0')
})

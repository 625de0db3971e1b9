import { expect, test } from 'vitest'
import { connectedSets } from './connected-sets.ts'
import { normalBelow } from './normal-distribution.ts'
import { shapley } from './shapley.ts'

test('the gloves game gives the single right glove two thirds', () => {
  // Players 0 and 1 hold a left glove, player 2 a right one; a pair is worth 1. Orders in which player 2 completes a pair: 4 of 6.
  const value = Float64Array.of(0, 0, 0, 0, 0, 1, 1, 1)
  const shares = new Float64Array(3)
  shapley(value, 3, shares)
  expect(shares[0]).toBeCloseTo(1 / 6, 12)
  expect(shares[1]).toBeCloseTo(1 / 6, 12)
  expect(shares[2]).toBeCloseTo(2 / 3, 12)
})

test('a stride of two plays the game without the first player', () => {
  const value = Float64Array.of(0, 9, 1, 9, 2, 9, 5, 9) // the odd places have player 0
  const shares = new Float64Array(2)
  shapley(value, 2, shares, 0, 2)
  expect([...shares]).toEqual([2, 3]) // v(1) = 1, v(2) = 2, v(12) = 5: (1 + 3)/2 and (2 + 4)/2
})

test('four shares add up to the value of all', () => {
  const value = Float64Array.from({ length: 16 }, (_, subset) => Math.sin(subset) * subset)
  const shares = new Float64Array(4)
  shapley(value, 4, shares)
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(value[15]! - value[0]!, 12)
})

test('the normal probability agrees with the table', () => {
  // Abramowitz & Stegun 1972, table 26.1 and 26.2
  expect(normalBelow(1)).toBeCloseTo(0.841344746068543, 14)
  expect(normalBelow(-1.96)).toBeCloseTo(0.0249978951482204, 14)
  expect(normalBelow(-6) / 9.865876450377e-10).toBeCloseTo(1, 8) // Q(6) = 9.8659 × 10⁻¹⁰
})

test('people who worked for two managers join their sets', () => {
  // Person 0 with managers 0 and 1, person 1 with 1; person 2 with 2 alone.
  const { setOfEdge, sets } = connectedSets(Int32Array.of(0, 0, 1, 2), Int32Array.of(0, 1, 1, 2))
  expect(sets).toBe(2)
  expect([...setOfEdge]).toEqual([0, 0, 0, 1])
})

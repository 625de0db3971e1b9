import { expect, test } from 'vitest'
import { medianOfOthers } from './median-of-others.ts'

test('each value is left out of its own median', () => {
  // Without 9: 1, 2, 4; without 1: 2, 4, 9; without 2: 1, 4, 9; without 4: 1, 2, 9.
  expect(medianOfOthers([9, 1, 2, 4])).toEqual([2, 4, 4, 2])
  // An even number of others: the mean of the two in the middle.
  expect(medianOfOthers([5, 1, 3])).toEqual([2, 4, 3])
})

test('equal values, one value and none', () => {
  expect(medianOfOthers([7, 7, 7])).toEqual([7, 7, 7])
  expect(medianOfOthers([7])).toEqual([null])
  expect(medianOfOthers([])).toEqual([])
})

test('the order of the values does not matter', () => {
  const values = [0.3, -1.2, 4.4, 0.3, 2.2, 9]
  const found = medianOfOthers(values)
  expect(medianOfOthers(values.toReversed())).toEqual(found.toReversed())
})

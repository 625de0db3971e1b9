import { expect, test } from 'vitest'
import { lmg } from '#queries/stats/lmg.ts'
import { groupsOf, sharesWithin } from './factor-groups.ts'

test('circumstances fall into the groups of management, environment and target; one that stands for two groups is its own', () => {
  expect(groupsOf([['feedback'], ['customers'], ['target_difficulty'], ['communication', 'process']])).toEqual([
    'management',
    'environment',
    'target',
    'environment+management',
  ])
})

// Cross products of x1, x2, x3 and y, variances 1: x1 and x2 go together by 0.8, each alone explains 0.5² of y, x3 is apart.
const PRODUCTS = Float64Array.of(1, 0.8, 0, 0.5, 0.8, 1, 0, 0.5, 0, 0, 1, 0.4, 0.5, 0.5, 0.4, 1)

test('with every circumstance in a group of its own, or all in one, the shares are those of LMG', () => {
  const { shares } = lmg(PRODUCTS, 3)
  for (const groups of [
    ['a', 'b', 'c'],
    ['a', 'a', 'a'],
  ]) {
    sharesWithin(PRODUCTS, groups).forEach((share, j) => expect(share).toBeCloseTo(shares[j]!, 12))
  }
})

test('the shares of a group add up to what the group explains as one', () => {
  // x1 and x2 together: R² = 2 · 0.25 / (1 + 0.8) = 0.27778; x3 is uncorrelated with both and adds 0.16 in any order.
  const [first, second, third] = sharesWithin(PRODUCTS, ['a', 'a', 'b'])
  expect(first! + second!).toBeCloseTo(0.5 / 1.8, 10)
  expect(third).toBeCloseTo(0.16, 10)
})

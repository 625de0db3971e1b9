import { expect, test } from 'vitest'
import { funnel, funnelLimits } from './funnel.ts'

test('equal units with different means follow the formula worked by hand', () => {
  // Three units of n = 10, sd = 1, means −1, 0, 1: centre 0, s² = 1, z = −√10, 0, √10 = ∓3.16228.
  // 10th and 90th percentile of three values: 80 % of the way to the ends, ∓2.52982; φ = 2·6.4/3 = 4.26667.
  // tau² = (3·4.26667 − 2) / (30 − 300/30) = 10.8/20 = 0.54.
  const found = funnel([
    { n: 10, mean: -1, sd: 1 },
    { n: 10, mean: 0, sd: 1 },
    { n: 10, mean: 1, sd: 1 },
  ])
  expect(found?.centre).toBeCloseTo(0, 12)
  expect(found?.s2).toBeCloseTo(1, 12)
  expect(found?.tau2).toBeCloseTo(0.54, 12)
  // 1.96·√(0.54 + 0.1) = 1.568
  expect(funnelLimits(found!, 10, 1.96).upper).toBeCloseTo(1.568, 12)
})

test('units that differ less than chance would make them have no over-dispersion', () => {
  const found = funnel([5, 20, 80].map((n) => ({ n, mean: 0.1, sd: 0.3 })))
  expect(found?.tau2).toBe(0)
  // Limits are then those of a mean: 0.1 ± 1.96·0.3/√20.
  expect(funnelLimits(found!, 20, 1.96).lower).toBeCloseTo(0.1 - (1.96 * 0.3) / Math.sqrt(20), 12)
})

test('the centre weighs units by their people', () => {
  expect(
    funnel([
      { n: 30, mean: 0, sd: 1 },
      { n: 10, mean: 1, sd: 1 },
    ])?.centre,
  ).toBeCloseTo(0.25, 12)
})

test('units without any spread inside have no funnel', () => {
  expect(
    funnel([
      { n: 5, mean: 1, sd: 0 },
      { n: 5, mean: 2, sd: 0 },
    ]),
  ).toBeNull()
})

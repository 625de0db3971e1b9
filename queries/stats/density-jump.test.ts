import { expect, test } from 'vitest'
import { densityJump } from './density-jump.ts'
import { normal, seeded } from './random.ts'

// 600 exponential quantiles with a ripple, c = 1. Expected numbers of these: the published formulas in matrix form under R 4.2.2,
// a program of its own, which gives the authors' numbers below to 1e-12.
const smooth = Array.from(
  { length: 600 },
  (_, k) => -Math.log(1 - (k + 0.5) / 600) * 0.5 + 0.55 + 0.02 * Math.sin(k + 1),
)
// Those between 0.93 and 1 at even places (counted from 1) are mirrored to the other side of the line.
const bunched = smooth.map((value, k) => (value > 0.93 && value < 1 && k % 2 === 1 ? 2 - value : value))

test('densities, errors and p are those of the authors of the test', () => {
  // rddensity 2.6, tests/testthat/fixtures/numerical-baseline.csv: rddensity(seq(-1.5, 1.5, length.out = 200) + 0.05 * sin(0:199), h = 0.6).
  const values = Array.from({ length: 200 }, (_, k) => -1.5 + (3 * k) / 199 + 0.05 * Math.sin(k))
  const found = densityJump(values, 0, { left: 0.6, right: 0.6 })!
  expect(found.left).toBeCloseTo(0.3543678844129043, 10)
  expect(found.right).toBeCloseTo(0.3654067098685232, 10)
  expect(found.t).toBeCloseTo(0.034815673075219, 9)
  expect(found.p).toBeCloseTo(0.9722267229014188, 9)
  expect(found.effective).toEqual({ left: 40, right: 38 })
  // The same file, rdbwdensity(): three of four bandwidths reach the farthest value.
  expect(densityJump(values, 0)!.bandwidth.right).toBeCloseTo(1.5096395383771382, 12)
})

test('bandwidths, densities and T of a smooth density', () => {
  const found = densityJump(smooth, 1)!
  expect(found.bandwidth.left).toBeCloseTo(0.2325400651659195, 9)
  expect(found.bandwidth.right).toBeCloseTo(0.2475271251708465, 9)
  expect(found.left).toBeCloseTo(0.8081717644516857, 9)
  expect(found.right).toBeCloseTo(0.802167474305179, 9)
  expect(found.t).toBeCloseTo(-0.0150955074499683, 9)
  expect(found.effective).toEqual({ left: 144, right: 96 })
})

test('values moved over the line are found, with the sign of crowding above it', () => {
  const found = densityJump(bunched, 1)!
  expect(found.bandwidth.left).toBeCloseTo(0.2965171101511946, 9)
  expect(found.bandwidth.right).toBeCloseTo(0.3281573795107883, 9)
  expect(found.t).toBeCloseTo(3.110874647003689, 8)
  expect(found.p).toBeCloseTo(0.001865341053329505, 10)
})

test('values on a fine grid share their place in the distribution', () => {
  const found = densityJump(smooth.map((value) => Math.round(value * 200) / 200), 1)! // prettier-ignore
  expect(found.bandwidth.left).toBeCloseTo(0.2700468886881598, 9)
  expect(found.left).toBeCloseTo(0.7626023434221452, 9)
  expect(found.right).toBeCloseTo(0.808796824733065, 9)
  expect(found.t).toBeCloseTo(0.1255474252208925, 8)
})

test('a density without a jump is hardly ever said to have one, whatever its slope at the line', () => {
  const random = seeded(5)
  let called = 0
  for (let k = 0; k < 300; k++) {
    const values = Float64Array.from({ length: 300 }, () => 0.95 + 0.2 * normal(random))
    if (densityJump(values, 1)!.p < 0.05) called++
  }
  // Nominal 0.05; 0.03 to 0.04 measured in development on 400 samples each of 200, 500 and 2,000.
  expect(called / 300).toBeLessThan(0.09)
})

test('a coarse grid, or a line beyond the values, has no density on both sides', () => {
  expect(densityJump(smooth.map((value) => Math.round(value * 20) / 20), 1)).toBeNull() // prettier-ignore
  expect(densityJump(smooth, 0.5)).toBeNull()
  expect(densityJump([], 1)).toBeNull()
})

test('a line that is no number, and bandwidths of 0, are mistakes of the caller', () => {
  expect(() => densityJump(smooth, NaN)).toThrow(RangeError)
  expect(() => densityJump(smooth, 1, { left: 0, right: 1 })).toThrow(RangeError)
  expect(() => densityJump([...smooth, Infinity], 1)).toThrow(RangeError)
})

import { expect, test } from 'vitest'
import { dipP } from './dip-p.ts'
import { simulatedDips } from './dip-simulation.ts'
import { dip } from './dip.ts'
import { normal, seeded } from './random.ts'

// Expected numbers are diptest 0.76-0's under R 4.2.2.

// Ratings of 63 members of a statistics faculty, published with the test (diptest `statfaculty`).
const faculty = [
  30, 33, 35, 36, 37, 37, 39, 39, 39, 39, 39, 40, 40, 40, 40, 41, 42, 43, 43, 43, 44, 44, 45, 45, 46, 46, 47, 47, 48, 48, 48,
  49, 50, 50, 51, 52, 52, 53, 53, 53, 53, 53, 54, 54, 57, 57, 59, 60, 60, 60, 61, 61, 61, 61, 62, 62, 62, 62, 63, 66, 70, 72,
  72,
] // prettier-ignore
// c(sin(i) + 0.1 * i, 6 + cos(i)) for i = 1 … 40.
const i = Array.from({ length: 40 }, (_, k) => k + 1)
const smooth = [...i.map((k) => Math.sin(k) + 0.1 * k), ...i.map((k) => 6 + Math.cos(k))]

test('the dip agrees with diptest, ties included', () => {
  expect(dip(faculty)).toBeCloseTo(0.05952380952380952, 15)
  expect(dip(smooth)).toBeCloseTo(0.0452891592056593, 14)
  expect(dip(smooth.map(Math.round))).toBeCloseTo(0.08125, 15)
  expect(dip([1, 1, 2, 2, 2, 3, 7, 7, 8, 8, 8, 8, 9, 9, 10, 12])).toBeCloseTo(0.125, 15)
})

test('an even spacing has the smallest dip, 1/(2n), and two points of mass the largest, a quarter', () => {
  expect(dip(Array.from({ length: 20 }, (_, k) => k + 1))).toBe(1 / 40)
  expect(dip([1, 1, 1, 1, 1, 2, 2, 2, 2, 2])).toBe(0.25)
})

test('order, unit and direction of the values do not change the dip', () => {
  expect(dip(smooth.toReversed())).toBe(dip(smooth))
  expect(dip(smooth.map((value) => 100 - 8 * value))).toBeCloseTo(dip(smooth)!, 12)
})

test('nine values, or equal ones, have no dip', () => {
  expect(dip([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeNull()
  expect(dip(Array(30).fill(2))).toBeNull()
  expect(() => dip([...faculty, NaN])).toThrow(RangeError)
  expect(() => dipP(0.1, 9)).toThrow(RangeError)
})

test('p agrees with diptest where its own table is exact', () => {
  expect(dipP(0.05952380952380952, 63)).toBeCloseTo(0.08672, 2) // dip.test(statfaculty)
  expect(dipP(0.0452891592056593, 80)).toBeCloseTo(0.2612, 1.7)
})

// √n·dip at upper tails of 0.1, 0.05, 0.01, 0.001, 0.0001, 0.00001: `sqrt(n) * qDiptab`, from 1,000,001 simulations each.
test.each([
  [50, [0.45901, 0.49691, 0.57417, 0.66534, 0.7402, 0.80283]],
  [100, [0.47153, 0.51128, 0.59024, 0.68448, 0.76258, 0.83296]],
  [200, [0.48079, 0.52102, 0.60368, 0.70314, 0.79013, 0.85934]],
  [1000, [0.49378, 0.53551, 0.62006, 0.72318, 0.80994, 0.89945]],
  [5000, [0.49891, 0.54098, 0.62675, 0.73185, 0.82964, 0.91547]],
])('p of %i values agrees with the table of diptest', (n, quantiles) => {
  const found = quantiles.map(
    (quantile, k) => dipP(quantile / Math.sqrt(n), n) / [0.1, 0.05, 0.01, 0.001, 1e-4, 1e-5][k]!,
  )
  // Simulation noise: 2 % at 0.1 to 10 % at 0.001; beyond, ours is a line and theirs rests on 100 and 10 samples.
  const factors = [1.04, 1.04, 1.06, 1.15, 1.4, 1.7]
  found.forEach((ratio, k) => expect(Math.max(ratio, 1 / ratio)).toBeLessThan(factors[k]!))
})

test('between the sizes of the table p is as likely small as it says', () => {
  const dips = simulatedDips(72, 20000, seeded(4))
  for (const level of [0.5, 0.2, 0.05, 0.01]) {
    const share = dips.filter((value) => dipP(value / Math.sqrt(72), 72) <= level).length / 20000
    // Three standard errors of a share.
    expect(Math.abs(share - level)).toBeLessThan(3 * Math.sqrt((level * (1 - level)) / 20000) + 0.02 * level)
  }
})

test('two camps have two peaks; one camp with a long tail has one', () => {
  const random = seeded(8)
  const camps = Float64Array.from({ length: 80 }, (_, k) => normal(random) + (k % 2 === 0 ? 4 : 0))
  expect(dipP(dip(camps)!, 80)).toBeLessThan(0.001)
  const skewed = Float64Array.from({ length: 80 }, () => Math.exp(normal(random)))
  expect(dipP(dip(skewed)!, 80)).toBeGreaterThan(0.2)
})

import { expect, test } from 'vitest'
import { normal, seeded } from './random.ts'
import { twoGaussians } from './two-gaussians.ts'

// Expected numbers are mclust 6.0.0's under R 4.2.2: Mclust(x, G = 2, modelNames = "V") with emControl(tol = 1e-15).

// c(sin(i) + 0.1 * i, 6 + cos(i)) for i = 1 … 40.
const i = Array.from({ length: 40 }, (_, k) => k + 1)
const smooth = [...i.map((k) => Math.sin(k) + 0.1 * k), ...i.map((k) => 6 + Math.cos(k))]
// Miles per gallon of 32 cars (R `mtcars`).
const mpg = [
  21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5,
  15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
] // prettier-ignore

test('the likeliest mixture is that of mclust', () => {
  const found = twoGaussians(smooth)!
  expect(found.logLikelihood).toBeCloseTo(-161.54817924341, 8)
  expect(found.logLikelihoodOfOne).toBeCloseTo(-177.637651333252, 10)
  expect(found.bicGain).toBeCloseTo(19.0328642756627, 7)
  expect(found.ashmanD).toBeCloseTo(3.7852669224842, 4)
  const [low, high] = found.camps
  // EM stops where the likelihood is flat: to 1e-10 in it, to about 1e-5 in the parameters.
  expect([low.weight, low.mean, low.sd].map((v) => +v.toFixed(4))).toEqual([0.4648, 1.9261, 1.2511])
  expect([high.weight, high.mean, high.sd].map((v) => +v.toFixed(4))).toEqual([0.5352, 5.8885, 0.7914])
})

test('a small camp far away is found, and BIC says that it is not worth its parameters', () => {
  const found = twoGaussians(mpg)!
  expect(found.logLikelihood).toBeCloseTo(-98.9729572036407, 8)
  expect(found.bicGain).toBeCloseTo(-3.58760599968772, 7)
  expect(found.camps[1].weight).toBeCloseTo(0.121214184798101, 5)
  expect(found.ashmanD).toBeCloseTo(4.12064391900211, 4)
})

test('unit and order of the values do not matter', () => {
  const moved = twoGaussians(smooth.map((value) => 1000 - 50 * value))!
  const found = twoGaussians(smooth)!
  expect(moved.bicGain).toBeCloseTo(found.bicGain, 6)
  expect(moved.ashmanD).toBeCloseTo(found.ashmanD, 4)
  expect(moved.camps[1].mean).toBeCloseTo(1000 - 50 * found.camps[0].mean, 2)
  expect(twoGaussians(smooth.toReversed())).toEqual(twoGaussians(smooth))
})

test('a camp of equal values is not infinitely likely', () => {
  const spiked = [...smooth, ...Array(30).fill(1)]
  const found = twoGaussians(spiked)!
  expect(Number.isFinite(found.logLikelihood)).toBe(true)
  expect(Math.min(found.camps[0].sd, found.camps[1].sd)).toBeGreaterThan(0.05)
})

test('normal samples are hardly ever worth two camps', () => {
  const random = seeded(6)
  let worth = 0
  for (let k = 0; k < 100; k++) {
    if (twoGaussians(Float64Array.from({ length: 60 }, () => normal(random)))!.bicGain > 6) worth++
  }
  expect(worth).toBeLessThanOrEqual(3)
})

test('nine values, or equal ones, have no camps', () => {
  expect(twoGaussians([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeNull()
  expect(twoGaussians(Array(20).fill(3))).toBeNull()
  expect(() => twoGaussians([...mpg, NaN])).toThrow(RangeError)
})

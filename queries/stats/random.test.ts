import { expect, test } from 'vitest'
import { below, normal, pick, seeded, shuffle } from './random.ts'

const draws = (n: number, draw: () => number) => Array.from({ length: n }, draw)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('the same seed and name give the same numbers; another seed or name gives others', () => {
  const first = draws(5, seeded(7, 'noise'))
  expect(draws(5, seeded(7, 'noise'))).toEqual(first)
  expect(draws(5, seeded(8, 'noise'))).not.toEqual(first)
  expect(draws(5, seeded(7, 'people'))).not.toEqual(first)
})

test('uniform numbers fill [0, 1) evenly', () => {
  const random = seeded(1)
  const counts = new Array<number>(100).fill(0)
  for (let i = 0; i < 100_000; i++) counts[Math.floor(random() * 100)]!++
  const chi = counts.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)
  // Chi-square with 99 degrees of freedom lies between 61.1 and 148.2 with probability 0.998 (tables at 0.001 and 0.999).
  expect(chi).toBeGreaterThan(61.1)
  expect(chi).toBeLessThan(148.2)
})

test('normal numbers have mean 0, variance 1 and the tails of the normal distribution', () => {
  const random = seeded(2)
  const values = draws(100_000, () => normal(random))
  // Standard errors: 1/√n = 0.003 of the mean, √(2/n) = 0.0045 of the variance; four of them allowed.
  expect(Math.abs(mean(values))).toBeLessThan(0.013)
  expect(Math.abs(mean(values.map((value) => value * value)) - 1)).toBeLessThan(0.018)
  const beyond = values.filter((value) => Math.abs(value) > 1.96).length / values.length
  expect(Math.abs(beyond - 0.05)).toBeLessThan(0.003) // four standard errors of √(0.05·0.95/n)
  expect(values.every(Number.isFinite)).toBe(true)
})

test('every order of three is equally likely after shuffling', () => {
  const random = seeded(3)
  const counts = new Map<string, number>()
  for (let i = 0; i < 6000; i++) {
    const order = ['a', 'b', 'c']
    shuffle(order, random)
    counts.set(order.join(''), (counts.get(order.join('')) ?? 0) + 1)
  }
  expect(counts.size).toBe(6)
  // 1000 expected, standard deviation √(6000·1/6·5/6) = 29; five of them allowed.
  for (const n of counts.values()) expect(Math.abs(n - 1000)).toBeLessThan(145)
})

test('shuffling a typed array keeps its values', () => {
  const values = Float64Array.of(1, 2, 3, 4)
  shuffle(values, seeded(4))
  expect([...values].sort()).toEqual([1, 2, 3, 4])
})

test('below stays under its bound, and picking from nothing is refused', () => {
  const random = seeded(5)
  expect(new Set(draws(200, () => below(3, random)))).toEqual(new Set([0, 1, 2]))
  expect(() => pick([], random)).toThrow(RangeError)
})

import { expect, test } from 'vitest'
import { clusteredOls } from './clustered-ols.ts'
import { neweyWest } from './newey-west.ts'
import { seeded } from './random.ts'
import { studentQuantile } from './student-t-tail.ts'
import { wildClusterBootstrap } from './wild-cluster-bootstrap.ts'

// R 4.2.2, sandwich 3.0-2: lm(y ~ d + x), vcovCL(cluster, type = "HC1", cadjust = TRUE) on these forty rows.
const rows = Array.from({ length: 40 }, (_, i) => {
  const cluster = Math.floor(i / 4)
  const d = cluster % 3 === 0 ? 1 : 0
  const x = ((i * 7) % 11) / 11
  return { cluster, d, x, y: 0.3 * d + 0.5 * x + Math.sin(i * 1.7) + 0.4 * Math.sin(cluster * 2.3) }
})
const columns = [rows.map(() => 1), rows.map(({ d }) => d), rows.map(({ x }) => x)]
const fit = clusteredOls(
  columns,
  rows.map(({ y }) => y),
  rows.map(({ cluster }) => cluster),
)!

test('coefficients and clustered covariance agree with R to ten digits', () => {
  const [intercept, d, x] = fit.coefficients
  expect(intercept).toBeCloseTo(0.17144276187, 10)
  expect(d).toBeCloseTo(0.714654052901, 10)
  expect(x).toBeCloseTo(-0.130133127548, 10)
  expect(fit.covariance[4]).toBeCloseTo(0.0262346309786, 10)
  expect(fit.covariance[5]).toBeCloseTo(-0.0145673255387, 10)
  expect(fit.covariance[8]).toBeCloseTo(0.2122906533723, 10)
  expect(fit.df).toBe(9)
})

test('collinear columns and a single cluster have no fit', () => {
  expect(
    clusteredOls(
      [
        [1, 1, 1, 1],
        [2, 2, 2, 2],
      ],
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ),
  ).toBeNull()
  expect(clusteredOls([[1, 1, 1]], [1, 2, 3], [7, 7, 7])).toBeNull()
})

// The same rows as in interrupted-series.test.ts; R: NeweyWest(lm, lag = 1 and 2, prewhite = FALSE, adjust = TRUE).
test('Newey–West errors of a broken line agree with R to ten digits', () => {
  const t = Array.from({ length: 20 }, (_, i) => i)
  const post = t.map((i) => (i >= 12 ? 1 : 0))
  const since = t.map((i) => Math.max(0, i - 12))
  const y = t.map(
    (i) => 1 + 0.05 * i + 0.4 * post[i]! + 0.1 * since[i]! + 0.3 * Math.sin(i * 2.1) + 0.2 * Math.cos(i * 0.9),
  )
  const lines = [t.map(() => 1), t, post, since]
  const { residuals, inverse, coefficients } = clusteredOls(lines, y, t)!
  expect(coefficients[2]).toBeCloseTo(0.6691818954795, 10)
  const one = neweyWest(lines, residuals, inverse, 1)
  expect(one[10]).toBeCloseTo(0.02223245307085, 10)
  expect(one[15]).toBeCloseTo(0.00167765757246, 10)
  const two = neweyWest(lines, residuals, inverse, 2)
  expect(two[10]).toBeCloseTo(0.0239397976254, 10)
})

test('with many clusters the wild bootstrap says what the clustered t says', () => {
  const many = Array.from({ length: 240 }, (_, i) => ({
    g: Math.floor(i / 4),
    d: Math.floor(i / 4) % 2,
    e: Math.sin(i * 1.7),
  }))
  const y = many.map(({ d, e, g }) => 0.4 * d + e + 0.5 * Math.cos(g * 2.3))
  const X = [many.map(({ d }) => d), many.map(() => 1)]
  const cluster = many.map(({ g }) => g)
  const plain = clusteredOls(X, y, cluster)!
  const reach = Math.sqrt(plain.covariance[0]!) * studentQuantile(0.975, plain.df)
  const wild = wildClusterBootstrap(X, y, cluster, seeded(1))!
  // 999 draws place a percentile to about one part in twelve of the half width.
  expect(Math.abs(wild.low - (plain.coefficients[0]! - reach))).toBeLessThan(reach / 8)
  expect(Math.abs(wild.high - (plain.coefficients[0]! + reach))).toBeLessThan(reach / 8)
})

test('eight clusters that do not differ are seldom called different, and the six weights are used', () => {
  let called = 0
  const random = seeded(3)
  for (let round = 0; round < 100; round++) {
    const level = Array.from({ length: 8 }, () => random() + random() - 1)
    const y = Array.from({ length: 48 }, (_, i) => level[Math.floor(i / 6)]! + 0.3 * (random() - 0.5))
    const d = y.map((_, i) => (Math.floor(i / 6) < 4 ? 1 : 0))
    const found = wildClusterBootstrap(
      [d, y.map(() => 1)],
      y,
      y.map((_, i) => Math.floor(i / 6)),
      random,
      399,
    )!
    if (found.p < 0.05) called++
  }
  // 5 % of 100, standard deviation 2.2.
  expect(called).toBeLessThanOrEqual(12)
})

// R 4.2.2, written out with a refit for every draw: the same 199 × 8 weights, taken in order from k · 0.6180339887498949 mod 1.
test('p of the wild bootstrap is that of refitting every draw', () => {
  const cluster = Array.from({ length: 32 }, (_, i) => Math.floor(i / 4))
  const d = cluster.map((g) => (g % 2 === 0 ? 1 : 0))
  const x = cluster.map((_, i) => ((i * 5) % 7) / 7)
  const y = cluster.map((g, i) => 0.5 * d[i]! + 0.3 * x[i]! + 0.8 * Math.sin(i * 1.3) + 0.5 * Math.cos(g * 1.9))
  let k = 0
  const random = () => (++k * 0.6180339887498949) % 1
  expect(wildClusterBootstrap([d, d.map(() => 1), x], y, cluster, random, 199)!.p).toBeCloseTo(9 / 199, 12)
})

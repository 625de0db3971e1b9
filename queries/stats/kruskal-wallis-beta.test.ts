import { expect, test } from 'vitest'
import { kruskalWallisBeta } from './kruskal-wallis-beta.ts'
import { normal, seeded, shuffle } from './random.ts'

/** Groups of three that hold these ranks. */
const ranks = (...groups: number[][]) => kruskalWallisBeta(groups)!

test('p of three groups is near the published exact values', () => {
  // Kruskal & Wallis 1952, table 6.1, sizes 3, 3, 3: P(H ≥ 5.9556) = .025, P(H ≥ 5.6) = .050, P(H ≥ 4.6222) = .100.
  const of = ranks([1, 2, 4], [3, 5, 8], [6, 7, 9]) // rank sums 7, 16, 22: H = 12/90·(49 + 256 + 484)/3 − 30 = 5.0667
  expect(of.h).toBeCloseTo(5.0667, 4)
  expect(of.p).toBeGreaterThan(0.05)
  expect(of.p).toBeLessThan(0.1)
  const far = ranks([1, 2, 3], [4, 5, 7], [6, 8, 9]) // sums 6, 16, 23: H = 12/90·(36 + 256 + 529)/3 − 30 = 6.4889, exact p = .011
  expect(far.h).toBeCloseTo(6.4889, 4)
  expect(Math.abs(far.p - 0.011)).toBeLessThan(0.008)
  // Fully apart: only 3! of the 9!/(3!)³ = 1680 orders, .0036.
  expect(ranks([1, 2, 3], [4, 5, 6], [7, 8, 9]).p).toBeCloseTo(6 / 1680, 9)
})

test('with twelve groups of three it rejects about as often as it says, where chi-square hardly ever does', () => {
  const random = seeded(4, 'twelve groups of three')
  let [beta, chi] = [0, 0]
  const rounds = 4000
  for (let round = 0; round < rounds; round++) {
    const values = Array.from({ length: 36 }, () => normal(random))
    shuffle(values, random)
    const { p, h } = kruskalWallisBeta(Array.from({ length: 12 }, (_, g) => values.slice(3 * g, 3 * g + 3)))!
    if (p < 0.01) beta++
    if (h > 24.725) chi++ // the 99th percentile of chi-square with 11 df
  }
  // 1 % of 4,000 rounds is 40, standard error 6.3.
  expect(Math.abs(beta - 40)).toBeLessThan(19)
  expect(chi).toBeLessThan(15)
})

test('a slope taken off before makes it a little more careful', () => {
  const groups = [[1, 2, 4], [3, 5, 8], [6, 7, 9]] // prettier-ignore
  // H = 5.0667 of N − 1 = 8: inside 2.9333·6/5 = 3.52, H' = 5.0667·8/8.5867 = 4.7205, less than H.
  expect(kruskalWallisBeta(groups, 1)!.p).toBeGreaterThan(kruskalWallisBeta(groups)!.p)
  expect(kruskalWallisBeta(groups, 1)!.h).toBeCloseTo(5.0667, 4)
})

test('groups that cannot differ give nothing', () => {
  expect(kruskalWallisBeta([[1, 1], [1, 1]])).toBeNull() // prettier-ignore
  expect(kruskalWallisBeta([[1], [2]])).toBeNull()
  expect(kruskalWallisBeta([[1, 2, 3], []])).toBeNull()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { differenceInterval, kitagawa, rateInterval, type GroupChange, type GroupMean } from './kitagawa.ts'

const group = (n: number, mean: number, sd: number | null = null): GroupMean => ({ n, mean, sd })
const shares = (values: [n0: number, hits0: number, n1: number, hits1: number][]): GroupChange[] =>
  values.map(([n0, hits0, n1, hits1]) => ({ before: group(n0, hits0 / n0), after: group(n1, hits1 / n1) }))

test('the death rate of the United States fell by 0.69 while deaths at equal age and race fell by 2.23', () => {
  // Das Gupta 1993, "Standardization and decomposition of rates: a user's manual", example 5.3: deaths per 1,000 by age (11) and
  // race (2), 1970 and 1985, thousands of people. Published there and by DasGuptR 2.1.0: crude rates 9.421833 and 8.735618; effect
  // of rates −2.2277254, of the age structure 1.5217347 and of the race structure 0.0197749.
  const sizes1970 = [
    [2968, 11484, 34614, 30992, 21983, 20314, 20928, 16897, 11339, 5720, 1315],
    [535, 2162, 6120, 4781, 3096, 2718, 2363, 1767, 1149, 448, 117],
  ].flat()
  const sizes1985 = [
    [3041, 11577, 27450, 32711, 35480, 27411, 19555, 19795, 15254, 8022, 2472],
    [707, 2692, 6473, 6841, 6547, 4352, 3034, 2540, 1749, 804, 236],
  ].flat()
  const rates1970 = [
    [18.469, 0.751, 0.391, 1.146, 1.287, 2.672, 6.636, 15.691, 34.723, 79.763, 176.837],
    [36.993, 1.352, 0.541, 2.04, 3.523, 6.746, 12.967, 24.471, 45.091, 74.902, 123.205],
  ].flat()
  const rates1985 = [
    [9.163, 0.462, 0.248, 0.929, 1.084, 1.81, 4.715, 12.187, 27.728, 64.068, 157.57],
    [17.208, 0.738, 0.328, 1.103, 2.045, 3.724, 8.052, 17.812, 34.128, 68.276, 125.161],
  ].flat()
  const found = kitagawa(
    sizes1970.map((n, i) => ({ before: group(n, rates1970[i]!), after: group(sizes1985[i]!, rates1985[i]!) })),
  )!
  expect(found.before).toBeCloseTo(9.421833, 6)
  expect(found.after).toBeCloseTo(8.735618, 6)
  expect(found.rate).toBeCloseTo(-2.2277254, 6)
  expect(found.mix).toBeCloseTo(1.5217347 + 0.0197749, 6)
  expect(found.membership).toBe(0)
})

test('the treatment that is better for small and for large kidney stones looks worse for all of them together', () => {
  // Charig et al. 1986, British Medical Journal 292:879. Keyhole surgery 234/270 (small) and 55/80 (large), open surgery 81/87 and
  // 192/263. By hand, from keyhole to open surgery:
  //   all:   273/350 − 289/350                                                              = −0.0457143
  //   rate:  (270 + 87)/700·(0.9310345 − 0.8666667) + (80 + 263)/700·(0.7300380 − 0.6875)   = +0.0328276 + 0.0208436
  //   mix:   (87 − 270)/350·(0.8666667 + 0.9310345)/2 + (263 − 80)/350·(0.6875 + 0.7300380)/2 = −0.0993855
  const found = kitagawa(
    shares([
      [270, 234, 87, 81],
      [80, 55, 263, 192],
    ]),
  )!
  expect(found.after - found.before).toBeCloseTo(-0.0457143, 6)
  expect(found.contributions[0]!.rate).toBeCloseTo(0.0328276, 6)
  expect(found.contributions[1]!.rate).toBeCloseTo(0.0208436, 6)
  expect(found.mix).toBeCloseTo(-0.0993855, 6)
  // The mix moved away from the group above the average and towards the one below it: both contributions pull down.
  for (const { mix } of found.contributions) expect(mix).toBeLessThan(0)
})

test('women were admitted to Berkeley more often in like departments, and less often over all', () => {
  // Bickel et al. 1975, Science 187:398, the six largest departments; R 4.2.2, datasets::UCBAdmissions, from men to women.
  const found = kitagawa(
    shares([
      [825, 512, 108, 89],
      [560, 353, 25, 17],
      [325, 120, 593, 202],
      [417, 138, 375, 131],
      [191, 53, 393, 94],
      [373, 22, 341, 24],
    ]),
  )!
  expect(found.before).toBeCloseTo(0.445187662579, 10)
  expect(found.after).toBeCloseTo(0.303542234332, 10)
  expect(found.rate).toBeCloseTo(0.0360284829057, 10)
  expect(found.mix).toBeCloseTo(-0.177673911152, 10)
})

test('a new group above the average raises the mean as membership, and no other group changes itself', () => {
  // By hand: 10 people at 0 and 10 at 0.2 (M0 = 0.1), then 5 more at 0.6: M1 = (0 + 2 + 3)/25 = 0.2, c = 0.15.
  //   membership 5/25·(0.6 − 0.15) = 0.09; mix (0.4 − 0.5)·(0 − 0.15) + (0.4 − 0.5)·(0.2 − 0.15) = 0.015 − 0.005 = 0.01
  const found = kitagawa([
    { before: group(10, 0), after: group(10, 0) },
    { before: group(10, 0.2), after: group(10, 0.2) },
    { before: null, after: group(5, 0.6) },
  ])!
  expect(found.rate).toBe(0)
  expect(found.membership).toBeCloseTo(0.09, 12)
  expect(found.mix).toBeCloseTo(0.01, 12)
  expect(found.contributions[2]).toMatchObject({ shareBefore: 0, rate: null, mix: null })
})

test('the parts and the contributions of the groups add up to the change, whoever enters or leaves', () => {
  const one = fc.option(
    fc.record({ n: fc.integer({ min: 1, max: 500 }), mean: fc.double({ min: -2, max: 2, noNaN: true }) }),
  )
  const some = fc.array(fc.record({ before: one, after: one }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(some, fc.double({ min: -5, max: 5, noNaN: true }), (drawn, shift) => {
      const changes = drawn.map(({ before, after }): GroupChange => ({
        before: before && { ...before, sd: null },
        after: after && { ...after, sd: null },
      }))
      const found = kitagawa(changes)
      if (!found) return
      expect(found.rate + found.mix + found.membership).toBeCloseTo(found.after - found.before, 10)
      const parts = found.contributions.flatMap(({ rate, mix, membership }) => [rate ?? 0, mix ?? 0, membership ?? 0])
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(found.after - found.before, 10)
      // Another zero of the scale moves no part.
      const moved = kitagawa(
        changes.map(({ before, after }) => ({
          before: before && { ...before, mean: before.mean + shift },
          after: after && { ...after, mean: after.mean + shift },
        })),
      )!
      for (const part of ['rate', 'mix', 'membership'] as const) expect(moved[part]).toBeCloseTo(found[part], 9)
    }),
    { numRuns: 500, seed: 11 },
  )
})

test('without a group in one of the periods there is nothing to compare', () => {
  expect(kitagawa([])).toBeNull()
  expect(kitagawa([{ before: null, after: group(5, 1) }])).toBeNull()
  expect(() => kitagawa([{ before: group(0, 1), after: group(5, 1) }])).toThrow(RangeError)
})

test('the interval of a difference is that of Welch with whole degrees of freedom', () => {
  // x = 1…5 and y = 2, 4, 6, 8, 11, 13. R 4.2.2: t.test(y, x) has t = 2.346249346 and df = 6.620911061, so the standard error is
  // 4.3333333 / 2.346249346 = 1.8469194; with qt(0.975, 6) = 2.4469119 instead of 6.62 degrees the half width is 4.5192489.
  const found = differenceInterval(group(5, 3, 1.58113883008), group(6, 7.33333333333, 4.17931413831))!
  expect(found.low).toBeCloseTo(4.3333333 - 4.519249, 5)
  expect(found.high).toBeCloseTo(4.3333333 + 4.519249, 5)
})

test('the interval of the rate effect weighs the variance of every cell by the square of its mean share', () => {
  // Two groups of 20 and 20, then 30 and 10; sd 0.1 throughout. w = (0.5 + 0.75)/2 = 0.625 and 0.375.
  //   Var = 0.625²·(0.01/20 + 0.01/30) + 0.375²·(0.01/20 + 0.01/10) = 0.000325521 + 0.000210938 = 0.000536458
  //   df  = 0.000536458² / (0.000195313²/19 + 0.000130208²/29 + 0.0000703125²/19 + 0.000140625²/9) = 56.99 → 56
  //   qt(0.975, 56) = 2.003241 (R 4.2.2), √Var = 0.0231616, half width 0.0463982
  const changes = [
    { before: group(20, 0, 0.1), after: group(30, 0.1, 0.1) },
    { before: group(20, 0.2, 0.1), after: group(10, 0.3, 0.1) },
  ]
  const found = rateInterval(changes, kitagawa(changes)!)!
  expect((found.high + found.low) / 2).toBeCloseTo(0.1, 12)
  expect((found.high - found.low) / 2).toBeCloseTo(0.0463982, 6)
})

test('a group without a known spread, or no spread at all, leaves the rate effect without an interval', () => {
  const unknown = [{ before: group(20, 0, null), after: group(30, 0.1, 0.1) }]
  expect(rateInterval(unknown, kitagawa(unknown)!)).toBeNull()
  const flat = [{ before: group(20, 0, 0), after: group(30, 0.1, 0) }]
  expect(rateInterval(flat, kitagawa(flat)!)).toBeNull()
})

import { expect, test } from 'vitest'
import { conditionalVariance } from './conditional-variance.ts'
import {
  dyestuff2Tables,
  dyestuffTables,
  pastesTables,
  penicillinTables,
  sleepstudyTables,
  tablesOf,
} from './fixtures/textbook-tables.ts'
import { unbalanced } from './fixtures/unbalanced-set.ts'
import { reml } from './reml.ts'
import type { RemlFit } from './reml.ts'
import { realisedShares, shareInterval, superpopulationShares } from './shares.ts'

const expectSix = (found: number, expected: number) =>
  expect(Math.abs(found / expected - 1), `${found} against ${expected}`).toBeLessThan(6e-7)

/** Standard deviation of û_0 − Σ w_i·û_i, the first level against the row-weighted mean. */
function contrastDeviation({ tables, system }: RemlFit, factor: number): number {
  const weight = tables.factors[factor]!.n.map((n) => -n / tables.rows)
  weight[0]! += 1
  return Math.sqrt(system!.variance({ effects: [{ factor, level: Int32Array.from(weight.keys()), weight }] }))
}

// Shares, their standard errors by average information, realised shares, prediction error and contrast deviations by dense algebra in
// R 4.2.2 at the variances of lme4 1.1-31; conditional deviations from attr(ranef(m, condVar = TRUE), "postVar").
const textbook = [
  { name: 'Dyestuff', tables: dyestuffTables, factor: 0, share: [0.4184874, 0.216205], realised: 0.3748871, deviations: [24.77303, 17.88001, 19.58657] }, // prettier-ignore
  { name: 'Penicillin', tables: penicillinTables, factor: 0, share: [0.1509204, 0.0854387], realised: 0.1676293, deviations: [0.2738627, 0.2124373, 0.2713595] }, // prettier-ignore
  { name: 'Penicillin', tables: penicillinTables, factor: 1, share: [0.7854165, 0.113444], realised: 0.7585848, deviations: [0.7951634, 0.1022995, 0.2021708] }, // prettier-ignore
  { name: 'Pastes', tables: pastesTables, factor: 0, share: [0.7831448, 0.200087], realised: 0.7898128, deviations: [1.214917, 1.093115, 1.141721] }, // prettier-ignore
  { name: 'Pastes', tables: pastesTables, factor: 1, share: [0.1538966, 0.203487], realised: 0.144503, deviations: [1.057237, 0.9757147, 1.028494] }, // prettier-ignore
  { name: 'sleepstudy', tables: sleepstudyTables, factor: 0, share: [0.5893089, 0.0933693], realised: 0.575408, deviations: [12.70297, 9.208694, 9.475668] }, // prettier-ignore
]
for (const { name, tables, factor, share, realised, deviations } of textbook) {
  test(`${name}: shares and uncertainties of factor ${factor} agree with dense algebra and lme4`, () => {
    const fit = reml(tables())
    const { estimate, standardError } = superpopulationShares(fit)[factor]!
    expectSix(estimate, share[0]!)
    // The published errors have six digits.
    expect(standardError / share[1]!).toBeCloseTo(1, 5)
    expectSix(realisedShares(fit)[factor]!, realised)
    expectSix(Math.sqrt(fit.system!.predictionErrorVariance(factor)[0]!), deviations[0]!)
    expectSix(contrastDeviation(fit, factor), deviations[1]!)
    expectSix(Math.sqrt(conditionalVariance(fit, factor)[0]!), deviations[2]!)
  })
}

test('realised shares and prediction errors of an unbalanced set agree with dense algebra', () => {
  // R 4.2.2: solve(crossprod(cbind(Z, X)) + diag(λ)) at the variances of lme4; level 0 of a has no rows.
  const fit = reml(
    tablesOf(unbalanced.y, { a: (r) => unbalanced.a[r]!, b: (r) => unbalanced.b[r]!, c: (r) => unbalanced.c[r]! }),
  )
  const shares = [0.39384671858, 0.33094626889, 0.00836295169]
  const errors = [1.0667051833, 0.5469818082, 0.203957323]
  for (const k of [0, 1, 2]) {
    expect(realisedShares(fit)[k]! / shares[k]!).toBeCloseTo(1, 5)
    expect(Math.sqrt(fit.system!.predictionErrorVariance(k)[k === 0 ? 1 : 0]!) / errors[k]!).toBeCloseTo(1, 5)
  }
  expect(realisedShares(fit).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  // intercept + a_2 − ½·b_2: an arbitrary contrast across blocks, sqrt(c'C^-1c·s_e) = 1.116116311.
  const variance = fit.system!.variance({
    fixed: Float64Array.of(1),
    effects: [
      { factor: 0, level: Int32Array.of(2), weight: Float64Array.of(1) },
      { factor: 1, level: Int32Array.of(2), weight: Float64Array.of(-0.5) },
    ],
  })
  expect(Math.sqrt(variance)).toBeCloseTo(1.116116311, 6)
})

test('logit-delta intervals are those worked from share and standard error', () => {
  // logit h ± 1.96·se/(h(1 − h)); Dyestuff: logit .4184874 = −.32899, 1.96·.216205/.24335570 = 1.74133 → .1120, .8041.
  const found = [
    [dyestuffTables, 0, 0.112, 0.8041],
    [penicillinTables, 1, 0.4946, 0.9319],
    [sleepstudyTables, 0, 0.4025, 0.7535],
  ] as const
  for (const [tables, factor, low, high] of found) {
    const interval = shareInterval(reml(tables()), [factor])
    expect(interval.method).toBe('logit_delta')
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  }
})

test('a share at the boundary has a one-sided interval up to a rise of 2.71 in the profiled deviance', () => {
  // R 4.2.2, dense deviance of Dyestuff2 with s_e optimised, uniroot on the rise: s = 4.0399218, s_e = 14.0386570, share .2234645667.
  const fit = reml(dyestuff2Tables())
  const interval = shareInterval(fit, [0])
  expect(interval).toMatchObject({ estimate: 0, low: 0, method: 'boundary' })
  expect(interval.high).toBeCloseTo(0.22346, 3)
  expect(shareInterval(fit, [1]).low).toBeCloseTo(1 - 0.22346, 3)
  expect([...realisedShares(fit)]).toEqual([0, 1])
  // The profile moves the equations and must set them back: 5.6656 ± √(13.80631/30).
  expectSix(fit.system!.variance({ fixed: Float64Array.of(1), effects: [] }), 13.80631 / 30)
})

test('of two factors with one partition neither share is known, but their sum is', () => {
  const y = Array.from({ length: 40 }, (_, row) => Math.sin(row * row) * 3 + (row % 4))
  const fit = reml(tablesOf(y, { a: (r) => r % 4, b: (r) => 3 - (r % 4) }))
  expect(shareInterval(fit, [0])).toMatchObject({ low: 0, high: 1, method: 'none' })
  const alone = shareInterval(reml(tablesOf(y, { a: (r) => r % 4 })), [0])
  const both = shareInterval(fit, [0, 1])
  expect(both.low).toBeCloseTo(alone.low, 6)
  expect(both.high).toBeCloseTo(alone.high, 6)
})

test('without a fit every share has an answer, and none is a number made up', () => {
  const fit = reml(tablesOf(Array(20).fill(3), { a: (r) => r % 4 }))
  expect(shareInterval(fit, [0])).toEqual({ estimate: 0, low: 0, high: 0, method: 'none' })
  expect([...realisedShares(fit)]).toEqual([0, 0])
  expect(superpopulationShares(fit)[0]).toEqual({ estimate: 0, standardError: 0 })
})

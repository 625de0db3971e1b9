import { expect, test } from 'vitest'
import { countTables, selectFactors } from './count-tables.ts'
import type { CountTables } from './count-tables.ts'
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
import { shareInterval } from './shares.ts'

/** Agreement to six significant digits. */
const expectSix = (found: number, expected: number) => {
  if (expected === 0) expect(Math.abs(found)).toBeLessThan(1e-6)
  else expect(Math.abs(found / expected - 1), `${found} against ${expected}`).toBeLessThan(6e-7)
}
const equalVariances = (tables: CountTables): Float64Array =>
  new Float64Array(tables.factors.length + 1).fill(tables.sumSquares / tables.rows / (tables.factors.length + 1))
const figuresOf = ({ variances, residualVariance, minus2LogReml, fixed }: RemlFit) => [
  ...variances,
  residualVariance,
  minus2LogReml!,
  ...fixed,
]

// lme4 1.1-31 (R 4.2.2), lmer(…, REML = TRUE): VarCorr, REMLcrit, fixef. The variances equal the closed ANOVA form; Dyestuff2's is
// negative there, so that the residual is the total variance. BLUP of the first level of each factor from ranef.
const textbook = [
  { name: 'Dyestuff', tables: dyestuffTables, variances: [1764.05, 2451.25], deviance: 319.654277, fixed: [1527.5], blups: [-17.60685] }, // prettier-ignore
  { name: 'Dyestuff2', tables: dyestuff2Tables, variances: [0, 13.80631], deviance: 161.828278, fixed: [5.6656], blups: [0] }, // prettier-ignore
  { name: 'Penicillin', tables: penicillinTables, variances: [0.7169082, 3.730918, 0.3024155], deviance: 330.860589, fixed: [22.97222], blups: [0.804547, 2.187058] }, // prettier-ignore
  { name: 'Pastes', tables: pastesTables, variances: [8.433667, 1.657309, 0.678], deviance: 246.990746, fixed: [60.05333], blups: [1.774687, 0.8006444] }, // prettier-ignore
  { name: 'sleepstudy', tables: sleepstudyTables, variances: [1378.179, 960.4566], deviance: 1786.465085, fixed: [251.4051, 10.46729], blups: [40.78371] }, // prettier-ignore
]
for (const { name, tables, variances, deviance, fixed, blups } of textbook) {
  test(`${name} agrees with lme4 to six digits from moments and from equal variances`, () => {
    for (const start of [undefined, equalVariances(tables())]) {
      const fit = reml(tables(), { start })
      expect(fit.status).toBe('converged')
      for (const [i, value] of figuresOf(fit).entries()) expectSix(value, [...variances, deviance, ...fixed][i]!)
      for (const [k, blup] of blups.entries()) expectSix(fit.effects[k]![0]!, blup)
      expect(fit.atBoundary).toEqual(variances.slice(0, -1).map((value) => value === 0))
    }
  })
}

const unbalancedTables = (covariates = {}) =>
  tablesOf(
    unbalanced.y,
    { a: (row) => unbalanced.a[row]!, b: (row) => unbalanced.b[row]!, c: (row) => unbalanced.c[row]! },
    covariates,
  )

test('an unbalanced set with three crossed factors agrees with lme4', () => {
  // lmer(y ~ 1 + (1|a) + (1|b) + (1|c), control = lmerControl(optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-12))), lme4 1.1-31.
  // BLUPs: ranef, of the first level with rows; level 0 of a has none.
  const fit = reml(unbalancedTables())
  const expected = [2.767036, 1.805523, 0.06305156, 1.600974, 449.7028873, 49.47725]
  for (const [i, value] of figuresOf(fit).entries()) expect(value / expected[i]!).toBeCloseTo(1, 5)
  expect(fit.minus2LogReml! - 449.7028873).toBeLessThan(0.01)
  expect(fit.effects.map((u, k) => u[k === 0 ? 1 : 0])).toEqual(
    [1.1274, 1.992199, 0.1108556].map((u) => expect.closeTo(u, 5)),
  )
  expect(fit.effects[0]![0]).toBe(0)
})

test('a fixed covariate on an unbalanced set agrees with lme4', () => {
  // lmer(y ~ x + (1|a) + (1|b) + (1|c)), the same control; fixef, REMLcrit, VarCorr and sqrt(diag(vcov)).
  const fit = reml(unbalancedTables({ x: unbalanced.x }))
  const expected = [2.642468, 1.794241, 0.07967232, 1.602419, 451.3208783, 49.79661, -0.1091083]
  for (const [i, value] of figuresOf(fit).entries()) expect(value / expected[i]!).toBeCloseTo(1, 5)
  expectSix(Math.sqrt(fit.system!.variance({ fixed: Float64Array.of(1, 0), effects: [] })), 0.7595573709)
  expectSix(Math.sqrt(fit.system!.variance({ fixed: Float64Array.of(0, 1), effects: [] })), 0.1057627552)
})

test('which factors are eliminated before factorising changes nothing', () => {
  const plain = reml(pastesTables(), { eliminate: [] })
  for (const eliminate of [[0], [1], [0, 1]]) {
    const fit = reml(pastesTables(), { eliminate, start: equalVariances(pastesTables()) })
    expect(fit.nEquations).toBe(41 - eliminate.reduce((sum, k) => sum + [30, 10][k]!, 0))
    for (const [i, value] of figuresOf(fit).entries()) expectSix(value, figuresOf(plain)[i]!)
    for (const [i, value] of fit.information.entries()) expectSix(value, plain.information[i]!)
    for (const k of [0, 1]) {
      const variances = fit.system!.predictionErrorVariance(k)
      for (const [i, value] of plain.system!.predictionErrorVariance(k).entries()) expectSix(variances[i]!, value)
    }
  }
})

test('a chain of nested factors is eliminated where each of its members has many levels', () => {
  // 900 pairs of a person and a period, 300 persons, 5 managers; y = i² mod 97 has no structure, which is all this needs.
  const y = Array.from({ length: 1800 }, (_, row) => (row * row) % 97)
  const factors = {
    personPeriod: (r: number) => r >> 1,
    person: (r: number) => Math.floor(r / 6),
    manager: (r: number) => r % 5,
  }
  const chained = reml(tablesOf(y, factors))
  expect(chained.nEquations).toBe(6)
  const plain = reml(tablesOf(y, factors), { eliminate: [1] })
  expect(chained.minus2LogReml).toBeCloseTo(plain.minus2LogReml!, 7)
  expect(chained.residualVariance / plain.residualVariance).toBeCloseTo(1, 7)
})

test('the order of rows, the names of levels and the order of factors change nothing', () => {
  const order = unbalanced.y.map((_, row) => (row * 77 + 13) % 120)
  const relabelled = [3, 9, 0, 12, 5, 1, 13, 7, 2, 8, 10, 4, 11, 6]
  const fit = reml(unbalancedTables())
  const other = reml(
    tablesOf(
      order.map((row) => unbalanced.y[row]!),
      {
        c: (row) => unbalanced.c[order[row]!]!,
        a: (row) => relabelled[unbalanced.a[order[row]!]!]!,
        b: (row) => unbalanced.b[order[row]!]!,
      },
    ),
  )
  expect(other.minus2LogReml).toBeCloseTo(fit.minus2LogReml!, 8)
  for (const [k, there] of [1, 2, 0].entries()) expectSix(other.variances[there]!, fit.variances[k]!)
  expectSix(other.effects[1]![relabelled[4]!]!, fit.effects[0]![4]!)
  const selected = reml(selectFactors(unbalancedTables(), ['c', 'a', 'b']))
  for (const [k, there] of [1, 2, 0].entries()) expectSix(selected.variances[there]!, fit.variances[k]!)
})

test('a constant added to the response moves the intercept alone, and a scale multiplies the variances by its square', () => {
  const fit = reml(unbalancedTables())
  const moved = reml(
    tablesOf(
      unbalanced.y.map((y) => 1e6 - 1000 * y),
      { a: (r) => unbalanced.a[r]!, b: (r) => unbalanced.b[r]!, c: (r) => unbalanced.c[r]! },
    ),
  )
  for (const [k, variance] of fit.variances.entries()) expectSix(moved.variances[k]!, 1e6 * variance)
  expectSix(moved.fixed[0]!, 1e6 - 1000 * fit.fixed[0]!)
  // Each of the N − 1 contrasts has density divided by 1000: the deviance rises by 2·119·ln 1000.
  expectSix(moved.minus2LogReml!, fit.minus2LogReml! + 238 * Math.log(1000))
})

const zigzag = Array.from({ length: 40 }, (_, row) => Math.sin(row * row) * 3 + (row % 4))

test('two factors with the same partition share what one of them would have', () => {
  const alone = reml(tablesOf(zigzag, { a: (r) => r % 4 }))
  const twice = reml(tablesOf(zigzag, { a: (r) => r % 4, b: (r) => 3 - (r % 4) }))
  expect(twice.status).toBe('converged')
  expectSix(twice.variances[0]! + twice.variances[1]!, alone.variances[0]!)
  expect(twice.minus2LogReml).toBeCloseTo(alone.minus2LogReml!, 8)
})

test('a factor with one level takes no part, and a level for every row splits the variance without failing', () => {
  const fit = reml(tablesOf(zigzag, { site: () => 0, a: (r) => r % 4 }))
  expect(fit.status).toBe('converged')
  expect([fit.variances[0], fit.atBoundary[0]]).toEqual([0, true])
  expectSix(fit.variances[1]!, reml(tablesOf(zigzag, { a: (r) => r % 4 })).variances[0]!)
  const everyRow = reml(tablesOf(zigzag, { a: (r) => r }))
  // Only the sum is identified: the sample variance.
  const mean = zigzag.reduce((sum, y) => sum + y, 0) / 40
  expectSix(
    everyRow.variances[0]! + everyRow.residualVariance,
    zigzag.reduce((sum, y) => sum + (y - mean) ** 2, 0) / 39,
  )
})

test('rows that no model can be fitted to are named by a status, without an exception and without NaN', () => {
  const cases: [string, number[], Record<string, (row: number) => number>][] = [
    ['no_rows', [], { a: () => 0 }],
    ['too_few_rows', [1], { a: () => 0 }],
    ['too_few_rows', [1, 2], { a: (r) => r }],
    ['too_few_rows', [1, 2, 4, 3], { a: (r) => r % 2, b: (r) => r >> 1, c: (r) => r % 3 }],
    ['constant', Array(20).fill(0.1), { a: (r) => r % 4 }],
    ['one_level', zigzag, { a: () => 0 }],
    ['one_level', zigzag, {}],
    ['converged', [1, 2, 3], { a: (r) => r % 2 }],
    ['not_converged', zigzag.map((_, r) => r % 4), { a: (r) => r % 4 }],
  ]
  for (const [status, y, factors] of cases) {
    const fit = reml(tablesOf(y, factors))
    expect([fit.status, y.length]).toEqual([status, y.length])
    const all = [...fit.variances, fit.residualVariance, ...fit.fixed, ...fit.information, fit.minus2LogReml ?? 0]
    expect(all.concat(fit.effects.flatMap((u) => [...u])).every(Number.isFinite)).toBe(true)
  }
})

test('a covariate that others determine gets 0, and one that explains everything leaves a constant', () => {
  const fit = reml(tablesOf(zigzag, { a: (r) => r % 4 }, { x: (r) => r, twice: (r) => 2 * r + 5 }))
  const plain = reml(tablesOf(zigzag, { a: (r) => r % 4 }, { x: (r) => r }))
  expect([...fit.fixed].map((b) => Math.round(b * 1e8))).toEqual([...plain.fixed, 0].map((b) => Math.round(b * 1e8)))
  expect(reml(tablesOf(zigzag, { a: (r) => r % 4 }, { x: (r) => zigzag[r]! })).status).toBe('constant')
})

test('equations beyond the memory budget are left to the moments, which say so', () => {
  const fit = reml(penicillinTables(), { mostNonzeros: 20 })
  expect(fit).toMatchObject({ method: 'moments', status: 'converged', minus2LogReml: null, system: null })
  // On balanced data the moments are the REML estimates.
  for (const [k, variance] of [0.7169082, 3.730918].entries()) expectSix(fit.variances[k]!, variance)
  expectSix(fit.residualVariance, 0.3024155)
  expect(shareInterval(fit, [1])).toMatchObject({ low: 0, high: 1, method: 'none' })
})

test('a fit can be watched and stopped', () => {
  const deviances: number[] = []
  const watched = reml(unbalancedTables(), { onIteration: (_, deviance) => deviances.push(deviance) })
  expect(deviances.length).toBe(watched.iterations)
  expect(deviances.every((deviance, i) => i === 0 || deviance <= deviances[i - 1]! + 1e-6)).toBe(true)
  expect(reml(unbalancedTables(), { isCancelled: () => true })).toMatchObject({
    status: 'not_converged',
    iterations: 1,
  })
})

test('a code outside its levels and a response that is not finite are refused by name', () => {
  const factor = { name: 'team', codes: Int32Array.of(0, 3), levels: 3 }
  expect(() => countTables(Float64Array.of(1, 2), [factor])).toThrow(/code 3 of team/)
  expect(() => countTables(Float64Array.of(1, NaN), [])).toThrow(/response/)
})

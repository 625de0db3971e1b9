import { expect, test } from 'vitest'
import { quantile } from '../quantile.ts'
import { normal, seeded } from '../random.ts'
import { bootstrapShares } from './bootstrap.ts'
import { countTables } from './count-tables.ts'
import { dyestuff2Tables, dyestuffTables, pastesTables, tablesOf } from './fixtures/textbook-tables.ts'
import { fillNormals } from './normals.ts'
import { realisedIntervals } from './realised-intervals.ts'
import { reml } from './reml.ts'
import { realisedShares } from './shares.ts'
import { variancesAround } from './variances-around.ts'

test('normals have the moments and the tails of the normal distribution', () => {
  const n = 400_000
  const x = new Float64Array(n)
  fillNormals(x, seeded(3), 2)
  const moment = (p: number) => x.reduce((sum, value) => sum + (value / 2) ** p, 0) / n
  // Standard errors: √(1/n) = .0016, √(2/n) = .0022, √(15/n) = .0061, √(96/n) = .0155; four of each.
  expect(Math.abs(moment(1))).toBeLessThan(0.0064)
  expect(Math.abs(moment(2) - 1)).toBeLessThan(0.009)
  expect(Math.abs(moment(3))).toBeLessThan(0.025)
  expect(Math.abs(moment(4) - 3)).toBeLessThan(0.062)
  // P(|x| > 1.959964) = .05 ± .00034; P(|x| > 3.5) = 4.65258e-4 ± 3.4e-5, beyond the last edge of the layers.
  const beyond = (z: number) => x.reduce((count, value) => count + (Math.abs(value) > 2 * z ? 1 : 0), 0) / n
  expect(Math.abs(beyond(1.959964) - 0.05)).toBeLessThan(0.0014)
  expect(Math.abs(beyond(3.5) - 4.65258e-4)).toBeLessThan(1.4e-4)
})

for (const eliminate of [[], [0], [0, 1]]) {
  test(`joint draws have the solution as mean and the inverse as covariance, eliminating [${eliminate}]`, () => {
    const fit = reml(pastesTables(), { eliminate })
    const draws = 20_000
    const random = seeded(11)
    // Of û: first sample, its batch, another sample; and the intercept.
    const sums = new Float64Array(4)
    const products = new Float64Array(16)
    const centre = [fit.effects[0]![0]!, fit.effects[1]![0]!, fit.effects[0]![7]!, fit.fixed[0]!]
    let into
    for (let i = 0; i < draws; i++) {
      into = fit.system!.draw(random, into)
      const seen = [into.effects[0]![0]!, into.effects[1]![0]!, into.effects[0]![7]!, into.fixed[0]!]
      seen.forEach((value, a) => {
        sums[a]! += value - centre[a]!
        seen.forEach((other, b) => (products[a * 4 + b]! += (value - centre[a]!) * (other - centre[b]!)))
      })
    }
    const unit = (a: number, weight: number) => ({
      fixed: Float64Array.of(a === 3 ? weight : 0),
      effects: [
        {
          factor: a === 1 ? 1 : 0,
          level: Int32Array.of(a === 2 ? 7 : 0),
          weight: Float64Array.of(a === 3 ? 0 : weight),
        },
      ],
    })
    const covariance = (a: number, b: number) => {
      const [first, second] = [unit(a, 1), unit(b, 1)]
      const both = {
        fixed: Float64Array.of(first.fixed[0]! + second.fixed[0]!),
        effects: [...first.effects, ...second.effects],
      }
      const { variance } = fit.system!
      return (variance(both) - variance(first) - variance(second)) / 2
    }
    for (let a = 0; a < 4; a++) {
      const deviation = Math.sqrt(covariance(a, a))
      expect(Math.abs(sums[a]! / draws)).toBeLessThan((4 * deviation) / Math.sqrt(draws))
      for (let b = 0; b <= a; b++) {
        // var of a product of two normals: c_aa·c_bb + c_ab².
        const error = Math.sqrt((covariance(a, a) * covariance(b, b) + covariance(a, b) ** 2) / draws)
        expect(Math.abs(products[a * 4 + b]! / draws - covariance(a, b))).toBeLessThan(4 * error)
      }
    }
  })
}

const byFive = Int32Array.from({ length: 30 }, (_, row) => Math.floor(row / 5))

test('replicates of a balanced one-way layout are distributed as F, and the interval is nearly the exact one', () => {
  const { intervals, variances } = bootstrapShares(reml(dyestuffTables()), [byFive], [[0], [1], [0, 1]], {
    random: seeded(5),
    replicates: 4000,
  })
  // s*/s_e* = (F − 1)/5 with F ~ (1 + 5·1764.05/2451.25)·F(5, 24). R 4.2.2: qf(.975, 5, 24) gives a share of .7298274 (error of the
  // percentile .004); F < 1 with probability pf(1/4.598266, 5, 24) = .0484 (error .0034).
  const shares = variances.map((s) => s[0]! / (s[0]! + s[1]!)).sort((a, b) => a - b)
  expect(Math.abs(quantile(shares, 0.975) - 0.7298)).toBeLessThan(0.016)
  expect(Math.abs(shares.filter((share) => share === 0).length / 4000 - 0.0484)).toBeLessThan(0.014)
  // Mean square within batches: mean 2451.25, error 2451.25·√(2/24/4000) = 11.2.
  expect(Math.abs(variances.reduce((sum, s) => sum + s[1]!, 0) / 4000 - 2451.25)).toBeLessThan(45)
  // Exact: F̂ = 4.598266, f = F̂/qf(c(.975, .025), 5, 24), shares (f − 1)/(f + 4) = .0838339, .8478756. Ours takes κ from the skewness of
  // a χ²; F(5, 24) is somewhat more skewed.
  expect(Math.abs(intervals[0]!.low - 0.08383)).toBeLessThan(0.02)
  expect(Math.abs(intervals[0]!.high - 0.84788)).toBeLessThan(0.04)
  expect(intervals[1]!.low).toBeCloseTo(1 - intervals[0]!.high, 12)
  expect(intervals[2]).toEqual({ low: 1, high: 1 })
})

test('bootstrap intervals of a balanced one-way layout cover the share they were drawn with', () => {
  // 12 groups of 8, share .4; 150 sets: standard error .018 at .95.
  const random = seeded(21)
  const codes = Int32Array.from({ length: 96 }, (_, row) => row % 12)
  let covered = 0
  const sets = 150
  for (let set = 0; set < sets; set++) {
    const u = Array.from({ length: 12 }, () => Math.sqrt(0.4) * normal(random))
    const y = Float64Array.from(codes, (code) => u[code]! + Math.sqrt(0.6) * normal(random))
    const fit = reml(countTables(y, [{ name: 'group', codes, levels: 12 }]))
    const { low, high } = bootstrapShares(fit, [codes], [[0]], { random, replicates: 200 }).intervals[0]!
    if (low <= 0.4 && 0.4 <= high) covered++
  }
  expect(covered / sets).toBeGreaterThan(0.89)
  expect(covered / sets).toBeLessThan(0.995)
})

test('realised intervals hold the realised share, widen with the uncertainty of the variances, and repeat with the seed', () => {
  const fit = reml(dyestuffTables())
  const { variances } = bootstrapShares(fit, [byFive], [[0]], { random: seeded(2), replicates: 200 })
  const atFit = realisedIntervals(fit, [[0], [1], [0, 1]], { random: seeded(9) })
  const wider = realisedIntervals(fit, [[0]], { random: seeded(9), replicateVariances: variances })
  const share = realisedShares(fit)[0]!
  expect(atFit[0]!.low).toBeLessThan(share)
  expect(atFit[0]!.high).toBeGreaterThan(share)
  expect(atFit[2]).toEqual({ low: expect.closeTo(1, 12), high: expect.closeTo(1, 12) })
  expect(wider[0]!.high - wider[0]!.low).toBeGreaterThan(atFit[0]!.high - atFit[0]!.low)
  expect(realisedIntervals(fit, [[0], [1], [0, 1]], { random: seeded(9) })).toEqual(atFit)
})

test('nothing to draw from gives the interval that says nothing', () => {
  const constant = reml(tablesOf(Array(30).fill(1), { batch: (row) => Math.floor(row / 5) }))
  expect(bootstrapShares(constant, [byFive], [[0]], { random: seeded(1), replicates: 9 })).toEqual({
    intervals: [{ low: 0, high: 1 }],
    variances: [],
  })
  expect(realisedIntervals(constant, [[0]], { random: seeded(1) })).toEqual([{ low: 0, high: 1 }])
  const boundary = realisedIntervals(reml(dyestuff2Tables()), [[0]], { random: seeded(1) })
  expect(boundary[0]!.high).toBeLessThan(1e-6)
})

test('variances drawn around a fit spread as its information says, and leave the boundary alone', () => {
  const fit = reml(dyestuffTables())
  const logs = variancesAround(fit, 4000, seeded(4)).map((s) => Math.log(s[0]!))
  const mean = logs.reduce((sum, x) => sum + x, 0) / logs.length
  const sd = Math.sqrt(logs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / logs.length)
  // Balanced one-way layout, 6 batches of 5: mean squares 11271.5 and 2451.25 with 5 and 24 degrees of freedom, s_1 = (MS_1 − MS_e)/5,
  // so var s_1 = (2·11271.5²/5 + 2·2451.25²/24)/25 = 2.0568e6, and the deviation of log s_1 is 1434.16/1764.05 = 0.8130; a draw from
  // 4000 has an error of 1.1 % in it.
  expect(Math.abs(sd / 0.813 - 1)).toBeLessThan(0.05)
  expect(mean).toBeCloseTo(Math.log(1764.05), 1)
  expect(variancesAround(reml(dyestuff2Tables()), 3, seeded(4)).map((s) => s[0])).toEqual([0, 0, 0])
  expect(variancesAround(reml(tablesOf(Array(20).fill(3), { a: (r) => r % 4 })), 3, seeded(4))).toEqual([])
})

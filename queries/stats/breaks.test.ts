import { expect, test } from 'vitest'
import { mannKendall } from './mann-kendall.ts'
import { pettitt } from './pettitt.ts'
import { normal, seeded } from './random.ts'
import { seasonalMannKendall } from './seasonal-mann-kendall.ts'
import { supF, supFPermuted } from './sup-f.ts'

// Flow of the Nile at Aswan, 1871 to 1970, 10⁸ m³ (R `Nile`); the level falls after 1898.
const nile = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958, 1140, 1100,
  1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020, 1050, 969, 831, 726, 456,
  824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040, 759, 781, 865, 845, 944, 984, 897,
  822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890, 744, 749, 838, 1050, 918, 986, 797, 923, 975,
  815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
] // prettier-ignore
const step = [1.1, 0.9, 1.3, 1.0, 0.8, 1.2, 1.9, 1.6, 2.2, 1.8, 1.7, 2.0]

test('Pettitt finds the fall of the Nile after 28 years', () => {
  // R 4.2.2: u <- 2 * cumsum(rank(y)) - (1:n) * (n + 1); max(abs(u)) and 2 * exp(-6 * K^2 / (n^3 + n^2)).
  const found = pettitt(nile)!
  expect(found).toMatchObject({ k: 1617, at: 28, direction: 'down' })
  expect(found.p / 3.59102217693629e-7).toBeCloseTo(1, 10)
})

test('Pettitt by hand: six low values, then six high ones', () => {
  // U = −5 −14 −15 −22 −33 −36 −29 …: K = 36 after six values; 2 exp(−6·1296/1872) = 0.0314078.
  expect(pettitt(step)).toEqual({ k: 36, at: 6, direction: 'up', p: expect.closeTo(0.0314078011302561, 13) })
  // With ties (R rank): U = −4 −16 −20 −29 −38 −37 …; 2 exp(−6·1444/2366) = 0.0513685.
  const tied = pettitt([3, 1, 3, 2, 2, 4, 6, 5, 5, 7, 4, 6, 3])!
  expect(tied).toEqual({ k: 38, at: 5, direction: 'up', p: expect.closeTo(0.0513685375225381, 13) })
})

test('seven values, or equal ones, have no change-point', () => {
  expect(pettitt([1, 2, 3, 4, 5, 6, 7])).toBeNull()
  expect(pettitt(Array(12).fill(3))).toBeNull()
  expect(supF([1, 2, 3, 4, 5, 6, 7])).toBeNull()
  expect(supF(Array(12).fill(0.1))).toBeNull()
  expect(() => supF([1, 2, 3, NaN, 5, 6, 7, 8])).toThrow(RangeError)
})

test('sup-F of the Nile is that of strucchange', () => {
  // strucchange 1.5-3, Fstats(Nile ~ 1, from = 0.15): 75.92977 at 28; means after and before differ by −247.7778.
  const found = supF(nile)!
  expect(found.f).toBeCloseTo(75.9297694274854, 9)
  expect(found.at).toBe(28)
  expect(found.shift).toBeCloseTo(-247.777777777778, 9)
  expect(found.p).toBeLessThan(1e-10)
})

test('for a long series the p of sup-F is that of strucchange, for a short one it is larger', () => {
  // strucchange: sup.F = 8.05674837484111, p-value = 0.06427453; by the formula with F* = 8.02038347911201, p = 0.0653430504817.
  const long = Array.from({ length: 1000 }, (_, i) => Math.sin((i + 1) ** 2) + (i >= 640 ? 0.13 : 0))
  const found = supF(long)!
  expect(found.f).toBeCloseTo(8.05674837484111, 8)
  expect(found.at).toBe(614)
  expect(found.p).toBeCloseTo(0.065343050481719, 9)
  // R 4.2.2, all breaks from 2 to 10: F = 49 at 6; F* = 16.9044307945006, p = 0.00100187148278. (The chi-square with the very tail
  // of F(1, 10) is 17.0114.)
  const short = supF(step)!
  expect(short.f).toBeCloseTo(49, 10)
  expect(short.at).toBe(6)
  expect(short.p).toBeCloseTo(0.00100187148278271, 12)
})

test('two flat stretches are a break, and its F is a number', () => {
  const found = supF([1, 1, 1, 1, 1.5, 1.5, 1.5, 1.5])!
  expect(found).toMatchObject({ at: 4, shift: 0.5 })
  expect(found.f).toBeGreaterThan(1e6)
  expect(Number.isFinite(found.f)).toBe(true)
  expect(found.p).toBeLessThan(1e-6)
})

test('without a break, short series are called broken no more often than stated', () => {
  const random = seeded(3)
  const share = (n: number) => {
    let called = 0
    for (let i = 0; i < 2000; i++) if (supF(Float64Array.from({ length: n }, () => normal(random)))!.p < 0.05) called++
    return called / 2000
  }
  // Nominal 0.05; measured in development 0.016 and 0.033, standard error here 0.003 and 0.004.
  expect(share(8)).toBeLessThan(0.03)
  expect(share(24)).toBeLessThan(0.05)
  expect(share(24)).toBeGreaterThan(0.018)
})

test('relabelling the dates finds the same break, with a p that no outlier makes small', () => {
  expect(supFPermuted(step, seeded(1))).toMatchObject({ at: 6, p: expect.closeTo(0.0025, 2) })
  const spike = [1.1, 0.9, 1.3, 1.0, 0.8, 1.2, 1.0, 1.1, 0.9, 1.2, 60, 1.1]
  expect(supFPermuted(spike, seeded(1))!.p).toBeGreaterThan(0.05)
  expect(supFPermuted(step, seeded(1))).toEqual(supFPermuted(step, seeded(1)))
})

test('the seasonal test adds S and V of the seasons', () => {
  // By hand: seasons (1 2 3), (10 12 11), (5 5 6), (8 7 9) have S = 3, 1, 2, 1 and V = 66/18, 66/18, (66 − 18)/18, 66/18.
  const y = [1, 10, 5, 8, 2, 12, 5, 7, 3, 11, 6, 9]
  const quarter = Int32Array.from(y, (_, i) => i % 4)
  const found = seasonalMannKendall(y, quarter, 4)!
  expect(found.s).toBe(7)
  expect(found.variance).toBeCloseTo(246 / 18, 12)
  expect(found.z).toBeCloseTo(6 / Math.sqrt(246 / 18), 12)
  expect(found.p).toBeCloseTo(0.104588262829, 10) // R: 2 * pnorm(-1.623001)
  expect(found).toMatchObject({ seasons: 4, leftOut: 0 })
})

test('a season with two values is left out and counted', () => {
  // The first of the seasons above loses its last value: S = 1 + 2 + 1, V = 180/18.
  const found = seasonalMannKendall(
    [1, 10, 5, 8, 2, 12, 5, 7, 11, 6, 9],
    Int32Array.of(0, 1, 2, 3, 0, 1, 2, 3, 1, 2, 3),
    4,
  )!
  expect(found).toMatchObject({ s: 4, variance: 10, seasons: 3, leftOut: 2 })
  expect(seasonalMannKendall([1, 2, 3, 4], Int32Array.of(0, 1, 0, 1), 2)).toBeNull()
})

test('a year that rises every time is a trend to the plain test and none to the seasonal one', () => {
  const years = Array.from({ length: 36 }, (_, i) => (i % 12) + [0.2, -0.1, 0.1][Math.floor(i / 12)]!)
  expect(mannKendall(years).p).toBeLessThan(0.05)
  expect(
    seasonalMannKendall(
      years,
      Int32Array.from(years, (_, i) => i % 12),
      12,
    )!.p,
  ).toBeGreaterThan(0.05)
  const same = years.map((_, i) => i % 12)
  expect(seasonalMannKendall(same, Int32Array.from(same), 12)).toMatchObject({ s: 0, z: 0, p: 1 })
})

test('a steady rise under a season is found by the seasonal test', () => {
  const y = Array.from({ length: 20 }, (_, i) => 10 * Math.sin((i % 4) * 2) + 0.3 * Math.floor(i / 4))
  expect(
    seasonalMannKendall(
      y,
      Int32Array.from(y, (_, i) => i % 4),
      4,
    )!.p,
  ).toBeLessThan(1e-4)
  expect(mannKendall(y).p).toBeGreaterThan(0.05)
})

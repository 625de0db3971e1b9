import { describe, expect, test } from 'vitest'
import { closeFit } from './close-fit.ts'
import { quotaCounts } from './quota-counts.ts'
import { normal, seeded } from './random.ts'

test('a quota in whole people gives the rest to the largest remainders', () => {
  // 17 people: 3.4, 11.9, 1.7 → 3, 11, 1 and two left for .9 and .7.
  expect(quotaCounts(17, [0.2, 0.7, 0.1])).toEqual([3, 12, 2])
  expect(quotaCounts(10, [0.2, 0.7, 0.1])).toEqual([2, 7, 1])
  expect(quotaCounts(5, [0.5, 0.5])).toEqual([3, 2])
  expect(quotaCounts(0, [0.2, 0.8])).toEqual([0, 0])
})

describe('the chance of a fit this good', () => {
  test('is that of the one perfect table where a table fits perfectly', () => {
    // 100 tosses, 50 heads: C(100, 50)/2^100 = 0.0796.
    expect(closeFit([[50, 50]], [0.5, 0.5])!.p).toBeCloseTo(0.0796, 3)
    // 40 people as 8, 28, 4: 40!/(8! 28! 4!) · .2^8 · .7^28 · .1^4 = 0.0326 (Python `math.comb`).
    const fit = closeFit([[8, 28, 4]], [0.2, 0.7, 0.1])!
    expect(fit).toMatchObject({ x2: 0, df: 2, off: 0, n: 40 })
    expect(fit.p).toBeCloseTo(0.0326, 2)
  })

  test('counts the rounding of the quota as a fit, and people off it as off', () => {
    expect(closeFit([[3, 12, 2]], [0.2, 0.7, 0.1])).toMatchObject({ x2: 0, off: 0 })
    const fit = closeFit([[4, 11, 2]], [0.2, 0.7, 0.1])!
    // Against 3.4, 11.9, 1.7: .36/3.4 + .81/11.9 + .09/1.7 = .2269, less than against 3, 12, 2.
    expect(fit.x2).toBeCloseTo(0.2269, 4)
    expect(fit.off).toBe(1)
  })

  test('is large for a bad fit and 1 beside any free table', () => {
    expect(closeFit([[20, 10, 10]], [0.2, 0.7, 0.1])!.p).toBeGreaterThan(0.999)
  })

  test('shrinks with every further table, and less where people keep their class', () => {
    const four = Array.from({ length: 4 }, () => [8, 28, 4])
    const [one, free, kept] = [
      closeFit([[8, 28, 4]], [0.2, 0.7, 0.1])!.p,
      closeFit(four, [0.2, 0.7, 0.1])!.p,
      closeFit(four, [0.2, 0.7, 0.1], 0.7)!.p,
    ]
    expect(free).toBeLessThan(kept)
    expect(kept).toBeLessThan(one)
    // Whoever always keeps the class adds no table at all: 4 · χ²_2, of the order of one table.
    expect(closeFit(four, [0.2, 0.7, 0.1], 1)!.p).toBeGreaterThan(one / 3)
  })

  test.each([0, 0.6])(
    'free tables with the very shares are called too good as rarely as they should, ρ = %s',
    (rho) => {
      const random = seeded(3, 'close fit')
      // Standard normal quantiles of .1 and .8.
      const cuts = [-1.281552, 0.841621]
      let [rare, veryRare] = [0, 0]
      for (let round = 0; round < 3000; round++) {
        const own = Array.from({ length: 25 }, () => Math.sqrt(rho) * normal(random))
        const tables = Array.from({ length: 4 }, () => {
          const counts = [0, 0, 0]
          for (const part of own) {
            const z = part + Math.sqrt(1 - rho) * normal(random)
            counts[cuts.filter((cut) => z > cut).length]!++
          }
          return counts
        })
        // Classes are coarser than what lies behind them, so they correlate less: some .8 of rho.
        const { p } = closeFit(tables, [0.1, 0.7, 0.2], 0.8 * rho)!
        if (p < 0.05) rare++
        if (p < 0.01) veryRare++
      }
      // Standard errors .004 and .002.
      expect(rare / 3000).toBeLessThan(0.065)
      expect(veryRare / 3000).toBeLessThan(0.016)
    },
  )

  test('shares that do not total 1 are refused, and no counts give nothing', () => {
    expect(() => closeFit([[1, 2]], [0.5, 0.6])).toThrow(RangeError)
    expect(closeFit([], [0.5, 0.5])).toBeNull()
    expect(closeFit([[0, 0]], [0.5, 0.5])).toBeNull()
  })
})

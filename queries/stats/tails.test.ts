import { expect, test } from 'vitest'
import { binomialAtLeast, binomialAtMost } from './binomial-tail.ts'
import { chiSquareAbove } from './chi-square.ts'
import { fAbove } from './f-distribution.ts'
import { incompleteBeta } from './incomplete-beta.ts'
import { incompleteGamma } from './incomplete-gamma.ts'
import { logGamma } from './log-gamma.ts'
import { studentAbove, studentQuantile, studentTwoSided } from './student-t-tail.ts'
import { wilson } from './wilson.ts'

// Expected numbers are R 4.2.2's (lgamma, pgamma, pbeta, pchisq, pf, pt, qt, pbinom, prop.test) unless a line says otherwise.
const near = (found: number, expected: number, relative = 1e-10) =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(relative * Math.abs(expected))

test('ln Γ agrees with R from a tenth to ten million', () => {
  near(logGamma(0.1), 2.252712651734206)
  near(logGamma(0.5), Math.log(Math.PI) / 2) // Γ(½) = √π
  expect(logGamma(1)).toBeCloseTo(0, 14)
  near(logGamma(1.5), -0.1207822376352452)
  near(logGamma(3.7), 1.428072326665388)
  near(logGamma(12), Math.log(39916800)) // 11!
  near(logGamma(100.25), 360.2845596377642)
  near(logGamma(1e7), 151180949.3694739)
  expect(() => logGamma(0)).toThrow(RangeError)
})

test.each([
  [0.5, 0.3, 0.5614219739190001, 0.4385780260809999],
  [3, 2, 0.3233235838169366, 0.6766764161830634],
  [10, 10, 0.5420702855281477, 0.4579297144718523],
  [10, 25, 0.9997785233617512, 0.0002214766382487836],
  [0.2, 0.01, 0.432867560926525, 0.567132439073475],
])('incomplete gamma at a = %f, x = %f', (a, x, below, above) => {
  near(incompleteGamma(a, x).below, below)
  near(incompleteGamma(a, x).above, above)
})

test('the tails of the incomplete gamma keep their digits far out', () => {
  near(incompleteGamma(50, 1).below, 1.233750897909735e-65)
  near(incompleteGamma(50, 300).above, 2.418828583346485e-72)
})

test.each([
  [2, 3, 0.2, 0.1808], // by hand: 6·0.2² − 8·0.2³ + 3·0.2⁴
  [0.5, 0.5, 0.5, 0.5],
  [30, 2, 0.99, 0.9616104854047645],
  [0.1, 5, 0.001, 0.6128983593749947],
  [400, 900, 0.3, 0.2756068456990501],
])('incomplete beta at a = %f, b = %f, x = %f', (a, b, x, expected) => near(incompleteBeta(a, b, x), expected))

test.each([
  [3.841458820694124, 1, 0.05],
  [0.5, 2, Math.exp(-0.25)],
  [20, 10, 0.02925268807696108],
  [250, 200, 0.009379131668826098],
  [100500, 1e5, 0.1318548116033838],
  [80, 2.5, 1.18596541484726e-17],
  [0.001, 4, 0.9999998750416589],
])('chi-square beyond %f with %f df', (x, df, p) => near(chiSquareAbove(x, df), p))

test.each([
  [4, 1, 10, 0.07338803477074039],
  [1, 5, 20, 0.4430251846848794],
  [2.5, 3, 7.3, 0.1402408959028225],
  [0.1, 2, 100, 0.9049277858257514],
  [12, 2.5, 1e6, 6.748961476302815e-7],
  [1.02, 1000, 1e5, 0.3239462024961916],
])('F beyond %f with %f and %f df', (f, df1, df2, p) => near(fAbove(f, df1, df2), p))

test.each([
  [2.3, 10, 0.0442543132842871],
  [-0.5, 1, 0.7048327646991336],
  [12, 4.6, 0.0001203867665175172],
  [1.96, 1e6, 0.0499960675852698],
  [3, 2.5, 0.07257609554903184],
  [0.01, 300, 0.9920279339588818],
])('Student’s t of %f on either side with %f df', (t, df, p) => near(studentTwoSided(t, df), p))

test('one-sided tails and quantiles of t take fractions of a degree of freedom', () => {
  near(studentAbove(2.3, 10), 0.02212715664214355)
  near(studentAbove(-0.5, 1.3), 0.6557460917830134)
  near(studentAbove(8, 4.6), 0.000360856789200221)
  near(studentAbove(-2, 77.7), 0.975502571047723)
  expect(studentAbove(0, 5)).toBe(0.5)
  expect(studentTwoSided(-Infinity, 5)).toBe(0)
  near(studentQuantile(0.975, 3.7), 2.867520707191192)
  near(studentQuantile(0.995, 57.2), 2.664549206646171)
  near(studentQuantile(0.4, 0.8), -0.343054573687894)
  near(studentQuantile(0.9, 1e5 + 0.5), 1.281560031407032)
  expect(() => studentTwoSided(1, 0)).toThrow(RangeError)
})

test.each([
  [9, 10, 0.5, 11 / 1024], // (10 + 1)/2¹⁰
  [61, 100, 0.5, 0.01760010010885242],
  [5003001, 1e7, 0.5, 0.02886893555588596],
  [31, 50, 0.9, 0.9999999763140064],
  [1, 7, 0.1, 0.5217031],
  [3000, 1e7, 3e-4, 0.5024289826033521],
])('%i or more of %i at %f', (k, n, p, expected) => near(binomialAtLeast(k, n, p), expected))

test.each([
  [2, 10, 0.5, 56 / 1024], // (1 + 10 + 45)/2¹⁰
  [40, 100, 0.5, 0.02844396682049043],
  [4995000, 1e7, 0.5, 0.0007835509528476987],
  [30, 50, 0.9, 2.368599358184162e-8],
  [0, 7, 0.1, 0.9 ** 7],
  [2900, 1e7, 3e-4, 0.03407538158728341],
])('%i or fewer of %i at %f', (k, n, p, expected) => near(binomialAtMost(k, n, p), expected))

test('binomial tails at the ends of their range are 0 and 1', () => {
  expect([binomialAtLeast(0, 5, 0.2), binomialAtLeast(6, 5, 0.2), binomialAtLeast(5, 5, 1)]).toEqual([1, 0, 1])
  expect([binomialAtMost(-1, 5, 0.2), binomialAtMost(5, 5, 0.2), binomialAtMost(4, 5, 1)]).toEqual([0, 1, 0])
  expect(binomialAtLeast(1, 0, 0.5)).toBe(0)
  expect(() => binomialAtLeast(1, 5, NaN)).toThrow(RangeError)
})

test.each([
  [3, 30, 0.0345998887473342, 0.256210825791841],
  [0, 20, 0, 0.161125158052819],
  [20, 20, 0.838874841947181, 1],
  [412, 1000, 0.381887311279958, 0.4427861982135],
  [1, 1, 0.206549314377238, 1],
])('the Wilson interval of %i in %i', (k, n, lower, upper) => {
  expect(wilson(k, n)!.lower).toBeCloseTo(lower, 12)
  expect(wilson(k, n)!.upper).toBeCloseTo(upper, 12)
})

test('no cases have no share, and more hits than cases are refused', () => {
  expect(wilson(0, 0)).toBeNull()
  expect(() => wilson(3, 2)).toThrow(RangeError)
})

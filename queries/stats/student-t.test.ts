import { expect, test } from 'vitest'
import { studentT } from './student-t.ts'

// Upper critical values at α = 0.025, NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.6.7.2 (three decimals).
const published: [df: number, t: number][] = [
  [1, 12.706], [2, 4.303], [3, 3.182], [4, 2.776], [5, 2.571], [6, 2.447], [7, 2.365], [8, 2.306], [9, 2.262], [10, 2.228],
  [15, 2.131], [20, 2.086], [29, 2.045], [30, 2.042], [50, 2.009], [60, 2.0], [80, 1.99], [100, 1.984],
] // prettier-ignore

test.each(published)('the 97.5 % quantile with %i degrees of freedom is the published %f', (df, t) => {
  expect(studentT(0.975, df)).toBeCloseTo(t, 3)
})

test('one and two degrees of freedom agree with their closed forms', () => {
  // df 1: tan(π(p − ½)); df 2: (2p − 1)/√(2p(1 − p)).
  expect(studentT(0.9, 1)).toBeCloseTo(Math.tan(Math.PI * 0.4), 10)
  expect(studentT(0.9, 2)).toBeCloseTo(0.8 / Math.sqrt(0.18), 10)
  expect(studentT(0.1, 2)).toBeCloseTo(-0.8 / Math.sqrt(0.18), 10)
})

test('the series and the expansion meet where one takes over from the other', () => {
  const [a, b, c, d] = [299, 300, 301, 302].map((df) => studentT(0.975, df)) as [number, number, number, number]
  // t ≈ 1.96 + 2.37/df, whose third difference here is 6·2.37/300⁴ = 1.8e-9; a step between the methods would exceed it.
  expect(Math.abs(d - 3 * c + 3 * b - a)).toBeLessThan(2e-9)
})

test('with very many degrees of freedom t is the normal quantile', () => {
  expect(studentT(0.975, 1e9)).toBeCloseTo(1.959963984540054, 8)
})

test('half a degree of freedom is refused', () => {
  expect(() => studentT(0.975, 0.5)).toThrow(RangeError)
})

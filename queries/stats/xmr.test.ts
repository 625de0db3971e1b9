import { expect, test } from 'vitest'
import { assurance } from './assurance.ts'
import { xmrSignals, type XmrDirection, type XmrLabel } from './xmr-signals.ts'
import { xmrLimits } from './xmr.ts'

const labels = (values: number[], direction: XmrDirection = 'increase'): XmrLabel[] =>
  xmrSignals(
    values,
    values.map(() => 0),
    direction,
  ).map((point) => point.label)

test('limits lie 2.66 average moving ranges from the mean', () => {
  // By hand: mean (10+12+11+13)/4 = 11.5; moving ranges 2, 1, 2, so amr = 5/3 and 2.66 · 5/3 = 4.43333; near limits at ⅔ of it.
  const limits = xmrLimits([10, 12, 11, 13])!
  expect(limits.mean).toBeCloseTo(11.5, 12)
  expect(limits.amr).toBeCloseTo(5 / 3, 12)
  expect(limits.lower).toBeCloseTo(7.0666666667, 8)
  expect(limits.upper).toBeCloseTo(15.9333333333, 8)
  expect(limits.nearUpper).toBeCloseTo(11.5 + 2.9555555556, 8)
})

test('one wild step is screened out of the moving ranges but stays in the mean', () => {
  // By hand: ranges 1,1,1,1,1,1,20,20,1,1 with mean 4.8; 3.267 · 4.8 = 15.7, so both 20s go and amr = 1. Mean = (55+... )/11.
  const values = [1, 2, 1, 2, 1, 2, 1, 21, 1, 2, 1]
  const limits = xmrLimits(values)!
  expect(limits.amr).toBeCloseTo(1, 12)
  expect(limits.mean).toBeCloseTo(35 / 11, 12) // 1+2+1+2+1+2+1+21+1+2+1 = 35
  expect(limits.upper).toBeCloseTo(35 / 11 + 2.66, 12)
})

test('limits fixed on the first twelve points do not move with later ones', () => {
  const first = [4, 6, 5, 7, 4, 6, 5, 7, 4, 6, 5, 7]
  expect(xmrLimits([...first, 90, 90], 12)).toEqual(xmrLimits(first))
  expect(() => xmrLimits(first, 11)).toThrow(RangeError)
})

test('one value has no limits, and a constant series has them on its mean', () => {
  expect(xmrLimits([3])).toBeNull()
  expect(xmrLimits([0.1, 0.1, 0.1])).toMatchObject({ amr: 0, lower: 0.1, upper: 0.1 })
  expect(labels([0.3, 0.1 + 0.2, 0.3, 0.3])).toEqual(['common', 'common', 'common', 'common'])
})

test('a flat series with one spike has no range left after screening: its limits are the mean, and every point lies outside', () => {
  // By hand: ranges 0 × 11, 4, 4 with mean 8/13 = 0.615; 3.267 · 0.615 = 2.01 screens both 4s out, and eleven zeros are left.
  // Mean (13·5 + 9)/14 = 74/14, so 5 lies below it and 9 above.
  const spike = [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 9, 5]
  const limits = xmrLimits(spike)!
  expect([limits.amr, limits.lower, limits.upper]).toEqual([0, limits.mean, limits.mean])
  expect(limits.mean).toBeCloseTo(74 / 14, 12)
  expect(labels(spike)).toEqual(Array(14).fill('outside'))
})

test('a point beyond a limit is a signal, a point exactly on it is not', () => {
  // Alternating 0 and 2 has mean 1 and amr 2 as long as the last point keeps both: with fixed limits the upper one is 1 + 5.32.
  const base = [0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2]
  const last = (value: number) =>
    xmrSignals(
      [...base, value],
      [...base, value].map(() => 0),
      'increase',
      12,
    ).at(-1)!
  expect(last(6.33)).toMatchObject({ label: 'outside', side: 1, meaning: 'improvement' })
  expect(last(6.32).label).toBe('common')
})

test('seven points with six rises are a trend; six points are not, and a tie breaks it', () => {
  // Around the rise the series jumps by 3, so that limits stay wide and no run of seven lies on one side of the mean.
  const seven = [5, 2, 5, 2, 1, 2, 3, 4, 5, 6, 7, 3, 6, 3, 6]
  expect(labels(seven).filter((label) => label === 'trend')).toHaveLength(7)
  expect(labels(seven).slice(4, 11)).toEqual(Array(7).fill('trend'))
  const six = [5, 2, 5, 2, 5, 2, 3, 4, 5, 6, 7, 3, 6, 3, 6]
  expect(labels(six)).not.toContain('trend')
  const tie = [5, 2, 5, 2, 1, 2, 3, 3, 5, 6, 7, 3, 6, 3, 6]
  expect(labels(tie)).not.toContain('trend')
})

test('a rising trend is an improvement where more is better, a concern where less is, and neutral where neither is', () => {
  const rise = [5, 2, 5, 2, 1, 2, 3, 4, 5, 6, 7, 3, 6, 3, 6]
  const meaning = (direction: XmrDirection) =>
    xmrSignals(
      rise,
      rise.map(() => 0),
      direction,
    )[6]!.meaning
  expect([meaning('increase'), meaning('decrease'), meaning('neutral')]).toEqual(['improvement', 'concern', 'neutral'])
})

test('seven points on one side of the mean are a shift; six are not, and a point on the mean breaks it', () => {
  // By hand: seven values 0.2 or 2 above 10 in turn, then seven below it, mean 10; amr about 1.7, so no point is near a limit
  // (10 ± 3), and within a side the values alternate, so no six differences share a sign.
  const above = [10.2, 12, 10.2, 12, 10.2, 12, 10.2]
  const below = above.map((value) => 20 - value)
  expect(labels([...above, ...below])).toEqual(Array(14).fill('shift'))
  expect(labels([...above.slice(0, 6), ...below.slice(0, 6)])).toEqual(Array(12).fill('common'))
  // Eight a side, the fourth exactly on the mean: runs of three and four remain.
  const high = [10.2, 12, 10.2, 10, 12, 10.2, 12, 10.2]
  const broken = [...high, ...high.map((value) => 20 - value)]
  expect(labels(broken)).not.toContain('shift')
})

test('two of three points near a limit are a signal; two near points with the third across the mean are not', () => {
  // Limits fixed on 0/2 in turn: mean 1, amr 2, upper 6.32, near upper 1 + 2·2.66/3·2 = 4.5467.
  const base = [0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2]
  const tail = (values: number[]) =>
    xmrSignals(
      [...base, ...values],
      [...base, ...values].map(() => 0),
      'increase',
      12,
    )
      .slice(12)
      .map((point) => point.label)
  expect(tail([5, 2, 5])).toEqual(['two_in_three', 'common', 'two_in_three'])
  expect(tail([5, 0, 5])).toEqual(['common', 'common', 'common'])
  // A point outside is not "near": one near point is left.
  expect(tail([5, 2, 7])).toEqual(['common', 'common', 'outside'])
  // 4.54 lies just inside the near limit.
  expect(tail([4.54, 2, 4.54])).toEqual(['common', 'common', 'common'])
})

test('a point that meets several rules carries the heaviest', () => {
  // The last of a rise of seven lies outside the fixed limits as well.
  const base = [0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2]
  const values = [...base, 0.5, 1.5, 2.5, 3, 3.5, 4, 9]
  const found = xmrSignals(
    values,
    values.map(() => 0),
    'increase',
    12,
  )
  expect(found.at(-1)!.label).toBe('outside')
  expect(found.at(-2)!.label).toBe('trend')
})

test('runs and limits do not cross a rebase', () => {
  // Twelve equal-sized rises in one group are a trend; split in the middle into six and six they are not.
  const rise = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
  expect(labels(rise)).toContain('trend')
  const groups = rise.map((_, i) => (i < 6 ? 0 : 1))
  const split = xmrSignals(rise, groups, 'increase')
  expect(split.map((point) => point.label)).not.toContain('trend')
  expect(split[0]!.limits!.mean).toBe(3.5)
  expect(split[11]!.limits!.mean).toBe(9.5)
})

test('assurance says passes, fails or hit and miss by the limits, mirrored where less is better', () => {
  const limits = xmrLimits([10, 12, 11, 13]) // 7.07 to 15.93
  expect(assurance(limits, 16, 'increase')).toBe('consistently_fails')
  expect(assurance(limits, 7, 'increase')).toBe('consistently_passes')
  expect(assurance(limits, 12, 'increase')).toBe('hit_or_miss')
  expect(assurance(limits, 16, 'decrease')).toBe('consistently_passes')
  expect(assurance(limits, 7, 'decrease')).toBe('consistently_fails')
  expect(assurance(limits, 16, 'neutral')).toBeNull()
  expect(assurance(limits, null, 'increase')).toBeNull()
})

test('a target exactly on a limit is neither passed nor failed for certain', () => {
  // By hand: mean 1.15, moving range 0.5, upper limit 1.15 + 1.33 = 2.48, lower −0.18; binary fractions put both a hair off.
  const limits = xmrLimits([0.9, 1.4])
  expect(assurance(limits, 2.48, 'increase')).toBe('hit_or_miss')
  expect(assurance(limits, -0.18, 'increase')).toBe('hit_or_miss')
  expect(assurance(limits, 2.4801, 'increase')).toBe('consistently_fails')
})

test('a constant series passes a target equal to its mean', () => {
  const constant = xmrLimits([0.95, 0.95, 0.95])
  expect(assurance(constant, 0.95, 'increase')).toBe('consistently_passes')
  expect(assurance(constant, 0.96, 'increase')).toBe('consistently_fails')
  expect(assurance(constant, 0.94, 'decrease')).toBe('consistently_fails')
})

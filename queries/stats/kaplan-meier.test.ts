import { expect, test } from 'vitest'
import { kaplanMeier, type Waiting } from './kaplan-meier.ts'

const event = (...times: number[]): Waiting[] => times.map((time) => ({ time, isEvent: true, n: 1 }))
const censored = (...times: number[]): Waiting[] => times.map((time) => ({ time, isEvent: false, n: 1 }))

// Remission times of 21 patients on 6-mercaptopurine, weeks: Freireich et al. 1963, printed in Gehan 1965 and in every textbook since.
const REMISSION = [...event(6, 6, 6, 7, 10, 13, 16, 22, 23), ...censored(6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35)]

test('the curve of the 6-mercaptopurine trial is the published one', () => {
  // Kleinbaum & Klein, "Survival Analysis", table 2.2: t, at risk, S(t).
  const found = kaplanMeier(REMISSION)!
  expect(found).toMatchObject({ n: 21, n_events: 9 })
  expect(found.steps.map(({ time, n_at_risk, share }) => [time, n_at_risk, Number(share.toFixed(4))])).toEqual([
    [6, 21, 0.8571],
    [7, 17, 0.8067],
    [10, 15, 0.7529],
    [13, 12, 0.6902],
    [16, 11, 0.6275],
    [22, 7, 0.5378],
    [23, 6, 0.4482],
  ])
})

test('its median is 23 weeks; from below it is known to be at least 13, from above it is not known', () => {
  // At 13: Greenwood se 0.1068, se of log(−log S) = 0.1068/(0.6902·0.3708) = 0.417, S^exp(1.96·0.417) = 0.43 < 0.5; at 10 it is 0.503.
  expect(kaplanMeier(REMISSION)!.median).toEqual({ estimate: 23, low: 13, high: null })
})

test('the interval at 13 weeks is that of the complementary log–log transformation', () => {
  const { low, high } = kaplanMeier(REMISSION)!.steps[3]!
  expect(low).toBeCloseTo(0.6902 ** Math.exp(1.96 * 0.4172), 3)
  expect(high).toBeCloseTo(0.6902 ** Math.exp(-1.96 * 0.4172), 3)
})

test('without censoring the curve is the share that waits longer, and its median the middle case', () => {
  const found = kaplanMeier(event(1, 2, 3, 4, 5))!
  expect(found.steps.map(({ share }) => Number(share.toFixed(9)))).toEqual([0.8, 0.6, 0.4, 0.2, 0])
  expect(found.median?.estimate).toBe(3)
})

test('cases that still wait lengthen the wait: leaving them out would halve it here', () => {
  expect(kaplanMeier(event(1, 2, 3, 4))!.median!.estimate).toBe(2)
  expect(kaplanMeier([...event(1, 2, 3, 4), ...censored(5, 5, 5)])!.median!.estimate).toBe(4)
})

test('counts stand for repeated cases, in any order; nobody answered has no median; no cases is null', () => {
  const counted = kaplanMeier([{ time: 7, isEvent: false, n: 3 }, { time: 2, isEvent: true, n: 2 }])! // prettier-ignore
  expect(counted).toEqual(kaplanMeier([...event(2, 2), ...censored(7, 7, 7)]))
  expect(kaplanMeier(censored(3, 9))).toMatchObject({ n: 2, n_events: 0, steps: [], median: null })
  expect(kaplanMeier([])).toBeNull()
  expect(() => kaplanMeier(event(-1))).toThrow(RangeError)
})

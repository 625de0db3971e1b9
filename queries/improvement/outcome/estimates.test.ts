import { expect, test } from 'vitest'
import { seeded } from '#queries/stats/random.ts'
import type { PanelPeriod, PanelSubject, PlanInput } from './define.ts'
import { estimateEffect } from './estimate-effect.ts'
import { expectedRebound } from './expected-rebound.ts'
import { interruptedSeries, isSeasonal } from './interrupted-series.ts'
import { matchBaseline } from './match-baseline.ts'
import { placeStart } from './place-start.ts'
import { placeboRank } from './placebo-rank.ts'
import { prepare } from './prepare.ts'
import { startSignal } from './start-signal.ts'
import { outcomeVerdict } from './verdict.ts'

const periods: PanelPeriod[] = Array.from({ length: 6 }, (_, t) => ({
  ...{ period_id: `2025-0${t + 1}`, start: `2025-0${t + 1}-01`, end: `2025-0${t + 1}-28` },
}))
const level = (u: number, t: number) => Math.sin(u * 1.3) * 0.8 + 0.1 * t + 0.5 * Math.sin(u * 3.1 + t * 2.2)
const effectOf = (value: (u: number, t: number) => number, startOf: (u: number) => number | null, T = 6) => {
  const subjects = Array.from({ length: 12 }, (_, u): PanelSubject => {
    const z = Float64Array.from({ length: T }, (_, t) => value(u, t))
    const start = startOf(u)
    return {
      ...{ id: `u${u}`, cluster: `u${u}`, start: start === null ? null : periods[start]!.start, z, gap: z },
      ...{ guardrails: {}, ends_before: null, n_people: 9 },
    }
  })
  const input: PlanInput = {
    ...{ plan: 'P', level: 'unit', periods: periods.slice(0, T), subjects, reason: null, notes: [], seed: 1 },
  }
  return estimateEffect(
    prepare(input, ({ z }) => z),
    seeded(1),
  )!
}

// R 4.2.2: lm(z ~ D + factor(u) + factor(t)) on 12 units and 6 periods without the period before the start; u < 5 start in period 4.
test('difference in differences is the two-way fixed effects estimate without the selection period, to ten digits', () => {
  const found = effectOf(
    (u, t) => level(u, t) + (u < 5 && t >= 4 ? 0.6 : 0),
    (u) => (u < 5 ? 4 : null),
  )
  expect(found.design).toBe('did')
  expect(found.estimate).toBeCloseTo(0.587210981384, 10)
  // vcovCL(type = "HC0") by unit: 0.028516397249; by units the factor 12/11 · 11/10 stands before its square.
  expect(found.se).toBeCloseTo(0.028516397249 * Math.sqrt(12 / 10), 8)
})

// R, the double loop over cohorts and periods written out: 0.362596465588. Two-way fixed effects give 0.308864663334; the truth is
// (4 · (0.3 + 0.5 + 0.7) + 3 · 0.3) / 15 = 0.46.
test('staggered starts with growing effects are averaged by cohort and period, to ten digits', () => {
  const start = (u: number) => (u < 4 ? 3 : u < 7 ? 5 : null)
  const found = effectOf((u, t) => {
    const g = start(u)
    return level(u, t) + (g !== null && t >= g ? 0.3 + 0.2 * (t - g) : 0)
  }, start)
  expect(found.design).toBe('staggered')
  expect(found.estimate).toBeCloseTo(0.362596465588, 10)
})

// R: lm(after ~ D + before), vcovCL HC1: 0.628869873619, 0.352883804981.
test('one period before the start leaves the analysis of covariance, to ten digits', () => {
  const found = effectOf(
    (u, t) => level(u, t) + (u < 5 && t >= 1 ? 0.5 : 0),
    (u) => (u < 5 ? 1 : null),
    2,
  )
  expect(found.design).toBe('ancova')
  expect(found.estimate).toBeCloseTo(0.628869873619, 10)
  expect(found.se).toBeCloseTo(0.352883804981, 10)
})

// R: 20 points, start at 12; estimate c(0, 0, 1, mean(t - t0)) %*% coef = 1.00677310044; ordinary error 0.264879229749, with
// (1 + r)/(1 - r) for r = 0.0536955953927 (acf of the residuals + 4/20) 0.279505305775; Newey–West's 0.216176550225 is smaller.
test('an interrupted series has the effect of R and the larger of its two errors', () => {
  const points = Array.from({ length: 20 }, (_, t) => {
    const since = Math.max(0, t - 12)
    const value = 1 + 0.05 * t + (t >= 12 ? 0.4 : 0) + 0.1 * since + 0.3 * Math.sin(t * 2.1) + 0.2 * Math.cos(t * 0.9)
    return { time: t, value }
  })
  const found = interruptedSeries(points, 12)!
  expect(found.estimate).toBeCloseTo(1.00677310044, 10)
  expect(found.se).toBeCloseTo(0.279505305775, 10)
  expect(isSeasonal(points, 12)).toBe(false)
  const yearly = Array.from({ length: 24 }, (_, time) => ({ time, value: Math.sin((2 * Math.PI * time) / 12) }))
  expect(isSeasonal(yearly, 12)).toBe(true)
})

// By hand: untreated before 0, 1, 2 → after 1, 1.5, 2: ρ = 0.5, μ0 = 1, μ1 = 1.5. Treated at −1: 0.5 + 0.5 · (1 + 1) = 1.5.
test('the expected rebound is the common shift and the way back to the mean', () => {
  const untreated = [0, 1, 2].map((before) => ({ before, after: 1 + before / 2 }))
  expect(expectedRebound(untreated, -1)).toEqual({ expected: 1.5, rho: 0.5 })
  expect(expectedRebound(untreated.slice(0, 2), -1)).toBeNull()
})

test('a start early in a period takes the whole of it; later the period is neither before nor after', () => {
  const at = (start: string) => placeStart(start, periods)
  expect(at('2025-03-01')).toEqual({ first: 2, selection: 1, from: 1 })
  expect(at('2025-03-15')).toEqual({ first: 3, selection: 1, from: 1 })
  expect(at('2024-01-01')).toEqual({ first: 0, selection: -1, from: -1 })
  expect(at('2025-07-01')).toBeNull()
})

test('pairs are the nearest within the caliper, each partner once', () => {
  const of = (...befores: number[]) => befores.map((before) => ({ before, change: before * 10 }))
  const pairs = matchBaseline(of(-1, 0, 5), of(-1.1, -0.9, 0.2, 1), 0.25)
  expect(pairs.map(({ treated, control }) => [treated.before, control.before])).toEqual([
    [-1, -0.9],
    [0, 0.2],
  ])
})

// By hand: others have mean 0; |2| is reached by 2 and −3 of them, so the place is 3 of 6.
test('one unit has a place among the changes of the others', () => {
  expect(placeboRank(2, [0, 1, -3, 2, 0])).toMatchObject({ rank: 3, of: 6, p: 0.5, difference: 2 })
})

test('a short series says signal or none, and nothing with fewer than five points before', () => {
  expect(startSignal([1, 1.1, 0.9, 1, 1.1, 0.9], [2])).toBe('better')
  expect(startSignal([1, 1.1, 0.9, 1, 1.1, 0.9], [0])).toBe('worse')
  expect(startSignal([1, 1.1, 0.9, 1, 1.1, 0.9], [1.05])).toBe('none')
  expect(startSignal([1, 1.1, 0.9, 1], [2])).toBeNull()
})

test('the first matching verdict wins', () => {
  const of = (
    corrected: number,
    half: number,
    raw = corrected,
    more: Partial<Parameters<typeof outcomeVerdict>[0]> = {},
  ) =>
    outcomeVerdict({
      ...{ raw, raw_low: raw - half, expected: raw - corrected, corrected, q: null, guardrails: [] },
      ...{ low: corrected - half, high: corrected + half, ...more },
    })
  expect(of(-0.4, 0.3)).toBe('harmful')
  expect(of(0.4, 0.3)).toBe('worked')
  expect(of(0.05, 0.1)).toBe('no_relevant_effect')
  expect(of(0.1, 0.3, 1)).toBe('explained_by_regression')
  expect(of(0.3, 0.4)).toBe('promising')
  expect(of(-0.1, 0.4)).toBe('not_confirmed')
  expect(of(0.4, 0.3, 0.4, { q: 0.2 })).toBe('promising')
  const worse = { guardrail: 'load', estimate: -0.5, low: -0.8, high: -0.2, state: 'worse', n_treated: 30 } as const
  expect(of(0.4, 0.3, 0.4, { guardrails: [worse] })).toBe('trade_off')
})

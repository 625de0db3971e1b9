import { expect, test } from 'vitest'
import { attainability, type GoalHistory } from './attainability.ts'
import { GOAL_SETTINGS } from './settings.ts'

const people = (over: Partial<GoalHistory> = {}): GoalHistory => ({
  ...{
    lane: 'kpi',
    is_of_people: true,
    side: 1,
    n_people: 30,
    n_people_ever: 0,
    is_reached: false,
    is_reached_by_class: false,
  },
  ...{ n_periods: 12, n_results: 360, n_hit: 0, sum_hit2_by_n: 0, mean_level: 0.8 },
  ...{ sum_level2: 7.68, sum_t: -78, sum_t2: 650, sum_t_level: -62.4 },
  ...{ n_past_people: 34, n_peer_people: 40, n_peer_cells: 0, n_peer_results: 0, n_peer_hit: 0, sum_peer_hit2_by_n: 0 },
  ...over,
})
/** The sums of a series of means, the oldest first; the target's own period is 0. */
const series = (levels: number[], over: Partial<GoalHistory> = {}): GoalHistory => {
  const sum = (of: (level: number, t: number) => number) =>
    levels.reduce((all, level, i) => all + of(level, i - levels.length), 0)
  return people({
    ...{ is_of_people: false, n_people: 0, n_periods: levels.length, n_results: levels.length },
    mean_level: sum((level) => level) / levels.length,
    sum_level2: sum((level) => level * level),
    sum_t: sum((_, t) => t),
    sum_t2: sum((_, t) => t * t),
    sum_t_level: sum((level, t) => t * level),
    ...over,
  })
}
const of = (history: GoalHistory) => attainability(history, GOAL_SETTINGS)

test('a level that nobody reached in 360 results of 12 periods is a ceiling', () => {
  // (0 + ½) / 361; Wilson's upper end for none: z² / (n + z²) = 3.8415 / 363.84
  expect(of(people())).toMatchObject({ basis: 'own', n_periods: 12, is_ceiling: true, is_slack: false, low: 0 })
  expect(of(people()).chance).toBeCloseTo(0.5 / 361, 10)
  expect(of(people()).high).toBeCloseTo(0.010558, 5)
})

test('the same level is no ceiling once anybody of the unit or a comparable unit was there', () => {
  expect(of(people({ is_reached: true }))).toMatchObject({ is_ceiling: false })
  expect(of(people({ is_reached_by_class: true }))).toMatchObject({ is_ceiling: false })
})

test('a stretched goal of an OKR is no ceiling and never slack', () => {
  expect(of(people({ lane: 'okr' }))).toMatchObject({ is_ceiling: false })
  expect(of(people({ lane: 'okr', n_hit: 360, sum_hit2_by_n: 360, mean_level: 1.6, is_reached: true }))).toMatchObject({
    is_slack: false,
  })
})

test('results that rise and fall together count for fewer', () => {
  // h = 0, 0, 0, 10, 10, 10 of 10: p = ½, Σ h²/n = 30, Pearson (30 − 60/4) / ¼ = 60, φ = 60 / 5 = 12; 2.5 of 5 in Wilson's formula
  const found = of(people({ n_periods: 6, n_results: 60, n_hit: 30, sum_hit2_by_n: 30, is_reached: true }))
  expect(found.chance).toBeCloseTo(0.5, 10)
  expect(found.low).toBeCloseTo(0.17042, 4)
  expect(found.high).toBeCloseTo(0.82958, 4)
})

test('slack is a target that nearly everybody passes by far; one that all just meet is not', () => {
  const all = { n_hit: 360, sum_hit2_by_n: 360, is_reached: true }
  expect(of(people({ ...all, mean_level: 1.5 }))).toMatchObject({ is_slack: true })
  expect(of(people({ ...all, mean_level: 1.01 }))).toMatchObject({ is_slack: false })
  // Lower is better: half the level allowed is an attainment of 1.5.
  expect(of(people({ ...all, side: -1, mean_level: 0.5 }))).toMatchObject({ is_slack: true })
})

test('a figure of the unit itself is foretold from its series: far below is hopeless, a near miss is not', () => {
  // mean 0.9, s² = 0.001 / 5, error s √(7/6) = 0.015275, d = −6.5465; P(T₅ ≥ 6.5465) = 0.00062 (R: pt(-6.5465, 5) = 0.000622)
  const far = of(series([0.9, 0.92, 0.88, 0.91, 0.89, 0.9]))
  expect(far.chance).toBeCloseTo(0.00062, 4)
  expect(far).toMatchObject({ is_ceiling: true, ever: null })
  const near = of(series([0.99, 0.98, 1.0, 0.97, 0.99, 0.98]))
  expect(near.chance!).toBeGreaterThan(0.1)
  expect(near.is_ceiling).toBe(false)
})

test('a series that climbs is foretold by its line, not by its mean', () => {
  const climbing = [0.8, 0.81, 0.84, 0.85, 0.88, 0.89, 0.92, 0.93, 0.96, 0.97]
  // The line foretells 0.992; the mean, 0.885 with s = 0.06, would give about 5 %.
  expect(of(series(climbing)).chance!).toBeGreaterThan(0.1)
  expect(of(series(climbing.toReversed())).chance!).toBeLessThan(0.001)
})

test('a series without any spread is certain, and one below the target is hopeless', () => {
  expect(of(series([1.2, 1.2, 1.2, 1.2, 1.2, 1.2])).chance!).toBeGreaterThan(0.999)
  expect(of(series([0.5, 0.5, 0.5, 0.5, 0.5, 0.5])).chance!).toBeLessThan(0.001)
})

test('with too little history other units on the same KPI stand in, and else nothing is said', () => {
  const young = { n_periods: 3, n_results: 90, n_hit: 45 }
  const peers = { n_peer_cells: 24, n_peer_results: 600, n_peer_hit: 300, sum_peer_hit2_by_n: 150 }
  expect(of(people({ ...young, ...peers }))).toMatchObject({ basis: 'peers', n_periods: 24 })
  expect(of(people({ ...young, ...peers })).chance).toBeCloseTo(0.5, 2)
  expect(of(people(young))).toMatchObject({ basis: 'none', chance: null, low: null, high: null, is_ceiling: false })
})

test('earlier results of a few people are not told of the many who have the goal now', () => {
  expect(of(people({ n_past_people: 4 }))).toMatchObject({ basis: 'none', chance: null })
  const peers = { n_peer_cells: 24, n_peer_results: 600, n_peer_hit: 300, sum_peer_hit2_by_n: 150 }
  expect(of(people({ n_past_people: 4, ...peers }))).toMatchObject({ basis: 'peers' })
  expect(of(people({ n_past_people: 4, ...peers, n_peer_people: 3 }))).toMatchObject({ basis: 'none' })
})

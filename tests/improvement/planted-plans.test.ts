import { expect, test } from 'vitest'
import type { PlanOutcome } from '#queries/improvement/outcome/define.ts'
import { judgePlan } from '#queries/improvement/outcome/judge-plan.ts'
import { judgeTogether } from '#queries/improvement/outcome/judge-together.ts'
import { plantedPlan, type PlantedPlan } from './planted-plans.ts'

// A few seeds of each kind; `node tests/improvement/outcomes-table.ts --seeds 200` prints the shares over many.
const base: Omit<PlantedPlan, 'seed'> = {
  ...{ treated: 30, control: 60, before: 6, after: 3, lasting: 0.5, carry: 0, effect: 0, selection: 'worst' },
}
const SEEDS = Array.from({ length: 12 }, (_, i) => i + 1)
const outcomes = (planted: Partial<PlantedPlan>): PlanOutcome[] =>
  SEEDS.map((seed) => judgePlan(plantedPlan({ ...base, ...planted, seed })))
const shareOf = (found: readonly PlanOutcome[], verdict: PlanOutcome['verdict']) =>
  found.filter((one) => one.verdict === verdict).length / found.length
const mean = (values: (number | null)[]) =>
  values.reduce<number>((sum, value) => sum + (value ?? NaN) / values.length, 0)

test('a useless plan for the worst units gains a lot and is never called worked', () => {
  const found = outcomes({})
  // Chosen at the lowest third: 1.09 SD below the mean in that period, and half of it is noise that goes.
  expect(mean(found.map(({ raw }) => raw))).toBeGreaterThan(0.4)
  expect(shareOf(found, 'worked')).toBe(0)
  expect(shareOf(found, 'explained_by_regression')).toBeGreaterThan(0.5)
  // The formula, fitted on the others' way back, expects the same; over twelve seeds the difference has an error of about 0.05.
  expect(Math.abs(mean(found.map(({ rebound, expected }) => rebound! - expected!)))).toBeLessThan(0.15)
})

test('a useless plan for the worst of a whole history is not called worked either', () => {
  const found = outcomes({ selection: 'worst-ever' })
  expect(shareOf(found, 'worked')).toBeLessThanOrEqual(0.1)
})

test('neighbouring periods that resemble each other carry no effect into a useless plan', () => {
  const found = outcomes({ carry: 0.5, after: 6 })
  expect(shareOf(found, 'worked')).toBeLessThanOrEqual(0.1)
})

test('a real effect on typical units is found in most organisations', () => {
  expect(shareOf(outcomes({ treated: 80, control: 80, effect: 0.4, selection: 'random' }), 'worked')).toBeGreaterThan(
    0.7,
  )
  expect(shareOf(outcomes({ effect: 0.5 }), 'worked')).toBeGreaterThan(0.7)
})

test('without effect and selection nothing is called worked', () => {
  const many = Array.from({ length: 60 }, (_, i) =>
    judgePlan(plantedPlan({ ...base, selection: 'random', seed: i + 1 })),
  )
  // 2.5 % by the interval: 1.5 of 60, standard deviation 1.2.
  expect(shareOf(many, 'worked')).toBeLessThanOrEqual(5 / 60)
})

test('different paths before the start are not judged, and the largest lead is told', () => {
  const found = outcomes({ before: 8, drift: 0.15, selection: 'random' })
  expect(found.every(({ verdict, reason }) => verdict === 'cannot_tell' && reason === 'leads_not_flat')).toBe(true)
  expect(found[0]!.leads!.high).toBeLessThan(0)
})

test('staggered starts with growing effects are estimated without bias', () => {
  const growing = { before: 6, after: 5, cohorts: 3, effect: 0.3, growing: 0.15, selection: 'random' } as const
  const found = outcomes(growing)
  // Cohorts of ten start in 6, 7, 8 of eleven periods: effects 0.3 + 0.15 k over k = 0…4, 0…3, 0…2, each period of each unit once.
  const cells = [5, 4, 3].flatMap((periods) => Array.from({ length: periods }, (_, k) => 0.3 + 0.15 * k))
  const truth = cells.reduce((sum, value) => sum + value / cells.length, 0)
  // Twelve estimates with a standard error of about 0.15 each.
  expect(Math.abs(mean(found.map(({ corrected }) => corrected)) - truth)).toBeLessThan(3 * (0.15 / Math.sqrt(12)))
  expect(found.every(({ design }) => design === 'staggered')).toBe(true)
})

test('a gain with rising load is a trade-off', () => {
  const found = outcomes({ before: 8, after: 4, effect: 0.7, load: -0.7, selection: 'random' })
  expect(shareOf(found, 'worked')).toBe(0)
  expect(shareOf(found, 'trade_off')).toBeGreaterThan(0.7)
})

test('the smallest detectable effect is 2.8 standard errors whatever was found', () => {
  for (const { mde, low, high } of outcomes({})) {
    // 95 % by t with 89 degrees of freedom: half width 1.987 se.
    expect(mde! / ((high! - low!) / 2)).toBeCloseTo(2.8 / 1.987, 2)
  }
})

test('fewer than twenty on a side are shown with their figures and not judged', () => {
  expect(judgePlan(plantedPlan({ ...base, treated: 12, seed: 1 }))).toMatchObject({
    verdict: 'cannot_tell',
    reason: 'few_treated',
  })
  const oneControl = judgePlan(plantedPlan({ ...base, control: 1, seed: 1 }))
  expect(oneControl).toMatchObject({ verdict: 'cannot_tell', reason: 'few_controls' })
  expect(judgePlan(plantedPlan({ ...base, treated: 12, seed: 1 })).mde).toBeGreaterThan(0)
})

test('one unit has an interrupted series, a place among others, or a signal only', () => {
  const long = judgePlan(plantedPlan({ ...base, treated: 1, control: 0, before: 14, after: 6, effect: 6, seed: 2 }))
  expect(long).toMatchObject({ design: 'its', n_treated: 1, n_control: 0 })
  const placed = judgePlan(plantedPlan({ ...base, treated: 1, effect: 8, seed: 2 }))
  expect(placed).toMatchObject({ design: 'placebo', verdict: 'promising', low: null, placebo: { rank: 1, of: 61 } })
  const short = judgePlan(plantedPlan({ ...base, treated: 1, control: 0, before: 7, after: 3, effect: 8, seed: 2 }))
  expect(short).toMatchObject({ design: 'xmr', verdict: 'cannot_tell', reason: 'signal', corrected: null })
})

test('a plan that is older than the data, or starts after them, says so', () => {
  const input = plantedPlan({ ...base, seed: 1 })
  const startingOn = (start: string) =>
    judgePlan({ ...input, subjects: input.subjects.map((one) => ({ ...one, start: one.start && start })) })
  expect(startingOn('2020-01-01').reason).toBe('older_than_data')
  expect(startingOn('2030-01-01').reason).toBe('not_started')
  expect(judgePlan({ ...input, subjects: input.subjects.filter(({ start }) => start === null) }).reason).toBe(
    'no_start',
  )
})

test('many plans without effect beside one with effect are told apart by their q', () => {
  const useless = SEEDS.map((seed) => judgePlan(plantedPlan({ ...base, selection: 'random', seed })))
  const real = judgePlan(plantedPlan({ ...base, selection: 'random', effect: 0.8, seed: 40 }))
  const [first, ...others] = judgeTogether([real, ...useless])
  expect(first!.verdict).toBe('worked')
  expect(first!.q!).toBeGreaterThan(first!.p!)
  expect(others.filter(({ verdict }) => verdict === 'worked')).toHaveLength(0)
})

import { beforeAll, expect, test } from 'vitest'
import { normal, seeded } from '#queries/stats/random.ts'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/simpson-mix.ts'
import { judge } from './judge.ts'
import { mixOf, rateBootstrap, type Member } from './mix.ts'
import { twoSlopes } from './slopes.ts'
import trap, { type Covariate, type PersonGap } from './trap.ts'

const slug = 'simpson-mix'
const company = () => cleanOrganisation({ seed: 11, people: 400, departments: 8, months: 12, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const findings = ['trap', 'caution'] as const
const limits = trap.params.parse({})
const places = ['A', 'B'].flatMap((unit_id) => [
  { parent_id: 'root', group_id: unit_id, unit_id },
  { parent_id: unit_id, group_id: unit_id, unit_id },
])

test('departments that all improve while the total falls are found in the company', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['root'])
  const { evidence, effect, low } = tested[0]!
  expect(effect).toBeGreaterThan(0)
  expect(low).toBeGreaterThan(0)
  expect(evidence.facts['change']).toBeLessThan(0)
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), findings)).toEqual([])
})

test('a mix that goes the same way as the departments, and a new department, are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), findings)).toEqual([])
})

test('a unit with parts of its own is looked at beside the company', async () => {
  const organisation = company()
  organisation.units.push({
    unit_id: 'S',
    parent_id: 'root',
    name_zh: '事业部',
    name_en: 'Division',
    kind: 'department',
  })
  for (const unit of organisation.units) if (/^D0[1-4]$/.test(unit.unit_id)) unit.parent_id = 'S'
  const tested = await check(slug, organisation)
  expect(tested.map(({ unit }) => [unit.kind, unit.unit_id])).toEqual([
    ['department', 'S'],
    ['company', 'root'],
  ])
})

let reversal: Member[]
beforeAll(() => {
  // Part 0 from 40 people at −0.30 to 80 at −0.25, part 1 from 80 at 0.10 to 40 at 0.15, each ± 0.05 in equal halves.
  const spread = (n: number, mean: number) => Array.from({ length: n }, (_, i) => mean + (i % 2 === 0 ? 0.05 : -0.05))
  const rows = (group: number, before: number[], after: number[], from: number) => [
    ...before.map((value, i) => ({ group, person_no: from + i, before: value, after: null })),
    ...after.map((value, i) => ({ group, person_no: from + 500 + i, before: null, after: value })),
  ]
  reversal = [...rows(0, spread(40, -0.3), spread(80, -0.25), 0), ...rows(1, spread(80, 0.1), spread(40, 0.15), 2000)]
})

test('both parts rise by 5 points and the total falls by 8.3: worked by hand', () => {
  const { shift, total, sd, rateSe } = mixOf(reversal, 2)!
  // Before (40·−0.3 + 80·0.1)/120 = −1/30; after (80·−0.25 + 40·0.15)/120 = −14/120; rate ½·0.05 + ½·0.05 = 0.05.
  expect(total).toBeCloseTo(-14 / 120 + 1 / 30, 12)
  expect(shift.rate).toBeCloseTo(0.05, 12)
  expect(shift.mix).toBeCloseTo(total - 0.05, 12)
  // Within every cell Σ(y − m)² = n·0.05², over 240 − 4 degrees of freedom; nobody is there at both ends, w = ½ each.
  expect(sd ** 2).toBeCloseTo((240 * 0.0025) / 236, 12)
  expect(rateSe ** 2).toBeCloseTo(2 * 0.25 * sd ** 2 * (1 / 40 + 1 / 80), 12)
  const drawn = rateBootstrap(reversal, 2, seeded(1))!
  expect(drawn.lower).toBeLessThan(0.05)
  expect(drawn.upper).toBeGreaterThan(0.05)
  // ± 1.96·0.0069; 500 draws give an end of it to about a tenth of that.
  expect((drawn.upper - drawn.lower) / (2 * 1.96 * rateSe)).toBeGreaterThan(0.8)
  expect((drawn.upper - drawn.lower) / (2 * 1.96 * rateSe)).toBeLessThan(1.25)
})

test('the reversal is a trap; with a part of nineteen people nothing is said', () => {
  const people = reversal.map(({ group, person_no, before, after }): PersonGap => ({
    ...{ unit_id: group === 0 ? 'A' : 'B', person_no, before_ratio: before, after_ratio: after },
    ...{ first_period: '2026-01', last_period: '2026-12' },
  }))
  const [one] = judge({ people, places, covariates: [] }, limits, { seed: 1 })
  expect(one).toMatchObject({ status: 'trap', reason: 'mix', touched: [{ unit_id: null, n_rows: null }] })
  expect(judge({ people: people.toReversed(), places, covariates: [] }, limits, { seed: 1 })).toEqual([one])
  const gone = new Set(people.filter(({ unit_id, after_ratio }) => unit_id === 'B' && after_ratio !== null).slice(19))
  const few = judge({ people: people.filter((row) => !gone.has(row)), places, covariates: [] }, limits, { seed: 1 })
  expect(few).toMatchObject([{ status: 'not_testable', reason: 'few_people' }])
  const flat = people.map((row) => ({
    ...row,
    before_ratio: row.before_ratio && 0.1,
    after_ratio: row.after_ratio && 0.1,
  }))
  expect(judge({ people: flat, places, covariates: [] }, limits, { seed: 1 })[0]!.reason).toBe('no_spread')
})

test('a circumstance that goes with better results between units and worse ones inside them is found', () => {
  const random = seeded(5)
  const covariates = Array.from({ length: 200 }, (_, i): Covariate => {
    const [unit, inside] = [i % 10, normal(random)]
    return {
      ...{ factor: 'training_hours', unit_id: `D${unit}`, person_no: i, covariate: 20 + 2 * unit + inside },
      mean_z: 0.2 * unit - 0.5 * inside + 0.1 * normal(random),
    }
  })
  const [one] = twoSlopes(covariates, 5)
  // Made with +0.1 per hour between units (0.2 for 2 hours) and −0.5 inside them.
  expect(one).toMatchObject({ isReversed: true, n_units: 10, n_people: 200 })
  expect(one!.between.lower).toBeGreaterThan(0)
  expect(one!.within.slope).toBeCloseTo(-0.5, 1)
  expect(
    twoSlopes(
      covariates.filter(({ unit_id }) => unit_id < 'D4'),
      5,
    ),
  ).toEqual([])
  const aligned = covariates.map((row) => ({ ...row, mean_z: 0.1 * row.covariate + 0.1 * normal(random) }))
  expect(twoSlopes(aligned, 5)[0]!.isReversed).toBe(false)
  const people = reversal.map(({ group, person_no }): PersonGap => ({
    ...{
      unit_id: group === 0 ? 'A' : 'B',
      person_no,
      before_ratio: 0.1 * (person_no % 3),
      after_ratio: 0.1 * (person_no % 3),
    },
    ...{ first_period: '2026-01', last_period: '2026-12' },
  }))
  expect(judge({ people, places, covariates }, limits, { seed: 1 })[0]).toMatchObject({
    status: 'trap',
    reason: 'slopes',
  })
})

test('one department or one period alone has no mix, and without targets nothing can be tested', async () => {
  const alone = company()
  alone.results = alone.results.filter(({ unit_id }) => unit_id === 'D01')
  alone.units = alone.units.filter(({ unit_id }) => unit_id === 'D01' || unit_id === 'root')
  expect(await check(slug, alone)).toMatchObject([{ status: 'not_testable', reason: 'few_units' }])
  expect(judge({ people: [], places, covariates: [] }, limits, { seed: 1 })).toMatchObject([{ reason: 'few_periods' }])
  const organisation = company()
  for (const row of organisation.results) Object.assign(row, { target: null, original_target: null })
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

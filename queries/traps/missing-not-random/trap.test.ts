import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, resultsOf, type GoalRecord } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/missing-not-random.ts'
import { designEffect } from './clustering.ts'
import { judge } from './judge.ts'
import type { Scope } from './trap.ts'

const slug = 'missing-not-random'
const company = () => cleanOrganisation({ seed: 11, people: 200, departments: 6, months: 12, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const findings = ['trap', 'caution'] as const
const limits = { ratio: 3, q: 0.01, fewest: 20 }
const blank = (rows: GoalRecord[]) => {
  for (const row of rows) Object.assign(row, { actual: null, actual_null: 'BLANK' })
}

test('results that the smaller half leaves out are found, with bounds of the mean and how those people did before', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const { effect, evidence } = tested.find(({ unit }) => unit.unit_id === 'D03')!
  expect(effect).toBeGreaterThan(3)
  const { worst, mean, best, prior_difference } = evidence.facts
  expect(Number(worst)).toBeLessThan(Number(mean))
  expect(Number(best)).toBeGreaterThan(Number(mean))
  expect(Number(prior_difference)).toBeLessThan(0)
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), findings)).toEqual([])
})

test('a unit half of whose people vanish for months does not hide the gaps of another', async () => {
  const organisation = cleanOrganisation({ seed: 11, people: 600, departments: 16, months: 12, reviews: false })
  plant.plant(organisation, where)
  const people = [...new Set(resultsOf(organisation, { unit: 'D06' }).map(({ person_key }) => person_key))]
  const vanished = new Set(people.slice(0, Math.ceil(people.length / 2)))
  organisation.results = organisation.results.filter(
    ({ person_key, period_id }) => !vanished.has(person_key) || period_id < '2026-07',
  )
  expect(found(await check(slug, organisation))).toEqual(['D03', 'D06'])
})

test('exemptions, leave, a quarterly goal and an outage of all units are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), findings)).toEqual([])
})

test('what one team of a large department leaves out is said of the department, without the team', async () => {
  const organisation = cleanOrganisation({ seed: 11, people: 400, departments: 4, months: 12, reviews: false })
  const manager = resultsOf(organisation, { unit: 'D02' })[0]!.manager_key!
  blank(resultsOf(organisation, { unit: 'D02', manager, from: 8, to: 8 }))
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D02'])
  const one = tested.find(({ status }) => status === 'trap')!
  expect(one).toMatchObject({
    reason: 'team',
    unit: { kind: 'department', part: null },
    evidence: { facts: { teams: 1 } },
  })
  expect(JSON.stringify(one)).not.toContain(manager)
})

test('months without any row are missing when the roster has the person, and not when it does not', async () => {
  const organisation = company()
  const people = [...new Set(resultsOf(organisation, { unit: 'D03' }).map(({ person_key }) => person_key))].slice(0, 8)
  organisation.results = organisation.results.filter(
    ({ person_key, period_id }) => !people.includes(person_key) || period_id < '2026-05' || period_id > '2026-08',
  )
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  expect(tested.find(({ status }) => status === 'trap')!.evidence.facts['absent']).toBeGreaterThan(20)
  organisation.roster = []
  expect(found(await check(slug, organisation), findings)).toEqual([])
})

test('a unit whose people are in the roster but appraised under no role of the others expects nothing', async () => {
  const organisation = company()
  organisation.roster.push(
    ...organisation.roster
      .slice(0, 60)
      .map((person) => ({ ...person, person_key: `${person.person_key}-shop`, role: 'operator', unit_id: 'D04' })),
  )
  expect(found(await check(slug, organisation), findings)).toEqual([])
})

test('goals in words, without a target, are not expected to have a value', async () => {
  const organisation = company()
  for (const [i, row] of resultsOf(organisation, { unit: 'D03' }).entries()) {
    if (i % 8 < 4) Object.assign(row, { target: null, original_target: null, actual: null, actual_null: 'BLANK' })
  }
  expect(found(await check(slug, organisation), findings)).toEqual([])
})

test('counts by hand: 6 of 40 due against 1 of 100 in the same periods', () => {
  // P(X ≥ 6 | 40, 0.01) = 1 − Σ_{i≤5} C(40,i) 0.01^i 0.99^(40−i) = 2.867e-6 (summed in exact fractions).
  const scope = scopeOf({ n_due: 40, n_missing: 6, others_share: 0.01 })
  const [one] = judge([scope], limits)
  expect(one!.p).toBeCloseTo(2.867e-6, 9)
  expect(one).toMatchObject({ status: 'trap', n: 40 })
  expect(one!.effect).toBeCloseTo(0.15 / 0.01, 12)
  // Bounds: 0.85 · 0.9 + 0.15 · 0.6 = 0.855 and 0.85 · 0.9 + 0.15 · 1.2 = 0.945.
  expect(one!.evidence.facts['worst']).toBeCloseTo(0.855, 12)
  expect(one!.evidence.facts['best']).toBeCloseTo(0.945, 12)
})

test('one person who is away for six months is one event, not six', () => {
  // Ten people, four months each; one has no result in any: Σ(m − 4·0.1)² = 3.6² + 9·0.4² = 14.4; 40·0.1·0.9 = 3.6; ·10/9.
  const away = scopeOf({ n_due: 40, n_missing: 4, n_people: 10, missing_missing: 16, missing_due: 16, due_due: 160 })
  expect(designEffect([away])).toBeCloseTo((14.4 / 3.6) * (10 / 9), 12)
  expect(judge([{ ...away, n_people_missing: 1 }], limits)[0]!.status).toBe('pass')
})

test('nineteen due are too few, one unit has no others, no people no check', async () => {
  expect(judge([scopeOf({ n_due: 19, n_missing: 19 }), scopeOf({ unit_id: 'D02' })], limits)[0]).toMatchObject({
    status: 'not_testable',
    reason: 'few_rows',
    n: 19,
  })
  const alone = company()
  alone.results = resultsOf(alone, { unit: 'D01' })
  alone.roster = []
  expect(await check(slug, alone)).toMatchObject([{ status: 'not_testable', reason: 'few_units' }])
  const nobody = company()
  for (const row of nobody.results) row.person_key = null
  expect(await check(slug, nobody)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

function scopeOf(of: Partial<Scope>): Scope {
  const { n_due = 40, n_missing = 0 } = of
  return {
    ...{ unit_id: 'D01', is_team: false, n_due, n_missing, n_absent: 0, n_rows: 160 },
    ...{ n_people: 20, n_people_missing: n_missing, others_share: 0.01 },
    // Every gap in a person of its own, two months each.
    ...{ missing_missing: n_missing, missing_due: 2 * n_missing, due_due: 2 * n_due },
    ...{ mean_ratio: 0.9, worst_ratio: 0.6, best_ratio: 1.2 },
    ...{ n_prior_missing: 0, prior_z_missing: null, prior_sd_missing: null },
    ...{ n_prior_others: 0, prior_z_others: null, prior_sd_others: null },
    ...{ first_period: '2026-01', last_period: '2026-02' },
    ...of,
  }
}

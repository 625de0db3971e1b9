import { expect, test } from 'vitest'
import { normal, seeded } from '#queries/stats/random.ts'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/hidden-camps.ts'
import { camps } from './camps.ts'
import { judge } from './judge.ts'
import { spreadTies } from './spread-ties.ts'
import { withinUnits, type Spread } from './within-units.ts'

const slug = 'hidden-camps'
const company = () => cleanOrganisation({ seed: 11, people: 240, departments: 6, months: 8, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const limits = { fewest: 15, fewest_dip: 50, ratio: 1.5, bic: 6, ashman: 2 }

test('two camps of people under different conditions are found in the department that has them', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  expect(tested.find(({ status }) => status === 'trap')!.effect).toBeGreaterThan(1.5)
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), ['trap', 'caution'])).toEqual([])
})

test('two job families, two people far out and a skewed distribution are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), ['trap', 'caution'])).toEqual([])
})

test('fourteen people are too few', async () => {
  const organisation = company()
  const keys = new Set([...new Set(organisation.results.filter(({ unit_id }) => unit_id === 'D01').map(({ person_key }) => person_key))].slice(0, 14)) // prettier-ignore
  organisation.results = organisation.results.filter(
    ({ unit_id, person_key }) => unit_id !== 'D01' || keys.has(person_key),
  )
  const of = (await check(slug, organisation)).find(({ unit }) => unit.unit_id === 'D01')!
  expect(of).toMatchObject({ status: 'not_testable', reason: 'few_people' })
})

test('results of units alone cannot be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) Object.assign(row, { person_key: null, subject_type: 'unit' })
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

test('role and KPI of the unit are taken off, and its median: worked by hand', () => {
  const of = (person_no: number, role: string, sum_zc: number) => ({
    ...{ unit_id: 'D01', person_no, role, kpi_key: 'K', n_results: 2, sum_zc, n_periods: 2 },
    ...{ first_period: '2026-01', last_period: '2026-02' },
  })
  // Means per result: eight of role a around +1 (1 ± 0.1), eight of role b around −1. Mean of the KPI 0, of the roles +1 and −1.
  const rows = Array.from({ length: 16 }, (_, i) => of(i, i < 8 ? 'a' : 'b', 2 * ((i < 8 ? 1 : -1) + (i % 2 === 0 ? 0.1 : -0.1)))) // prettier-ignore
  const [unit] = withinUnits(rows)
  expect([...unit!.values].map((value) => value.toFixed(9))).toEqual([
    ...Array<string>(8).fill('-0.100000000'),
    ...Array<string>(8).fill('0.100000000'),
  ])
  // Seven of a role are too few to say what the role does: nothing is taken off but the KPI and the median, and they stay apart.
  const few = withinUnits(rows.filter(({ person_no }) => person_no % 8 !== 0))
  expect(few[0]!.values.at(-1)! - few[0]!.values[0]!).toBeGreaterThan(1.9)
})

test('people seen in fewer than a quarter of the usual periods are left out', () => {
  const rows = Array.from({ length: 9 }, (_, i) => ({
    ...{ unit_id: 'D01', person_no: i, role: '', kpi_key: 'K', n_results: 4, sum_zc: i, n_periods: i === 8 ? 2 : 12 },
    ...{ first_period: '2026-01', last_period: '2026-12' },
  }))
  expect(withinUnits(rows)[0]!.values).toHaveLength(8)
})

const unitOf = (unit_id: string, values: number[]): Spread => ({
  ...{ unit_id, values: Float64Array.from(values).sort(), first_period: '2026-01', last_period: '2026-12' },
})
const bell = (n: number, sd: number, seed: number) => {
  const random = seeded(seed, 'bell')
  return Array.from({ length: n }, () => sd * normal(random))
}
const judged = (values: number[]) => {
  const units = [unitOf('A', values), ...Array.from({ length: 9 }, (_, i) => unitOf(`U${i}`, bell(60, 1, i)))]
  return judge(camps(units, limits)[0]!, units, limits)
}

test('a spread of twice the others is wide, two far people in an ordinary one are not', () => {
  expect(judged(bell(40, 2, 20))).toMatchObject({ status: 'trap', reason: 'wide_spread' })
  const far = bell(40, 1, 21)
  far[0] = 9
  far[1] = -8
  expect(judged(far).status).toBe('pass')
})

test('eighty people in two camps that are no wider than other units are found by the dip', () => {
  const two = bell(80, 0.3, 22).map((value, i) => value + (i % 2 === 0 ? 0.9 : -0.9))
  const found = judged(two)
  expect(found).toMatchObject({ status: 'trap', reason: 'two_camps' })
  expect(found.effect).toBeLessThan(1.5)
  // Camps 1.8 apart, each with sd 0.3: D = √2·1.8/√(0.09 + 0.09) = 6.
  expect(Number(found.evidence.facts['ashman_d'])).toBeGreaterThan(4)
  for (const { n_people } of found.evidence.rows) expect(n_people).toBeGreaterThanOrEqual(5)
})

test('equal values have no spread, and a single unit has nothing to compare with', () => {
  expect(judged(Array<number>(20).fill(0))).toMatchObject({ status: 'not_testable', reason: 'no_spread' })
  const alone = [unitOf('A', bell(30, 1, 23))]
  expect(judge(camps(alone, limits)[0]!, [], limits)).toMatchObject({ status: 'not_testable', reason: 'few_units' })
})

test('rounded values are spread over their step, so that steps are no peaks', () => {
  // 0 0 reaches half way to 1: from −0.5 to 0.5, at ¼ and ¾ of it; 1 occurs once; 3 3 3 3 reaches from 2 to 4.
  expect([...spreadTies(Float64Array.of(0, 0, 1, 3, 3, 3, 3))]).toEqual([-0.25, 0.25, 1, 2.25, 2.75, 3.25, 3.75])
  expect([...spreadTies(Float64Array.of(2, 2))]).toEqual([2, 2])
  expect(judged(bell(200, 1, 24).map((value) => Math.round(2 * value) / 2)).status).toBe('pass')
})

test('a KPI on which everybody lies twice as far apart is no wide spread of the units that have it', () => {
  // Four units with one KPI, four with the other; people at −1, 0, 1 on the first and at −2, 0, 2 on the second.
  const rows = Array.from({ length: 8 }, (_, u) =>
    Array.from({ length: 9 }, (_, i) => ({
      ...{ unit_id: `U${u}`, person_no: 10 * u + i, role: '', kpi_key: u < 4 ? 'A' : 'B', n_results: 1 },
      ...{ sum_zc: ((i % 3) - 1) * (u < 4 ? 1 : 2), n_periods: 4, first_period: '2026-01', last_period: '2026-04' },
    })),
  ).flat()
  const reach = withinUnits(rows).map(({ values }) => values.at(-1)!)
  for (const one of reach) expect(one).toBeCloseTo(reach[0]!, 12)
})

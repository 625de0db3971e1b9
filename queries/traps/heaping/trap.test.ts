import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { attainmentOf, cleanOrganisation, resultsOf, rounded, setAttainment } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/heaping.ts'
import { comparedDigits } from './digits.ts'
import { compare, pool, type TeamCount } from './expected.ts'
import { judge } from './judge.ts'

const slug = 'heaping'
const company = () => cleanOrganisation({ seed: 11, people: 260, departments: 5, months: 6, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const loud = ['trap', 'caution'] as const

test('figures put on the 5 % grid are found in the department that reports them', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const { reason, evidence, effect } = tested.find(({ status }) => status === 'trap')!
  expect(reason).toBeNull()
  expect(effect).toBeGreaterThan(0.5)
  expect(evidence.facts['digit_p']).toBeLessThan(1e-6)
})

test('so are those that are rounded once more, to the decimals of their KPI', async () => {
  const organisation = company()
  for (const [i, row] of resultsOf(organisation, { unit: 'D03' }).entries()) {
    const r0 = attainmentOf(row)
    if (r0 === null || i % 5 > 2) continue
    setAttainment(row, Math.round(20 * r0) / 20)
    const { decimals } = organisation.kpis.find(({ kpi_id }) => kpi_id === row.kpi_id)!
    row.actual = rounded(row.actual!, decimals)
  }
  expect(found(await check(slug, organisation))).toEqual(['D03'])
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), loud)).toEqual([])
})

test('system rounding, counts of twenty, milestones and a shared figure are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), loud)).toEqual([])
})

test('results cut at the target, or met exactly by half of a unit, are no grid', async () => {
  const organisation = company()
  for (const [i, row] of resultsOf(organisation, { unit: 'D03' }).entries()) {
    const r0 = attainmentOf(row)
    if (r0 !== null && (r0 > 1 || i % 3 === 0)) setAttainment(row, 1)
  }
  expect(found(await check(slug, organisation), loud)).toEqual([])
})

test('one team that rounds is told as a pattern of its department, without saying which team', async () => {
  const organisation = company()
  const managers = [...new Set(resultsOf(organisation, { unit: 'D03' }).map(({ manager_key }) => manager_key!))]
  for (const row of resultsOf(organisation, { unit: 'D03', manager: managers[0]! })) {
    const r0 = attainmentOf(row)
    if (r0 !== null) setAttainment(row, Math.round(20 * r0) / 20)
  }
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const one = tested.find(({ status }) => status === 'trap')!
  expect(one).toMatchObject({ reason: 'teams', unit: { kind: 'department', part: null } })
  expect(one.evidence.facts).toMatchObject({ teams_found: 1, teams: managers.length })
  expect(JSON.stringify(tested)).not.toContain('manager')
})

test('a KPI that is used in one department only has nothing to be compared with', async () => {
  const organisation = company()
  for (const row of resultsOf(organisation, { unit: 'D03' })) {
    row.kpi_id = 'OWN'
    const r0 = attainmentOf(row)
    if (r0 !== null) setAttainment(row, Math.round(20 * r0) / 20)
  }
  const tested = await check(slug, organisation)
  expect(found(tested, loud)).toEqual([])
  expect(tested.find(({ unit }) => unit.unit_id === 'D03')).toMatchObject({
    status: 'not_testable',
    reason: 'few_units',
  })
})

test('nineteen figures are too few', async () => {
  const organisation = company()
  const rest = resultsOf(organisation, { unit: 'D02' })
  const few = resultsOf(organisation, { unit: 'D03' }).filter((row) => attainmentOf(row) !== null)
  organisation.results = [...rest, ...few.slice(0, 19)]
  for (const row of few) setAttainment(row, 0.95)
  expect((await check(slug, organisation)).find(({ unit }) => unit.unit_id === 'D03')).toMatchObject({
    ...{ status: 'not_testable', reason: 'few_rows' },
  })
})

test('without targets nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) Object.assign(row, { target: null, original_target: null })
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

const team = (unit_id: string, manager_no: number, n: number, n_on_grid: number, n_on_target = 0): TeamCount => ({
  ...{ unit_id, manager_no, kpi_key: 'kpi K01', n, n_people: 4, n_on_grid, n_on_target, forced_share: 0 },
})
const digit = (unit_id: string, n_people_of_unit: number, at = 0, n = 100) => ({
  ...{ unit_id, digit: at, n, n_people: n_people_of_unit, n_people_of_unit, first_period: '2026-01' },
  last_period: '2026-06',
})
const limits = { share: 0.5, level: 0.01, chance: 0.04, fewest: 20, pool_fewest: 20 }

test('the pool leaves the unit out: 10 of 100 and 30 of 50 make 10/100 for the second', () => {
  const rows = [team('D01', 1, 100, 10), team('D02', 2, 50, 30)]
  const own = rows.slice(1)
  expect(compare(own, pool(rows), { chance: 0.04, fewest: 20 })).toMatchObject({ n: 50, onGrid: 30, expected: 0.1 })
  // Counts of 20 lie on the grid whatever they are.
  const forced = own.map((row) => ({ ...row, forced_share: 1 }))
  expect(compare(forced, pool(rows), { chance: 0.04, fewest: 20 }).expected).toBe(1)
  // 50 figures elsewhere are fewer than 60.
  expect(compare(rows.slice(0, 1), pool(rows), { chance: 0.04, fewest: 60 }).n).toBe(0)
})

test('p is the exact binomial tail', () => {
  const tested = judge([team('D01', 1, 100, 4), team('D02', 2, 20, 11)], [digit('D01', 20), digit('D02', 20)], limits)
  // R 4.2.2: pbinom(10, 20, 0.04, lower.tail = FALSE) = 5.035183343e-11; two tests, so q = 2p.
  expect(tested[1]!.p! / 5.035183343e-11).toBeCloseTo(1, 8)
  expect(tested[1]!.q! / tested[1]!.p!).toBeCloseTo(2, 10)
  expect(tested[1]).toMatchObject({ status: 'trap', effect: 0.55 })
})

test('teams of a department with too few of them are only counted in the company', () => {
  const rows = [team('D01', 1, 400, 16), team('D02', 2, 30, 30), team('D02', 3, 300, 12)]
  const tested = judge(rows, [digit('D01', 40), digit('D02', 30)], limits)
  expect(tested.map(({ unit, status }) => [unit.unit_id, status])).toEqual([
    ['D01', 'pass'],
    ['D02', 'pass'],
    ['root', 'trap'],
  ])
  expect(tested[2]!.evidence.facts).toMatchObject({ teams_found: 1, figures: 30, share: 1 })
})

test('χ² of last digits against the others, by hand', () => {
  // Here 20 figures end in 0 and none else; the others have 99.5 + 0.5 of each digit: 2 expected each, X² = 18²/2 + 9·2 = 180.
  const others = Array.from({ length: 10 }, (_, at) => digit('D01', 20, at, 99.5))
  const { rows, p } = comparedDigits([...others, digit('D02', 20, 0, 20)])('D02')
  expect(rows).toEqual([{ digit: 0, share: 1, others: 0.1, n_people: 20 }])
  // R 4.2.2: pchisq(180, 9, lower.tail = FALSE) = 5.066746423e-34.
  expect(p! / 5.066746423e-34).toBeCloseTo(1, 8)
})

import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/noise-ranking.ts'
import { compare } from './compare.ts'
import { judgeDepartment } from './judge.ts'
import { onEqualGoals } from './on-equal-goals.ts'

const slug = 'noise-ranking'
const company = (people = 400, departments = 12) =>
  cleanOrganisation({ seed: 1, people, departments, months: 12, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1.2, seed: 1 }
const span = { first_period: null, last_period: null }

test('units that do not differ, many of them small, make the order of the company a trap and no department one', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['root'])
  const marked = tested.filter(({ status }) => status === 'caution')
  expect(marked.length).toBeGreaterThan(0)
  for (const { unit, n, reason } of marked) {
    expect([unit.kind, reason]).toEqual(['department', 'small_extreme'])
    expect(n).toBeLessThan(10)
  }
})

test('ordinary differences between departments are quiet', async () => {
  expect(found(await check(slug, company()), ['trap', 'caution'])).toEqual([])
})

test('a small unit far outside the funnel is a signal, and no trap', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, ['trap', 'caution'])).toEqual([])
  expect(tested.find(({ unit }) => unit.unit_id === 'S1')).toMatchObject({ status: 'pass', reason: 'signal', n: 8 })
})

test('fewer than five people are never compared, and fewer than five units not at all', async () => {
  const organisation = company()
  const few = new Set(organisation.people.filter(({ unit }) => unit === 'D01').slice(0, 4).map(({ key }) => key)) // prettier-ignore
  organisation.results = organisation.results.filter(
    ({ unit_id, person_key }) => unit_id !== 'D01' || few.has(person_key!),
  )
  const tested = await check(slug, organisation)
  expect(tested.find(({ unit }) => unit.unit_id === 'D01')).toMatchObject({ status: 'not_testable', reason: 'few_people', n: 4 }) // prettier-ignore
  organisation.results = organisation.results.filter(({ unit_id }) => ['D01', 'D02', 'D03', 'D04', 'D05'].includes(unit_id)) // prettier-ignore
  const four = await check(slug, organisation)
  expect(four.map(({ status }) => status)).toEqual(Array(6).fill('not_testable'))
  expect(four[0]).toMatchObject({ unit: { kind: 'company' }, reason: 'few_units' })
})

test('units without people are compared by their periods', async () => {
  const organisation = company()
  const rows = [...Map.groupBy(organisation.results, ({ unit_id, kpi_id, period_id }) => `${unit_id} ${kpi_id} ${period_id}`).values()] // prettier-ignore
  organisation.results = rows.map(([row]) => ({ ...row!, person_key: null, subject_type: 'unit', manager_key: null }))
  const [whole] = await check(slug, organisation)
  expect(whole).toMatchObject({ unit: { kind: 'company' }, n: 144, n_people: null })
  expect(whole!.status).not.toBe('not_testable')
})

test('without targets nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) Object.assign(row, { target: null, original_target: null })
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

test('reliability is the share of the spread that would come back: worked by hand', () => {
  // Six units of 25 with sd 5: v = 1. Means ±2 three times: var = 6·4/5 = 4.8, tau² = 3.8, reliability 3.8/4.8 = 0.791667.
  const points = [2, -2, 2, -2, 2, -2].map((mean, i) => ({ unit_id: `U${i}`, n: 25, mean, sd: 5 }))
  const { reliability, between, within, units } = compare(points)!
  expect(reliability).toBeCloseTo(3.8 / 4.8, 9)
  expect(between).toBeCloseTo(Math.sqrt(3.8), 9)
  expect(within).toBeCloseTo(5, 12)
  expect(units[0]!.eb).toBeCloseTo((2 * 3.8) / 4.8, 9)
  // PEV = tau²·v/(tau² + v) = 3.8/4.8.
  expect(units[0]!.se).toBeCloseTo(Math.sqrt(3.8 / 4.8), 9)
  expect(compare(points.map((point) => ({ ...point, sd: 0 })))).toBeNull()
})

test('a small unit at the end of an order inside the funnel is a trap of its own, unless the company is one', () => {
  // Twelve large units a little apart, and one of 5 people at the top: v = 36/5 = 7.2 for it, 36/100 for the others.
  const large = [-1, -0.8, -0.6, -0.4, -0.2, 0, 0, 0.2, 0.4, 0.6, 0.8, 1].map((mean, i) => ({ unit_id: `U${i}`, n: 100, mean, sd: 6 })) // prettier-ignore
  const { units } = compare([...large, { unit_id: 'S', n: 5, mean: 3, sd: 6 }])!
  const small = units.at(-1)!
  expect(small).toMatchObject({ isInside: true, isColoured: true, isAtEnd: true, isSmall: true })
  expect(small.reliability).toBeLessThan(0.1)
  const limits = { reliability: 0.3, few: 5 }
  expect(judgeDepartment(small, span, limits, false, true)).toMatchObject({ status: 'trap', reason: 'small_extreme' })
  expect(judgeDepartment(small, span, limits, true, true).status).toBe('caution')
  expect(units.slice(0, -1).map((unit) => judgeDepartment(unit, span, limits, false, true).status)).toEqual(Array(12).fill('pass')) // prettier-ignore
})

test('a hard goal that two units share is no difference between them; a goal of one unit alone stays its own', () => {
  const of = (unit_id: string, goal_key: string, sum: number) => ({
    unit_id,
    subject: `${unit_id}1`,
    goal_key,
    n: 1,
    sum,
  })
  // On the easy goal A and B are equal (+1); only A also has the goal that is hard for everybody who has it (A −1, C −1).
  const rows = [of('A', 'easy', 1), of('B', 'easy', 1), of('A', 'hard', -1), of('C', 'hard', -1), of('D', 'own', -3)]
  const means = onEqualGoals(rows)
  expect(means.get('A')![0]! - means.get('B')![0]!).toBeCloseTo(0, 4)
  expect(means.get('A')![0]! - means.get('C')![0]!).toBeCloseTo(0, 4)
  expect(means.get('D')![0]).toBeCloseTo(-3, 9)
})

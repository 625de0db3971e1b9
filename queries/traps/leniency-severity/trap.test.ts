import { describe, expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/leniency-severity.ts'
import { addPoints, mainRater, managerScores } from '#tests/traps/plants/rated.ts'
import { judge } from './judge.ts'
import type { PersonRow } from './person-row.ts'
import { scaleUses } from './scale-use.ts'

const slug = 'leniency-severity'
/** Four half-years, so that a rater of fifteen people has about fifty ratings. */
const company = () => cleanOrganisation({ seed: 2, people: 360, departments: 6 })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 2 }
const limits = { fewest_ratings: 12, fewest_raters: 8, note: 0.25, trap: 0.5, most_flagged: 0.15 }

test('a generous scale is found as a pattern of its department, with the raters counted and none told', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const d03 = tested.find(({ unit }) => unit.unit_id === 'D03')!
  expect(d03.evidence.facts).toMatchObject({ flagged: 1 })
  expect(d03.effect).toBeGreaterThan(0.5)
  expect(d03.low).toBeGreaterThan(0)
  const { raw, by_results, left } = d03.evidence.facts
  expect(Number(raw)).toBeCloseTo(Number(by_results) + Number(left), 9)
  expect(d03.evidence.rows.every(({ n_people }) => n_people === null || Number(n_people) >= 5)).toBe(true)
})

test('a severe scale is found too, and its effect is negative', async () => {
  const organisation = company()
  const rater = mainRater(organisation, 'D02')
  for (const review of managerScores(organisation, 'D02')) if (review.rater_key === rater) addPoints(review, -9)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D02'])
  expect(tested.find(({ unit }) => unit.unit_id === 'D02')!.effect).toBeLessThan(-0.5)
})

test('no trap in a clean company', async () => {
  expect(found(await check(slug, company()))).toEqual([])
})

test('a unit whose results really are better is quiet', async () => {
  const organisation = company()
  const before = found(await check(slug, organisation), ['trap', 'caution'])
  plant.lookalike(organisation, where)
  const after = await check(slug, organisation)
  expect(found(after)).toEqual([])
  expect(found(after, ['caution']).includes('D03')).toBe(before.includes('D03'))
})

test('another job family with a level of its own is quiet', async () => {
  const organisation = company()
  for (const review of managerScores(organisation)) if (review.role === 'role-2') addPoints(review, 8)
  expect(found(await check(slug, organisation))).toEqual([])
})

test('without raters, without results, and with few ratings nothing is tested', async () => {
  const without = company()
  for (const review of without.reviews) Object.assign(review, { rater_key: null, manager_key: null })
  expect(await check(slug, without)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])

  const ratingsOnly = company()
  ratingsOnly.results = []
  expect(await check(slug, ratingsOnly)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])

  const few = company()
  few.reviews = few.reviews.filter(({ period_id, person_key }) => period_id === '2026H1' && /0\d$/.test(person_key))
  expect(await check(slug, few)).toMatchObject([{ status: 'not_testable', reason: 'few_raters_company' }])
})

test('ratings that all say the same are not tested', async () => {
  const organisation = company()
  for (const review of organisation.reviews) review.score = 80
  const tested = await check(slug, organisation)
  expect(tested.every(({ status }) => status === 'not_testable')).toBe(true)
})

describe('arithmetic', () => {
  // Three people of a rater: z = −1, 0, 1 and y = −0.6, 0.2, 0.4 above the level of the rater.
  const team = (rater_no: number, level: number, times = 1, role = 'sales'): PersonRow[] =>
    [
      [-1, -0.6],
      [0, 0.2],
      [1, 0.4],
    ].map(([z = 0, y = 0], i) => ({
      ...{ unit_id: 'A', rater_no, person_no: 10 * rater_no + i, role, n: times, n_results: 4 * times },
      ...{ sum_y: times * (y + level), sum_z: times * z, sum_yy: times * (y + level) ** 2 },
      ...{ sum_yz: times * z * (y + level), sum_zz: times * z * z, first_period: '2026H1', last_period: '2026H2' },
    }))
  /** Four such teams of one rater. */
  const team4 = (rater_no: number, level: number, unit_id = 'A') =>
    [0, 1, 2, 3].flatMap((part) =>
      team(rater_no, level).map((row) => ({ ...row, unit_id, person_no: 100 * rater_no + 10 * part + row.person_no })),
    )
  const uses = (rows: PersonRow[]) => {
    const found = scaleUses(rows)
    if (typeof found === 'string') throw new RangeError(found)
    return found
  }

  test('slope inside raters, shift against the others, and its error', () => {
    const found = uses([...team(1, 0), ...team(2, 1)])
    // Σzy = 0.6 + 0.4 and Σz² = 2 in each team: slope 0.5. Left over: −0.1, 0.2, −0.1 about each level.
    expect(found.slope).toBeCloseTo(0.5, 12)
    expect(found.raters.map(({ shift }) => shift)).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)])
    // Squares 0.06 in each team, 4 degrees of freedom: 0.03; the mean of three people has a third of it.
    expect(found.variance).toBeCloseTo(0.03, 12)
    expect(found.raters[0]!.error).toBeCloseTo(0.01, 12)
  })

  test('the same rating of the same person in a second period is no new evidence', () => {
    // Between persons 2·0.12/4 = 0.06, within 0, n₀ = (12 − 6·4/6)/4 = 2: person variance 0.03 as before.
    expect(uses([...team(1, 0, 2), ...team(2, 1, 2)]).raters[0]!.error).toBeCloseTo(0.01, 12)
  })

  test('a generous rater does not make the others look severe', () => {
    expect(uses([...team(1, 0), ...team(2, 0), ...team(3, 0), ...team(4, 2)]).raters.map(({ shift }) => shift)).toEqual(
      [0, 0, 0, 2].map((shift) => expect.closeTo(shift, 12)),
    )
  })

  test('what belongs to a job family is no shift of its raters', () => {
    const found = uses([
      ...[1, 2, 3, 4].flatMap((rater) => team(rater, 0)),
      ...[5, 6, 7, 8].flatMap((rater) => team(rater, 2, 1, 'legal')),
    ])
    // Raters within roles do not differ: t²_rater = 0. Means 0 and 2 of the roles: variance 2, less 0.01/4 gives 1.9975; the level of
    // legal is 1 above the middle, known with error (0.01·π/2)/3 = 0.0052, so 0.9974 of it is taken as level.
    const levels = found.raters.map(({ rated }) => rated[0]!.row.sum_y / rated[0]!.row.n - rated[0]!.y)
    expect(levels[0]! + levels[7]!).toBeCloseTo(0, 12)
    expect(levels[7]!).toBeCloseTo(1.9975 / (1.9975 + 0.01 * (Math.PI / 6)), 12)
    for (const { shift } of found.raters) expect(Math.abs(shift)).toBeLessThan(0.01)
  })

  test('where every rater has a job family of their own nothing can be said', () => {
    const rows = [1, 2, 3, 4].flatMap((rater) => team(rater, rater, 1, `role ${rater}`))
    expect(scaleUses(rows)).toBe('no_peers')
  })

  test('equal results everywhere leave no slope', () => {
    expect(scaleUses(team(1, 0).map((row) => ({ ...row, sum_z: 0, sum_yz: 0, sum_zz: 0 })))).toBe('no_spread')
  })

  test('where more than 15 % of the scales are off, the company has one finding and no list', () => {
    const rows = Array.from({ length: 10 }, (_, i) => team4(i + 1, i < 2 ? 1.5 : 0)).flat()
    const units = [{ unit_id: 'A', parent_id: 'root', n_people: 120, n_raters: 10, n_with_result: 100 }]
    const tested = judge(rows, units, limits)
    expect(tested).toHaveLength(1)
    expect(tested[0]).toMatchObject({
      unit: { kind: 'company', unit_id: 'root' },
      ...{ status: 'trap', reason: 'common_scale', evidence: { facts: { raters: 10, flagged: 2 } } },
    })
    // Two shifts of 1.5 and eight of 0: variance 10·0.2·0.8·1.5²/9 = 0.4, less the error of twelve people,
    // (10·0.24/110)/12 = 0.0018.
    expect(tested[0]!.effect).toBeCloseTo(Math.sqrt(0.4 - 0.0018), 3)
    expect(judge(rows, units, { ...limits, most_flagged: 0.2 }).map(({ unit }) => unit.unit_id)).toEqual(['A'])
  })

  test('many small differences do not hide a large one', () => {
    // ± 0.3 with an error of 0.04: flagged, but not wholly beyond 0.25.
    const levels = [1.6, 0.3, -0.3, 0.3, -0.3, 0.3, -0.3, 0.3, -0.3, 0.02, 0, -0.02]
    const units = ['A', 'B'].map((unit_id) => ({
      unit_id,
      parent_id: 'root',
      n_people: 48,
      n_raters: 6,
      n_with_result: 100,
    }))
    const rows = levels.flatMap((level, i) => team4(i + 1, level, i < 6 ? 'A' : 'B'))
    const tested = judge(rows, units, limits)
    expect(tested.map(({ unit, status }) => [unit.unit_id, status])).toEqual([
      ['root', 'caution'],
      ['A', 'trap'],
    ])
    expect(tested[1]!.evidence.facts).toMatchObject({ raters: 6, flagged: 1 })
  })

  test('with fewer than eight raters nothing is tested', () => {
    expect(judge([...team(1, 0, 5), ...team(2, 0, 5)], [], limits)).toMatchObject([
      { status: 'not_testable', reason: 'few_raters_company' },
    ])
  })
})

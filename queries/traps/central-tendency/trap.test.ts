import { describe, expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/central-tendency.ts'
import { mainRater, managerScores } from '#tests/traps/plants/rated.ts'
import { judge, type RaterRow } from './judge.ts'
import { spreadRatios } from './spread.ts'

const slug = 'central-tendency'
const company = () => cleanOrganisation({ seed: 2, people: 360, departments: 6, months: 12 })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 2 }
const any = ['trap', 'caution'] as const

test('ratings that crowd in five points although results differ are found in their department', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, any)).toEqual(['D03'])
  const { facts, rows } = tested.find(({ unit }) => unit.unit_id === 'D03')!.evidence
  expect(facts).toMatchObject({ flagged: 1, level: null })
  expect(Number(facts['modal_share'])).toBeGreaterThan(0.8)
  expect(Number(facts['ratio'])).toBeLessThan(0.5)
  expect(rows.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 12)
})

test('a clean company is quiet, and so is a unit whose results really are alike', async () => {
  expect(found(await check(slug, company()), any)).toEqual([])
  const organisation = company()
  plant.lookalike(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, any)).toEqual([])
  expect(tested.find(({ unit }) => unit.unit_id === 'D03')).toMatchObject({
    status: 'not_testable',
    reason: 'equal_results',
  })
})

test('levels crowd too, and the level is told', async () => {
  const organisation = company()
  const rater = mainRater(organisation, 'D02')
  for (const [i, review] of managerScores(organisation).entries()) {
    const ord =
      review.rater_key === rater
        ? i % 12 === 0
          ? 4
          : 3
        : Math.min(5, Math.max(1, Math.round((review.score! - 46) / 10)))
    Object.assign(review, {
      score: null,
      max_score: null,
      rating_ord: ord,
      rating_raw: 'DCBAS'[ord - 1],
      scale_id: 'levels',
    })
  }
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D02'])
  expect(tested.find(({ unit }) => unit.unit_id === 'D02')!.evidence.facts['level']).toBe('B')
})

test('a scale of three levels is quiet', async () => {
  const organisation = company()
  for (const review of managerScores(organisation)) {
    const ord = review.unit_id === 'D03' ? 2 : review.score! > 84 ? 3 : review.score! > 66 ? 2 : 1
    Object.assign(review, {
      score: null,
      max_score: null,
      rating_ord: ord,
      rating_raw: '低中高'[ord - 1],
      scale_id: 'three',
    })
  }
  expect(found(await check(slug, organisation), any)).toEqual([])
})

test('without raters, without results and with few ratings nothing is tested', async () => {
  const without = company()
  for (const review of without.reviews) Object.assign(review, { rater_key: null, manager_key: null })
  expect(await check(slug, without)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])

  const ratingsOnly = company()
  ratingsOnly.results = []
  expect(await check(slug, ratingsOnly)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])

  const few = company()
  few.reviews = few.reviews.filter(({ period_id, person_key }) => period_id === '2026H1' && /0\d$/.test(person_key))
  expect((await check(slug, few)).every(({ status }) => status === 'not_testable')).toBe(true)
})

describe('arithmetic', () => {
  const spread = (ss_y: number, ss_z = 20, ss_yz = 10) => ({ n: 21, n_people: 11, ss_y, ss_z, ss_yz })

  test('the spread of a rater is laid beside what the others’ slope and noise lead to', () => {
    // Others: three raters, Σss_y 60, Σss_z 60, Σss_yz 30: slope 0.5, noise (60 − 0.5·30)/(60 − 1) = 0.7627.
    // Expected² of the first: 0.25·20/20 + 0.7627 = 1.0127; own variance 4/20 = 0.2.
    const [first] = spreadRatios([spread(4), spread(20), spread(20), spread(20)])
    expect(first!.expected).toBeCloseTo(Math.sqrt(0.25 + 45 / 59), 12)
    expect(first!.sd).toBeCloseTo(Math.sqrt(0.2), 12)
    // R: pchisq(10 * 0.2 / (0.25 + 45/59), 10)
    expect(first!.p).toBeCloseTo(0.003471039, 8)
  })

  test('others who all say the same, or are too few, are no yardstick', () => {
    expect(spreadRatios([spread(4), spread(0, 20, 0), spread(0, 20, 0)])[0]).toBeNull()
    expect(spreadRatios([spread(4), spread(20)])[0]).toBeNull()
    expect(spreadRatios([spread(4), spread(20, 0, 0), spread(20, 0, 0)])[0]).toBeNull()
  })

  const rater = (rater_no: number, of: Partial<RaterRow> = {}): RaterRow => ({
    ...{ unit_id: 'A', rater_no, scale_key: 's', is_score: false, scale_max: 5, n_values: 5, n_results: 80 },
    ...{
      n_modal: 8,
      modal_from: 3,
      modal_level: 'B',
      first_period: '2026H1',
      last_period: '2026H2',
      ...spread(20),
      ...of,
    },
  })
  const units = [{ unit_id: 'A', parent_id: 'root', n_people: 44, n_raters: 4, n_with_result: 100 }]
  const limits = { modal: 0.8, ratio: 0.5, fewest: 12 }
  const statusOf = (of: Partial<RaterRow>) =>
    judge({ raters: [rater(1, of), rater(2), rater(3), rater(4)], units, places: [] }, limits)[0]!

  test('both thresholds must be passed; what is not proven is a caution', () => {
    expect(statusOf({ n_modal: 18, ss_y: 4 })).toMatchObject({
      status: 'trap',
      evidence: { facts: { flagged: 1, raters: 4 } },
    })
    expect(statusOf({ n_modal: 16, ss_y: 4 }).status).toBe('pass') // 16 of 21 is 0.76
    expect(statusOf({ n_modal: 18, ss_y: 8 }).status).toBe('pass') // √(0.4/1.0127) is 0.63
    expect(statusOf({ n_modal: 18, ss_y: 4, n_people: 5 }).status).toBe('caution') // five people prove less
  })

  test('people whose results are alike, three levels and few ratings are no case', () => {
    const reasons = (of: Partial<RaterRow>) =>
      judge({ raters: [rater(1, of), ...[2, 3, 4].map((no) => rater(no, of))], units, places: [] }, limits)[0]!.reason
    expect(reasons({ n: 11 })).toBe('few_rows')
    expect(reasons({ n_people: 4 })).toBe('few_people')
    expect(reasons({ n_values: 3, scale_max: 3 })).toBe('few_levels')
    expect(statusOf({ n_modal: 18, ss_y: 4, ss_z: 4, ss_yz: 2 }).status).toBe('pass') // the three others alone are tested
  })
})

import { describe, expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, normal, seeded } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/decoupled-rating.ts'
import { mainRater, managerScores } from '#tests/traps/plants/rated.ts'
import { independentRatings, intraclass, type Clusters } from './independent-ratings.ts'
import { judge, type RaterRow } from './judge.ts'

const slug = 'decoupled-rating'
const company = () => cleanOrganisation({ seed: 2, people: 360, departments: 6, months: 12 })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 2 }
const any = ['trap', 'caution'] as const

test('a department whose ratings have nothing to do with results is found', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, any)).toEqual(['D03'])
  const { effect, high, evidence } = tested.find(({ unit }) => unit.unit_id === 'D03')!
  expect(effect).toBeLessThan(0.2)
  expect(Number(evidence.facts['r_pool'])).toBeGreaterThan(high!)
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), any)).toEqual([])
})

test('people who reach nearly the same leave nothing to follow: their rater is not tested', async () => {
  const organisation = company()
  const before = await check(slug, organisation)
  plant.lookalike(organisation, where)
  const after = await check(slug, organisation)
  const untested = (tested: typeof before) =>
    Number(tested.find(({ unit }) => unit.unit_id === 'D03')!.evidence.facts['untested'])
  expect(found(after, any)).toEqual([])
  expect(untested(after)).toBe(untested(before) + 1)
})

test('ratings that hardly differ are left to central tendency', async () => {
  const organisation = company()
  const random = seeded(2, 'flat')
  for (const review of managerScores(organisation, 'D03')) review.score = Math.round(10 * (76 + normal(random))) / 10
  const tested = await check(slug, organisation)
  expect(found(tested, any)).toEqual([])
  expect(tested.find(({ unit }) => unit.unit_id === 'D03')).toMatchObject({
    status: 'not_testable',
    reason: 'narrow_ratings',
  })
})

test('a form that gives results less than half of the weight is quiet', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  for (const criterion of organisation.criteria) {
    if (criterion.criterion_id === 'delivery') Object.assign(criterion, { criterion: '工作业绩', weight: 0.4 })
    else criterion.weight = 0.2
  }
  const tested = await check(slug, organisation)
  expect(found(tested, any)).toEqual([])
  expect(tested.find(({ unit }) => unit.unit_id === 'D03')).toMatchObject({
    status: 'not_testable',
    reason: 'low_weight',
  })
})

test('without raters, without results and with few ratings nothing is tested', async () => {
  const without = company()
  for (const review of without.reviews) Object.assign(review, { rater_key: null, manager_key: null })
  expect(await check(slug, without)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])

  const ratingsOnly = company()
  ratingsOnly.results = []
  expect(await check(slug, ratingsOnly)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])

  const few = company()
  const rater = mainRater(few, 'D03')
  let kept = 0
  few.reviews = few.reviews.filter(({ rater_key }) => rater_key !== rater || kept++ < 11)
  few.reviews = few.reviews.filter(({ rater_key, unit_id }) => unit_id !== 'D03' || rater_key === rater)
  expect((await check(slug, few)).find(({ unit }) => unit.unit_id === 'D03')!.status).toBe('not_testable')
})

describe('arithmetic', () => {
  // Two persons with two values each, of one rater: 1, 3 and 5, 7. Mean 4: between 2·(2−4)² + 2·(6−4)² = 16, within 1+1+1+1 = 4.
  const clusters: Clusters = {
    ...{ n: 4, n_persons: 2, n_raters: 1, n_sizes: 2, between_z: 16, within_z: 4, between_e: 16, within_e: 4 },
  }

  test('how alike two values of one person are', () => {
    // MSB 16/1, MSW 4/2, n₀ = (4 − 2)/1 = 2: (16 − 2)/(16 + 2) = 7/9.
    expect(intraclass(16, 4, clusters)).toBeCloseTo(7 / 9, 12)
    expect(intraclass(1, 4, clusters)).toBe(0)
    expect(intraclass(16, 0, { ...clusters, n: 2, n_persons: 2 })).toBe(0)
  })

  test('ratings of one person in several periods count for less', () => {
    // 1 + (4 − 1)·(7/9)² = 2.815
    expect(independentRatings(48, 4, clusters)).toBeCloseTo(48 / (1 + 3 * (7 / 9) ** 2), 12)
    expect(independentRatings(48, 1, clusters)).toBe(48)
  })

  const rater = (rater_no: number, r: number, of: Partial<RaterRow> = {}): RaterRow => ({
    ...{ unit_id: 'A', rater_no, n: 39, n_people: 20, n_results: 160, cluster_size: 1, ss_zy: r, ss_zz: 1, ss_yy: 1 },
    ...{ sd_y: 1, sd_z: 1, first_period: '2026H1', last_period: '2026H2', ...of },
  })
  const units = [{ unit_id: 'A', parent_id: 'root', n_people: 80, n_raters: 4, n_with_result: 100 }]
  const limits = { weak: 0.2, fewest: 12, narrow: 0.5, weight: 0.5 }
  const judged = (first: RaterRow, others = 0.6, weights: { rater_no: number; results_share: number }[] = []) =>
    judge(
      { raters: [first, ...[2, 3, 4, 5].map((no) => rater(no, others))], units, clusters: [], weights, classes: [] },
      limits,
    )[0]!

  test('one rater beside a pool of 0.6', () => {
    const tested = judged(rater(1, 0))
    // z = −atanh 0.6 / √(1.06/36 + 1.06/144) = −0.69315/0.19186 = −3.6129, the smallest of five tests.
    expect(tested).toMatchObject({
      status: 'trap',
      evidence: { facts: { raters: 5, flagged: 1, r: expect.closeTo(0, 12) } },
    })
    expect(tested.evidence.facts['r_pool']).toBeCloseTo(0.6, 12)
    // R: pnorm(-atanh(0.6) / sqrt(1.06/36 + 1.06/144)); the five together leave no others, so they are no test.
    expect(tested.p).toBeCloseTo(1.513334139e-4, 9)
    expect(tested.q).toBeCloseTo(5 * 1.513334139e-4, 8)
    expect(judged(rater(1, 0.25)).status).toBe('pass') // low beside the pool, but not weak
  })

  test('a narrow range of results lowers what is expected, and below half of the spread nothing is tested', () => {
    // u = 0.6: 0.6·0.6/√(1 − 0.36 + 0.1296) = 0.36/0.8773 = 0.4104
    expect(judged(rater(1, 0, { sd_z: 0.6 })).evidence.facts['r_pool']).toBeCloseTo(0.36 / Math.sqrt(0.7696), 12)
    expect(judged(rater(1, 0, { sd_z: 0.4 })).evidence.facts).toMatchObject({ raters: 4, untested: 1 })
    expect(judged(rater(1, 0, { sd_y: 0.4 })).evidence.facts).toMatchObject({ raters: 4, untested: 1 })
    expect(judged(rater(1, 0), 0.6, [{ rater_no: 1, results_share: 0.4 }]).evidence.facts).toMatchObject({
      untested: 1,
    })
  })

  test('raters of a department who are low together are found, though none of them is alone', () => {
    const low = [1, 2, 3].map((no) => rater(no, 0.1, { n: 15, unit_id: 'B' }))
    const rest = Array.from({ length: 40 }, (_, i) => rater(10 + i, 0.5))
    const both = [...units, { unit_id: 'B', parent_id: 'root', n_people: 30, n_raters: 3, n_with_result: 100 }]
    const tested = judge({ raters: [...low, ...rest], units: both, clusters: [], weights: [], classes: [] }, limits)
    const b = tested.find(({ unit }) => unit.unit_id === 'B')!
    // z = (atanh 0.1 − atanh 0.5) / √(1.06/36 + 1.06/1440) = −0.44897/0.17376 = −2.5838; R: pnorm gives 0.004878; 45 tests.
    expect(b).toMatchObject({ status: 'pass', evidence: { facts: { flagged: 0 } } })
    expect(b.p).toBeCloseTo(0.004878, 5)
    // With 28 ratings each p is 0.016 alone, too many for 45 tests; together z = −3.68.
    const wide = low.map((one) => ({ ...one, n: 28 }))
    expect(
      judge({ raters: [...wide, ...rest], units: both, clusters: [], weights: [], classes: [] }, limits).find(
        ({ unit }) => unit.unit_id === 'B',
      ),
    ).toMatchObject({ status: 'trap', evidence: { facts: { flagged: 0 } } })
  })
})

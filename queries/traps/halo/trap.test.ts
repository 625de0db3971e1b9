import { describe, expect, test } from 'vitest'
import { correlation } from '#queries/stats/correlation.ts'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { criteriaOf, plant } from '#tests/traps/plants/halo.ts'
import { CRITERIA } from '#tests/traps/reviews.ts'
import { judge } from './judge.ts'
import { pools } from './pool.ts'
import type { RaterRow } from './rater-row.ts'
import { testRater } from './rater.ts'
import { meanRange } from './toy.ts'
import trap from './trap.ts'

const slug = 'halo'
const company = () => cleanOrganisation({ seed: 11, people: 160, departments: 5, months: 24 })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const params = trap.params.parse({})

describe('in an organisation', () => {
  test('equal scores in all criteria are found as a pattern of the department, with no rater told', async () => {
    const organisation = company()
    plant.plant(organisation, where)
    const tested = await check(slug, organisation)
    expect(found(tested)).toEqual(['D03'])
    const { evidence } = tested.find(({ unit }) => unit.unit_id === 'D03')!
    expect(evidence.facts).toMatchObject({ flagged: 1, by_flat: 1, by_parallel: 0 })
    expect(JSON.stringify(tested)).not.toContain('m-D03')
  })

  test('criteria that rise and fall together are found, though no form is quite equal', async () => {
    const organisation = company()
    for (const criteria of criteriaOf(organisation, 'D02').values()) {
      const mean = criteria.reduce((sum, { score }) => sum + score, 0) / criteria.length
      criteria.forEach((criterion, i) => (criterion.score = Math.round(2 * (mean - 0.5 + i / 3)) / 2))
    }
    const tested = await check(slug, organisation)
    expect(found(tested)).toEqual(['D02'])
    expect(Number(tested.find(({ unit }) => unit.unit_id === 'D02')!.evidence.facts['by_parallel'])).toBeGreaterThan(0)
  })

  test('a clean company is quiet, and its correlations are those of the records', async () => {
    const organisation = company()
    const tested = await check(slug, organisation)
    expect(found(tested, ['trap', 'caution'])).toEqual([])
    const raters = new Set(organisation.reviews.flatMap(({ unit_id, rater_key }) => (unit_id === 'D03' && rater_key ? [rater_key] : []))) // prettier-ignore
    let [sum, forms] = [0, 0]
    for (const rater of raters) {
      const own = [...criteriaOf(organisation, 'D03', ({ rater_key }) => rater_key === rater).values()]
      const scores = CRITERIA.map((id) =>
        own.map((form) => form.find(({ criterion_id }) => criterion_id === id)!.score),
      )
      const pairs = CRITERIA.flatMap((_, a) => CRITERIA.slice(a + 1).map((__, b) => correlation(scores[a]!, scores[a + 1 + b]!)!)) // prettier-ignore
      const counted = own.filter((form) => form.some(({ score, max_score }) => score < max_score)).length
      sum += (counted * pairs.reduce((all, r) => all + r, 0)) / pairs.length
      forms += counted
    }
    expect(Number(tested.find(({ unit }) => unit.unit_id === 'D03')!.evidence.facts['r'])).toBeCloseTo(sum / forms, 9)
  })

  test('criteria computed from the total, forms of two criteria and full marks throughout are quiet', async () => {
    const organisation = company()
    plant.lookalike(organisation, where)
    const tested = await check(slug, organisation)
    expect(found(tested, ['trap', 'caution'])).toEqual([])
    expect(tested.find(({ unit }) => unit.unit_id === 'D03')).toMatchObject({ reason: 'one_number' })
    expect(tested.find(({ unit }) => unit.unit_id === 'D02')).toMatchObject({ reason: 'full_marks' })
    expect(tested.some(({ unit }) => unit.unit_id === 'D01')).toBe(false)
  })

  test('three levels, on which equal scores are common everywhere, are quiet', async () => {
    const organisation = company()
    for (const criterion of organisation.criteria) {
      Object.assign(criterion, { score: criterion.score < 2 ? 1 : criterion.score < 4.5 ? 2 : 3, max_score: 3 })
    }
    expect(found(await check(slug, organisation), ['trap', 'caution'])).toEqual([])
  })

  test('without criteria, without raters and with few forms nothing is tested', async () => {
    const without = company()
    without.criteria = []
    expect(await check(slug, without)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
    const unknown = company()
    for (const review of unknown.reviews) Object.assign(review, { rater_key: null, manager_key: null })
    expect(await check(slug, unknown)).toMatchObject([{ status: 'not_testable', reason: 'no_raters_known' }])
    const few = company()
    few.criteria = few.criteria.filter(({ review_id }) => /-00\d-2026H1/.test(review_id))
    expect((await check(slug, few)).every(({ status }) => status === 'not_testable')).toBe(true)
  })
})

describe('arithmetic', () => {
  const row = (rater_no: number, of: Partial<RaterRow>): RaterRow => ({
    ...{ unit_id: 'A', rater_no, kind_no: 1, n_levels: 5, n_forms: 20, n_full: 0, n_flat: 2, n_flat_off_grid: 0 },
    ...{ n_scores: 80, n_off_grid: 0, n_people: 10, n_results: 80, mean_r: 0.5 },
    ...{ first_period: '2026H1', last_period: '2026H2', ...of },
  })
  const others = [2, 3, 4, 5].map((rater) => row(rater, {}))

  test('the others leave the rater out: (8 + 1)/(80 + 2) of their forms are flat', () => {
    const own = row(1, { n_flat: 18, mean_r: 0.95 })
    const pool = pools([own, ...others])(own)!
    expect(pool.flat).toBeCloseTo(9 / 82, 12)
    expect(pool.r).toBeCloseTo(0.5, 12)
  })

  test('a rater of three levels is compared with three levels when no other form is the same', () => {
    const coarse = [6, 7, 8].map((rater) => row(rater, { kind_no: rater, n_levels: 3, n_flat: 15 }))
    const own = row(1, { kind_no: 9, n_levels: 3, n_flat: 15 })
    expect(pools([own, ...others, ...coarse])(own)!.flat).toBeCloseTo(46 / 62, 12)
    expect(pools([own, ...others])(own)).toBeNull()
  })

  test("Fisher's z counts the people rated", () => {
    const own = row(1, { n_flat: 0, mean_r: 0.95, n_people: 12 })
    const tested = testRater([{ row: own, pool: { flat: 0.1, r: 0.5, offGrid: 0 } }], params)
    // (atanh .95 − atanh .5)·√9 = (1.8318 − .5493)·3 = 3.8475, upper tail 5.97e-5; twice, for two rules.
    expect(tested).toMatchObject({ rule: 'parallel', p: expect.closeTo(1.194e-4, 6) as number })
  })

  test('equal scores need both their share and a distance from the others', () => {
    const of = (n_flat: number, flat: number) =>
      testRater([{ row: row(1, { n_flat, mean_r: null }), pool: { flat, r: null, offGrid: 0 } }], params)
    expect(of(13, 0.1)).toMatchObject({ rule: 'flat' })
    expect(of(12, 0.1)).toMatchObject({ rule: null })
    expect(of(13, 0.4)).toMatchObject({ rule: null })
    // P(X ≥ 13 | 20, .1): Σ C(20, k) .1^k .9^(20−k) from 13 = 4.5e-9 (77520·1e-13·.478 = 3.7e-9 and 38760·1e-14·.531 = 2e-10 …).
    expect((of(13, 0.1) as { p: number }).p).toBeLessThan(1e-8)
  })

  test('when most raters of the company are flat that is one note', () => {
    const all = Array.from({ length: 10 }, (_, i) => row(i + 1, { n_flat: 18, unit_id: i < 5 ? 'A' : 'B' }))
    const units = ['A', 'B'].map((unit_id) => ({ unit_id, parent_id: 'root', n_people: 50, n_raters: 5 }))
    const tested = judge({ raters: all, units }, params)
    expect(tested).toMatchObject([{ unit: { unit_id: 'root' }, status: 'caution', reason: 'common', effect: 0.9 }])
    expect(found(judge({ raters: all.map((one) => ({ ...one, n_levels: 3 })), units }, params), ['caution'])).toEqual(
      [],
    )
  })
})

test('in the toy the impression takes the range away', () => {
  // Ranges 2.5, 2, 2 of the three: mean 2.1667; nothing is left under full weight.
  expect(meanRange(0)).toBeCloseTo(6.5 / 3, 12)
  expect(meanRange(100)).toBeCloseTo(0, 12)
})

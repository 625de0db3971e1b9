import { describe, expect, test } from 'vitest'
import { check, checkOrganisation, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { plant, write } from '#tests/traps/plants/copy-paste.ts'
import { criteriaOf } from '#tests/traps/plants/halo.ts'
import { managerScores } from '#tests/traps/plants/rated.ts'
import type { FormRow } from './form-row.ts'
import { judge } from './judge.ts'
import { othersOf } from './others.ts'
import { copiesOf } from './rater.ts'
import { isFilledIn, jaccard, mostCopies, normalised, shingles } from './same-text.ts'
import trap from './trap.ts'

const slug = 'copy-paste'
const company = () => cleanOrganisation({ seed: 11, people: 160, departments: 5, months: 24 })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const params = trap.params.parse({})

describe('in an organisation', () => {
  test('copied forms are found in their department, and no word of a comment leaves the check', async () => {
    const organisation = company()
    plant.plant(organisation, where)
    const outcomes = await checkOrganisation(organisation, { only: [slug] })
    expect(found(outcomes[0]!.tested)).toEqual(['D03'])
    const { evidence } = outcomes[0]!.tested.find(({ unit }) => unit.unit_id === 'D03')!
    expect(evidence.facts).toMatchObject({ flagged: 1 })
    expect(Number(evidence.facts['comments'])).toBeGreaterThan(0.6)
    const said = JSON.stringify(outcomes.map(({ tested }) => tested))
    expect(said).not.toMatch(/\p{Script=Han}/u)
    expect(said).not.toContain('m-D03')
  })

  test('a clean company is quiet', async () => {
    expect(found(await check(slug, company()), ['trap', 'caution'])).toEqual([])
  })

  test('a prescribed sentence with varied scores, and equal scores with own words, are quiet', async () => {
    const organisation = company()
    plant.lookalike(organisation, where)
    expect(found(await check(slug, organisation), ['trap', 'caution'])).toEqual([])
  })

  test('short phrases count as no comment', async () => {
    const organisation = company()
    plant.plant(organisation, where)
    for (const form of managerScores(organisation, 'D03')) write(organisation, form.comment_id!, '按期完成，很好！')
    const tested = await check(slug, organisation)
    expect(tested.find(({ unit }) => unit.unit_id === 'D03')).toMatchObject({ status: 'not_testable', reason: 'few_rows' }) // prettier-ignore
  })

  test('ratings without criteria are compared with ratings without criteria', async () => {
    const organisation = company()
    organisation.criteria = []
    for (const form of managerScores(organisation)) form.score = Math.round(form.score! / 10) * 10
    for (const form of managerScores(organisation, 'D02')) {
      form.score = 80
      write(organisation, form.comment_id!, '全年工作按要求完成，表现稳定，继续努力。')
    }
    expect(found(await check(slug, organisation))).toEqual(['D02'])
  })

  test('without comments and without raters nothing is tested', async () => {
    const without = company()
    without.comments = []
    expect(await check(slug, without)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
    const unknown = company()
    for (const review of unknown.reviews) Object.assign(review, { rater_key: null, manager_key: null })
    expect(await check(slug, unknown)).toMatchObject([{ status: 'not_testable', reason: 'no_raters_known' }])
    expect(criteriaOf(unknown, 'D03').size).toBeGreaterThan(0)
  })
})

describe('the same text', () => {
  test('is seen through width, case, space, punctuation and digits', () => {
    expect(normalised('１．Good　JOB, in Q4 2025！')).toBe('goodjobinq')
    expect(normalised('完成 12 项（95%）。')).toBe('完成项')
  })

  test('Jaccard: ab c d e f against ab c d x y share abc, bcd of 3 + 3', () => {
    // abcdef: abc bcd cde def; abcdxy: abc bcd cdx dxy: 2 of 6.
    expect(jaccard(shingles('abcdef'), shingles('abcdxy'))).toBeCloseTo(1 / 3, 12)
    expect(jaccard(shingles(''), shingles('ab'))).toBe(0)
  })

  test('with another name in it is the same text; with other facts in two places it is not', () => {
    const of = (name: string) => normalised(`${name}工作认真负责，按时完成各项任务，希望继续努力。`)
    expect(isFilledIn(of('甲一'), of('乙丙丁'))).toBe(true)
    expect(isFilledIn(normalised('甲一协作良好，交付准时完成'), normalised('乙丙协作很多，交付推迟完成'))).toBe(false)
    expect(isFilledIn(normalised('works well with others, example a'), normalised('works well with others, example robert'))).toBe(true) // prettier-ignore
    expect(isFilledIn('甲很好', '乙很好')).toBe(false)
  })

  test('is found among texts of which no two are equal', () => {
    const long =
      '本期各项工作按要求完成团队协作良好希望下期继续保持并有所提升同时注意控制成本及时反馈困难主动与相邻部门对齐进度把经验写进作业指引并带动新同事尽快熟悉流程另外请在下一期开始之前整理客户意见并就交付质量和库存周转提出两项可以落实的建议'
    const texts = Array.from(
      { length: 7 },
      (_, i) => `${long.slice(0, 20 + i)}${'甲乙丙丁戊己庚'[i]}${long.slice(20 + i)}`,
    )
    const own = ['缺料六天影响交付节奏后两周追回', '新流程上线客户响应提前了三天', '跨部门口径待与财务确认后再定']
    expect(new Set(texts).size).toBe(7)
    expect(mostCopies([...texts, ...own])).toBe(7)
    expect(mostCopies(own)).toBe(1)
    expect(mostCopies([])).toBe(0)
  })
})

describe('arithmetic', () => {
  const form = (rater_no: number, i: number, of: Partial<FormRow> = {}): FormRow => ({
    ...{ unit_id: rater_no < 4 ? 'A' : 'B', rater_no, person_no: 100 * rater_no + i, period_id: '2026H1' },
    ...{ has_criteria: true, pattern_no: i, n_results: 4, text: OWN[i % OWN.length]! + OWN[(3 * i + rater_no) % OWN.length]!, ...of }, // prettier-ignore
  })
  const OWN = ['缺料影响交付', '客户响应提前', '口径待确认中', '排程表已试用', '回款跟进到位', '培训落实一半', '系统权限卡住', '复盘更新指引', '现场管理稳定', '成本控制超出', '风险提示及时'] // prettier-ignore
  const copied = (rater_no: number, n: number) =>
    Array.from({ length: 10 }, (_, i) =>
      form(rater_no, i, i < n ? { pattern_no: 0, text: '按要求完成各项工作，继续保持。' } : {}),
    )

  test('forms with both scores and words count, the top of each', () => {
    const rows = [...copied(1, 7), form(1, 20, { text: '好' }), form(1, 21, { pattern_no: null })]
    expect(copiesOf(rows)).toEqual({ forms: 10, scores: 7, comments: 7, hasCriteria: true })
  })

  test('the others leave the rater out: (1 + 1)/(10 + 2) for each three of one in ten', () => {
    const one = { forms: 10, scores: 1, comments: 1, hasCriteria: true }
    const own = { ...one, scores: 8, comments: 9 }
    // Three others: (3 + 1)/(30 + 2).
    expect(othersOf([one, one, one, own])(own)).toEqual({ scores: 4 / 32, comments: 4 / 32 })
    expect(othersOf([one, one, own])(own)).toBeNull()
  })

  test('both shares must pass, and a copied rater is told by department with the larger tail as p', () => {
    const others = [2, 3, 4, 5, 6].flatMap((rater) => Array.from({ length: 10 }, (_, i) => form(rater, i)))
    const units = ['A', 'B'].map((unit_id) => ({ unit_id, parent_id: 'root', n_people: 30, n_raters: 3 }))
    const tested = judge({ forms: [...copied(1, 7), ...others], units }, params)
    expect(found(tested)).toEqual(['A'])
    const a = tested.find(({ unit }) => unit.unit_id === 'A')!
    expect(a.evidence.facts).toMatchObject({ raters: 3, flagged: 1, forms: 10, comments: 0.7, scores: 0.7 })
    // P(X ≥ 7 | 10, (5 + 1)/(50 + 2) = .1154): 120·.1154^7·.8846^3 = 2.26e-5, and 1.1e-6 beyond.
    expect(a.p).toBeCloseTo(2.4e-5, 5)
    expect(found(judge({ forms: [...copied(1, 6), ...others], units }, params), ['trap', 'caution'])).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, type Organisation } from '#tests/traps/organisation.ts'
import { plant, setLevel } from '#tests/traps/plants/forced-distribution.ts'
import { finalLevels } from '#tests/traps/plants/rated.ts'
import type { Case } from './cases.ts'
import { judge } from './judge.ts'
import { bestQuota } from './quotas.ts'
import { steadyMean, steadyShares } from './steady.ts'
import { text } from './text.ts'
import { counted } from './toy.ts'
import trap from './trap.ts'
import { ownVariance } from './two-rules.ts'

const slug = 'forced-distribution'
/** Four half-years of some forty people a department. */
const company = (months = 24) => cleanOrganisation({ seed: 11, people: 240, departments: 6, months })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const params = trap.params.parse({})

describe('in an organisation', () => {
  test.each([10, 11])('levels that are counted out are found in their department, quota %s', async (seed) => {
    const organisation = company()
    plant.plant(organisation, { ...where, seed })
    const tested = await check(slug, organisation)
    expect(found(tested)).toEqual(['D03'])
    const d03 = tested.find(({ unit }) => unit.unit_id === 'D03')!
    expect(d03).toMatchObject({
      reason: 'quota',
      evidence: { facts: { quota: seed === 10 ? '10/20/40/20/10' : '20/70/10', off: 0, periods: 4 } },
    })
    const { low, low_met } = d03.evidence.facts
    if (low_met !== undefined) expect(Number(low_met)).toBeGreaterThanOrEqual(5)
    if (low !== undefined) expect([0, 5, 6, 7, 8, 9, 10]).toContain(Math.min(10, Number(low) - Number(low_met)))
  })

  test('a clean company is quiet', async () => {
    expect(found(await check(slug, company()), ['trap', 'caution'])).toEqual([])
  })

  test('guideline shares that results cross are quiet, and ratings at one level are left to another check', async () => {
    const organisation = company()
    plant.lookalike(organisation, where)
    const tested = await check(slug, organisation)
    expect(found(tested, ['trap', 'caution'])).toEqual([])
    expect(tested.find(({ unit }) => unit.unit_id === 'D01')).toMatchObject({
      ...{ status: 'not_testable', reason: 'few_levels' },
    })
  })

  test('a quota nobody has told us is seen in its steadiness', async () => {
    const organisation = company()
    countOut(organisation, 'D03', [0.05, 0.15, 0.5, 0.25, 0.05])
    const tested = await check(slug, organisation)
    expect(found(tested)).toEqual(['D03'])
    expect(tested.find(({ unit }) => unit.unit_id === 'D03')).toMatchObject({ reason: 'steady' })
  })

  test('a distribution group over two departments is told at the company, by number only', async () => {
    const organisation = company()
    for (const review of organisation.reviews) Object.assign(review, { forced_group: null })
    const group = [...finalLevels(organisation, 'D02'), ...finalLevels(organisation, 'D04')].filter(
      (_, i) => i % 2 === 0,
    )
    for (const form of group) Object.assign(form, { forced_group: 'G7' })
    for (const forms of Map.groupBy(group, ({ period_id }) => period_id).values())
      count(forms, [0.1, 0.2, 0.4, 0.2, 0.1])
    const tested = await check(slug, organisation)
    expect(found(tested)).toEqual(['root'])
    const root = tested.find(({ unit }) => unit.unit_id === 'root')!
    expect(root.evidence.facts).toMatchObject({ groups: 1, groups_flagged: 1 })
    expect(root.touched.map(({ unit_id }) => unit_id)).toEqual(['D02', 'D04'])
    expect(JSON.stringify(root)).not.toContain('G7')
    expect(text.zh.finding({ ...root, unitName: '全公司', kpiName: null })).toContain('1个分布组')
  })

  test('too few periods, scores without levels, and no ratings are not tested', async () => {
    const short = await check(slug, cleanOrganisation({ seed: 11, people: 120, departments: 6, months: 6 }))
    expect(
      short.filter(({ unit }) => unit.kind === 'department').every(({ status }) => status === 'not_testable'),
    ).toBe(true)
    const scored = company()
    scored.reviews = scored.reviews.filter(({ stage }) => stage !== 'final')
    const tested = await check(slug, scored)
    expect(tested.every(({ status, reason }) => status === 'not_testable' && reason === 'many_values')).toBe(true)
    const without = company()
    without.reviews = []
    expect(await check(slug, without)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
  })
})

/** Gives the levels out by a quota, in an order that has nothing to do with results. */
function count(forms: ReturnType<typeof finalLevels>, shares: readonly number[]): void {
  forms.forEach((form, i) => {
    const share = ((i * 7919) % forms.length) / forms.length
    let level = 1
    for (let upTo = shares[0]!; upTo <= share + 1e-9 && level < shares.length; upTo += shares[level]!, level++);
    setLevel(form, level)
  })
}

function countOut(organisation: Organisation, unit: string, shares: readonly number[]): void {
  const byPeriod = Map.groupBy(finalLevels(organisation, unit), ({ period_id }) => period_id)
  for (const forms of byPeriod.values()) count(forms, shares)
}

describe('arithmetic', () => {
  const panel = {
    unit_kind: 'department',
    tested_id: 'A',
    scale_key: 's',
    n_people: 40,
    n_ratings: 160,
    n_results: 640,
  }
  const low = { n_people_low: 0, n_people_low_met: 0, n_people_low_other: 0 }
  const caseOf = (counts: number[][], quota: (number | null)[] = [null, null, null]): Case => ({
    ...{ kind: 'department', id: 'A', levels: ['C', 'B', 'A'].slice(0, counts[0]!.length), quota },
    periods: counts.map((of, t) => ({ period_id: `${2023 + t}`, counts: of, n: of.reduce((a, b) => a + b) })),
    n: counts.flat().reduce((a, b) => a + b),
    panel: { ...panel, unit_kind: 'department', within_squares: 30, within_df: 120, ...low },
  })

  test('the mean, its sd over periods and the sd that people alone give it', () => {
    // Means 1 + 14/20 = 1.7 and 1 + 18/20 = 1.9: sd = √(2·.1²) = .141. Each mean of 20 people with variance .25: √(.25/20) = .112.
    const { sd, samplingSd, means } = steadyMean(
      [
        [8, 10, 2],
        [6, 10, 4],
      ],
      0.25,
    )!
    expect(means).toEqual([expect.closeTo(1.7, 12), expect.closeTo(1.9, 12)])
    expect(sd).toBeCloseTo(Math.sqrt(0.02), 12)
    expect(samplingSd).toBeCloseTo(Math.sqrt(0.25 / 20), 12)
  })

  test('means that are all alike are as rare as they are among free people', () => {
    // Two periods of 50 people with variance .25: totals differ by N(0, 25), and are equal with 1/√(2π·25) = .0798.
    expect(
      steadyMean(
        [
          [25, 25],
          [25, 25],
        ],
        0.25,
      )!.p,
    ).toBeCloseTo(0.0798, 3)
    // The same for shares: 2·50 tosses with equal heads, C(100, 50)/2^100 = .0796.
    expect(
      steadyShares(
        [
          [25, 25],
          [25, 25],
        ],
        0,
      )!,
    ).toBeCloseTo(0.0796, 3)
  })

  test('what stays with the person: 1 − .25 / (variance inside periods)', () => {
    // 10/20/10 at places 0, 1, 2: squares 20 on 39 degrees of freedom in each period.
    const found = ownVariance(caseOf([[10, 20, 10], [10, 20, 10]])) // prettier-ignore
    expect(found).toEqual({ within: 0.25, persistence: expect.closeTo(1 - 0.25 / (20 / 39), 12) as number })
  })

  test('quotas are read highest level first, and the delivered one counts before those we know', () => {
    const four = Array.from({ length: 4 }, () => [4, 28, 8])
    expect(bestQuota(caseOf(four), [[0.2, 0.7, 0.1]], 0)).toMatchObject({ shares: [0.1, 0.7, 0.2].map(near), off: 0, tried: 1 }) // prettier-ignore
    expect(bestQuota(caseOf(four), [[0.1, 0.7, 0.2]], 0)!.off).toBe(16)
    expect(bestQuota(caseOf(four), [[0.5, 0.5]], 0)).toBeNull()
    const delivered = bestQuota(caseOf(four, [0.1, 0.7, 0.2]), [[0.1, 0.2, 0.4, 0.2, 0.1]], 0)
    expect(delivered).toMatchObject({ off: 0, tried: 1 })
    // A delivered share that the unit does not keep to is tried all the same, and does not fit.
    expect(bestQuota(caseOf(four, [0.3, 0.4, 0.3]), [], 0)!.p).toBeGreaterThan(0.99)
  })

  test('a single period of many people can fit too well, one of few cannot', () => {
    const rows = (n: number) =>
      [n / 10, (n * 7) / 10, n / 5].map((n_ratings, i) => ({
        ...{
          unit_kind: 'department' as const,
          tested_id: 'A',
          scale_key: 's',
          period_id: '2025',
          period_start: '2025-01-01',
        },
        ...{ place: i + 1, level: ['C', 'B', 'A'][i]!, quota: null, n_ratings },
      }))
    const of = (n: number) => {
      const whole = rows(n).map((row) => ({ ...row, unit_kind: 'company' as const, tested_id: 'root', n_ratings: row.n_ratings + (row.place === 2 ? 90 : 0) })) // prettier-ignore
      const panels = [...rows(n), ...whole].map((row) => ({
        ...panel,
        ...row,
        within_squares: 0,
        within_df: 0,
        ...low,
      }))
      return judge({ levels: [...rows(n), ...whole], panel: panels, groups: [] }, params)
    }
    expect(found(of(1000))).toEqual(['A'])
    expect(found(of(40), ['trap', 'caution'])).toEqual([])
  })
})

test('in the toy the lowest level stays filled when everybody meets the target', () => {
  expect(counted(0)).toEqual({ met: 2, low: 1, lowMet: 0 })
  expect(counted(16)).toEqual({ met: 10, low: 1, lowMet: 1 })
})

const near = (value: number) => expect.closeTo(value, 12) as number

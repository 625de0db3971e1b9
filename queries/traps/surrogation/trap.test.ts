import { expect, test } from 'vitest'
import { check, checkOrganisation, found } from '#tests/traps/check-organisation.ts'
import {
  cleanOrganisation,
  resultsOf,
  seeded,
  setAttainment,
  normal,
  type Organisation,
} from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/surrogation.ts'
import { pairsOf, pairsSetting, suggestedOutcomes } from './pairs.ts'
import { complaints, solved } from './toy.ts'
import { tradeOff } from './trade-off.ts'
import { trendsOf } from './trends.ts'

const slug = 'surrogation'
const company = () => cleanOrganisation({ seed: 11, people: 200, departments: 6, months: 12, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const notes = ['trap', 'caution'] as const
const declared = (pairs: object[]) => ({ pairs })

test('output that grows together with rework is found in the department where it does', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation, plant.thresholds)
  expect(found(tested, notes)).toEqual(['D03/X01'])
  const one = tested.find(({ status }) => status === 'trap')!
  expect(one).toMatchObject({ reason: 'trend', n: 12, touched: [{ unit_id: 'D03', kpi_id: 'X01' }] })
  expect(one.evidence.facts).toMatchObject({ outcome: 'X02' })
  expect(one.evidence.rows).toHaveLength(12)
})

test('two KPIs of the same people that work against each other are found', async () => {
  const organisation = company()
  const pair = pairOf(organisation, 'D03')
  trade(organisation, 'D03', pair)
  const tested = await check(slug, organisation, declared([pair]))
  expect(found(tested, notes)).toEqual([`D03/${pair.kpi}`])
  const one = tested.find(({ status }) => status === 'trap')!
  expect(one.reason).toBe('trade_off')
  expect(one.effect).toBeLessThan(-0.3)
  expect(one.evidence.rows.length === 0 || one.evidence.rows.length === 5).toBe(true)
})

test('a clean company is quiet, whatever was declared', async () => {
  expect(found(await check(slug, company(), plant.thresholds), notes)).toEqual([])
})

test('an outcome that worsens everywhere, and two rates of one denominator, are quiet', async () => {
  const organisation = company()
  plant.lookalike(organisation, where)
  const tested = await check(slug, organisation, plant.thresholds)
  expect(found(tested, notes)).toEqual([])
  const rates = tested.filter(({ unit }) => unit.kpi_id === 'X03')
  expect(new Set(rates.map(({ reason }) => reason))).toEqual(new Set(['same_denominator']))
})

test('a trade-off agreed on in a combined goal is not tested', async () => {
  const organisation = company()
  const pair = pairOf(organisation, 'D03')
  trade(organisation, 'D03', pair)
  expect(await check(slug, organisation, declared([{ ...pair, combined: 'K99' }]))).toMatchObject([
    { status: 'not_testable', reason: 'combined_goal', unit: { kind: 'kpi', kpi_id: pair.kpi } },
  ])
})

test('nothing is tested that was not declared; names only suggest', async () => {
  const organisation = company()
  trade(organisation, 'D03', pairOf(organisation, 'D03'))
  organisation.kpi[6]!.name_zh = '客户投诉'
  const tested = await check(slug, organisation)
  expect(tested).toMatchObject([{ status: 'not_testable', reason: 'no_pairs', unit: { kind: 'company' } }])
  expect(tested[0]!.evidence.facts['suggested']).toBe('K07')
  expect(suggestedOutcomes([{ kpi_id: 'A', name_zh: null, name_en: 'Rework rate' }, { kpi_id: 'B', name_zh: '产量', name_en: null }])).toEqual(['A']) // prettier-ignore
})

test('seven months and 29 employee-periods are too few; a KPI that is not there is named', async () => {
  const organisation = company()
  const pair = pairOf(organisation, 'D03')
  trade(organisation, 'D03', pair)
  const seven = new Set(organisation.months.slice(0, 7).map(({ id }) => id))
  const people = [
    ...new Set(resultsOf(organisation, { unit: 'D03', kpi: pair.kpi }).map(({ person_key }) => person_key)),
  ]
  organisation.results = resultsOf(organisation, { unit: 'D03' }).filter(
    ({ period_id, person_key }) => seven.has(period_id) && people.slice(0, 4).includes(person_key),
  )
  expect(await check(slug, organisation, declared([pair]))).toMatchObject([
    { status: 'not_testable', reason: 'few_periods' },
  ])
  expect(await check(slug, organisation, declared([{ kpi: 'K01', outcome: 'Q99' }]))).toMatchObject([
    { status: 'not_testable', reason: 'unknown_kpi' },
  ])
})

test('without KPIs nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of organisation.results) row.kpi_id = null
  expect(await check(slug, organisation, plant.thresholds)).toMatchObject([
    { status: 'not_testable', reason: 'missing_column' },
  ])
})

test('pairs are kept as one line and read back', () => {
  const line = pairsSetting.parse([
    { kpi: 'K01', outcome: 'K07' },
    { kpi: '产量', outcome: '返工', combined: 'K9' },
  ])
  expect(line).toBe('K01 → K07; 产量 → 返工 | K9')
  expect(pairsOf(line)).toEqual([
    { kpi: 'K01', outcome: 'K07', combined: null },
    { kpi: '产量', outcome: '返工', combined: 'K9' },
  ])
  expect([pairsSetting.parse(undefined), pairsOf('')]).toEqual(['', []])
  expect(pairsSetting.safeParse([{ kpi: 'a;b', outcome: 'c' }]).success).toBe(false)
})

test('eight months that rise by one each, worked by hand', () => {
  const points = (kpi: number[], outcome: number[], others: (number | null)[]) =>
    kpi.map((kpi_value, i) => ({ period_no: i, kpi_value, outcome_value: outcome[i]!, others_value: others[i]! }))
  const rising = [1, 2, 3, 4, 5, 6, 7, 8]
  const none = rising.map(() => null)
  const limits = { fewest: 8, change: 0.05 }
  // All 28 slopes are 1, so the interval is [1, 1]; S = 28, V = 8·7·21/18 = 65.333, z = 27/8.083 = 3.3404: p = 0.000418 on one side.
  // Seven steps of 1 are 7/4.5 of the mean.
  const both = trendsOf(points(rising, rising, none), 1, 1, limits)!
  expect(both.kpi).toMatchObject({ slope: 1, lower: 1, upper: 1 })
  expect(both.kpi.relative).toBeCloseTo(7 / 4.5, 12)
  expect(both.p).toBeCloseTo(0.000418, 5)
  expect(both.isApart).toBe(true)
  expect(trendsOf(points(rising, rising, none), 1, -1, limits)!.isApart).toBe(false)
  expect(trendsOf(points(rising, rising, rising), 1, 1, limits)!.isApart).toBe(false)
  expect(trendsOf(points(rising, [3, 3, 3, 3, 3, 3, 3, 3], none), 1, 1, limits)).toBeNull()
  expect(trendsOf(points(rising.slice(1), rising.slice(1), none.slice(1)), 1, 1, limits)).toBeNull()
})

test('thirty pairs in opposite order, and their mirror', () => {
  const pairs = (sign: number, n = 30) =>
    Array.from({ length: n }, (_, i) => ({ kpi_z: i, outcome_z: sign * i, rest_z: null }))
  expect(tradeOff(pairs(-1), 30)).toMatchObject({ r: -1, n: 30 })
  expect(tradeOff(pairs(-1), 30)!.p).toBeLessThan(1e-6)
  expect(tradeOff(pairs(1), 30)!.p).toBeGreaterThan(0.999)
  expect(tradeOff(pairs(-1, 29), 30)).toBeNull()
})

test('two outcomes of one KPI are told once, by the graver of them', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const thresholds = {
    [slug]: declared([
      { kpi: 'X01', outcome: 'X02' },
      { kpi: 'X01', outcome: 'K07' },
    ]),
  }
  const [outcome] = await checkOrganisation(organisation, { only: [slug], thresholds })
  const keys = outcome!.tested.map(({ unit }) => JSON.stringify(unit))
  expect(new Set(keys).size).toBe(keys.length)
  expect(outcome!.thresholds['pairs']).toBe('X01 → X02; X01 → K07')
})

test('the toy: what is really solved does not move', () => {
  expect([0, 30, 60].map(solved)).toEqual([100, 100, 100])
  expect(complaints(60).at(-1)).toBeCloseTo(34, 12)
})

/** Two KPIs that the same people of the unit have. */
function pairOf(organisation: Organisation, unit: string): { kpi: string; outcome: string } {
  const [row] = resultsOf(organisation, { unit })
  const card = resultsOf(organisation, { unit }).filter(
    ({ person_key, period_id }) => person_key === row!.person_key && period_id === row!.period_id,
  )
  return { kpi: card[0]!.kpi_id!, outcome: card[1]!.kpi_id! }
}

/** Where the KPI gains, the outcome loses. */
function trade(organisation: Organisation, unit: string, { kpi, outcome }: { kpi: string; outcome: string }): void {
  const random = seeded(4, 'trade')
  const cards = Map.groupBy(
    resultsOf(organisation, { unit }),
    ({ person_key, period_id }) => `${person_key} ${period_id}`,
  )
  for (const card of cards.values()) {
    const lean = normal(random)
    for (const row of card) {
      if (row.actual === null) continue
      if (row.kpi_id === kpi) setAttainment(row, 1 + 0.1 * (lean + 0.5 * normal(random)))
      if (row.kpi_id === outcome) setAttainment(row, 1 - 0.1 * (lean + 0.5 * normal(random)))
    }
  }
}

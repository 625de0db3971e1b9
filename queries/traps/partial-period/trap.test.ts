import { describe, expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, resultsOf, type Organisation } from '#tests/traps/organisation.ts'
import { drawn, HOLES } from '#tests/traps/drawn.ts'
import { addUp, plant } from '#tests/traps/plants/partial-period.ts'
import { countPeriods, shortest } from './counts.ts'
import { judgeCumulative, type CumulativeRow } from './cumulative.ts'
import { shortPeriods, standardDays, type CoverageRow } from './days.ts'

const slug = 'partial-period'
const company = (months = 18) => cleanOrganisation({ seed: 51, people: 200, departments: 6, months, reviews: false })
const where = { unit: 'D03', kpi: 'K04', size: 1, seed: 51 }
const any = ['trap', 'caution'] as const
const at = <T extends { unit: { unit_id: string | null; kpi_id: string | null } }>(tested: T[], id: string) =>
  tested.find(({ unit }) => unit.unit_id === id || unit.kpi_id === id)!

/** Only a third of the results of the last month are there, everywhere. */
function cutLast(organisation: Organisation) {
  const last = new Set(resultsOf(organisation, { from: organisation.months.length - 1 }))
  organisation.results = organisation.results.filter((row) => !last.has(row) || row.src_row % 3 === 0)
}

describe('in a company', () => {
  test('a unit whose last month is not all there is found, with what the month does to its gap', async () => {
    const organisation = company()
    plant.plant(organisation, where)
    const tested = await check(slug, organisation)
    expect(found(tested, any)).toEqual(['D03'])
    expect(await drawn(slug, at(tested, 'D03'))).not.toMatch(HOLES)
    expect(at(tested, 'D03')).toMatchObject({
      ...{ status: 'trap', reason: 'rows', touched: [{ unit_id: 'D03', period_id: '2026-12', n_rows: null }] },
      evidence: { facts: { period: '2026-12', has_roster: true } },
    })
  })

  test('a clean company is quiet', async () => {
    const tested = await check(slug, company())
    expect(found(tested, any)).toEqual([])
    expect(new Set(tested.map(({ status }) => status))).toEqual(new Set(['pass']))
  })

  test('a closed unit, a short February and people who left are quiet', async () => {
    const organisation = company()
    plant.lookalike(organisation, where)
    expect(found(await check(slug, organisation), any)).toEqual([])
  })

  test('without a roster a single short unit is a note, and a month short in most units a trap in each', async () => {
    const one = company()
    one.roster = []
    plant.plant(one, where)
    const noted = await check(slug, one)
    expect([found(noted), found(noted, ['caution'])]).toEqual([[], ['D03']])
    const all = company()
    all.roster = []
    cutLast(all)
    expect(found(await check(slug, all))).toEqual(['D01', 'D02', 'D03', 'D04', 'D05', 'D06'])
  })

  test('a last period that ends early by its own dates, or whose results were all recorded early, is found', async () => {
    const organisation = company()
    for (const row of resultsOf(organisation, { unit: 'D02', from: 17 })) row.period_end = '2026-12-20'
    for (const row of resultsOf(organisation, { unit: 'D05', from: 17 })) row.entered_at = '2026-12-16 09:00:00'
    const tested = await check(slug, organisation)
    expect(found(tested, any)).toEqual(['D02', 'D05'])
    expect(await drawn(slug, at(tested, 'D02'))).not.toMatch(HOLES)
    expect(at(tested, 'D02').evidence.facts).toMatchObject({ period: '2026-12', days: 20 })
    expect(at(tested, 'D05').evidence.facts).toMatchObject({ period: '2026-12', days: 16 })
  })

  test('running totals of one unit beside values of the month are found at the KPI', async () => {
    const organisation = company()
    const kpi = organisation.results.find(({ unit_id }) => unit_id === 'D01')!.kpi_id!
    addUp(organisation, { unit: 'D01', kpi })
    const tested = await check(slug, organisation)
    expect(found(tested, any)).toEqual([kpi])
    expect(await drawn(slug, at(tested, kpi))).not.toMatch(HOLES)
    expect(at(tested, kpi)).toMatchObject({
      status: 'trap',
      reason: 'cumulative',
      touched: [{ unit_id: 'D01', kpi_id: kpi }],
    })
  })

  test('two periods are too few, and without results there is nothing to ask', async () => {
    const tested = await check(slug, company(2))
    expect(new Set(tested.map(({ status, reason }) => `${status} ${reason}`))).toEqual(
      new Set(['not_testable few_periods']),
    )
    const organisation = company(2)
    organisation.results = []
    expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'no_rows' }])
  })
})

const row = (period_id: string, of: Partial<CoverageRow> = {}): CoverageRow => ({
  ...{ unit_id: 'D1', period_id, kind: 'month', is_main: true, first_day: `${period_id}-01`, last_day: '', n_days: 30 },
  ...{ n_rows: 80, n_values: 80, n_people: 20, n_entered: 0, n_early: 0, early_days: null, n_r: 80, sum_r: 76 },
  ...of,
})
const daysOf = (rows: CoverageRow[]) =>
  shortPeriods(rows, standardDays(rows), 0.9).map(({ row: { period_id }, days }) => [period_id, days])

describe('days by hand', () => {
  test('February and a first quarter are as long as they should be', () => {
    expect(daysOf([row('2025-01', { n_days: 31 }), row('2025-02', { n_days: 28 })])).toEqual([])
    const quarter = (id: string, n_days: number) => row(id, { kind: 'quarter', n_days })
    expect(daysOf([quarter('2025Q1', 90), quarter('2025Q3', 92), quarter('2025Q4', 61)])).toEqual([['2025Q4', 61]])
  })

  test('a span of days is held against the usual kind, unless only a few results have it', () => {
    const span = (n_rows: number) => row('2025-04-01..2025-04-15', { kind: 'year', is_main: false, n_days: 15, n_rows })
    expect(daysOf([row('2025-02'), row('2025-03'), span(75)])).toEqual([['2025-04-01..2025-04-15', 15]])
    expect(daysOf([row('2025-02'), row('2025-03'), span(4)])).toEqual([])
  })
})

describe('counts by hand', () => {
  const months = ['2025-05', '2025-06', '2025-07', '2025-08']
  const last = (n: number) => months.map((id, i) => row(id, i === 3 ? { n_rows: n, n_values: n } : {}))

  test('results are expected in proportion to the headcount', () => {
    const heads = new Map(months.map((id, i) => [id, i === 3 ? 15 : 20]))
    // 80 before and 15 of 20 heads left: 60 expected. 45 are 75 % of them, 15 people's worth is expected, round(0.75·15) = 11 there.
    const counts = countPeriods(last(45), heads, '2025-08', 0.8)
    expect(counts.at(-1)).toMatchObject({ expected: 60, ratio: 0.75, k: 11, n: 15, hasHeads: true, isShort: true })
    expect(countPeriods(last(50), heads, '2025-08', 0.8).at(-1)!.isShort).toBe(false)
    expect(countPeriods(last(50), new Map(), '2025-08', 0.8).at(-1)).toMatchObject({
      expected: 80,
      hasHeads: false,
      isShort: true,
    })
  })

  test('a unit that ends before the company does was closed, one in the middle must come back', () => {
    expect(countPeriods(last(40), new Map(), '2025-12', 0.8).some(({ isShort }) => isShort)).toBe(false)
    const dip = [...last(40), row('2025-09'), row('2025-10')]
    expect(countPeriods(dip, new Map(), '2025-10', 0.8).filter(({ isShort }) => isShort)).toHaveLength(1)
    const shrunk = [
      ...last(40),
      row('2025-09', { n_rows: 40, n_values: 40 }),
      row('2025-10', { n_rows: 40, n_values: 40 }),
    ]
    expect(
      countPeriods(shrunk, new Map(), '2025-10', 0.8).some(
        ({ row: { period_id }, isShort }) => isShort && period_id === '2025-08',
      ),
    ).toBe(false)
  })

  test('January and February are counted together', () => {
    const winter = (february: number) =>
      ['2025-10', '2025-11', '2025-12', '2026-01']
        .map((id) => row(id))
        .concat(row('2026-02', { n_rows: february, n_values: february }))
    expect(countPeriods(winter(50), new Map(), '2026-02', 0.8).some(({ isShort }) => isShort)).toBe(false)
    expect(countPeriods(winter(20), new Map(), '2026-02', 0.8).at(-1)!.isShort).toBe(true)
  })

  test('the p of the shortest period is a binomial tail against the other units, times the periods looked at', () => {
    const of = (k: number, isShort: boolean) => ({
      row: row('2025-08'),
      ratio: k / 10,
      expected: 10,
      k,
      n: 10,
      hasHeads: true,
      isShort,
    })
    // The other unit has 95 of 100 there: P(X ≤ 7 | 10, 0.95) = 0.0115035 (R: pbinom(7, 10, 0.95)), twice.
    const other = Array.from({ length: 10 }, (_, i) => of(i < 5 ? 9 : 10, false))
    expect(shortest([[of(10, false), of(7, true)], other])[0]!.p).toBeCloseTo(2 * 0.0115035, 6)
    expect(shortest([[], other]).map(({ p }) => p)).toEqual([null, 1])
  })
})

describe('running totals by hand', () => {
  const series = (of: Partial<CumulativeRow>): CumulativeRow => ({
    ...{
      kpi_key: 'kpi K1',
      kpi_id: 'K1',
      unit_id: 'D1',
      adds_up: false,
      ratio_adds_up: false,
      n_series: 20,
      n_rows: 240,
    },
    ...{ n_people: 20, n_januaries: 10, n_resets: 0, sum_log_rise: 20 * Math.log(1.2) },
    ...of,
  })
  const sums = { unit_id: 'D2', adds_up: true, ratio_adds_up: true, sum_log_rise: 20 * Math.log(12) }

  test('they start again in January, or it is growth, or nobody knows yet', () => {
    const status = (of: Partial<CumulativeRow>) =>
      judgeCumulative([series({}), series({ ...sums, ...of })], 0.05)[0]!.status
    expect(status({ n_resets: 10 })).toBe('trap')
    expect(status({ n_resets: 2 })).toBe('pass')
    expect(status({ n_januaries: 0 })).toBe('caution')
    expect(status({ n_resets: 10, ratio_adds_up: false })).toBe('caution')
  })

  test('one in twenty may add up by chance', () => {
    const few = { ...sums, n_series: 3, n_resets: 3, n_januaries: 3, sum_log_rise: 3 * Math.log(12) }
    // P(X ≥ 3 | 53, 0.05) = 0.498184 (R: 1 - pbinom(2, 53, 0.05)).
    const [one] = judgeCumulative([series({ n_series: 50 }), series(few)], 0.05)
    expect(one!.status).toBe('pass')
    expect(one!.p).toBeCloseTo(0.498184, 6)
    expect(one!.evidence.facts['rise']).toBeCloseTo(12, 9)
  })
})

import { expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, resultsOf } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/reorganisation.ts'
import { judge } from './judge.ts'
import { turnoverOfOthers } from './others-jaccard.ts'
import { panelDifference } from './panel-difference.ts'
import trap, { type Panel } from './trap.ts'

const slug = 'reorganisation'
const company = (seed = 11) => cleanOrganisation({ seed, people: 300, departments: 6, months: 12, reviews: false })
const where = { unit: 'D03', kpi: 'K01', size: 1, seed: 11 }
const findings = ['trap', 'caution'] as const
const limits = trap.params.parse({})

test('a unit that exchanged half of its people for others with higher results is found', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  const { effect, evidence } = tested.find(({ status }) => status === 'trap')!
  expect(effect).toBeGreaterThan(0.1)
  expect(evidence.facts['jaccard']).toBeLessThan(0.5)
  expect(Number(evidence.facts['all_change'])).toBeGreaterThan(Number(evidence.facts['panel_change']))
})

test('a clean company is quiet', async () => {
  expect(found(await check(slug, company()), findings)).toEqual([])
})

test.each([11, 12, 13])(
  'people exchanged for others like them, and a new code for a unit, are quiet (seed %i)',
  async (seed) => {
    const organisation = company(seed)
    plant.lookalike(organisation, { ...where, seed })
    expect(found(await check(slug, organisation), findings)).toEqual([])
  },
)

test('high turnover that the whole company shares is quiet', async () => {
  const organisation = company()
  for (const row of organisation.results) {
    if (row.person_key!.endsWith('3') && row.period_id >= '2026-04') row.person_key = `${row.person_key}-new`
    if (row.person_key!.endsWith('6') && row.period_id >= '2026-08') row.person_key = `${row.person_key}-new`
    if (row.person_key!.endsWith('8') && row.period_id >= '2026-10') row.person_key = `${row.person_key}-new`
  }
  expect(found(await check(slug, organisation), findings)).toEqual([])
})

test('a unit that gave its people with higher results to a new unit was split', async () => {
  const organisation = company()
  const high = new Set(
    organisation.people
      .filter(({ unit }) => unit === 'D03')
      .sort((a, b) => b.own - a.own)
      .slice(0, 18)
      .map(({ key }) => key),
  )
  for (const row of organisation.results)
    if (high.has(row.person_key!) && row.period_id >= '2026-05') row.unit_id = 'D03b'
  const tested = await check(slug, organisation)
  expect(found(tested)).toEqual(['D03'])
  expect(tested.find(({ status }) => status === 'trap')).toMatchObject({ reason: 'split' })
})

test('all records rise and the panel falls: worked by hand', () => {
  // 10 stayers from 0 to −0.2, 10 leavers at −0.6, 10 joiners at 0.6: all goes from −0.3 to 0.2, up by 0.5; the panel falls by 0.2.
  // a = b = ½, difference ½(0.6 + 0.2) − ½(−0.6 − 0) = 0.7. v = 0.25, c = 0.1:
  // Var = ¼(0.025 + 0.025) + ¼(0.025 + 0.025) − 2·¼·0.1/10 = 0.02.
  const found = panelDifference(unitOf({}))!
  expect(found.all).toBeCloseTo(0.5, 12)
  expect(found.panel).toBeCloseTo(-0.2, 12)
  expect(found.difference).toBeCloseTo(0.7, 12)
  expect(found.se).toBeCloseTo(Math.sqrt(0.02), 12)
  const [one, other] = judge([unitOf({}), stable('D02'), stable('D03')], limits)
  // P(X ≤ 10 | 30, 0.9) is about 1e-14: the others kept 90 of 100.
  expect(one).toMatchObject({ status: 'trap', reason: 'population', n: 10 })
  expect(one!.effect).toBeCloseTo(0.7 / 0.5, 2)
  expect(other!.status).toBe('pass')
})

test('others that were seen for as long are the yardstick', () => {
  const short = { ...stable('D02'), last_no: 3, n_stayers: 95 }
  const long = { ...stable('D03'), n_stayers: 80 }
  const expected = turnoverOfOthers([unitOf({}), short, long])
  expect(expected(unitOf({}))).toBeCloseTo(80 / 120, 12)
  // Seen for three periods: both others were seen at least as long. (80 + 10)/(120 + 30).
  expect(expected(short)).toBeCloseTo(90 / 150, 12)
  expect(turnoverOfOthers([short])(short)).toBeNull()
})

test('a few people who left cannot be worked out from the two changes', () => {
  const few = { ...stable('D02'), n_last: 95, n_stayers: 95, n_panel: 95, n_leavers: 3, n_joiners: 0, n_first: 98 }
  const [one] = judge([few, stable('D03')], limits)
  expect(one).toMatchObject({ effect: null, evidence: { facts: { all_change: null, panel_change: null }, rows: [] } })
})

test('a unit that only lost people is no other unit; one whose people are elsewhere, or were replaced, is', () => {
  // Of 30 people 15 remain and 2 came: a Jaccard of 15/32. Those who left had 0.8 less at the beginning.
  const shrunk = { n_first: 30, n_last: 17, n_stayers: 15, n_panel: 15, n_leavers: 15, leavers_z: -0.8, n_joiners: 2 }
  const others = Array.from({ length: 5 }, (_, i) => stable(`D${i + 2}`))
  const statusOf = (of: Partial<Panel>) => judge([unitOf({ ...shrunk, ...of }), ...others], limits)[0]!.status
  expect(statusOf({ n_gone: 15 })).toBe('pass')
  expect(statusOf({ n_gone: 4 })).toBe('trap')
  expect(statusOf({ n_gone: 15, n_last: 30, n_joiners: 15 })).toBe('trap')
})

test('nine stayers, one period, one unit, and no spread cannot be tested', () => {
  const reason = (units: Panel[]) => judge(units, limits)[0]
  expect(reason([unitOf({ n_stayers: 9, n_panel: 9 }), stable('D02')])).toMatchObject({
    status: 'not_testable',
    reason: 'few_people',
  })
  expect(reason([unitOf({ last_no: 0 }), stable('D02')])!.reason).toBe('few_periods')
  expect(reason([unitOf({})])!.reason).toBe('few_units')
  expect(reason([unitOf({ n_panel: 0, panel_first_z: null, panel_last_z: null }), stable('D02')])!.reason).toBe(
    'undefined',
  )
  const flat = { panel_first_sd: 0, panel_last_sd: 0, leavers_sd: 0, joiners_sd: 0 }
  expect(reason([unitOf(flat), { ...stable('D02'), ...flat }])!.reason).toBe('no_spread')
})

test('without people in the results nothing can be tested, and that is said', async () => {
  const organisation = company()
  for (const row of resultsOf(organisation, {})) row.person_key = null
  expect(await check(slug, organisation)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])
})

function unitOf(of: Partial<Panel>): Panel {
  return {
    ...{ unit_id: 'D01', first_no: 0, last_no: 11, first_period: '2026-01', last_period: '2026-12' },
    ...{ n_first: 20, n_last: 20, n_stayers: 10, n_panel: 10 },
    ...{ panel_first_z: 0, panel_last_z: -0.2, panel_first_sd: 0.5, panel_last_sd: 0.5, panel_covariance: 0.1 },
    ...{ n_leavers: 10, leavers_z: -0.6, leavers_sd: 0.5, n_joiners: 10, joiners_z: 0.6, joiners_sd: 0.5 },
    ...{ n_gone: 10, n_split_off: 0, n_merged_in: 0, has_new_head: false, is_announced: false },
    ...of,
  }
}

/** A hundred people at either end, ninety of them the same. */
function stable(unit_id: string): Panel {
  return unitOf({
    ...{ unit_id, n_first: 100, n_last: 100, n_stayers: 90, n_panel: 90 },
    ...{ leavers_z: 0, joiners_z: 0, panel_last_z: 0 },
  })
}

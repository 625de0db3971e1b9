import { expect, test } from 'vitest'
import { applyPrivacy } from '#pipeline/privacy/apply.ts'
import { lightPalette } from '#queries/palette.ts'
import analysis from './analysis.ts'
import { partShares } from './part-shares.ts'
import { sharesChart } from './shares-chart.ts'
import type { LimitRow, ModelRow, UnitRow } from './rows.ts'

const nothing = null
const root: UnitRow = {
  ...{ unit_id: 'root', parent_id: null, name_zh: '集团', name_en: 'Group', depth: 0, tree_order: 0 },
  ...{ is_in_scope: true, is_asked_for: false, has_diagnosis: true, is_withheld: false, is_low: true },
  ...{ n_people: 100, n_person_periods: 600, n_rows: 1200, n_periods: 6, n_managers: 12 },
  ...{
    verdict: 'system',
    subtype: nothing,
    blocked_by: nothing,
    unblocked_verdict: nothing,
    verdict_without: nothing,
    reason: nothing,
    named_factor: nothing,
    gap_ratio: -0.1,
    gap_z: -0.5,
  },
  ...{ average_gap_z: -0.4, average_gap_z_low: -0.5, average_gap_z_high: -0.3, shortfall: 0.8 },
  ...{ common: 0.2, common_low: 0.1, common_high: 0.3, conditions: 0.4, conditions_low: 0.3, conditions_high: 0.5 },
  ...{ individual: 0.2, individual_low: 0.1, individual_high: 0.3 },
  ...{ fluctuation: 0.1, fluctuation_low: 0, fluctuation_high: 0.2 },
  ...{ q: 0.75, q_low: 0.65, q_high: 0.84, q_diff: 0.67, q_diff_low: 0.55, q_diff_high: 0.78 },
}
const team = (over: Partial<UnitRow>): UnitRow => ({
  ...root,
  ...{ unit_id: 't', parent_id: 'root', name_zh: '一部', name_en: 'Team', depth: 1, tree_order: 1 },
  ...over,
})
const model: ModelRow = {
  ...{ method: 'reml', status: 'converged', first_period: '2025-01', last_period: '2025-06', n_periods: 6 },
  ...{ n_rows: 1200, n_people: 100, n_managers: 12, largest_manager_share: 0.2, n_equations: 40, iterations: 7 },
  ...{ n_winsorised: 0, n_missing_actual: 2, n_missing_target: 3, n_zero_target: 0, n_no_direction: 0 },
  ...{ n_constant_rows: 1, n_other_period_kind: 0, n_sampled_person_periods: 600 },
}
const component = (factor: string, position: number) => ({
  ...{ factor, side: 'system', position, n_levels: 10, variance: 0.2, is_boundary: false },
  ...{ share: 0.2, share_low: 0.1, share_high: 0.3, realised: 0.2, realised_low: 0.1, realised_high: 0.3 },
})

function answer(units: UnitRow[], over: Partial<ModelRow> = {}, limits: LimitRow[] = []) {
  const sides = ['system', 'individual', 'noise'].map((side) => ({
    side,
    realised: 0.3,
    realised_low: 0.2,
    realised_high: 0.4,
  }))
  const components = [component('department+manager', 1), component('goal', 2)]
  const rows = { rows: [root, ...units], components, sides, limits, model: [{ ...model, ...over }] }
  return applyPrivacy(analysis, analysis.result.parse(analysis.analyse(rows, { unit: null }, 1)), {
    isWithheld: () => false,
  })
}

test('a protected unit keeps nothing but its name', () => {
  const [unit] = answer([team({ is_withheld: true, n_people: 40 })]).units
  const { unit_id, parent_id, name_zh, name_en, depth, verdict, ...rest } = unit!
  expect([unit_id, parent_id, name_zh, name_en, depth, verdict]).toEqual(['t', 'root', '一部', 'Team', 1, 'withheld'])
  expect(
    Object.values(rest).filter((value) => value !== null && !(Array.isArray(value) && value.length === 0)),
  ).toEqual([])
})

test('a group of five to nine people keeps its mean and count, but no part and no share', () => {
  const [unit] = answer([team({ n_people: 7 })]).units
  expect(unit).toMatchObject({ verdict: 'cannot_tell', reason: 'few_people', n_people: 7, gap_ratio: -0.1 })
  expect([unit!.shortfall, unit!.q, unit!.qDiff, unit!.average_gap]).toEqual([null, null, null, null])
})

test('a group of four is protected even where no table marks it', () => {
  expect(answer([team({ n_people: 4 })]).units[0]).toMatchObject({
    verdict: 'withheld',
    n_people: null,
    gap_ratio: null,
  })
})

test.each([
  ['nine managers', { n_managers: 9 }, false],
  ['one manager behind more than a quarter of the rows', { largest_manager_share: 0.26 }, false],
  ['twenty-nine people', { n_people: 29 }, false],
  ['ten managers, none behind more than a quarter', { n_managers: 10, largest_manager_share: 0.25 }, true],
  ['no column of managers', { n_managers: 0, largest_manager_share: null }, true],
])('with %s shares of variance are shown only where they say nothing of a manager', (_, over, isShown) => {
  const { company } = answer([], over)
  expect(company!.shares !== null).toBe(isShown)
  expect(company!.factors.length > 0).toBe(isShown)
  expect(company!.limits.some(({ code }) => code === 'shares_protected')).toBe(!isShown)
  expect(sharesChart(answer([], over), { lang: 'zh', palette: lightPalette }) !== null).toBe(isShown)
})

test('the drawn parts add up to one, and a part ahead of target leaves the bar', () => {
  const [unit] = answer([team({ common: -0.1, common_low: -0.2, common_high: 0 })]).units
  // 0.4 + 0.2 + 0.1 = 0.7, up to the last digit of a sum of fractions.
  const { common, conditions, individual, fluctuation } = partShares(unit!)!
  expect(common).toBe(0)
  expect(conditions).toBeCloseTo(4 / 7, 12)
  expect(individual).toBeCloseTo(2 / 7, 12)
  expect(fluctuation).toBeCloseTo(1 / 7, 12)
})

test('differences of another class than the whole shortfall are reported, those of the same class or too unsure are not', () => {
  const of = (q_diff: number, q_diff_low: number, q_diff_high: number, limits: LimitRow[] = []) =>
    answer([team({ q_diff, q_diff_low, q_diff_high })], {}, limits).units[0]!.differences
  expect(of(0.2, 0.1, 0.35)).toBe('within_group')
  expect(of(0.8, 0.7, 0.9)).toBeNull()
  expect(of(0.2, 0, 0.45)).toBeNull()
  const onePeriod = { unit_id: 't', position: 1, code: 'one_period', factor: null, value: 1 }
  expect(of(0.2, 0.1, 0.35, [onePeriod])).toBeNull()
})

test('levels that cannot be separated stand one below the other beside a brace', () => {
  const drawn = JSON.stringify(sharesChart(answer([]), { lang: 'zh', palette: lightPalette }))
  expect(drawn).toContain('部门\\n管理方式')
  expect(drawn).toContain('分不开')
})

test('rows that could not enter the fit are counted, whatever the reason', () => {
  expect(answer([]).model).toMatchObject({ n_excluded: 2 + 3 + 1, n_rows: 1200 })
})

test('where nothing could enter the fit the company still has a verdict, and no unit is listed', () => {
  expect(answer([], { n_rows: 0 })).toMatchObject({
    kind: 'empty',
    company: { unit_id: 'root' },
    units: [],
    model: null,
  })
})

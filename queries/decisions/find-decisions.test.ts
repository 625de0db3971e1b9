import { expect, test } from 'vitest'
import { decisionWords } from './decision-words.ts'
import { findDecisions, type Given, type Plan, type Unit, type UnitKpi } from './find-decisions.ts'

const AS_OF = '2026-10-31'

// root ─ sales (east, west) · plant. Weights of goals: sales 30 (east 10, west 20), plant 10; 40 in all.
const unit = (unit_id: string, parent_id: string | null, tree_order: number, changes: Partial<Unit> = {}): Unit => ({
  ...{ unit_id, parent_id, name_zh: unit_id, name_en: unit_id, depth: 0, tree_order, n_people: 20 },
  ...{ is_withheld: false, is_low: false, verdict: 'mixed', factors: [] },
  ...changes,
})
const units = (changes: Record<string, Partial<Unit>> = {}): Unit[] =>
  (
    [
      ['root', null],
      ['sales', 'root'],
      ['east', 'sales'],
      ['west', 'sales'],
      ['plant', 'root'],
    ] as const
  ).map(([id, parent], i) => unit(id, parent, i, changes[id]))

const kpi = (unit_id: string, kpi_id: string, weight: number, is_target_blocked = false): UnitKpi => ({
  ...{ unit_id, weight, is_target_blocked, is_withheld: false },
  kpi: { kpi_id, name_zh: kpi_id, name_en: kpi_id, unit: null, direction: 'higher' },
})
const KPIS = [
  ...[kpi('root', 'k1', 30), kpi('root', 'k2', 10), kpi('sales', 'k1', 24), kpi('sales', 'k2', 6)],
  ...[kpi('east', 'k1', 8), kpi('east', 'k2', 2), kpi('west', 'k1', 16), kpi('west', 'k2', 4)],
  ...[kpi('plant', 'k1', 6), kpi('plant', 'k2', 4)],
]
const plan = (plan_id: string, unit_ids: string[], changes: Partial<Plan> = {}): Plan => ({
  ...{ plan_id, unit_ids, programme: null, cause: null, remedy: null, owner_function: null },
  ...{
    starts_on: '2026-05-01',
    started_on: null,
    ends_on: '2026-12-31',
    closed_on: null,
    status: 'open',
    outcome: null,
  },
  ...changes,
})
const find = (given: Partial<Given>) =>
  findDecisions({ as_of: AS_OF, plans: [], owed: [], units: units(), kpis: KPIS, ...given })
const brief = (given: Partial<Given>) => find(given).map(({ rule, unit: at }) => [rule, at.unit_id])

test('overdue company items of one plan are one decision, with the oldest of them and how long it waits', () => {
  const owed = [
    { plan_id: 'P1', text: 'CRM 权限', owner_function: 'it', due_on: '2026-10-10' },
    { plan_id: 'P1', text: '两个岗位', owner_function: 'hr', due_on: '2026-09-16' },
    { plan_id: 'P1', text: '还没到期', owner_function: 'it', due_on: AS_OF },
  ]
  const [found, ...others] = find({ plans: [plan('P1', ['east'])], owed })
  expect(others).toEqual([])
  // 16 September to 31 October: 14 + 31 days.
  expect(found).toMatchObject({
    rule: 'overdue_company_item',
    ...{ n_items: 2, days: 45, item: '两个岗位', owner_function: 'hr', goal_share: 0.25 },
  })
  expect(decisionWords(found!, '华东', 'zh')).toEqual({
    title: '华东：公司侧待办2项逾期，最长45天。',
    detail: '两个岗位；计划 P1',
    owner: '人力资源',
    due: '2026-09-16',
  })
  // A file names the function in words: those that are known are told in the reader's language.
  expect(decisionWords({ ...found!, owner_function: '人力资源部' }, 'East', 'en').owner).toBe('HR')
  expect(decisionWords({ ...found!, owner_function: '党群办' }, 'East', 'en').owner).toBe('党群办')
  // A closed plan, one called done, and one whose unit is protected ask for nothing.
  expect(find({ plans: [plan('P1', ['east'], { closed_on: '2026-09-30' })], owed })).toEqual([])
  expect(find({ plans: [plan('P1', ['east'], { status: '已完成' })], owed })).toEqual([])
  expect(find({ plans: [plan('P1', ['east'])], owed, units: units({ east: { is_withheld: true } }) })).toEqual([])
})

test('a low unit with a system verdict and no plan asks for one; a plan of its own or above answers it', () => {
  const low = { is_low: true, verdict: 'system' as const }
  const found = units({ root: low, sales: low, east: low, plant: low })
  // The company itself is no department, and east lies inside sales; sales has 30 of 40, plant 10.
  expect(brief({ units: found })).toEqual([
    ['system_without_plan', 'sales'],
    ['system_without_plan', 'plant'],
  ])
  expect(brief({ units: found, plans: [plan('P1', ['sales'])] })).toEqual([['system_without_plan', 'plant']])
  expect(brief({ units: found, plans: [plan('P1', ['root'])] })).toHaveLength(2)
  expect(brief({ units: found, plans: [plan('P1', ['sales'], { closed_on: '2026-08-01' })] })).toHaveLength(2)
  // Look-alikes: not low, or another verdict.
  expect(brief({ units: units({ plant: { verdict: 'system' } }) })).toEqual([])
  expect(brief({ units: units({ plant: { is_low: true, verdict: 'within_group' } }) })).toEqual([])
})

test('a target that cannot be interpreted counts where its weight is not below an equal part, once per branch', () => {
  const blocked = (...places: string[]) =>
    KPIS.map((one) => ({ ...one, is_target_blocked: places.includes(`${one.unit_id} ${one.kpi.kpi_id}`) }))
  expect(brief({ kpis: blocked('sales k1', 'east k1') })).toEqual([['target_not_interpretable', 'sales']])
  expect(brief({ kpis: blocked('sales k2') })).toEqual([]) // 6 of 30 is below one half
  expect(brief({ kpis: blocked('sales k1').map((one) => ({ ...one, is_withheld: true })) })).toEqual([])
})

test('a remedy outside its cause is a decision only where the cause is backed or the system dominates', () => {
  const backed = { east: { factors: [{ factor: 'customers', grade: 'associated' as const }] } }
  const training = plan('P1', ['east'], { cause: 'resource', remedy: 'training' })
  expect(find({ plans: [training], units: units(backed) })).toMatchObject([
    { rule: 'remedy_mismatch', fit_reason: 'outside_cause', factor: 'customers', owner_function: 'unit' },
  ])
  expect(find({ plans: [training], units: units({ east: { verdict: 'within_group' } }) })).toEqual([])
  expect(find({ plans: [training], units: units({ east: { verdict: 'system' } }) })).toMatchObject([
    { fit_reason: 'acts_on_persons' },
  ])
  expect(
    find({ plans: [plan('P1', ['east'], { cause: 'resource', remedy: 'headcount' })], units: units(backed) }),
  ).toEqual([])
})

test('a plan past its end that is still open asks whether to stop; one that is to end later does not', () => {
  expect(find({ plans: [plan('P1', ['plant'], { ends_on: '2026-10-21' })] })).toMatchObject([
    { rule: 'stop_or_continue', days: 10, due_on: '2026-10-21', n_units: 1 },
  ])
  expect(find({ plans: [plan('P1', ['plant'], { ends_on: '2026-11-01' })] })).toEqual([])
})

test('a plan that does harm or makes no difference is asked about before its end; one that works is left alone', () => {
  const judged = (outcome: Plan['outcome']) => find({ plans: [plan('P1', ['plant'], { outcome })] })
  expect(judged('harmful')).toMatchObject([{ rule: 'stop_or_continue', outcome: 'harmful', due_on: null, days: null }])
  expect(decisionWords(judged('harmful')[0]!, '工厂', 'zh').title).toBe(
    '工厂：扣除预期回升后，计划期间结果下降。暂停还是继续？',
  )
  expect(judged('no_relevant_effect')).toHaveLength(1)
  for (const outcome of ['worked', 'promising', 'cannot_tell', null] as const) expect(judged(outcome)).toEqual([])
})

test('a plan for several units stands at the one with the most goal weight', () => {
  expect(find({ plans: [plan('P1', ['plant', 'west'], { ends_on: '2026-10-21' })] })).toMatchObject([
    { unit: { unit_id: 'west' }, n_units: 2, goal_share: 0.5 },
  ])
})

test('no unit, no plan and no goal give no decision; a circle in the chart ends', () => {
  expect(find({ units: [], kpis: [], plans: [plan('P1', ['gone'])] })).toEqual([])
  const circle = [unit('a', 'b', 0, { is_low: true, verdict: 'system' }), unit('b', 'a', 1)]
  expect(brief({ units: circle, kpis: [] })).toEqual([['system_without_plan', 'a']])
})

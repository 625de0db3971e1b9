import { expect, test } from 'vitest'
import { lanesOf, type LaneRow } from './lanes.ts'
import { originsOf } from './origin.ts'
import { kpiHistories, type KpiVersion } from './versions.ts'

const version = (of: Partial<KpiVersion>): KpiVersion => ({
  ...{
    kpi_id: 'k',
    version: 1,
    valid_from: null,
    valid_to: null,
    stage: null,
    strategic_goal: null,
    reason: null,
    approver: null,
  },
  ...of,
})
const none = new Set<string>()

test('two versions valid on one day overlap; one that ends the day before does not', () => {
  const second = version({ version: 2, valid_from: '2026-01-01' })
  const [bad] = kpiHistories([version({ valid_to: '2026-01-15' }), second], none)
  expect(bad!.overlaps).toEqual([{ version: 2, before: 1 }])
  const [good] = kpiHistories([version({ valid_to: '2025-12-31' }), second], none)
  expect(good!.overlaps).toEqual([])
})

test('a KPI is stale without a strategic goal, without variance, or when it outlived its stage; unknown columns say nothing', () => {
  const rows = [
    version({ kpi_id: 'old', stage: '研发', strategic_goal: '技术领先', valid_from: '2024-01-01' }),
    version({ kpi_id: 'new', stage: '商用', strategic_goal: '份额', valid_from: '2026-01-01' }),
    version({ kpi_id: 'lost', stage: '商用', valid_from: '2026-01-01' }),
  ]
  const stale = Object.fromEntries(kpiHistories(rows, new Set(['new'])).map((one) => [one.kpi_id, one.stale]))
  expect(stale).toEqual({ lost: ['no_strategic_goal'], new: ['no_variance'], old: ['unchanged_through_stage'] })
  expect(kpiHistories([version({})], none)[0]!.stale).toEqual([])
})

test('a version without its reason is told only where reasons are recorded at all', () => {
  const rows = [version({}), version({ version: 2, valid_from: '2026-01-01' })]
  expect(kpiHistories(rows, none)[0]!.undocumented).toEqual([])
  expect(kpiHistories([...rows, version({ kpi_id: 'x', reason: '口径调整' })], none)[0]!.undocumented).toEqual([2])
})

test('origin: shares by weight, attainment with its interval, and nothing where nobody recorded it', () => {
  const row = (origin: string, n: number, n_met: number) => ({
    origin,
    n_goals: n,
    n_people: n,
    weight: n,
    n_judged: n,
    n_met,
  })
  const found = originsOf([row('imposed', 40, 16), row('negotiated', 60, 45)])
  expect(found.map(({ origin, weight_share, n_people }) => [origin, weight_share, n_people])).toEqual([
    ['imposed', 0.4, 40],
    ['negotiated', 0.6, 60],
  ])
  expect(found[0]!.met!.share).toBeCloseTo(0.4, 12)
  expect(originsOf([row('unknown', 50, 20)])).toEqual([])
})

test('lanes stand beside each other: an OKR at about 0.7 is usual, at 1.0 throughout suggests slack', () => {
  const row = (lane: string, of: Partial<LaneRow>): LaneRow => ({
    ...{ lane, is_named: true, n_goals: 40, n_people: 20, weight: 40, n_judged: 40, n_met: 0 },
    ...{ n_none: 0, n_some: 5, n_most: 15, n_nearly: 20, n_full: 0 },
    ...of,
  })
  const [kpi, okr] = lanesOf([row('okr', {}), row('kpi', { n_met: 30 })])
  expect(kpi).toMatchObject({ lane: 'kpi', n_met: 30, bands: null, reading: null })
  expect(okr).toMatchObject({ lane: 'okr', reading: 'usual', bands: [0, 5, 15, 20, 0] })
  expect(lanesOf([row('okr', { n_nearly: 2, n_some: 0, n_most: 0, n_full: 38 })])[0]!.reading).toBe('all_full')
  expect(lanesOf([row('okr', { n_none: 38, n_some: 2, n_most: 0, n_nearly: 0 })])[0]!.reading).toBe('no_progress')
  expect(lanesOf([row('okr', { n_judged: 9 })])[0]).toMatchObject({ reading: 'too_few', bands: null })
})

import { expect, test } from 'vitest'
import { applyPrivacy } from '#pipeline/privacy/apply.ts'
import analysis from './analysis.ts'
import { alsoHidden, spreadOf, type LevelCount } from './spreads.ts'

const level = (place: number, n: number, over: Partial<LevelCount> = {}): LevelCount => ({
  ...{ scale_key: 'levels', place, level: 'DCBAS'[place - 1]!, band_of: null },
  ...{ n_ratings: n, n_people: n, n_people_of_unit: 40, ...over },
})

test('levels of fewer than five people are shown with their neighbour, and every rating is counted once', () => {
  const spread = spreadOf([level(1, 2), level(2, 6), level(3, 24), level(4, 7), level(5, 1)])!
  expect(spread.levels.map(({ label, n_ratings }) => [label, n_ratings])).toEqual([
    ['D–C', 8],
    ['B', 24],
    ['A–S', 8],
  ])
  expect(spread.levels.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
})

test('fewer than ten people have no spread, and a scale of many values is read in bands', () => {
  expect(spreadOf([level(3, 9, { n_people_of_unit: 9 })])).toBeNull()
  const bands = [level(6, 12, { band_of: 100 }), level(7, 20, { band_of: 100 }), level(8, 8, { band_of: 100 })]
  expect(spreadOf(bands)!.levels.map(({ label }) => label)).toEqual(['60–70', '70–80', '80–90'])
})

test('the scale that most ratings use speaks, because two scales have no spread together', () => {
  const other = level(2, 30, { scale_key: 'score' })
  expect(spreadOf([level(3, 12), level(4, 12), other])).toMatchObject({ scale: 'score', n_ratings: 30 })
})

test('a unit too small to show takes others with it, until the company less what is shown is at least ten people', () => {
  const unit = (n_people: number, isShown = true) => ({ n_people, isShown })
  const units = [unit(4, false), unit(30), unit(12), unit(50)]
  expect([...alsoHidden(units)]).toEqual([units[2]])
  expect([...alsoHidden([unit(30), unit(12)])]).toEqual([])
  expect([...alsoHidden([unit(15, false), unit(12)])]).toEqual([])
})

test('no ratings give an answer that says so', () => {
  const found = analysis.analyse({ rows: [], findings: [] }, {}, 1)
  expect(applyPrivacy(analysis, analysis.result.parse(found), { isWithheld: () => false })).toMatchObject({
    kind: 'empty',
  })
})

test('the standard comes first: what the checks found makes the agenda, in a fixed order', () => {
  const finding = (slug: string, n_trap: number) => ({
    slug,
    status: 'trap' as const,
    reason: null,
    missing_column: null,
    n_trap,
    n_caution: 0,
  })
  const place = {
    unit_id: 'a',
    parent_id: 'root',
    name_zh: '一部',
    name_en: 'One',
    depth: 1,
    tree_order: 1,
    period_id: '*',
    is_withheld: false,
  }
  const rows = [level(2, 12), level(3, 28)].map((one) => ({ ...place, ...one }))
  const findings = [
    finding('halo', 1),
    finding('forced-distribution', 2),
    finding('leniency-severity', 1),
    finding('decoupled-rating', 0),
  ]
  expect(analysis.analyse({ rows, findings }, {}, 1).agenda).toEqual(['align_scale', 'quota_first', 'criteria'])
})

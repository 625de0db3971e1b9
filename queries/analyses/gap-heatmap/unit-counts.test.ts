import { expect, test } from 'vitest'
import type { HeatmapResult } from './result.ts'
import { countUnits, furthestShort } from './unit-counts.ts'

const unit = (unit_id: string, parent_id: string | null, depth: number) => ({
  ...{ unit_id, parent_id, depth },
  ...{ name_zh: unit_id, name_en: unit_id },
})
const cell = (
  unit_id: string,
  gap_ratio: number | null,
  changes: Partial<HeatmapResult['cells'][number]> = {},
): HeatmapResult['cells'][number] => ({
  ...{ unit_id, kpi_id: '*', period_id: '2026-02', column_id: '2026-02', state: 'shown', level: 'person', gap_ratio },
  ...{ half_width_ratio: 0.02, n_people: 30, n_goals: 30, n_judged: 30, n_met: 10 },
  ...{ actual_value: null, target_value: null, signal: 'within', blocked_by: [], is_target_blocked: false, ...changes },
})
const column = (id: string) => ({ id, name_zh: id, name_en: id, unit: null })
const found: HeatmapResult = {
  ...{ kind: 'found', by: 'period', scope: unit('root', null, 0), kpi: null, period: null, n_columns: 2 },
  ...{ collapsed: false, largest: [], n_judged_cells: 4, expected_false_signals: 0.2 },
  excluded: { missing_actual: 0, missing_target: 0, zero_target: 0, no_direction: 0 },
  verdicts: [],
  columns: [column('2026-01'), column('2026-02')],
  rows: [unit('root', null, 0), ...['a', 'b', 'c', 'd', 'e'].map((id) => unit(id, 'root', 1))],
  cells: [
    cell('root', -0.5, { signal: 'below' }),
    cell('a', -0.2, { signal: 'below' }),
    cell('b', -0.1),
    cell('c', 0.1, { signal: 'above' }),
    cell('d', null, { state: 'withheld', signal: 'unjudged' }),
    cell('e', -0.9, { column_id: '2026-01', period_id: '2026-01', signal: 'below' }),
  ],
}

test('units are counted once, in the newest period, without the head of the branch', () => {
  // a and b are short, a of them beyond; c above; d protected; e has nothing in the newest period.
  expect(countUnits(found)).toEqual({
    ...{ all: 5, short: 2, shortBeyond: 1, judged: 3 },
    byTone: { below: 1, within: 1, above: 1, unjudged: 0, withheld: 1, empty: 1 },
  })
})

test('the furthest short are the lowest gaps of the newest period; a protected unit is never among them', () => {
  expect(furthestShort(found, 3).map(({ unit_id }) => unit_id)).toEqual(['a', 'b'])
})

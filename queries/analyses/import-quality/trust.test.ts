import { expect, test } from 'vitest'
import { absentPeriods } from './absent-periods.ts'
import analysis from './analysis.ts'
import { trustOf, type TrustInput } from './trust.ts'

const sound: TrustInput = {
  ...{ n_loads: 1, rows_in: 1000, quarantined: 0, n_results: 1000, missing_actual: 0, missing_target: 0 },
  ...{ no_direction: 0, n_periods: 12, absent_periods: 0 },
}

test('sound data have high trust and no reason against it', () => {
  expect(trustOf(sound)).toEqual({ grade: 'high', reasons: [] })
})

test('more than two in a hundred rows set aside make trust low, exactly two only medium', () => {
  expect(trustOf({ ...sound, quarantined: 21 })).toMatchObject({
    grade: 'low',
    reasons: [{ code: 'quarantined', share: 0.021 }],
  })
  expect(trustOf({ ...sound, quarantined: 20 }).grade).toBe('medium')
  expect(trustOf({ ...sound, quarantined: 5 }).grade).toBe('high')
})

test('results without actual make trust low beyond one in ten, results without target never', () => {
  expect(trustOf({ ...sound, missing_actual: 101 }).grade).toBe('low')
  expect(trustOf({ ...sound, missing_target: 788 })).toMatchObject({
    grade: 'medium',
    reasons: [{ code: 'missing_target', n: 788 }],
  })
})

test('what makes trust low comes first, then the larger share, at most three', () => {
  const found = trustOf({ ...sound, quarantined: 30, missing_target: 700, missing_actual: 60, absent_periods: 2 })
  expect(found.grade).toBe('low')
  expect(found.reasons.map(({ code }) => code)).toEqual(['quarantined', 'missing_target', 'missing_actual'])
})

test('a single period is named, because nothing can be seen to change', () => {
  expect(trustOf({ ...sound, n_periods: 1 })).toMatchObject({ grade: 'medium', reasons: [{ code: 'single_period' }] })
})

test('total lines and repeated headers do not lower trust, as many bad numbers would', () => {
  const load = {
    ...{ batch_id: 'b', seq: 1, source_id: 's', file_name: 'f.csv', encoding: 'utf-8', received_at: '2025-01-01' },
    ...{ rows_in: 100, loaded: 90, quarantined: 10, superseded: 0, blank_lines: 0 },
  }
  const grade = (code: string) =>
    analysis.analyse({ loads: [load], quarantine: [{ code, n: 10 }], coverage: [] }, {}, 1).trust.grade
  expect(grade('TOTAL_ROW')).toBe('high')
  expect(grade('BAD_NUMBER')).toBe('low')
})

test('missing months and quarters are counted between the first and the last one', () => {
  const months = ['2024-11-01', '2024-12-01', '2025-03-01'].map((period_start) => ({ kind: 'month', period_start }))
  expect(absentPeriods(months)).toBe(2)
  const quarters = ['2024-01-01', '2024-10-01'].map((period_start) => ({ kind: 'quarter', period_start }))
  expect(absentPeriods(quarters)).toBe(2)
  expect(absentPeriods(months.slice(0, 2))).toBe(0)
  expect(absentPeriods([])).toBe(0)
})

test('rows are conserved in the totals', () => {
  const load = (seq: number, rows_in: number, quarantined: number, superseded: number) => ({
    ...{ batch_id: `b${seq}`, seq, source_id: 's', file_name: 'f.csv', encoding: 'utf-8', received_at: '2025-01-01' },
    ...{ rows_in, loaded: rows_in - quarantined - superseded, quarantined, superseded, blank_lines: 1 },
  })
  const found = analysis.analyse(
    { loads: [load(2, 50, 1, 4), load(1, 100, 2, 0)], quarantine: [], coverage: [] },
    {},
    1,
  )
  expect(found.rows_in).toBe(found.loaded + found.quarantined + found.superseded)
  expect(found.loads.map(({ seq }) => seq)).toEqual([1, 2])
})

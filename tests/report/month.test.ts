import { expect, test } from 'vitest'
import { periodOfMonth } from '#pipeline/report/month.ts'

const month = (id: string, end: string) => ({ period_id: id, period_start: `${id}-01`, period_end: end })
const PERIODS = [
  month('2025-08', '2025-08-31'),
  month('2025-09', '2025-09-30'),
  { period_id: '2025Q3', period_start: '2025-07-01', period_end: '2025-09-30' },
  { period_id: '2025', period_start: '2025-01-01', period_end: '2025-12-31' },
]

test('a month is itself where there are months, and the shortest period that ends in it where there are not', () => {
  expect(periodOfMonth('2025-09', PERIODS).period_id).toBe('2025-09')
  expect(periodOfMonth('2025-09', PERIODS.slice(2)).period_id).toBe('2025Q3')
  expect(periodOfMonth('2025-12', PERIODS).period_id).toBe('2025')
})

test('a month without data names the months that there are', () => {
  expect(() => periodOfMonth('2026-01', PERIODS)).toThrow('month-without-data')
  try {
    periodOfMonth('2026-01', PERIODS)
  } catch (error) {
    expect(error).toMatchObject({ remedy: { en: expect.stringContaining('2025-08, 2025-09, 2025-12') as string } })
  }
})

test('what is not written YYYY-MM is refused', () => {
  for (const bad of ['2025-13', '2025-9', '09-2025', '', '2025-09-01'])
    expect(() => periodOfMonth(bad, PERIODS)).toThrow('bad-month')
})

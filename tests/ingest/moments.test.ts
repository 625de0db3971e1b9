import { expect, test } from 'vitest'
import { readMoment } from '#pipeline/ingest/values/moment.ts'
import { csv, deliver, LONG_HEADER, longTable } from './deliver.ts'

test.each([
  ['2026-03-05', '2026-03-05'],
  ['2026-03-05 14:32', '2026-03-05 14:32:00'],
  ['2026/3/5 14:32:10', '2026-03-05 14:32:10'],
  ['2026.3.5 9:05', '2026-03-05 09:05:00'],
  ['2026-03-05T14:32:10', '2026-03-05 14:32:10'],
  ['2026-03-05T14:32:10.250', '2026-03-05 14:32:10'],
  // The clock that wrote it says the 5th; in UTC or in Shanghai it would be another day.
  ['2026-03-05T23:30:00-08:00', '2026-03-05 23:30:00'],
  ['2026-03-05T00:10:00+0800', '2026-03-05 00:10:00'],
  ['2026-03-05T23:30:00Z', '2026-03-05 23:30:00'],
  ['2026年3月5日 14:32', '2026-03-05 14:32:00'],
  ['2026年3月5日14时32分10秒', '2026-03-05 14:32:10'],
  ['2026-03-05 下午2:32', '2026-03-05 14:32:00'],
  ['2026-03-05 2:32 PM', '2026-03-05 14:32:00'],
  ['2026-03-05 12:05 AM', '2026-03-05 00:05:00'],
  ['20260305143210', '2026-03-05 14:32:10'],
  ['２０２６－０３－０５　１４：３２', '2026-03-05 14:32:00'],
])('%s is the moment %s', (raw, text) => {
  expect(readMoment(raw, undefined)).toEqual({ kind: 'value', text })
})

test('a spreadsheet serial keeps its time of day', () => {
  // 46086 is 2026-03-05; 14:32:10 is 52,330 of 86,400 seconds.
  expect(readMoment('46086', 'serial-1900')).toEqual({ kind: 'value', text: '2026-03-05' })
  expect(readMoment(String(46086 + 52_330 / 86_400), 'serial-1900')).toEqual({
    kind: 'value',
    text: '2026-03-05 14:32:10',
  })
})

test.each([['2026-03-05 25:00'], ['2026-03-05 12:61'], ['2026-02-30 10:00'], ['soon']])('%s is no moment', (raw) => {
  expect(readMoment(raw, undefined)).toEqual({ kind: 'fault', code: 'BAD_DATE' })
})

test('01/02/2026 10:00 is as ambiguous as its day, and a stated order settles it', () => {
  expect(readMoment('01/02/2026 10:00', undefined)).toEqual({ kind: 'ambiguous' })
  expect(readMoment('01/02/2026 10:00', 'dmy')).toEqual({ kind: 'value', text: '2026-02-01 10:00:00' })
})

test.each(['录入时间', '填报时间', '上报时间', 'Entered At', 'Recorded At', '提交时间'])(
  'in a file of results %s says when the result was recorded',
  async (header) => {
    const rows = longTable(5, (cells) => [...cells, '2025-04-02 14:32'])
    rows[0] = [...LONG_HEADER, header]
    const { tables, report } = await deliver('a.csv', csv(rows))
    expect(tables['goal_result']?.[0]).toMatchObject({ entered_at: '2025-04-02 14:32:00' })
    expect(report.warnings).toEqual([])
  },
)

test('a dash, a blank and 无 say that the time is not known', async () => {
  const values = ['—', '', '无', '/', 'N/A']
  const rows = longTable(5, (cells, i) => [...cells, values[i]!])
  rows[0] = [...LONG_HEADER, '录入时间']
  const { tables, report } = await deliver('a.csv', csv(rows))
  expect(report.quarantined).toBe(0)
  expect(tables['goal_result']?.map((row) => row['entered_at'])).toEqual(['', '', '', '', ''])
})

import { Cron } from 'croner'
import { expect, test } from 'vitest'
import { duePeriod, latestRun, nextRuns, zonedInstant } from '#pipeline/delivery/due.ts'
import { DEFAULT_SCHEDULE, type Schedule } from '#pipeline/store/schedule.ts'

const plan = (over: Partial<Schedule>): Schedule => ({ ...DEFAULT_SCHEDULE, ...over })
const iso = (runs: { at: Date }[]) => runs.map(({ at }) => at.toISOString())

test('the report of a month goes out on the 3rd of the next, at eight in Shanghai', () => {
  const [run] = nextRuns(DEFAULT_SCHEDULE, new Date('2026-10-20T00:00:00Z'), 1)
  expect(run).toEqual({ at: new Date('2026-11-03T00:00:00Z'), period: '2026-10' })
})

test('the report of December goes out in January', () => {
  const [run] = nextRuns(DEFAULT_SCHEDULE, new Date('2026-12-20T00:00:00Z'), 1)
  expect(run).toEqual({ at: new Date('2027-01-03T00:00:00Z'), period: '2026-12' })
})

test('the 31st is the last day of shorter months, leap day included', () => {
  const runs = nextRuns(plan({ day: 31, hour: 12, zone: 'UTC' }), new Date('2028-01-01T00:00:00Z'), 4)
  expect(iso(runs)).toEqual([
    '2028-01-31T12:00:00.000Z',
    '2028-02-29T12:00:00.000Z',
    '2028-03-31T12:00:00.000Z',
    '2028-04-30T12:00:00.000Z',
  ])
})

test('"last" is the 28th in February of a common year', () => {
  const [, february] = nextRuns(plan({ day: 'last', hour: 0, zone: 'UTC' }), new Date('2027-01-01T00:00:00Z'), 2)
  expect(february?.at.toISOString()).toBe('2027-02-28T00:00:00.000Z')
})

test('an hour that Berlin skips in March runs once, an hour later by the clock on the wall', () => {
  // 28 March 2027: 02:00 CET is followed by 03:00 CEST, which is 01:00 UTC.
  const runs = nextRuns(plan({ day: 28, hour: 2, zone: 'Europe/Berlin' }), new Date('2027-03-01T00:00:00Z'), 2)
  expect(iso(runs)).toEqual(['2027-03-28T01:00:00.000Z', '2027-04-28T00:00:00.000Z'])
})

test('an hour that Berlin has twice in October runs once, the first time', () => {
  // 31 October 2027: 02:00 CEST is 00:00 UTC, 02:00 CET is 01:00 UTC.
  const schedule = plan({ day: 31, hour: 2, zone: 'Europe/Berlin' })
  const runs = nextRuns(schedule, new Date('2027-10-01T00:00:00Z'), 2)
  expect(iso(runs)).toEqual(['2027-10-31T00:00:00.000Z', '2027-11-30T01:00:00.000Z'])
  const done = { ...schedule, last_period_done: '2027-09' }
  expect(duePeriod(done, new Date('2027-10-31T01:00:00Z'))).toBe(null)
})

test('agrees with croner on every month of three years in zones with and without daylight saving', () => {
  for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe']) {
    const cron = new Cron('0 0 8 3 * *', { timezone: zone, paused: true })
    const expected = cron.nextRuns(36, new Date('2026-01-01T00:00:00Z')).map((at) => at.toISOString())
    expect(iso(nextRuns(plan({ zone }), new Date('2026-01-01T00:00:00Z'), 36)), zone).toEqual(expected)
  }
})

test('48 months of waking every six hours report 48 different months once each', () => {
  let schedule = plan({ day: 31, hour: 2, zone: 'Europe/Berlin', active_from: '2026-01-01T00:00:00.000Z' })
  const sent: string[] = []
  const end = Date.parse('2030-01-01T00:00:00Z')
  for (let now = Date.parse('2026-01-01T00:00:00Z'); now < end; now += 6 * 3_600_000) {
    const period = duePeriod(schedule, new Date(now))
    if (period === null) continue
    sent.push(period)
    schedule = { ...schedule, last_period_done: period }
  }
  expect(sent).toHaveLength(48)
  expect(new Set(sent).size).toBe(48)
  expect([sent[0], sent.at(-1)]).toEqual(['2025-12', '2029-11'])
})

test('after a long stop only the latest month is made up for', () => {
  const schedule = plan({ active_from: '2026-01-01T00:00:00.000Z', last_period_done: '2026-04' })
  expect(duePeriod(schedule, new Date('2026-09-15T00:00:00Z'))).toBe('2026-08')
})

test('a schedule that was switched on after this month’s day waits for the next month', () => {
  const schedule = plan({ active_from: '2026-11-20T00:00:00.000Z' })
  expect(duePeriod(schedule, new Date('2026-11-20T01:00:00Z'))).toBe(null)
  expect(duePeriod(schedule, new Date('2026-12-03T00:00:00Z'))).toBe('2026-11')
})

test('a clock that goes back a day after the report sends nothing again', () => {
  const schedule = plan({ active_from: '2026-01-01T00:00:00.000Z', last_period_done: '2026-10' })
  expect(duePeriod(schedule, new Date('2026-11-02T00:00:00Z'))).toBe(null)
  expect(duePeriod(schedule, new Date('2026-11-03T00:00:00Z'))).toBe(null)
})

test('a schedule that is off is never due', () => {
  expect(duePeriod(plan({ enabled: false }), new Date('2026-11-04T00:00:00Z'))).toBe(null)
})

test('the latest run is never after now', () => {
  for (let day = 1; day <= 60; day++) {
    const now = new Date(Date.UTC(2026, 1, day, 5))
    expect(latestRun(DEFAULT_SCHEDULE, now).at <= now).toBe(true)
  }
})

test('a local time without any change of clocks is its plain offset', () => {
  expect(zonedInstant({ year: 2026, month: 7, day: 1, hour: 8 }, 'Asia/Shanghai').toISOString()).toBe(
    '2026-07-01T00:00:00.000Z',
  )
})

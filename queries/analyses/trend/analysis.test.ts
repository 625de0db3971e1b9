import { expect, test } from 'vitest'
import type { z } from 'zod'
import { cellKeyText } from '#queries/domain.ts'
import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { lightPalette } from '#queries/palette.ts'
import analysis, { type periodRow } from './analysis.ts'
import { crossedBy, type EventRow } from './events.ts'
import type { TrendResult } from './result.ts'

type Row = z.infer<typeof periodRow>

const month = (i: number) => `${2023 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`

/** One row per month; null is a month without a result. */
const series = (values: (number | null)[], changes: Partial<Row> = {}): Row[] =>
  values.map((value, i) => ({
    ...{ unit_id: 'a', kpi_id: 'k1', period_id: month(i), level: 'person' },
    ...{ period_start: `${month(i)}-01`, period_end: `${month(i)}-28` },
    ...(value === null
      ? { n_people: null, n_results: null, n_goals: null, n_judged: null, n_met: null, gap_ratio: null }
      : { n_people: 20, n_results: 20, n_goals: 20, n_judged: 20, n_met: 9, gap_ratio: value }),
    ...{
      half_width_ratio: null,
      actual_value: null,
      target_value: null,
      signal: 'within',
      is_withheld: value === null ? null : false,
      blocked_by: null,
      is_target_blocked: false,
    },
    ...changes,
  }))
const names = (direction = 'higher') => [
  {
    ...{ unit_id: 'a', parent_id: 'root', name_zh: '华东', name_en: 'East', depth: 1 },
    ...{ kpi_id: 'k1', kpi_zh: '投诉率', kpi_en: 'Complaints', kpi_unit: 'ratio', kpi_direction: direction },
  },
]
const analyse = (
  rows: Row[],
  versions: { version: number; valid_from: string }[] = [],
  direction = 'higher',
  events: EventRow[] = [],
) =>
  analysis.analyse(
    { rows, names: names(direction), versions, events },
    analysis.params.parse({ unit: 'a', kpi: 'k1' }),
    1,
  )
const event = (starts_on: string, ends_on: string | null = null, changes: Partial<EventRow> = {}): EventRow => ({
  ...{ event_id: starts_on, unit_id: null, kind: 'system', label: '系统上线', evidence: null, starts_on, ends_on },
  ...changes,
})

type Drawn = {
  markArea?: { data: unknown }
  markLine?: { data: { xAxis: number; label: { formatter: string; offset: number[] } }[] }
}
const seriesOfChart = (found: TrendResult, context: ChartContext) =>
  (analysis.chart(found, context) as EchartsFigure).option['series'] as Drawn[] // a trend is drawn by ECharts

const WAVE = [-0.02, 0.01, -0.03, 0.02, -0.01, 0.03, -0.02, 0.01, -0.03, 0.02, -0.01, 0.03, -0.02]

test('seven points draw a mean and no judgement, eight provisional limits, thirteen final ones', () => {
  const seven = analyse(series(WAVE.slice(0, 7)))
  expect(seven).toMatchObject({
    kind: 'too_few',
    limits: 'none',
    signal_now: 'none',
    slope: null,
    kendall: null,
    assurance: null,
  })
  expect(seven.points.every((point) => point.mean !== null && point.lower === null)).toBe(true)
  expect(analysis.text.zh.finding(seven)).toContain('需要 8 期，现有 7 期')
  expect(analyse(series(WAVE.slice(0, 8)))).toMatchObject({ kind: 'found', limits: 'provisional' })
  expect(analyse(series(WAVE.slice(0, 12))).limits).toBe('provisional')
  expect(analyse(series(WAVE)).limits).toBe('final')
})

test('a fall beyond the limits is a concern, and the same size inside wide limits is normal variation', () => {
  const calm = [0, 0.01, 0, 0.01, 0, 0.01, 0, 0.01, 0, 0.01, 0, 0.01, -0.15]
  expect(analyse(series(calm)).signal_now).toBe('concern')
  const wild = [0, 0.15, 0, 0.15, 0, 0.15, 0, 0.15, 0, 0.15, 0, 0.15, -0.15]
  expect(analyse(series(wild)).signal_now).toBe('none')
})

test('a missing month is a gap in the line and enters no moving range', () => {
  const found = analyse(series([...WAVE.slice(0, 6), null, ...WAVE.slice(6)]))
  expect(found.points[6]).toMatchObject({ state: 'empty', value: null, mean: null, label: null })
  expect(found.n_points).toBe(13)
  const whole = analyse(series(WAVE))
  expect(found.points[0]!.upper).toBeCloseTo(whole.points[0]!.upper!, 12)
})

test('a figure of the unit itself is followed in its own unit, against its own target, lower being better', () => {
  const rows = series(WAVE, { level: 'unit', n_people: null }).map((row, i) => ({
    ...row,
    actual_value: 0.05 + WAVE[i]! / 10,
    target_value: 0.02,
  }))
  const found = analyse(rows, [], 'lower')
  expect(found).toMatchObject({ measure: 'actual', direction: 'lower', unit_of_measure: 'ratio' })
  expect(found.points[0]).toMatchObject({ value: 0.048, target: 0.02, n_people: null })
  // Mean 0.0498, amr of 0.0037 or so: limits near 0.04 to 0.06, so a target of at most 0.02 is never reached.
  expect(found.assurance).toBe('consistently_fails')
})

test('people are followed by their gap with target 0', () => {
  const found = analyse(series(WAVE))
  expect(found).toMatchObject({ measure: 'gap', direction: 'higher', unit_of_measure: null })
  expect(found.points[0]).toMatchObject({ value: -0.02, target: 0, n_people: 20 })
})

test('limits start anew where the definition of the KPI changed, and not at the version it began with', () => {
  const values = [...WAVE.slice(0, 10), ...WAVE.slice(0, 10).map((value) => value - 0.5)]
  const found = analyse(series(values), [
    { version: 1, valid_from: '2022-01-01' },
    { version: 2, valid_from: '2023-10-15' },
  ])
  // The month of the change mixes both definitions; the first whole one starts the new group.
  expect(found.breaks).toEqual([{ period_start: '2023-11-01', reason: 'kpi_version_2' }])
  expect(found.points.map((point) => point.group)).toEqual([...Array(10).fill(0), ...Array(10).fill(1)])
  expect(found.points[19]!.mean! - found.points[0]!.mean!).toBeCloseTo(-0.5, 12)
  expect(found.signal_now).toBe('none')
})

test('a slope comes with its interval and a test; a constant series has none to speak of', () => {
  // y = 0.01·t exactly: every pair slope is 0.01; S = 78, V = 13·12·31/18, Z = 77/√268.667.
  const rise = analyse(series(Array.from({ length: 13 }, (_, t) => t / 100)))
  expect(rise.slope!.per_period).toBeCloseTo(0.01, 12)
  expect(rise.kendall).toMatchObject({ s: 78, variant: 'plain' })
  expect(rise.kendall!.z).toBeCloseTo(77 / Math.sqrt((13 * 12 * 31) / 18), 9)
  const constant = analyse(series(Array(13).fill(0.05)))
  expect(constant).toMatchObject({
    is_constant: true,
    signal_now: 'none',
    slope: { per_period: 0 },
    kendall: { s: 0, p: 1 },
  })
  expect(constant.assurance).toBe('consistently_passes')
})

test('a withheld point takes its share of mean, limits and slope with it', () => {
  const found = analyse(series([...WAVE, -0.9]))
  const hidden = cellKeyText({ unit_id: 'a', kpi_id: 'k1', period_id: month(13) })
  const shown = analysis.withhold(found, new Set([hidden]))
  expect(shown.points[13]).toMatchObject({ state: 'withheld', value: null, n_people: null, mean: null, label: null })
  expect(shown.points[0]!.mean).toBeCloseTo(analyse(series(WAVE)).points[0]!.mean!, 12)
  expect(shown.signal_now).toBe('none')
  expect(found.signal_now).toBe('concern')
})

test('a series of protected points says so and shows no number', () => {
  const found = analyse(series(WAVE, { is_withheld: true }))
  expect(found.kind).toBe('withheld')
  expect(analysis.text.en.finding(found)).toContain('Protected')
  expect(found.points.every((point) => point.value === null && point.mean === null)).toBe(true)
})

test('an event stands in the periods that its days touch, and not where it lies outside the series', () => {
  const found = analyse(series(WAVE), [], 'higher', [
    event('2023-04-20', '2023-06-02'),
    event('2023-02-10'),
    event('2022-12-31'), // the day before the first month
    event('2022-11-01', '2023-01-15', { kind: 'no such kind', label: null }),
    event('2024-02-01'), // after the last month
    event('2023-08-09', '2023-08-01'), // ends before it starts: one day
  ])
  expect(found.events.map(({ from, to, kind, ends_on }) => [from, to, kind, ends_on])).toEqual([
    ['2023-01', '2023-01', 'other', '2023-01-15'],
    ['2023-02', '2023-02', 'system', null],
    ['2023-04', '2023-06', 'system', '2023-06-02'],
    ['2023-08', '2023-08', 'system', null],
  ])
})

test('the sentence says when the comparison crosses an event, and stays quiet where both sides lie after it', () => {
  const during = analyse(series(WAVE), [], 'higher', [event('2023-07-03', '2023-07-09')])
  expect(analysis.text.zh.finding(during)).toContain('前后比较跨越“系统上线”（2023-07-03 至 2023-07-09）')
  expect(analysis.text.en.finding(during)).toContain('crosses "系统上线" (3 Jul 2023 to 9 Jul 2023)')
  // In the first month, before the first month of the newest definition, or in a month that is compared with nothing: not crossed.
  expect(crossedBy(analyse(series(WAVE), [], 'higher', [event('2023-01-05')]))).toEqual([])
  const changed = [{ version: 2, valid_from: '2023-04-01' }]
  expect(crossedBy(analyse(series(WAVE), changed, 'higher', [event('2023-03-05'), event('2023-04-02')]))).toEqual([])
  expect(crossedBy(analyse(series(WAVE.slice(0, 1)), [], 'higher', [event('2023-01-05')]))).toEqual([])
  // Spring Festival half a year ago is no news; in the newest month it is.
  const holidays = [event('2023-07-10', null, { kind: 'holiday' }), event('2024-01-10', null, { kind: 'holiday' })]
  expect(crossedBy(analyse(series(WAVE), [], 'higher', holidays)).map(({ from }) => from)).toEqual(['2024-01'])
})

test('an event is a line with its name on the chart, a band where it lasts, and in the table twin', () => {
  const found = analyse(series(WAVE), [], 'higher', [
    event('2023-04-20', '2023-06-02', { label: '<b>{b}</b>\n停线' }),
    event('2023-09-01'),
  ])
  const drawn = seriesOfChart(found, { lang: 'zh', palette: lightPalette, width: 900, height: 350 })
  const marks = drawn.find(({ markArea }) => markArea)!
  expect(marks.markArea!.data).toEqual([[{ xAxis: 3 }, { xAxis: 5 }]])
  // A brace would begin a template of the chart library; everything else stands as it was written.
  expect(marks.markLine!.data.map(({ xAxis, label }) => [xAxis, label])).toMatchObject([
    [3, { formatter: '<b>｛b}</b> …' }],
    [8, { formatter: '系统上线' }],
  ])
  const points = analysis.tables.find(({ name }) => name === 'points')!.rows(found)
  expect(points.filter(({ events }) => events !== null).map(({ period_id }) => period_id)).toEqual([
    '2023-04',
    '2023-05',
    '2023-06',
    '2023-09',
  ])
  expect(analysis.tables.find(({ name }) => name === 'events')!.rows(found)).toHaveLength(2)
})

test('events too close together are numbered in place of their names, two lines at most', () => {
  const busy = Array.from({ length: 9 }, (_, i) => event(`2023-0${i + 1}-10`, null, { label: `第${i + 1}次组织调整` }))
  const found = analyse(series(WAVE), [], 'higher', busy)
  const drawn = seriesOfChart(found, { lang: 'zh', palette: lightPalette, width: 320, height: 150 })
  const labels = drawn.find(({ markArea }) => markArea)!.markLine!.data.map(({ label }) => label)
  expect(labels.map(({ formatter }) => formatter)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'])
  expect(labels.every(({ offset }) => offset[1]! >= -16)).toBe(true)
})

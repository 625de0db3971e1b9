import { expect, test } from 'vitest'
import type { ChartedSeries } from '#pipeline/stats-file/control-charts.ts'
import type { SeriesTrend } from '#pipeline/stats-file/series-trends.ts'
import { stats } from './stats-command.ts'

type Charts = { rows: number; dropped: number; series: ChartedSeries[] }
type Trends = { rows: number; dropped: number; series: SeriesTrend[] }

const XMR = 'xmr FILE --series unit --period month --value rate --format json'
const TREND = 'trend FILE --series unit --period month --value rate --format json'
const csv = (values: (number | string)[], unit = 'A') =>
  `unit,month,rate\n${values.map((value, i) => `${unit},2024-${i + 1},${value}`).join('\n')}\n`

test('limits, assurance and flags of a worked series', async () => {
  // 10, 12, 10, 12: mean 11; moving ranges 2, 2, 2; limits 11 ∓ 2.66·2 = 5.68 and 16.32. A target of 17 lies above them.
  const { out } = await stats(`${XMR} --target 17 --direction up`, csv([10, 12, 10, 12]))
  const { series } = JSON.parse(out) as Charts
  expect(series).toHaveLength(1)
  expect(series[0]).toMatchObject({ series: 'A', n: 4, mean: 11, assurance: 'consistent_fail', status: 'too_few' })
  expect(series[0]!.lower).toBeCloseTo(5.68, 10)
  expect(series[0]!.upper).toBeCloseTo(16.32, 10)
  expect(series[0]!.points[1]).toEqual({ period: '2024-2', value: 12, flag: 'none', side: 'neutral' })
})

test.each([
  ['17', 'down', 'consistent_pass'],
  ['5', 'up', 'consistent_pass'],
  ['5', 'down', 'consistent_fail'],
  ['12', 'up', 'inconsistent'],
])('a target of %s with %s being better is %s for limits of 5.68 to 16.32', async (target, direction, expected) => {
  const { out } = await stats(`${XMR} --target ${target} --direction ${direction}`, csv([10, 12, 10, 12]))
  expect((JSON.parse(out) as Charts).series[0]!.assurance).toBe(expected)
})

test('a rise of seven points is a trend, and an improvement only where up is better', async () => {
  // Between 1.9 and 2.1 with a climb from 1.9 to 2.05 in the middle; the ranges of ±0.1 keep all of it inside the limits.
  const values = [2.05, 1.95, 2.05, 1.92, 1.94, 1.96, 1.98, 2.0, 2.02, 2.04, 1.95, 2.05, 1.95, 2.05]
  const [up, none] = await Promise.all([stats(`${XMR} --direction up`, csv(values)), stats(XMR, csv(values))])
  const flags = (called: { out: string }) =>
    (JSON.parse(called.out) as Charts).series[0]!.points.map(({ flag, side }) => `${flag} ${side}`)
  expect(flags(up).slice(3, 10)).toEqual(Array(7).fill('trend improvement'))
  expect(flags(none).slice(3, 10)).toEqual(Array(7).fill('trend neutral'))
  expect((JSON.parse(none.out) as Charts).series[0]!.assurance).toBeNull()
})

test('periods are put in their order however the file has them, 2024-2 before 2024-10', async () => {
  const { out } = await stats(XMR, 'unit,month,rate\nA,2024-10,3\nA,2024-2,2\nA,2024-1,1\n')
  const periods = (JSON.parse(out) as Charts).series[0]!.points.map(({ period }) => period)
  expect(periods).toEqual(['2024-1', '2024-2', '2024-10'])
})

test('rows without a value are left out and counted, series keep apart', async () => {
  const { out } = await stats(XMR, 'unit,month,rate\nB,1,5\nA,1,1\nA,2,NA\nA,3,\n,4,2\n')
  const { rows, dropped, series } = JSON.parse(out) as Charts
  expect({ rows, dropped, names: series.map((each) => each.series) }).toEqual({
    rows: 2,
    dropped: 3,
    names: ['A', 'B'],
  })
  expect(series[0]).toMatchObject({ n: 1, mean: 1, lower: null, upper: null })
})

test('a byte order mark, semicolons and quoted cells with a semicolon are read', async () => {
  const { out } = await stats(XMR, '\uFEFFunit;month;rate\r\n"A;x";1;1\r\n"A;x";2;2\r\n')
  expect((JSON.parse(out) as Charts).series[0]).toMatchObject({ series: 'A;x', n: 2, mean: 1.5 })
})

test('the slope is per period and a missing period counts as a gap', async () => {
  // 2 per period over periods 1 … 10 of the file; series B lacks period 5, which only the others show.
  const lines = Array.from({ length: 10 }, (_, i) => [
    `A,${i + 1},${i % 3}`,
    ...(i === 4 ? [] : [`B,${i + 1},${2 * i}`]),
  ])
  const { out } = await stats(TREND, `unit,month,rate\n${lines.flat().join('\n')}\n`)
  const b = (JSON.parse(out) as Trends).series[1]!
  expect(b.slope).toEqual({ estimate: 2, low: 2, high: 2 })
  // All 36 pairs of 9 points rise: S = 36; V = 9·8·23/18 = 92; Z = 35/√92 = 3.649.
  expect(b.kendall).toMatchObject({ s: 36, variance: 92, variant: 'plain' })
  expect(b.kendall!.z).toBeCloseTo(35 / Math.sqrt(92), 12)
  expect(b.q).toBeGreaterThanOrEqual(b.kendall!.p)
})

test('fewer than eight points give no slope and no test, in words and in JSON', async () => {
  const { out } = await stats(TREND, csv([1, 2, 3]))
  expect((JSON.parse(out) as Trends).series[0]).toEqual({
    ...{ series: 'A', n: 3, status: 'too_few', slope: null, kendall: null, q: null },
  })
  expect((await stats(TREND.replace('json', 'text'), csv([1, 2, 3]))).out).toContain('fewer than 8 points')
})

test.each([
  ['a month by name', 'unit,month,rate\nA,Mar 2024,1\n', 'bad-call', /order of the periods/],
  ['a day before the year', 'unit,month,rate\nA,05/06/2024,1\n', 'bad-call', /year first/],
  ['two values in a period', 'unit,month,rate\nA,1,1\nA,1,2\n', 'bad-file', /series "A" has 2 values in period "1"/],
  [
    'a value that is no number',
    'unit,month,rate\nA,1,1\nA,2,12%\n',
    'bad-call',
    /line 3, column "rate" \(found "12%"\)/,
  ],
  ['an infinite value', 'unit,month,rate\nA,1,inf\n', 'bad-call', /line 2/],
  ['a row that is too long', 'unit,month,rate\nA,1,1\nA,2,2,3\n', 'bad-file', /line 3/],
  ['an empty file', '', 'bad-file', /empty/],
  ['a missing column', 'unit,monat,rate\nA,1,1\n', 'bad-call', /column "month".*\nIt has: unit, monat, rate/],
  ['GB18030', Buffer.from([0x75, 0x2c, 0xb2, 0xbf, 0x0a]), 'bad-file', /not UTF-8/],
  ['mixed line ends', 'unit,month,rate\nA,1,1\r\nA,2,2\n', 'bad-file', /split into rows/],
])('%s is refused in words', async (_, text, code, words) => {
  const { fault, err, out } = await stats(XMR, text)
  expect([fault?.code, out]).toEqual([code, ''])
  expect(err).toMatch(words)
})

test('with fewer than eight points the text says nothing of the target, and the data keep the word', async () => {
  const call = `${XMR} --target 17 --direction up`
  const [json, text] = await Promise.all([
    stats(call, csv([10, 12, 10, 12])),
    stats(call.replace('json', 'text'), csv([10, 12, 10, 12])),
  ])
  expect((JSON.parse(json.out) as Charts).series[0]!.assurance).toBe('consistent_fail')
  expect(text.out).not.toContain('not reached')
})

test('a missing file is refused by its path', async () => {
  const { fault, err } = await stats(XMR.replace('FILE', '/nowhere/at-all.csv'), '')
  expect([fault?.code, err]).toEqual(['bad-call', expect.stringContaining('/nowhere/at-all.csv')])
})

test('a target without a direction is refused, because nobody can say which side passes', async () => {
  const { code, err } = await stats(`${XMR} --target 3`, csv([1, 2]))
  expect([code, err]).toEqual([2, expect.stringContaining('--direction')])
})

test('a header without rows is an answer without series', async () => {
  expect(JSON.parse((await stats(XMR, 'unit,month,rate\n')).out)).toEqual({ rows: 0, dropped: 0, series: [] })
  expect((await stats(XMR.replace('json', 'text'), 'unit,month,rate\n', 'zh')).out).toContain('没有完整的数据行')
})

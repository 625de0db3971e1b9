import type { ChartContext } from '#queries/define.ts'
import { FONT_SIZE, silentAxis } from '#queries/figure.ts'
import type { Lang } from '#queries/locale.ts'
import { hatched } from '#queries/palette.ts'
import { niceTicks } from '#queries/stats/ticks.ts'
import { nameOf } from '#queries/words/format.ts'
import { axisLines, EXACT, SMALLEST_ROW, type Box, type PanelPart } from './panel.ts'
import { partFills } from './part-fills.ts'
import type { MixShiftResult } from './result.ts'
import { signedPoints, text } from './text.ts'

/** What one sub-unit, or several together, add to the change. Gap ratios; 0 where a part does not apply. */
export type UnitRow = { name: string; rate: number; mix: number; membership: number }

/** At most this many sub-units have a row of their own. */
const MOST_UNITS = 10

/** The sub-units with the largest parts, largest first, and the others as one row. `room` is the number of rows that fit. */
export function rowsOfUnits({ units }: MixShiftResult, lang: Lang, room: number): UnitRow[] {
  const all = units
    .filter(({ share_from }) => share_from !== null)
    .map(({ unit, rate, mix, membership }) => ({
      ...{ name: nameOf(unit, lang), rate: rate ?? 0, mix: mix ?? 0, membership: membership ?? 0 },
    }))
    .toSorted((a, b) => sizeOf(b) - sizeOf(a))
  const most = Math.max(1, Math.min(MOST_UNITS, room - 1))
  if (all.length <= Math.min(MOST_UNITS, Math.max(1, room))) return all
  const others = all.slice(most)
  return [
    ...all.slice(0, most),
    {
      name: text[lang].others(others.length),
      rate: sum(others.map(({ rate }) => rate)),
      mix: sum(others.map(({ mix }) => mix)),
      membership: sum(others.map(({ membership }) => membership)),
    },
  ]
}

/** Bars of the parts to both sides of nothing, with a stroke at their sum. */
export function contributions(found: MixShiftResult, context: ChartContext, box: Box, height: number): PanelPart {
  const { palette, lang } = context
  const rows = rowsOfUnits(found, lang, Math.floor(height / SMALLEST_ROW))
  const words = text[lang]
  const reach = rows.flatMap(({ rate, mix, membership }) => [
    sum([rate, mix, membership].filter((part) => part > 0)),
    sum([rate, mix, membership].filter((part) => part < 0)),
  ])
  const ticks = niceTicks(Math.min(0, ...reach), Math.max(0, ...reach), 4)
  const fills = partFills(palette)
  const row = height / Math.max(1, rows.length)
  const on = { xAxisIndex: 1, yAxisIndex: 2 }
  const category = {
    type: 'category',
    inverse: true,
    gridIndex: 1,
    axisTick: { show: false },
    axisLine: { show: false },
  }
  const label = {
    ...{ color: palette.ink, fontSize: FONT_SIZE, interval: 0, lineHeight: 13 },
    overflow: row >= 28 ? 'break' : 'truncate',
  }
  const spoken = (unit: UnitRow) =>
    [
      unit.name,
      `${words.parts.rate} ${signedPoints(unit.rate)}`,
      `${words.parts.mix} ${signedPoints(unit.mix)}`,
      ...(unit.membership === 0 ? [] : [`${words.parts.membership} ${signedPoints(unit.membership)}`]),
    ].join('\n')
  const bar = (code: 'rate' | 'mix' | 'membership') => ({
    ...{ type: 'bar', stack: 'parts', name: words.parts[code], ...on, barWidth: Math.min(18, row * 0.6) },
    itemStyle: { color: fills[code].fill, borderColor: palette.quiet, borderWidth: 1, ...hatched(fills[code]) },
    data: rows.map((unit) => ({
      value: unit[code],
      name: spoken(unit),
      ...(unit[code] === 0 ? { itemStyle: { borderWidth: 0 } } : {}),
    })),
  })
  return {
    xAxis: { ...silentAxis(ticks), gridIndex: 1 },
    yAxis: [
      { ...category, data: rows.map(({ name }) => name), axisLabel: { ...label, width: box.labels - 10 } },
      {
        ...category,
        position: 'right',
        data: rows.map((unit) => signedPoints(totalOf(unit))),
        axisLabel: { ...label, width: box.values - 8 },
      },
    ],
    series: [
      {
        ...{ type: 'line', data: [], silent: true, ...on },
        markLine: axisLines(context, ticks, signedPoints, box, 36),
      },
      bar('rate'),
      bar('mix'),
      bar('membership'),
      {
        ...{
          type: 'scatter',
          name: words.total,
          ...on,
          symbol: 'rect',
          symbolSize: [3, Math.min(20, row * 0.8)],
          z: 5,
        },
        itemStyle: { color: palette.ink, opacity: 1 },
        data: rows.map((unit, i) => ({ value: [totalOf(unit), i], name: spoken(unit) })),
        markLine: {
          ...{ silent: true, animation: false, symbol: 'none', precision: EXACT, label: { show: false } },
          data: [{ xAxis: 0, lineStyle: { color: palette.quiet, width: 1.5, type: 'solid' } }],
        },
      },
    ],
  }
}

const totalOf = ({ rate, mix, membership }: UnitRow) => rate + mix + membership
const sizeOf = ({ rate, mix, membership }: UnitRow) => Math.abs(rate) + Math.abs(mix) + Math.abs(membership)
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

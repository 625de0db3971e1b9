import type { ChartContext } from '#queries/define.ts'
import { FONT_SIZE, silentAxis } from '#queries/figure.ts'
import { hatched } from '#queries/palette.ts'
import { niceTicks } from '#queries/stats/ticks.ts'
import { formatGap, formatPeriod } from '#queries/words/format.ts'
import { axisLines, EXACT, hasRoom, type Box, type PanelPart } from './panel.ts'
import { partFills } from './part-fills.ts'
import type { MixShiftResult } from './result.ts'
import { partsOf, pointsWithUnit, bareRange, signedPoints, type PartCode } from './text.ts'

/** One row: a level is a point, a part a bar from the sum before it to the sum after it. Gap ratios. */
export type Step = {
  code: PartCode | 'before' | 'after'
  name: string
  from: number
  to: number
  low: number | null
  high: number | null
  value: string
  /** The interval in words, where there is room for it. */
  range: string
}

/** The earlier level, each part that there is, the later level; nothing without levels. */
export function stepsOf(found: MixShiftResult, context: ChartContext): Step[] {
  const { lang } = context
  const { gap_ratio_from: before, gap_ratio_to: after, from, to } = found
  if (before === null || after === null || !from || !to) return []
  const level = (code: 'before' | 'after', period: string, at: number): Step => ({
    ...{
      code,
      name: formatPeriod(period, lang),
      from: at,
      to: at,
      low: null,
      high: null,
      value: formatGap(at, lang),
      range: '',
    },
  })
  let at = before
  const parts = partsOf(found, lang).map(({ code, name, value }): Step => {
    const start = at
    at += value
    const hasRange = code === 'rate' && found.rate_low !== null && found.rate_high !== null
    return {
      ...{
        code,
        name,
        from: start,
        to: at,
        value: hasRoom(context) ? pointsWithUnit(value, lang) : signedPoints(value),
      },
      range: hasRange && hasRoom(context) ? bareRange(found, lang) : '',
      low: hasRange ? start + found.rate_low! : null,
      high: hasRange ? start + found.rate_high! : null,
    }
  })
  return [level('before', from.period_id, before), ...parts, level('after', to.period_id, after)]
}

/**
 * The axis shows the stretch that the steps cover and need not begin at the target: levels are points, and only the lengths of
 * the steps are drawn as bars. Drawn from its left end, so that a stretch on both sides of the target needs no halves.
 */
export function waterfall(steps: readonly Step[], context: ChartContext, box: Box, height: number): PanelPart {
  const { palette, lang } = context
  const reach =
    steps.length === 0 ? [0] : steps.flatMap(({ from, to, low, high }) => [from, to, low ?? from, high ?? to])
  const ticks = niceTicks(Math.min(...reach), Math.max(...reach), 4)
  const base = ticks[0]!
  const x = (ratio: number) => ratio - base
  const fills = partFills(palette)
  const row = height / Math.max(1, steps.length)
  const spoken = (step: Step) => `${step.name} ${step.value} ${step.range}`.trim()
  const isPart = (step: Step) => step.code !== 'before' && step.code !== 'after'
  const category = {
    type: 'category',
    inverse: true,
    gridIndex: 0,
    axisTick: { show: false },
    axisLine: { show: false },
  }
  const label = { color: palette.ink, fontSize: FONT_SIZE, interval: 0, lineHeight: 14, overflow: 'break' }
  const line = (style: object, ...ends: [from: [number, number], to: [number, number]]) => [
    { coord: ends[0], lineStyle: style },
    { coord: ends[1] },
  ]
  // Two levels without a part between them are not joined: nothing leads from one to the other.
  const connectors = (steps.length > 2 ? steps : [])
    .slice(0, -1)
    .map((step, i) => line({ color: palette.quiet, width: 1, type: 'dotted' }, [x(step.to), i], [x(step.to), i + 1]))
  const whiskers = steps.flatMap(({ low, high }, i) =>
    low === null || high === null
      ? []
      : [line({ color: palette.ink, width: 1.5, type: 'solid' }, [x(low), i], [x(high), i])],
  )
  const target =
    base <= 0 && ticks.at(-1)! >= 0
      ? [{ xAxis: x(0), lineStyle: { color: palette.target, width: 2, type: 'dashed' } }]
      : []
  const marks = { silent: true, animation: false, symbol: 'none', precision: EXACT, label: { show: false } }
  const places = ticks.map((tick) => x(tick))
  const grid = axisLines(context, places, (place) => formatGap(place + base, lang), box, 50)
  return {
    xAxis: { ...silentAxis(places), gridIndex: 0 },
    yAxis: [
      { ...category, data: steps.map(({ name }) => name), axisLabel: { ...label, width: box.labels - 10 } },
      {
        ...category,
        position: 'right',
        data: steps.map(({ value, range }) => (range ? `${value}\n${range}` : value)),
        axisLabel: { ...label, width: box.values - 8 },
      },
    ],
    series: [
      { type: 'line', data: [], silent: true, xAxisIndex: 0, yAxisIndex: 0, markLine: grid },
      {
        ...{ type: 'bar', stack: 'steps', xAxisIndex: 0, yAxisIndex: 0, silent: true },
        itemStyle: { color: 'transparent' },
        data: steps.map((step) => (isPart(step) ? x(Math.min(step.from, step.to)) : 0)),
      },
      {
        ...{ type: 'bar', stack: 'steps', xAxisIndex: 0, yAxisIndex: 0, barWidth: Math.min(22, row * 0.62) },
        data: steps.map((step) => ({
          value: isPart(step) ? Math.abs(step.to - step.from) : 0,
          name: spoken(step),
          itemStyle:
            step.code === 'before' || step.code === 'after'
              ? {}
              : {
                  color: fills[step.code].fill,
                  borderColor: palette.quiet,
                  borderWidth: step.from === step.to ? 0 : 1,
                  ...hatched(fills[step.code]),
                },
        })),
        markLine: { ...marks, data: [...target, ...connectors, ...whiskers] },
      },
      {
        ...{ type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, symbol: 'diamond', symbolSize: 14, z: 5 },
        itemStyle: { color: palette.ink, opacity: 1 },
        data: steps.flatMap((step, i) => (isPart(step) ? [] : [{ value: [x(step.to), i], name: spoken(step) }])),
      },
    ],
  }
}

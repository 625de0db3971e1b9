import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, legend, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { niceTicks } from '#queries/stats/ticks.ts'
import { formatPeriodShort, isShare } from '#queries/words/format.ts'
import { LABEL_ROW, placeMarks, rowsOf, textWidth, type PlacedMark } from './event-marks.ts'
import type { TrendResult } from './result.ts'
import { text, valueText } from './text.ts'

type Point = TrendResult['points'][number]

/**
 * The series as a line with gaps, mean and limits of each rebase group dashed, target dotted, a vertical line at each change of
 * definition and at each dated event (a band where it lasts). Signals have a shape of their own. The legend carries the figures of the newest group, so nothing needs a tooltip.
 */
export function chart(found: TrendResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const words = text[lang]
  const { width } = sizeOf(context)
  const points = found.points.map((point) => clipped(point, found))
  const newest = points.findLast((point) => point.state === 'shown')
  const heights = points.flatMap((point) =>
    [point.value, point.target, point.lower, point.upper, point.mean].filter((value) => value !== null),
  )
  const ticks = niceTicks(
    Math.min(...heights, ...(heights.length ? [] : [0])),
    Math.max(...heights, ...(heights.length ? [] : [1])),
  )
  const label = (value: number | null) => valueText(value, found, lang)
  const name = {
    mean: `${words.mean} ${label(newest?.mean ?? null)}`,
    limits: `${words.limits} ${label(newest?.lower ?? null)} ${lang === 'zh' ? '至' : 'to'} ${label(newest?.upper ?? null)}`,
    target: `${words.target} ${label(newest?.target ?? null)}`,
  }
  const groups = [...new Set(points.map((point) => point.group))]
  const hasLimits = points.some((point) => point.lower !== null)
  const hasTarget = points.some((point) => point.target !== null)
  // A stretch too short for limits keeps its labels in the data, but nothing is marked there (statistics §13.11).
  // Nor is a figure that a data trap keeps from being read.
  const isMarked = (point: Point, meaning: Point['meaning']) =>
    point.lower !== null && point.meaning === meaning && point.blocked_by.length === 0
  const signals = (['improvement', 'concern', 'neutral'] as const).filter((meaning) =>
    points.some((point) => isMarked(point, meaning)),
  )
  const colour = { improvement: palette.above, concern: palette.below, neutral: palette.accent }
  const symbol = { improvement: 'triangle', concern: 'diamond', neutral: 'rect' }
  const entries = [
    words.series,
    ...signals.map((meaning) => words[meaning]),
    ...(newest ? [name.mean] : []),
    ...(hasLimits ? [name.limits] : []),
    ...(hasTarget ? [name.target] : []),
  ]
  const flat = (of: 'mean' | 'lower' | 'upper', title: string) =>
    groups.map((group) => ({
      type: 'line',
      name: title,
      silent: true,
      symbol: 'none',
      lineStyle: { color: palette.quiet, width: of === 'mean' ? 1.5 : 1, type: of === 'mean' ? 'solid' : 'dashed' },
      itemStyle: { color: palette.quiet },
      // A period without a result has no limits of its own; the line goes on through it.
      connectNulls: true,
      data: points.map((point) => (point.group === group && point.state === 'shown' ? point[of] : null)),
    }))

  const left = widthOf(ticks.map(label))
  const marks = marksOf(found, context, left)

  return figure(context, words.finding(found), {
    legend: legend(context, entries),
    grid: { top: legendHeight(entries, width) + 14 + LABEL_ROW * rowsOf(marks), bottom: 30, left, right: RIGHT },
    xAxis: {
      type: 'category',
      data: points.map((point) => formatPeriodShort(point.period_id)),
      axisLine: { onZero: false, lineStyle: { color: palette.line } },
      axisTick: { show: false },
      axisLabel: { color: palette.quiet, fontSize: FONT_SIZE, hideOverlap: true },
    },
    yAxis: silentAxis(ticks),
    series: [
      { type: 'line', data: [], silent: true, markLine: tickLines(context, 'yAxis', ticks, label) },
      ...(newest ? flat('mean', name.mean) : []),
      ...(hasLimits ? [...flat('lower', name.limits), ...flat('upper', name.limits)] : []),
      ...(hasTarget
        ? [
            {
              type: 'line',
              name: name.target,
              silent: true,
              symbol: 'none',
              step: 'middle',
              connectNulls: true,
              lineStyle: { color: palette.target, width: 2, type: 'dotted' },
              itemStyle: { color: palette.target },
              data: points.map((point) => point.target),
            },
          ]
        : []),
      {
        type: 'line',
        name: words.series,
        symbol: 'circle',
        symbolSize: 6,
        showAllSymbol: true,
        z: 4,
        lineStyle: { color: palette.ink, width: 1.5 },
        itemStyle: { color: palette.ink },
        data: points.map((point) => ({
          value: point.value,
          name: words.spoken(point, found),
          ...(point.blocked_by.length > 0 ? { symbol: 'emptyCircle', itemStyle: { color: palette.within } } : {}),
        })),
        markLine: {
          silent: true,
          animation: false,
          symbol: 'none',
          lineStyle: { color: palette.accent, width: 1.5, type: 'solid' },
          data: marks.filter(({ isBreak }) => isBreak).map((mark) => markLine(mark, context)),
        },
      },
      {
        type: 'line',
        data: [],
        silent: true,
        markLine: {
          silent: true,
          animation: false,
          symbol: 'none',
          lineStyle: { color: palette.quiet, width: 1.5, type: [2, 3] },
          data: marks.filter(({ isBreak }) => !isBreak).map((mark) => markLine(mark, context)),
        },
        markArea: {
          silent: true,
          animation: false,
          itemStyle: { color: palette.quiet, opacity: 0.14 },
          data: marks.filter(({ at, to }) => to > at).map(({ at, to }) => [{ xAxis: at }, { xAxis: to }]),
        },
      },
      ...signals.map((meaning) => ({
        type: 'scatter',
        name: words[meaning],
        symbol: symbol[meaning],
        symbolSize: 12,
        z: 5,
        itemStyle: { color: colour[meaning] },
        data: points.map((point) => ({
          value: isMarked(point, meaning) ? point.value : null,
          name: words.spoken(point, found),
        })),
      })),
    ],
  })
}

/** Room at the right of the plot, in pixels. */
const RIGHT = 18

/** Changes of definition, one line per date, and dated events, with their labels placed for this width. */
export function marksOf(found: TrendResult, context: ChartContext, left: number): PlacedMark[] {
  const { width } = sizeOf(context)
  const byStart = new Map(found.breaks.map((change) => [change.period_start, change.reason]))
  const breaks = [...byStart].map(([start, reason]) => ({ start, words: text[context.lang].break(reason) }))
  return placeMarks(found, breaks, context, { left, plot: width - left - RIGHT, width })
}

/** A vertical line with its label in its own line above the plot. */
const markLine = ({ at, words, row, shift }: PlacedMark, { palette }: ChartContext) => ({
  xAxis: at,
  label: {
    show: true,
    position: 'end',
    formatter: words,
    offset: [shift, 0 - row * LABEL_ROW],
    color: palette.ink,
    fontSize: FONT_SIZE,
  },
})

/** Limits of a percentage are drawn inside what a percentage can be; the data keep the raw ones (statistics §13.12). */
function clipped(point: Point, found: TrendResult): Point {
  const top = found.unit_of_measure === '%' ? 100 : isShare(found.unit_of_measure) ? 1 : null
  if (found.measure !== 'actual' || top === null) return point
  return {
    ...point,
    lower: point.lower === null ? null : Math.max(0, point.lower),
    upper: point.upper === null ? null : Math.min(top, point.upper),
  }
}

/** Room for the widest tick label, in pixels: a Han character is as wide as the font is high, others about 0.6 of it. */
function widthOf(labels: string[]): number {
  return Math.ceil(Math.max(...labels.map(textWidth))) + 14
}

/** Height of a legend that wraps at the width of the figure, in pixels; the plot begins below it. */
function legendHeight(names: string[], width: number): number {
  let [lines, used] = [1, 0]
  for (const name of names) {
    const entry = 18 + 5 + textWidth(name) + 10 // the mark, a gap, the words and the distance to the next entry
    if (used > 0 && used + entry > width) {
      lines += 1
      used = 0
    }
    used += entry
  }
  return lines * 20
}

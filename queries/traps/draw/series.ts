import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, legend, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { niceTicks } from '#queries/stats/ticks.ts'

/** A line over the periods of `names`; null leaves a gap. Lines differ by dash and mark as well as by colour. */
export type Line = { name: string; values: readonly (number | null)[]; kind?: 'main' | 'other' | 'target' }

/** Lines over time with named moments, such as the month in which a definition changed. */
export function series(
  context: ChartContext,
  label: string,
  options: {
    names: readonly string[]
    lines: readonly Line[]
    print: (value: number) => string
    moments?: readonly { at: number; text: string }[]
    /** The value axis starts here at the latest; default: as the data. */
    include?: number
  },
): EchartsFigure {
  const { names, lines, print, moments = [], include } = options
  const { palette } = context
  const { width, isNarrow } = sizeOf(context)
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null))
  const known = include === undefined ? values : [...values, include]
  const ticks = niceTicks(
    Math.min(...known, Infinity) === Infinity ? 0 : Math.min(...known),
    known.length === 0 ? 1 : Math.max(...known),
    4,
  )
  const style = {
    main: { color: palette.below, symbol: 'circle', type: 'solid' },
    other: { color: palette.within, symbol: 'rect', type: 'dashed' },
    target: { color: palette.target, symbol: 'none', type: 'dotted' },
  } as const
  const every = Math.max(1, Math.ceil((names.length * LABEL) / Math.max(1, width - LEFT - RIGHT)))
  return figure(context, label, {
    legend:
      lines.length > 1
        ? legend(
            context,
            lines.map(({ name }) => name),
          )
        : { show: false },
    grid: {
      top: lines.length > 1 ? (isNarrow ? 56 : 40) : 24,
      bottom: 28,
      left: LEFT,
      right: RIGHT,
      outerBoundsMode: 'none',
    },
    xAxis: {
      type: 'category',
      data: [...names],
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.quiet, fontSize: FONT_SIZE, interval: every - 1 },
    },
    yAxis: silentAxis(ticks),
    series: lines.map(({ name, values: data, kind = 'main' }, i) => ({
      type: 'line',
      name,
      symbol: style[kind].symbol,
      symbolSize: 6,
      showSymbol: names.length <= 40,
      connectNulls: false,
      itemStyle: { color: style[kind].color },
      lineStyle: { color: style[kind].color, width: 2, type: style[kind].type },
      data: data.map((value, at) => ({ value, name: `${name}\n${names[at]}\n${value === null ? '' : print(value)}` })),
      ...(i === 0
        ? {
            markLine: {
              ...tickLines(context, 'yAxis', ticks, print),
              data: [
                ...tickLines(context, 'yAxis', ticks, print).data,
                ...moments.map(({ at, text }) => ({
                  xAxis: at,
                  lineStyle: { color: palette.target, width: 1.5, type: 'dashed' },
                  label: {
                    show: true,
                    position: at > names.length / 2 ? 'insideEndTop' : 'insideEndBottom',
                    formatter: text,
                    color: palette.target,
                    fontSize: FONT_SIZE,
                  },
                })),
              ],
            },
          }
        : {}),
    })),
  })
}

/** Pixels for tick labels on the left, and for half a label on the right. */
const LEFT = 64
const RIGHT = 24
/** Widest label of a period with room beside it. */
const LABEL = 52

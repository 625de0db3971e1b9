import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { hatched, partColours } from '#queries/palette.ts'
import { niceTicks } from '#queries/stats/ticks.ts'
import { factorName } from '#queries/words/diagnosis.ts'
import type { GapDecompositionResult } from './result.ts'
import { rangeText, text, zText } from './text.ts'

type Step = {
  factor: string
  side: 'common' | 'system' | 'individual' | 'noise' | 'total'
  from: number
  to: number
  low: number | null
  high: number | null
}

/**
 * A waterfall from the target at 0: each bar starts where the one above it ends, the last one is the sum. Values stand in words at
 * the right; whiskers are the 95 % intervals.
 */
export function chart(found: GapDecompositionResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const { width, height, isNarrow } = sizeOf(context)
  const steps = stepsOf(found)
  const left = isNarrow ? 128 : Math.min(220, width * 0.3)
  const right = isNarrow ? 60 : 180
  const reach = steps.flatMap(({ from, to, low, high }) => [
    from,
    to,
    ...(low === null || high === null ? [] : [low, high]),
  ])
  const ticks = niceTicks(Math.min(0, ...reach), Math.max(0, ...reach), isNarrow ? 3 : 6)
  const row = (height - TOP - BOTTOM) / Math.max(1, steps.length)
  const fills = partColours(palette)
  const colours = {
    common: fills.common,
    system: fills.conditions,
    individual: fills.individual,
    noise: fills.fluctuation,
    total: { fill: palette.within, ink: palette.ink, hatch: null },
  }
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const axisLabel = { color: palette.ink, fontSize: FONT_SIZE, interval: 0, lineHeight: 15, overflow: 'break' }
  const value = (step: Step) => zText(step.side === 'total' ? step.to : step.to - step.from)
  const range = (step: Step) =>
    step.low === null || step.high === null || step.side === 'total'
      ? ''
      : rangeText({ low: step.low - step.from, high: step.high - step.from }, lang)
  const bar = (of: (step: Step) => number, isShown: boolean) => ({
    type: 'bar',
    stack: 'steps',
    barWidth: Math.min(20, row * 0.6),
    silent: !isShown,
    data: steps.map((step) => ({
      value: of(step),
      name: `${factorName(step.factor, lang)}\n${value(step)}${range(step)}`,
      itemStyle: isShown
        ? {
            color: colours[step.side].fill,
            borderColor: palette.quiet,
            borderWidth: of(step) === 0 ? 0 : 1,
            ...hatched(colours[step.side]),
          }
        : { color: 'transparent' },
    })),
  })
  const lines = { silent: true, animation: false, symbol: 'none', label: { show: false } }

  return figure(context, text[lang].finding(found), {
    grid: { top: TOP, bottom: BOTTOM, left, right, outerBoundsMode: 'none' },
    xAxis: {
      ...silentAxis(ticks),
      name: text[lang].axis,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE },
    },
    yAxis: [
      {
        ...category,
        data: steps.map(({ factor }) => factorName(factor, lang)),
        axisLabel: { ...axisLabel, width: left - 12 },
      },
      {
        ...category,
        position: 'right',
        data: steps.map((step) => (isNarrow ? value(step) : `${value(step)}${range(step)}`)),
        axisLabel: { ...axisLabel, width: right - 10 },
      },
    ],
    series: [
      {
        type: 'line',
        data: [],
        silent: true,
        markLine: bottomUp(tickLines(context, 'xAxis', ticks, zText)),
      },
      // Stacked by sign: an empty stretch from 0 to the bar on the side where it lies, then the bar; one that crosses 0 has two halves.
      bar(({ from, to }) => Math.max(0, Math.min(from, to)), false),
      bar(({ from, to }) => Math.max(0, from, to) - Math.max(0, Math.min(from, to)), true),
      bar(({ from, to }) => Math.min(0, Math.max(from, to)), false),
      {
        ...bar(({ from, to }) => Math.min(0, from, to) - Math.min(0, Math.max(from, to)), true),
        markLine: {
          ...lines,
          data: [
            { xAxis: 0, lineStyle: { color: palette.target, width: 2, type: 'dashed' } },
            ...steps
              .slice(0, -1)
              .map(({ to }, i) => [
                { coord: [to, i], lineStyle: { color: palette.quiet, width: 1, type: 'dotted' } },
                { coord: [to, i + 1] },
              ]),
            ...steps.flatMap(({ low, high }, i) =>
              low === null || high === null
                ? []
                : [
                    [
                      { coord: [low, i], lineStyle: { color: palette.ink, width: 1.5, type: 'solid' } },
                      { coord: [high, i] },
                    ],
                  ],
            ),
          ],
        },
      },
    ],
  })
}

/** Where each bar starts and ends, and its interval around its end. */
function stepsOf({ parts, gap_z }: GapDecompositionResult): Step[] {
  if (parts.length === 0) return []
  let at = 0
  const steps = parts.map(({ factor, side, contribution, low, high }): Step => {
    const from = at
    at += contribution
    return {
      factor,
      side,
      from,
      to: at,
      low: low === null ? null : from + low,
      high: high === null ? null : from + high,
    }
  })
  return [...steps, { factor: 'total', side: 'total', from: 0, to: gap_z ?? at, low: null, high: null }]
}

/** With the first row on top, a mark line starts at the top too: put its label at its other end. */
const bottomUp = (lines: ReturnType<typeof tickLines>) => ({
  ...lines,
  data: lines.data.map((line) => ({ ...line, label: { ...line.label, position: 'end' } })),
})

/** Pixels above the bars, and below them for tick labels and the name of the axis. */
const TOP = 10
const BOTTOM = 46

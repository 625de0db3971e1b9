import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { niceTicks } from '#queries/stats/ticks.ts'

/** One bar. `text` stands beside it in words, so that nothing is said by colour or length alone; `low`, `high` draw its interval. */
export type Bar = {
  name: string
  value: number | null
  text: string
  isMarked?: boolean
  low?: number | null
  high?: number | null
}

/** Horizontal bars from zero, the first on top; `reference` is a dashed line with its words, for the others or a limit. */
export function bars(
  context: ChartContext,
  label: string,
  {
    bars: all,
    reference,
    print,
  }: { bars: readonly Bar[]; reference?: { value: number; text: string }; print: (value: number) => string },
): EchartsFigure {
  const { palette } = context
  const { width, height, isNarrow } = sizeOf(context)
  const shown = all.slice(0, Math.max(1, Math.floor((height - TOP - BOTTOM) / (isNarrow ? 40 : 28))))
  const left = isNarrow ? 120 : Math.min(200, width * 0.28)
  const right = isNarrow ? 28 : 170
  const reach = shown.flatMap(({ value, low, high }) => [value ?? 0, low ?? 0, high ?? 0])
  const ticks = niceTicks(
    Math.min(0, reference?.value ?? 0, ...reach),
    Math.max(0, reference?.value ?? 0, ...reach),
    isNarrow ? 3 : 5,
  )
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const axisLabel = { color: palette.ink, fontSize: FONT_SIZE, interval: 0, overflow: 'break', lineHeight: 16 }
  const lines = tickLines(context, 'xAxis', ticks, print)
  return figure(context, label, {
    grid: { top: TOP, bottom: BOTTOM, left, right, outerBoundsMode: 'none' },
    xAxis: silentAxis(ticks),
    yAxis: [
      {
        ...category,
        data: shown.map(({ name, text }) => (isNarrow ? `${name}\n${text}` : name)),
        axisLabel: { ...axisLabel, width: left - 12 },
      },
      ...(isNarrow
        ? []
        : [
            {
              ...category,
              position: 'right',
              data: shown.map(({ text }) => text),
              axisLabel: { ...axisLabel, width: right - 12 },
            },
          ]),
    ],
    series: [
      {
        type: 'bar',
        barMaxWidth: 16,
        data: shown.map(({ name, value, text, isMarked }) => ({
          value,
          name: `${name}\n${text}`,
          itemStyle: { color: isMarked ? palette.below : palette.within },
        })),
        // With the first bar on top a mark line starts at the top too: its label goes to the other end.
        markLine: {
          ...lines,
          data: lines.data.map((line) => ({ ...line, label: { ...line.label, position: 'end' } })),
        },
      },
      {
        type: 'line',
        data: [],
        silent: true,
        markLine: {
          ...{ silent: true, animation: false, symbol: 'none', label: { show: false } },
          data: [
            ...(reference
              ? [
                  {
                    xAxis: reference.value,
                    lineStyle: { color: palette.target, width: 2, type: 'dashed' },
                    label: {
                      show: true,
                      position: 'start',
                      formatter: reference.text,
                      color: palette.target,
                      fontSize: FONT_SIZE,
                    },
                  },
                ]
              : []),
            ...shown.flatMap(({ low, high }, row) =>
              low == null || high == null
                ? []
                : [
                    [
                      { coord: [low, row], lineStyle: { color: palette.ink, width: 2, type: 'solid' } },
                      { coord: [high, row] },
                    ],
                  ],
            ),
          ],
        },
      },
    ],
  })
}

/** Pixels above the bars (words of the reference) and below them (tick labels). */
const TOP = 24
const BOTTOM = 32

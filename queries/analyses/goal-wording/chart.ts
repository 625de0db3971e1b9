import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { codeWords } from '#queries/goals/code-words.ts'
import type { GoalWordingResult } from './result.ts'
import { text } from './text.ts'

/** How many different examples are shown of each finding. */
export function chart(found: GoalWordingResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const { isNarrow } = sizeOf(context)
  const codes = [...Map.groupBy(found.examples, ({ code }) => code)]
  const most = Math.max(1, ...codes.map(([, some]) => some.length))
  const ticks = Array.from({ length: most + 1 }, (_, i) => i)
  const lines = tickLines(context, 'xAxis', ticks, String)
  return figure(context, text[lang].finding(found), {
    grid: { top: 12, bottom: 32, left: isNarrow ? 120 : 220, right: 24, outerBoundsMode: 'none' },
    xAxis: silentAxis(ticks),
    yAxis: {
      type: 'category',
      inverse: true,
      axisTick: { show: false },
      axisLine: { show: false },
      data: codes.map(([code]) => codeWords[lang][code]?.name ?? code),
      axisLabel: {
        color: palette.ink,
        fontSize: FONT_SIZE,
        interval: 0,
        overflow: 'truncate',
        width: isNarrow ? 110 : 210,
      },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 18,
        itemStyle: { color: palette.accent },
        data: codes.map(([code, some]) => ({
          value: some.length,
          name: `${codeWords[lang][code]?.name ?? code} ${some.length}`,
        })),
        markLine: {
          ...lines,
          data: lines.data.map((line) => ({ ...line, label: { ...line.label, position: 'end' } })),
        },
      },
    ],
  })
}

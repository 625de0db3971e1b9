import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { ruleNames } from '#queries/decisions/decision-words.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf } from '#queries/figure.ts'
import type { DecisionsResult } from './result.ts'
import { text } from './text.ts'

/** One bar per rule: how much each found, in the order in which they go before each other. */
export function chart(found: DecisionsResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const { isNarrow } = sizeOf(context)
  const most = Math.max(1, ...found.counts.map(({ n }) => n))
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const axisLabel = { color: palette.ink, fontSize: FONT_SIZE, interval: 0 }
  const names = found.counts.map(({ rule }) => ruleNames[lang][rule])
  return figure(context, text[lang].finding(found), {
    grid: { top: 8, bottom: 12, left: isNarrow ? 150 : 230, right: 40, outerBoundsMode: 'none' },
    xAxis: silentAxis([0, most]),
    yAxis: [
      { ...category, data: names, axisLabel: { ...axisLabel, width: isNarrow ? 142 : 222, overflow: 'break' } },
      { ...category, position: 'right', data: found.counts.map(({ n }) => String(n)), axisLabel },
    ],
    series: [
      {
        type: 'bar',
        barWidth: 16,
        itemStyle: { color: palette.accent },
        data: found.counts.map(({ rule, n }) => ({ value: n, name: `${ruleNames[lang][rule]} ${n}` })),
      },
    ],
  })
}

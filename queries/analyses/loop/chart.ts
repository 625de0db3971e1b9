import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf } from '#queries/figure.ts'
import { formatExact } from '#queries/words/format.ts'
import { stageNames } from './names.ts'
import type { LoopResult } from './result.ts'
import { text } from './text.ts'

/** The way of due gaps: a bar for each stage with its count in words. */
export function chart(found: LoopResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const { isNarrow } = sizeOf(context)
  const stages = found.cases.stages
  const most = Math.max(1, ...stages.map(({ n }) => n))
  return figure(context, text[lang].finding(found), {
    grid: { top: 8, bottom: 30, left: isNarrow ? 96 : 120, right: 48, outerBoundsMode: 'none' },
    xAxis: {
      ...silentAxis([0, most]),
      name: text[lang].stages,
      nameLocation: 'middle',
      nameGap: 10,
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      axisTick: { show: false },
      axisLine: { show: false },
      data: stages.map(({ stage }) => stageNames[lang][stage]),
      axisLabel: { color: palette.ink, fontSize: FONT_SIZE, interval: 0 },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 22,
        data: stages.map(({ stage, n }) => ({
          value: n,
          name: `${stageNames[lang][stage]}: ${formatExact(n, lang)}`,
          itemStyle: { color: stage === 'gap' ? palette.within : palette.accent },
          label: {
            show: true,
            position: 'right',
            formatter: formatExact(n, lang),
            color: palette.ink,
            fontSize: FONT_SIZE,
          },
        })),
      },
    ],
  })
}

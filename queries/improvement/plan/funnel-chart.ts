import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, sizeOf } from '#queries/figure.ts'
import { stageNames, type Stage } from '../stage.ts'

export type FunnelStep = { stage: Stage; n: number; n_unknown: number }

/** How many plans reached each stage, as bars from the first stage down; the count stands beside its bar. */
export function funnelChart(steps: readonly FunnelStep[], context: ChartContext, label: string): EchartsFigure {
  const { palette, lang } = context
  const { isNarrow } = sizeOf(context)
  const names = stageNames[lang]
  const most = Math.max(1, ...steps.map(({ n }) => n))
  const marked = steps.map((step) => ({ ...step, name: names[step.stage] }))
  return figure(context, label, {
    grid: { left: 8, right: 48, top: 8, bottom: 8, containLabel: true },
    xAxis: { type: 'value', max: most, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: marked.map(({ name }) => name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.line } },
      axisLabel: { color: palette.ink, fontSize: 12 },
    },
    series: [
      {
        type: 'bar',
        barWidth: isNarrow ? 16 : 20,
        itemStyle: { color: palette.accent, borderRadius: [0, 3, 3, 0] },
        label: { show: true, position: 'right', color: palette.ink, fontSize: 12, formatter: '{c}' },
        data: marked.map(({ n, name }) => ({ value: n, name: `${name}: ${n}` })),
      },
    ],
  })
}

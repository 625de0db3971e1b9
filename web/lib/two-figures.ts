import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, legend } from '#queries/figure.ts'

type Two = {
  inTitle: number
  inText: number
  label: string
  words: { titleSays: string; textSays: string; system: string; rest: string }
}

/** One claim in two versions as two bars of 100 %: what is said to be the system's, and what each version leaves inside the group. */
export function twoFigures(context: ChartContext, { inTitle, inText, label, words }: Two): EchartsFigure {
  const { palette } = context
  const part = (name: string, values: number[], color: string, ink: string) => ({
    type: 'bar',
    stack: 'all',
    name,
    barMaxWidth: 44,
    itemStyle: { color },
    label: { show: true, position: 'inside', formatter: '{c}%', color: ink, fontSize: FONT_SIZE, fontWeight: 600 },
    data: values.map((value) => ({ value, name: `${name} ${value}%` })),
  })
  const names = [words.titleSays, words.textSays].map((name) => name.replace(/\s*[（(].*$/, ''))
  return figure(context, label, {
    legend: legend(context, [words.system, words.rest]),
    grid: { top: 40, bottom: 16, left: 108, right: 16, outerBoundsMode: 'none' },
    xAxis: { type: 'value', max: 100, show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: names,
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: palette.ink, fontSize: FONT_SIZE, width: 96, overflow: 'break' },
    },
    series: [
      part(words.system, [inTitle, inText], palette.accent, palette.surface),
      part(words.rest, [100 - inTitle, 100 - inText], palette.line, palette.ink),
    ],
  })
}

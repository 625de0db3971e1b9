import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { ShortfallConcentrationResult } from './result.ts'
import { text } from './text.ts'

/** Two bars: what a tenth of the people holds, and what it would hold by chance, with its interval. */
export function chart(found: ShortfallConcentrationResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const words = text[lang]
  const { isNarrow } = sizeOf(context)
  const { tenth_share, chance_share, chance_low, chance_high } = found
  const isShown = tenth_share !== null && chance_share !== null
  const bars = isShown
    ? [
        { name: words.observed, share: tenth_share, color: palette.accent },
        { name: words.chance, share: chance_share, color: palette.within },
      ]
    : []
  const ticks = isNarrow ? [0, 0.5, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1]
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const axisLabel = { color: palette.ink, fontSize: FONT_SIZE, interval: 0 }
  const lines = tickLines(context, 'xAxis', ticks, (tick) => `${Math.round(tick * 100)}%`)

  return figure(context, words.finding(found), {
    grid: { top: 16, bottom: 36, left: isNarrow ? 92 : 140, right: isNarrow ? 64 : 90, outerBoundsMode: 'none' },
    xAxis: silentAxis(ticks),
    yAxis: [
      { ...category, data: bars.map(({ name }) => name), axisLabel },
      { ...category, position: 'right', data: bars.map(({ share }) => formatPercent(share, lang)), axisLabel },
    ],
    series: [
      {
        type: 'line',
        data: [],
        silent: true,
        // With the first row on top, a mark line starts at the top too: put its label at its other end.
        markLine: {
          ...lines,
          data: lines.data.map((line) => ({ ...line, label: { ...line.label, position: 'end' } })),
        },
      },
      {
        type: 'bar',
        barWidth: 32,
        data: bars.map(({ name, share, color }) => ({
          value: share,
          name: `${name} ${formatPercent(share, lang)}`,
          itemStyle: { color },
        })),
        markLine: {
          silent: true,
          animation: false,
          symbol: 'none',
          label: { show: false },
          lineStyle: { color: palette.ink, width: 2, type: 'solid' },
          data:
            isShown && chance_low !== null && chance_high !== null
              ? [[{ coord: [chance_low, 1] }, { coord: [chance_high, 1] }]]
              : [],
        },
      },
    ],
  })
}

import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, legend, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { niceTicks } from '#queries/stats/ticks.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import { waitNames } from './names.ts'
import type { ParticipationResult } from './result.ts'
import { text } from './text.ts'

/**
 * Of what waits for an answer, the part that still waits after so many days: a step for each curve, told apart by the dash of its line
 * and its name. Null where nothing waits in numbers that may be shown.
 */
export function waitsChart(found: ParticipationResult, context: ChartContext): EchartsFigure | null {
  const { lang, palette } = context
  const { isNarrow } = sizeOf(context)
  const curves = found.curves.filter(({ steps }) => steps.length > 0)
  if (curves.length === 0) return null
  const longest = Math.max(...curves.flatMap(({ steps }) => steps.map(({ days }) => days)), 1)
  const days = niceTicks(0, longest, isNarrow ? 3 : 6)
  const shares = [0, 0.5, 1]
  const said = text[lang].waits(found)
  return figure(context, said, {
    legend: legend(context, curves.map(({ code }) => waitNames[lang][code])), // prettier-ignore
    // On a telephone the legend takes two lines.
    grid: { top: isNarrow ? 60 : 36, bottom: 46, left: 54, right: 20, outerBoundsMode: 'none' },
    xAxis: {
      ...silentAxis(days),
      name: text[lang].days,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE },
    },
    yAxis: silentAxis(shares),
    series: [
      {
        type: 'line',
        data: [],
        silent: true,
        markLine: tickLines(context, 'xAxis', days, (day) => formatExact(day, lang)),
      },
      {
        type: 'line',
        data: [],
        silent: true,
        markLine: tickLines(context, 'yAxis', shares, (share) => formatPercent(share, lang)),
      },
      ...curves.map(({ code, steps }, i) => ({
        type: 'line',
        step: 'end',
        name: waitNames[lang][code],
        symbol: 'none',
        lineStyle: { width: 2, type: DASHES[i % DASHES.length], color: i === 0 ? palette.accent : palette.above },
        itemStyle: { color: i === 0 ? palette.accent : palette.above },
        data: [[0, 1], ...steps.map((step) => [step.days, step.share])],
      })),
    ],
  })
}

const DASHES = ['solid', 'dashed'] as const

import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { formatPercent } from '#queries/words/format.ts'
import { measureNames, rangeOf } from './names.ts'
import type { ParticipationResult } from './result.ts'
import { text } from './text.ts'

/**
 * Dot and 95 % interval of every share in this unit, with the company's as a hollow dot. Name and figure stand in words beside each, so
 * that nothing is said by colour alone; days and counts are in the table.
 */
export function chart(found: ParticipationResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const { width, height, isNarrow } = sizeOf(context)
  const isCompany = found.unit?.depth === 0
  const all = found.measures.flatMap((measure) =>
    measure.here && measure.kind !== 'days' && measure.code !== 'talks_per_month'
      ? [{ measure, here: measure.here }]
      : [],
  )
  const left = isNarrow ? 148 : Math.min(270, width * 0.4)
  const right = isNarrow ? 24 : 190
  const row = isNarrow ? ROW_NARROW : ROW
  const lines = all.slice(0, Math.max(1, Math.floor((height - TOP - BOTTOM) / row)))
  const ticks = isNarrow ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const label = { color: palette.ink, fontSize: FONT_SIZE, overflow: 'break', interval: 0, lineHeight: 15 }
  const beside = lines.map(({ measure, here }) => rangeOf(measure, here, lang))
  const rest = all.length > lines.length ? text[lang].shownOf(lines.length, all.length) : ''

  return figure(context, text[lang].finding(found), {
    grid: { top: TOP, bottom: BOTTOM, left, right, outerBoundsMode: 'none' },
    xAxis: {
      ...silentAxis(ticks),
      name: rest,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE },
    },
    yAxis: [
      {
        ...category,
        data: lines.map(({ measure }, i) => measureNames[lang][measure.code] + (isNarrow ? `\n${beside[i]}` : '')),
        axisLabel: { ...label, width: left - 12 },
      },
      ...(isNarrow
        ? []
        : [{ ...category, position: 'right', data: beside, axisLabel: { ...label, width: right - 12 } }]),
    ],
    series: [
      { type: 'line', data: [], silent: true, markLine: bottomUp(tickLines(context, 'xAxis', ticks, (tick) => formatPercent(tick, lang))) }, // prettier-ignore
      {
        type: 'scatter',
        name: text[lang].company,
        symbol: 'emptyCircle',
        symbolSize: 9,
        z: 4,
        data: isCompany
          ? []
          : lines.flatMap(({ measure }, i) =>
              measure.company
                ? [
                    {
                      value: [measure.company.value, i],
                      name: `${text[lang].company}: ${rangeOf(measure, measure.company, lang)}`,
                      itemStyle: { color: palette.quiet },
                    },
                  ]
                : [],
            ),
      },
      {
        type: 'scatter',
        name: text[lang].here,
        symbol: 'diamond',
        symbolSize: 11,
        z: 5,
        data: lines.map(({ measure, here }, i) => ({
          value: [here.value, i],
          name: [measureNames[lang][measure.code], beside[i], text[lang].cases(measure)].filter(Boolean).join('\n'),
          itemStyle: { color: palette.accent },
        })),
        markLine: {
          ...{ silent: true, animation: false, symbol: 'none', label: { show: false } },
          data: lines.flatMap(({ here }, i) =>
            here.low === null || here.high === null
              ? []
              : [
                  [
                    {
                      coord: [here.low, i],
                      lineStyle: { color: palette.accent, width: 3, type: 'solid', opacity: 0.55 },
                    },
                    { coord: [here.high, i] },
                  ],
                ],
          ),
        },
      },
    ],
  })
}

/** With the first row on top, a mark line starts at the top too: put its label at its other end. */
const bottomUp = (lines: ReturnType<typeof tickLines>) => ({
  ...lines,
  data: lines.data.map((line) => ({ ...line, label: { ...line.label, position: 'end' } })),
})

/** Pixels above and below the rows, and the height of a row. */
const TOP = 10
const BOTTOM = 46
const ROW = 30
const ROW_NARROW = 58

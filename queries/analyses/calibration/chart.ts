import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, legend, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { partColours } from '#queries/palette.ts'
import { formatPercent, formatPeople, formatPeriod } from '#queries/words/format.ts'
import { unitLabels } from '#queries/words/unit-label.ts'
import type { CalibrationResult, Spread } from './result.ts'
import { text } from './text.ts'

type Row = { name: string; spread: Spread }

/** One bar of all ratings a line, from the lowest level on the left: the company, its cycles, then the units. */
export function chart(found: CalibrationResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const words = text[lang]
  const { width, height, isNarrow } = sizeOf(context)
  const label = unitLabels(found.units, lang)
  const all: Row[] = [
    ...(found.company ? [{ name: words.company, spread: found.company }] : []),
    ...found.cycles.flatMap(({ period_id, spread }) =>
      spread ? [{ name: formatPeriod(period_id, lang), spread }] : [],
    ),
    ...found.units.flatMap((unit) => (unit.spread ? [{ name: label(unit), spread: unit.spread }] : [])),
  ]
  const rows = all.slice(0, Math.max(1, Math.floor((height - TOP - BOTTOM) / ROW)))
  const left = isNarrow ? 112 : Math.min(200, width * 0.26)
  const right = isNarrow ? 24 : 96
  const most = Math.max(1, ...rows.map(({ spread }) => spread.levels.length))
  const shades = shadesOf(context, most)
  const names = Array.from({ length: most }, (_, i) => words.place(i + 1, most))
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const axisLabel = { color: palette.ink, fontSize: FONT_SIZE, interval: 0, overflow: 'truncate' }
  const lines = tickLines(context, 'xAxis', [0, 0.25, 0.5, 0.75, 1], (tick) =>
    formatPercent(tick, lang).replace('.0', ''),
  )
  return figure(context, words.finding(found), {
    legend: rows.length > 0 ? { ...legend(context, names), top: 0 } : { show: false },
    grid: { top: TOP, bottom: BOTTOM, left, right, outerBoundsMode: 'none' },
    xAxis: silentAxis([0, 1]),
    yAxis: [
      { ...category, data: rows.map(({ name }) => name), axisLabel: { ...axisLabel, width: left - 12 } },
      ...(isNarrow
        ? []
        : [
            {
              ...category,
              position: 'right',
              data: rows.map(({ spread }) => formatPeople(spread.n_people, lang)),
              axisLabel: { ...axisLabel, color: palette.quiet, width: right - 12 },
            },
          ]),
    ],
    series: names.map((name, i) => ({
      type: 'bar',
      name,
      stack: 'levels',
      barMaxWidth: 18,
      itemStyle: { color: shades[i]!.fill },
      label: { show: true, color: shades[i]!.ink, fontSize: FONT_SIZE, formatter: '{@label}' },
      data: rows.map(({ name: unit, spread }) => {
        const level = spread.levels[i]
        const wide = level !== undefined && level.share > (isNarrow ? 0.22 : 0.1)
        return {
          value: level?.share ?? 0,
          name: level ? `${unit}\n${level.label}${words.colon}${formatPercent(level.share, lang)}` : unit,
          label: { show: wide, formatter: wide ? level.label : '' },
        }
      }),
      ...(i === 0
        ? {
            markLine: {
              ...lines,
              data: lines.data.map((line) => ({ ...line, label: { ...line.label, position: 'end' } })),
            },
          }
        : {}),
    })),
  })
}

/** From light to dark as the level rises: an order, no judgement of good and bad. */
function shadesOf({ palette }: ChartContext, n: number): { fill: string; ink: string }[] {
  const parts = partColours(palette)
  const steps = [
    parts.fluctuation,
    { fill: palette.line, ink: parts.fluctuation.ink },
    parts.individual,
    parts.conditions,
    parts.common,
  ]
  return Array.from({ length: n }, (_, i) => steps[Math.round((i * (steps.length - 1)) / Math.max(1, n - 1))]!)
}

const TOP = 44
const BOTTOM = 32
const ROW = 24

import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import type { Lang } from '#queries/locale.ts'
import { niceTicks } from '#queries/stats/ticks.ts'
import { formatList } from '#queries/words/format.ts'
import { factorNames, gradeLabel, shortFactorName } from './factor-names.ts'
import type { FactorEvidence, FactorEvidenceResult } from './result.ts'
import { rangeText, text, zText } from './text.ts'

/**
 * Dot and 95 % interval by circumstance: what it contributes to this unit's gap, or for the company the change of the gap with one
 * standard deviation. Name, figure and grade stand in words beside each, so that nothing is said by colour alone; what
 * cannot be told apart says so under its name.
 */
export function chart(found: FactorEvidenceResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const { width, height, isNarrow } = sizeOf(context)
  const isUnit = found.factors.some(({ here }) => here !== null)
  const all = found.factors.flatMap((factor) => {
    const estimate = isUnit ? factor.here?.contribution : factor.effect_z
    return estimate ? [{ factor, estimate }] : []
  })
  const left = isNarrow ? 132 : Math.min(240, width * 0.36)
  const right = isNarrow ? 24 : 190
  const bottom = isNarrow ? BOTTOM_NARROW : BOTTOM
  const lines = all.slice(0, Math.max(1, Math.floor((height - TOP - bottom) / (isNarrow ? ROW_NARROW : ROW))))
  const reach = lines.flatMap(({ estimate }) => [estimate.low, estimate.high])
  const ticks = niceTicks(Math.min(0, ...reach), Math.max(0, ...reach), isNarrow ? 3 : 5)
  const colourOf = ({ grade, here }: FactorEvidence) =>
    (here?.grade ?? grade) === 'none' ? palette.within : palette.accent
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const label = { color: palette.ink, fontSize: FONT_SIZE, overflow: 'break', interval: 0, lineHeight: 15 }
  const beside = lines.map(({ factor, estimate }) => `${rangeText(estimate, lang)}\n${gradeLabel(factor, lang)}`)
  const axis = isUnit ? text[lang].axisUnit : text[lang].axisCompany
  const rest = all.length > lines.length ? ` · ${text[lang].shownOf(lines.length, all.length)}` : ''

  return figure(context, text[lang].finding(found), {
    grid: { top: TOP, bottom, left, right, outerBoundsMode: 'none' },
    xAxis: {
      ...silentAxis(ticks),
      name: isNarrow ? inLines(axis + rest) : axis + rest,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE, lineHeight: 16 },
    },
    yAxis: [
      {
        ...category,
        data: lines.map(({ factor }, i) => nameOf(factor, lang, isNarrow) + (isNarrow ? `\n${beside[i]}` : '')),
        axisLabel: { ...label, width: left - 12 },
      },
      ...(isNarrow
        ? []
        : [{ ...category, position: 'right', data: beside, axisLabel: { ...label, width: right - 12 } }]),
    ],
    series: [
      { type: 'line', data: [], silent: true, markLine: bottomUp(tickLines(context, 'xAxis', ticks, zText)) },
      {
        type: 'scatter',
        symbolSize: 11,
        z: 5,
        data: lines.map(({ factor, estimate }, i) => ({
          value: [estimate.estimate, i],
          name: [nameOf(factor, lang), beside[i], text[lang].measured(factor)].filter(Boolean).join('\n'),
          symbol: (factor.here?.grade ?? factor.grade) === 'none' ? 'circle' : 'diamond',
          itemStyle: { color: colourOf(factor) },
        })),
        markLine: {
          ...{ silent: true, animation: false, symbol: 'none', label: { show: false } },
          data: [
            { xAxis: 0, lineStyle: { color: palette.target, width: 2, type: 'dashed' } },
            ...lines.map(({ factor, estimate }, i) => [
              {
                coord: [estimate.low, i],
                lineStyle: { color: colourOf(factor), width: 3, type: 'solid', opacity: 0.55 },
              },
              { coord: [estimate.high, i] },
            ]),
          ],
        },
      },
    ],
  })
}

function nameOf({ factor, here, inseparable_from }: FactorEvidence, lang: Lang, isNarrow = false): string {
  const others = here?.inseparable_from ?? inseparable_from
  const name = isNarrow ? shortFactorName(factor, lang) : factorNames[lang](factor)
  if (others.length === 0) return name
  const list = formatList(
    others.map((other) => shortFactorName(other, lang)),
    lang,
  )
  return `${name}\n${text[lang].inseparable(list)}`
}

/** The name of an axis for a telephone: without what stands in brackets, each part in lines that fit beside the names. */
const inLines = (name: string): string =>
  name
    .replace(/ ?[（(][^）)]*[）)]/, '')
    .split(' · ')
    .map(inTwo)
    .join('\n')

/** Broken at the space nearest to its middle; Chinese and short names stay whole. */
function inTwo(name: string): string {
  const middle = name.length / 2
  const spaces = [...name.matchAll(/ /g)].map(({ index }) => index)
  const nearest = spaces.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  return name.length <= LONGEST || nearest === undefined
    ? name
    : `${name.slice(0, nearest)}\n${name.slice(nearest + 1)}`
}
/** Letters of a line below a chart on a telephone. */
const LONGEST = 26

/** With the first row on top, a mark line starts at the top too: put its label at its other end. */
const bottomUp = (lines: ReturnType<typeof tickLines>) => ({
  ...lines,
  data: lines.data.map((line) => ({ ...line, label: { ...line.label, position: 'end' } })),
})

/** Pixels above the rows, below them for tick labels and the name of the axis, and the height of a row. */
const TOP = 10
const BOTTOM = 46
const BOTTOM_NARROW = 96
const ROW = 44
const ROW_NARROW = 96

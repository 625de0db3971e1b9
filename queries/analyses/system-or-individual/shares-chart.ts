import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { membersOf } from '#queries/diagnosis/factors.ts'
import type { Lang } from '#queries/locale.ts'
import { hatched, partColours } from '#queries/palette.ts'
import { niceTicks } from '#queries/stats/ticks.ts'
import { diagnosisWords, factorName } from '#queries/words/diagnosis.ts'
import { formatPercent } from '#queries/words/format.ts'
import { shareRange } from '#queries/words/verdict.ts'
import type { SystemOrIndividualResult } from './result.ts'
import { text } from './text.ts'

type Component = NonNullable<SystemOrIndividualResult['company']>['factors'][number]

/**
 * Where the differences come from: the realised share of each level with its 95 % interval. Levels that the data cannot separate share
 * one bar and stand in a brace. Null where no shares may be shown.
 */
export function sharesChart({ company }: SystemOrIndividualResult, context: ChartContext): EchartsFigure | null {
  const components = (company?.factors ?? []).filter(({ realised }) => realised !== null)
  if (components.length === 0) return null
  const { lang, palette } = context
  const words = diagnosisWords[lang]
  const { width, height, isNarrow } = sizeOf(context)
  const left = isNarrow ? 122 : Math.min(220, width * 0.3)
  const right = isNarrow ? 80 : 190
  const highest = Math.max(...components.map(({ realised }) => realised!.high))
  const ticks = niceTicks(0, Math.min(1, highest), isNarrow ? 2 : 5).filter((tick) => tick <= 1)
  const row = (height - TOP - BOTTOM) / components.length
  const fills = partColours(palette)
  const fill = { system: fills.conditions, individual: fills.individual, noise: fills.fluctuation }
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const axisLabel = { color: palette.ink, fontSize: FONT_SIZE, interval: 0, lineHeight: 16, overflow: 'break' }
  const marks = { silent: true, animation: false, symbol: 'none', label: { show: false } }

  return figure(context, `${words.sharesOfDifferences}${lang === 'zh' ? '：' : ': '}${spoken(components, lang)}`, {
    grid: { top: TOP, bottom: BOTTOM, left, right, outerBoundsMode: 'none' },
    xAxis: silentAxis(ticks),
    yAxis: [
      {
        ...category,
        data: components.map((each) => axisName(each, lang)),
        axisLabel: { ...axisLabel, width: left - 26, margin: 20 },
      },
      {
        ...category,
        position: 'right',
        data: components.map((each) => beside(each, lang, isNarrow)),
        axisLabel: { ...axisLabel, width: right - 12 },
      },
    ],
    series: [
      {
        type: 'line',
        data: [],
        silent: true,
        markLine: bottomUp(tickLines(context, 'xAxis', ticks, (tick) => `${Math.round(tick * 100)}%`)),
      },
      {
        type: 'bar',
        barWidth: Math.min(20, row * 0.5),
        data: components.map((each) => ({
          value: each.realised!.estimate,
          name: `${factorName(each.factor, lang)}\n${words.sides[each.side]}\n${share(each, lang)}`,
          itemStyle: {
            color: fill[each.side].fill,
            borderColor: palette.quiet,
            borderWidth: 1,
            ...hatched(fill[each.side]),
          },
        })),
        markLine: {
          ...marks,
          lineStyle: { color: palette.ink, width: 1.5, type: 'solid' },
          data: components.map(({ realised }, i) => [{ coord: [realised!.low, i] }, { coord: [realised!.high, i] }]),
        },
      },
      {
        // The brace beside the names of levels that cannot be separated.
        type: 'scatter',
        silent: true,
        z: 4,
        symbol: BRACE,
        symbolSize: [7, Math.min(34, row * 0.8)],
        symbolOffset: [-10, 0],
        itemStyle: { color: 'transparent', borderColor: palette.ink, borderWidth: 1.5 },
        data: components.flatMap(({ factor }, i) => (membersOf(factor).length > 1 ? [[ticks[0], i]] : [])),
      },
    ],
  })
}

/** The members of a merged level one below the other, to be held together by the brace. */
const axisName = ({ factor }: Component, lang: Lang) =>
  membersOf(factor)
    .map((member) => factorName(member, lang))
    .join('\n')

/** 21.3%（12%–34%）, and that the levels in the brace cannot be separated. */
function beside(component: Component, lang: Lang, isNarrow: boolean): string {
  const isMerged = membersOf(component.factor).length > 1
  const value = isNarrow ? formatPercent(component.realised!.estimate, lang) : share(component, lang)
  return isMerged ? `${value}\n${diagnosisWords[lang].inseparable}` : value
}

function share({ realised }: Component, lang: Lang): string {
  const range = shareRange(realised!.low, realised!.high, lang)
  return `${formatPercent(realised!.estimate, lang)}${lang === 'zh' ? `（${range}）` : ` (${range})`}`
}

const spoken = (components: Component[], lang: Lang) =>
  components.map((each) => `${factorName(each.factor, lang)} ${share(each, lang)}`).join(lang === 'zh' ? '，' : ', ') +
  (lang === 'zh' ? `。${text.zh.sharesReading}` : `. ${text.en.sharesReading}`)

/** With the first row on top, a mark line starts at the top too: put its label at its other end. */
const bottomUp = (lines: ReturnType<typeof tickLines>) => ({
  ...lines,
  data: lines.data.map((line) => ({ ...line, label: { ...line.label, position: 'end' } })),
})

/** A closing curly brace in a box of 10 by 40. */
const BRACE = 'path://M0,0 C7,0 5,8 5,13 C5,18 6,20 10,20 C6,20 5,22 5,27 C5,32 7,40 0,40'

/** Pixels above the bars, and below them for the labels of the ticks. */
const TOP = 10
const BOTTOM = 30

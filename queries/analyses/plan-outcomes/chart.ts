import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { niceTicks } from '#queries/stats/ticks.ts'
import { outcomeWords } from './outcome-words.ts'
import type { Outcome, PlanOutcomesResult } from './result.ts'
import { sdText } from './sentence.ts'
import { text } from './text.ts'

/**
 * Raw change (hollow), what would have come anyway (short bar) and net effect with its interval (full), one line per plan or programme.
 * Verdict and figures stand in words beside it, so that nothing is said by colour alone.
 */
export function chart(
  found: PlanOutcomesResult,
  context: ChartContext,
  label = text[context.lang].finding(found),
): EchartsFigure {
  const { lang, palette } = context
  const { width, height, isNarrow } = sizeOf(context)
  const words = text[lang]
  const all = found.outcomes.filter(({ raw, corrected }) => raw !== null && corrected !== null)
  const left = isNarrow ? 126 : Math.min(230, width * 0.3)
  const right = isNarrow ? 16 : 210
  const lines = all.slice(0, Math.max(1, Math.floor((height - TOP - BOTTOM) / ROW)))
  const reach = lines.flatMap(({ raw, expected, corrected, low, high }) => [
    raw!,
    expected ?? 0,
    corrected!,
    low ?? corrected!,
    high ?? corrected!,
  ])
  const ticks = niceTicks(Math.min(0, ...reach), Math.max(0.3, ...reach), isNarrow ? 3 : 5)
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const nameLabel = { color: palette.ink, fontSize: FONT_SIZE, overflow: 'break', interval: 0, lineHeight: 15 }
  const colourOf = ({ verdict }: Outcome) =>
    verdict === 'worked'
      ? palette.above
      : verdict === 'harmful'
        ? palette.below
        : verdict === 'trade_off'
          ? palette.accent
          : palette.within
  const beside = lines.map(({ verdict, corrected, low, high }) => {
    const range =
      low === null || high === null
        ? ''
        : lang === 'zh'
          ? `（${sdText(low)} 至 ${sdText(high)}）`
          : ` (${sdText(low)} to ${sdText(high)})`
    return `${outcomeWords[lang].verdicts[verdict]}\n${words.net} ${sdText(corrected!)}${range}`
  })
  const rest = all.length > lines.length ? ` · ${words.shownOf(lines.length, all.length)}` : ''
  const points = (of: (one: Outcome) => number | null) => lines.map((one, i) => [of(one), i])
  return figure(context, label, {
    legend: {
      ...{ top: 0, left: 0, itemWidth: 14, itemHeight: 10, selectedMode: false },
      textStyle: { color: palette.ink, fontSize: FONT_SIZE },
      data: [words.raw, words.expected, words.net],
    },
    grid: { top: TOP, bottom: BOTTOM, left, right, outerBoundsMode: 'none' },
    xAxis: {
      ...silentAxis(ticks),
      ...{
        name: isNarrow ? words.axis.replace(/ ?[（(].*$/, '') : words.axis + rest,
        nameLocation: 'middle',
        nameGap: 26,
      },
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE },
    },
    yAxis: [
      {
        ...category,
        data: lines.map(({ plan }, i) =>
          isNarrow ? `${shortened(plan)}\n${beside[i]!.split('\n')[0]}` : shortened(plan),
        ),
        axisLabel: { ...nameLabel, width: left - 16 },
      },
      ...(isNarrow
        ? []
        : [{ ...category, position: 'right', data: beside, axisLabel: { ...nameLabel, width: right - 12 } }]),
    ],
    series: [
      { type: 'line', data: [], silent: true, markLine: tickLines(context, 'xAxis', ticks, sdText) },
      {
        ...{ type: 'scatter', name: words.raw, symbol: 'circle', symbolSize: 10, z: 4, data: points(({ raw }) => raw) },
        itemStyle: { color: palette.surface, borderColor: palette.quiet, borderWidth: 2 },
      },
      {
        ...{ type: 'scatter', name: words.expected, symbol: 'rect', symbolSize: [3, 16], z: 4 },
        ...{ data: points(({ expected }) => expected), itemStyle: { color: palette.quiet } },
      },
      {
        ...{
          type: 'scatter',
          name: words.net,
          symbol: 'diamond',
          symbolSize: 13,
          z: 5,
          itemStyle: { color: palette.ink },
        },
        data: lines.map((one, i) => ({ value: [one.corrected, i], itemStyle: { color: colourOf(one) } })),
        markLine: {
          ...{ silent: true, animation: false, symbol: 'none', label: { show: false } },
          data: [
            { xAxis: 0, lineStyle: { color: palette.target, width: 2, type: 'dashed' } },
            ...lines.flatMap((one, i) =>
              one.low === null || one.high === null
                ? []
                : [
                    [
                      {
                        coord: [one.low, i],
                        lineStyle: { color: colourOf(one), width: 3, type: 'solid', opacity: 0.6 },
                      },
                      { coord: [one.high, i] },
                    ],
                  ],
            ),
          ],
        },
      },
    ],
  })
}

const TOP = 44
const BOTTOM = 46
const ROW = 40
const LONGEST = 40
const shortened = (name: string) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name)

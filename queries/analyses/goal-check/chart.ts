import type { ChartContext, EchartsFigure, Palette } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import type { Quadrant } from '#queries/goals/plane.ts'
import { GOAL_SETTINGS } from '#queries/goals/settings.ts'
import { chanceWords, goalWords } from '#queries/goals/words.ts'
import { formatPercent } from '#queries/words/format.ts'
import type { GoalCheckResult, GoalPoint } from './result.ts'
import { text } from './text.ts'

/** The plane: chance to the right, clarity upwards, size by weight; quadrants in words at their corners, the unknown in a strip at the left. */
export function chart(found: GoalCheckResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const words = text[lang]
  const said = goalWords[lang]
  const { isNarrow } = sizeOf(context)
  // The heaviest are drawn; the table has all.
  const shown = found.points
    .toSorted((a, b) => b.weight_share - a.weight_share || a.n_goals - b.n_goals)
    .slice(0, MOST_POINTS)
  const heaviest = Math.max(1e-9, ...shown.map(({ weight_share }) => weight_share))
  const has = (quadrant: Quadrant) => shown.some((point) => point.quadrant === quadrant)
  // On a telephone two words side by side would meet.
  const lift = isNarrow ? 0.11 : 0
  const corners: [Quadrant, number, number, 'left' | 'right'][] = [
    ['clear_out_of_reach', 0, TOP_WORDS, 'left'],
    ['clear_reachable', 1, TOP_WORDS + lift, 'right'],
    ['vague_out_of_reach', 0, LOW_WORDS - lift, 'left'],
    ['vague_reachable', 1, LOW_WORDS, 'right'],
  ]
  const ticks = isNarrow ? [0, 0.5, 1] : [0, 0.1, 0.25, 0.5, 0.75, 1]
  const across = tickLines(context, 'xAxis', ticks, (tick) => `${Math.round(tick * 100)}%`)
  const up = tickLines(context, 'yAxis', [0, 0.5, 1], (tick) => `${Math.round(tick * 100)}%`)
  const cut = { silent: true, animation: false, symbol: 'none', label: { show: false }, precision: 12 }
  return figure(context, words.finding(found), {
    grid: { top: 28, bottom: 44, left: isNarrow ? 44 : 56, right: 20, outerBoundsMode: 'none' },
    xAxis: {
      ...silentAxis([has('unknown') ? STRIP_START : -0.02, 1.03]),
      name: words.axes.chance,
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE },
    },
    yAxis: {
      ...silentAxis([LOW_WORDS - lift - 0.08, TOP_WORDS + lift + 0.08]),
      name: words.axes.clarity,
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE },
    },
    series: [
      { type: 'line', data: [], silent: true, markLine: across },
      { type: 'line', data: [], silent: true, markLine: up },
      {
        type: 'line',
        data: [],
        silent: true,
        markLine: {
          ...cut,
          lineStyle: { color: palette.quiet, width: 1, type: 'dashed' },
          data: [
            [{ coord: [GOAL_SETTINGS.out_of_reach, 0] }, { coord: [GOAL_SETTINGS.out_of_reach, 1] }],
            [{ coord: [0, GOAL_SETTINGS.clear] }, { coord: [1, GOAL_SETTINGS.clear] }],
            ...(has('unknown') ? [[{ coord: [STRIP_END, 0] }, { coord: [STRIP_END, 1] }]] : []),
          ],
        },
      },
      {
        type: 'scatter',
        silent: true,
        symbolSize: 0,
        data: [
          ...corners.map(([quadrant, x, y, align]) => label(said.quadrant[quadrant], [x, y], align, palette)),
          ...(has('unknown') ? [label(words.unknownStrip, [STRIP_START + 0.01, TOP_WORDS], 'left', palette)] : []),
        ],
      },
      {
        type: 'scatter',
        data: shown.map((point) => ({
          value: [point.quadrant === 'unknown' ? (STRIP_START + STRIP_END) / 2 : point.chance, point.clarity ?? 0.5],
          name: spoken(point, context),
          symbol: SYMBOL[point.quadrant],
          symbolSize: Math.round(6 + 14 * Math.sqrt(point.weight_share / heaviest)),
          itemStyle: {
            color: colourOf(point.quadrant, palette),
            opacity: 0.72,
            borderColor: palette.surface,
            borderWidth: 1,
          },
        })),
      },
    ],
  })
}

function label(words: string, value: [number, number], align: 'left' | 'right', palette: Palette) {
  return {
    value,
    name: words,
    label: {
      show: true,
      formatter: words,
      position: align === 'left' ? 'right' : 'left',
      distance: 0,
      color: palette.quiet,
      fontSize: FONT_SIZE,
    },
  }
}

function spoken(point: GoalPoint, { lang }: ChartContext): string {
  const colon = lang === 'zh' ? '：' : ': '
  const kpi = lang === 'zh' ? point.kpi_zh : point.kpi_en
  const unit = lang === 'zh' ? point.unit_zh : point.unit_en
  const chance =
    point.chance === null
      ? goalWords[lang].basis.none
      : chanceWords({ chance: point.chance, low: point.low, high: point.high }, lang)
  return [
    [unit, kpi].filter(Boolean).join(' · '),
    goalWords[lang].quadrant[point.quadrant],
    `${text[lang].axes.chance}${colon}${chance}`,
    `${text[lang].axes.clarity}${colon}${formatPercent(point.clarity, lang)}`,
  ].join('\n')
}

const SYMBOL: Record<Quadrant, string> = {
  clear_reachable: 'circle',
  clear_out_of_reach: 'triangle',
  vague_reachable: 'rect',
  vague_out_of_reach: 'diamond',
  slack: 'roundRect',
  unknown: 'emptyCircle',
}
const colourOf = (quadrant: Quadrant, palette: Palette): string =>
  ({
    clear_reachable: palette.accent,
    clear_out_of_reach: palette.below,
    vague_reachable: palette.within,
    vague_out_of_reach: palette.below,
    slack: palette.target,
    unknown: palette.within,
  })[quadrant]

const MOST_POINTS = 300
const STRIP_START = -0.17
const STRIP_END = -0.03
const TOP_WORDS = 1.1
const LOW_WORDS = -0.12

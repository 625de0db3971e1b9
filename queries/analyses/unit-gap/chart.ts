import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { FONT_SIZE, figure, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import type { GapCell } from '#queries/result.ts'
import { niceTicks } from '#queries/stats/ticks.ts'
import { trapName } from '#queries/traps/names.ts'
import { DASH, formatExact, formatGap, nameOf, pointsOf } from '#queries/words/format.ts'
import { gapWords } from '#queries/words/gap.ts'
import type { UnitGapResult } from './result.ts'
import { text } from './text.ts'

/**
 * Dot and 95 % interval of the unit and of its children (or of its KPIs, when it has no child with a result), against the
 * target at 0. Value, interval, count and signal stand in words beside each row, so that nothing is said by colour alone.
 */
export function chart(found: UnitGapResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const { width, height, isNarrow } = sizeOf(context)
  const all = linesOf(found, lang)
  const left = isNarrow ? 156 : Math.min(220, width * 0.3)
  const right = isNarrow ? 28 : 190
  // A name is never cut: one that is longer than its column takes a second line, and every row is as high as that.
  const isLong = all.some(({ name }) => textWidth(name) > left - 12)
  const row = (isNarrow ? ROW_NARROW : ROW) + (isLong ? LINE : 0)
  const fitting = Math.max(1, Math.floor((height - TOP - BOTTOM) / row))
  const lines = all.slice(0, fitting)
  const shown = lines.filter(({ cell }) => cell.state === 'shown' && cell.gap_ratio !== null)
  const reach = shown.flatMap(({ cell }) => {
    const half = cell.half_width_ratio ?? 0
    return [cell.gap_ratio! - half, cell.gap_ratio! + half]
  })
  const ticks = niceTicks(Math.min(0, ...reach), Math.max(0, ...reach), isNarrow ? 3 : 6)
  const every = Math.ceil((ticks.length - 1) / Math.max(1, Math.floor((width - left - right) / TICK_LABEL)))
  const tickLabel = (tick: number) =>
    (ticks.length - 1 - ticks.indexOf(tick)) % every === 0 ? formatGap(tick, lang) : ''
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const label = { color: palette.ink, fontSize: FONT_SIZE, overflow: 'break', interval: 0, lineHeight: LINE }

  return figure(context, text[lang].finding(found), {
    // Outer bounds would shrink the plot to make room for the note below it.
    grid: { top: TOP, bottom: BOTTOM, left, right, outerBoundsMode: 'none' },
    xAxis: {
      ...silentAxis(ticks),
      name:
        all.length <= lines.length
          ? ''
          : isNarrow
            ? `${lines.length} / ${all.length}`
            : text[lang].shownOf(lines.length, all.length),
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE },
    },
    yAxis: [
      {
        ...category,
        data: lines.map(({ name, cell }) => (isNarrow ? `${name}\n${valueOf(cell, lang)}` : name)),
        axisLabel: { ...label, width: left - 12 },
      },
      ...(isNarrow
        ? []
        : [
            {
              ...category,
              position: 'right',
              data: lines.map(({ cell }) => valueOf(cell, lang)),
              axisLabel: { ...label, width: right - 12 },
            },
          ]),
    ],
    series: [
      {
        type: 'line',
        data: [],
        silent: true,
        markLine: bottomUp(tickLines(context, 'xAxis', ticks, tickLabel)),
      },
      {
        type: 'scatter',
        symbolSize: 11,
        z: 5,
        data: shown.map(({ name, cell }) => ({
          value: [cell.gap_ratio, lines.findIndex((line) => line.cell === cell)],
          name: `${name}\n${valueOf(cell, lang)}\n${readingOf(cell, lang)}`,
          symbol: isBlocked(cell)
            ? 'emptyCircle'
            : cell.signal === 'below'
              ? 'diamond'
              : cell.signal === 'above'
                ? 'triangle'
                : 'circle',
          itemStyle: { color: colourOf(cell, context) },
        })),
        markLine: {
          silent: true,
          animation: false,
          symbol: 'none',
          label: { show: false },
          data: [
            { xAxis: 0, lineStyle: { color: palette.target, width: 2, type: 'dashed' } },
            ...shown
              .filter(({ cell }) => cell.half_width_ratio !== null)
              .map(({ cell }) => {
                const row = lines.findIndex((line) => line.cell === cell)
                const lineStyle = { color: colourOf(cell, context), width: 3, type: 'solid', opacity: 0.55 }
                return [
                  { coord: [cell.gap_ratio! - cell.half_width_ratio!, row], lineStyle },
                  { coord: [cell.gap_ratio! + cell.half_width_ratio!, row] },
                ]
              }),
          ],
        },
      },
    ],
  })
}

type Line = { name: string; cell: GapCell }

function linesOf(found: UnitGapResult, lang: 'zh' | 'en'): Line[] {
  const hasChildren = found.children.some(({ cell }) => cell.state === 'shown' || cell.state === 'withheld')
  const below = hasChildren
    ? found.children.map(({ unit, cell }) => ({ name: nameOf(unit, lang), cell }))
    : found.kpis.map(({ kpi, cell }) => ({ name: nameOf(kpi, lang), cell }))
  return found.overall ? [{ name: text[lang].overall, cell: found.overall }, ...below] : below
}

/** −12.0% ±5.0 n 38 ↘ */
function valueOf(cell: GapCell, lang: 'zh' | 'en'): string {
  const words = gapWords[lang]
  if (cell.state === 'withheld') return words.protected
  if (cell.state === 'no_target') return words.noTarget
  if (cell.state === 'empty') return DASH
  return [
    formatGap(cell.gap_ratio, lang),
    cell.half_width_ratio === null ? null : `±${pointsOf(cell.half_width_ratio)}`,
    cell.n_people === null ? null : `n ${formatExact(cell.n_people, lang)}`,
    isBlocked(cell) ? '◣' : cell.signal === 'below' ? '↘' : cell.signal === 'above' ? '↗' : null,
  ]
    .filter((part) => part !== null)
    .join('  ')
}

/** A gap that a data trap keeps from being read has no signal. */
const isBlocked = ({ blocked_by }: GapCell): boolean => blocked_by.length > 0

const readingOf = (cell: GapCell, lang: 'zh' | 'en'): string =>
  isBlocked(cell)
    ? gapWords[lang].trap(cell.blocked_by.map((slug) => trapName(slug)[lang]))
    : gapWords[lang].signal[cell.signal]

function colourOf(cell: GapCell, { palette }: ChartContext): string {
  if (isBlocked(cell)) return palette.within
  return cell.signal === 'below' ? palette.below : cell.signal === 'above' ? palette.above : palette.within
}

/** With the first row on top, a mark line starts at the top too: put its label at its other end. */
const bottomUp = (lines: ReturnType<typeof tickLines>) => ({
  ...lines,
  data: lines.data.map((line) => ({ ...line, label: { ...line.label, position: 'end' } })),
})

/** Heights in pixels: above the rows, tick labels and note below them, one row. */
const TOP = 12
const BOTTOM = 48
const ROW = 24
const LINE = 17
const ROW_NARROW = 40
/** Widest tick label with room beside it; ticks that would touch stay without one. */
const TICK_LABEL = 52

/** In pixels: a Han character is as wide as the font is high, others about 0.56 of it. */
const textWidth = (text: string) =>
  [...text].reduce((sum, sign) => sum + FONT_SIZE * (/\p{Script=Han}/u.test(sign) ? 1 : 0.56), 0)

import type { ChartContext } from '#queries/define.ts'
import { FONT_SIZE, sizeOf, tickLines } from '#queries/figure.ts'

/** Where a panel lies: pixels from the edges of the figure to the edges of its plot. */
export type Box = { left: number; right: number; top: number; bottom: number; labels: number; values: number }
/** What one panel brings to the figure. Its axes are numbered by the panel: x `panel`, y `2 · panel` and `2 · panel + 1`. */
export type PanelPart = { xAxis: object; yAxis: object[]; series: object[] }

/** The waterfall alone, or beside what the units add, or above it where there is no room for two columns. */
export function boxesOf(context: ChartContext, n_steps: number, hasUnits: boolean, legend: string[]): Box[] {
  const { width, height } = sizeOf(context)
  const [labels, values] = hasRoom(context) ? [150, 128] : [Math.min(124, width * 0.36), 58]
  if (!hasUnits) return [{ left: labels, right: values, top: HEADING, bottom: AXIS, labels, values }]
  const lines = legendLines(context, legend)
  if (!isSideBySide(context)) {
    const end = HEADING + n_steps * SMALLEST_ROW + AXIS
    return [
      { left: labels, right: values, top: HEADING, bottom: height - end + AXIS, labels, values },
      { left: labels, right: values, top: end + GAP / 3 + HEADING + lines * LEGEND, bottom: AXIS, labels, values },
    ]
  }
  const top = HEADING + lines * LEGEND
  const half = halfOf(width)
  const [left, right] = [Math.min(labels, half * 0.36), Math.min(values, half * 0.3)]
  return [
    { left, right: width - half + right, top, bottom: AXIS, labels: left, values: right },
    { left: width - half + left, right: 48, top, bottom: AXIS, labels: left, values: 48 },
  ]
}

const isSideBySide = (context: ChartContext) => sizeOf(context).width >= SIDE_BY_SIDE
const halfOf = (width: number) => (width - GAP) / 2

/** Whether a value may stand with its unit and its interval in words. */
export const hasRoom = (context: ChartContext) => sizeOf(context).width >= ROOMY

/** Lines that a legend with these entries takes: one Han character is as wide as the font is high, other letters about half. */
export function legendLines(context: ChartContext, entries: string[]): number {
  const { width } = sizeOf(context)
  const letters = [...entries.join('')].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 1 : 0.5), 0)
  const room = isSideBySide(context) ? halfOf(width) : width
  return Math.ceil((letters * FONT_SIZE + (entries.length - 1) * LEGEND_ENTRY + LEGEND_SIGN) / room)
}

/**
 * Thin labelled lines of the value axis of a panel, with as many labels as do not touch; 0 keeps its label.
 * @param widest  pixels of the widest label with some air
 */
export function axisLines(
  context: ChartContext,
  ticks: number[],
  labelOf: (tick: number) => string,
  box: Box,
  widest: number,
) {
  const spacing = (sizeOf(context).width - box.left - box.right) / Math.max(1, ticks.length - 1)
  const every = Math.ceil(widest / spacing)
  const zero = Math.max(0, ticks.indexOf(0))
  const lines = tickLines(context, 'xAxis', ticks, labelOf)
  return {
    ...lines,
    precision: EXACT,
    // With the first row on top, a mark line starts at the top too: its label goes to its other end.
    data: lines.data.map((line, i) => ({
      ...line,
      label: { ...line.label, show: (i - zero) % every === 0, position: 'end' },
    })),
  }
}

/** Decimals to which a mark line is placed; the default of two would move a line by half a percentage point. */
export const EXACT = 12

/** Pixels: widths from which the panels stand side by side, and have room for whole values; least height of a row; heading, a line of the legend, axis, gutter. */
const SIDE_BY_SIDE = 600
const ROOMY = 800
export const SMALLEST_ROW = 21
export const HEADING = 24
export const LEGEND = 22
const AXIS = 28
const GAP = 28
/** The sign of an entry of the legend, and an entry with its sign and gaps but without its words. */
const LEGEND_SIGN = 21
const LEGEND_ENTRY = 33

import type { ChartContext } from '#queries/define.ts'
import { FONT_SIZE } from '#queries/figure.ts'
import { eventName } from '#queries/words/event.ts'
import type { TrendResult } from './result.ts'

/** What is written above the plot at a place of the axis: a change of definition or a dated event. */
type Mark = { at: number; to: number; words: string; isBreak: boolean }
export type PlacedMark = Mark & { row: number; shift: number }

/** Height of one line of labels above the plot, in pixels, and the distance between two labels of a line. */
export const LABEL_ROW = 16
const BETWEEN = 8
/** Signs of an event's name that stand on the chart; the list beside it has the whole name. */
const MOST_SIGNS = 12

/**
 * Places the labels of events and changed definitions in lines above the plot so that none covers another. Where the names need more
 * than two lines (one on a narrow chart), events are numbered, as in the list beside the chart.
 *
 * @param left, plot  where the plot begins and how wide it is, in pixels
 */
export function placeMarks(
  found: TrendResult,
  breaks: readonly { start: string; words: string }[],
  { lang }: Pick<ChartContext, 'lang'>,
  { left, plot, width }: { left: number; plot: number; width: number },
): PlacedMark[] {
  const place = (id: string) => found.points.findIndex(({ period_id }) => period_id === id)
  const ofBreaks = breaks.map(({ start, words }): Mark => {
    const at = found.points.findIndex(({ period_start }) => period_start === start)
    return { at, to: at, words, isBreak: true }
  })
  const ofEvents = (label: (i: number) => string) =>
    found.events.map(({ from, to }, i): Mark => ({ at: place(from), to: place(to), words: label(i), isBreak: false }))
  const middle = (at: number) => left + ((at + 0.5) * plot) / Math.max(1, found.points.length)

  const named = inRows(
    [...ofBreaks, ...ofEvents((i) => onChart(eventName(found.events[i]!, lang, MOST_SIGNS)))],
    middle,
    width,
  )
  const most = width < 520 ? 1 : 2
  if (Math.max(0, ...named.map(({ row }) => row)) < most) return named
  return inRows([...ofBreaks, ...ofEvents((i) => String(i + 1))], middle, width)
}

/** Lines of labels that the marks take. */
export const rowsOf = (marks: readonly PlacedMark[]): number =>
  marks.length ? Math.max(...marks.map(({ row }) => row)) + 1 : 0

/** A label of ECharts is a template in which `{b}` and the like stand for values: a delivered brace must not begin one. */
const onChart = (name: string) => name.replaceAll('{', '｛')

/** From left to right, each label in the first line where it does not touch the one before; at most three lines. */
function inRows(marks: Mark[], middle: (at: number) => number, width: number): PlacedMark[] {
  const ends = [-BETWEEN, -BETWEEN, -BETWEEN]
  return marks
    .toSorted((a, b) => a.at - b.at)
    .map((mark) => {
      const size = textWidth(mark.words)
      const centre = middle(mark.at)
      const start = Math.max(0, Math.min(centre - size / 2, width - size))
      const free = ends.findIndex((end) => end + BETWEEN <= start)
      const row = free === -1 ? ends.length - 1 : free
      ends[row] = start + size
      return { ...mark, row, shift: start + size / 2 - centre }
    })
}

/** A Han character is as wide as the font is high, others about 0.6 of it, in pixels. */
export const textWidth = (text: string) =>
  [...text].reduce((sum, sign) => sum + FONT_SIZE * (/\p{Script=Han}/u.test(sign) ? 1 : 0.62), 0)

import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, sizeOf } from '#queries/figure.ts'
import { contributions } from './contributions.ts'
import { boxesOf, HEADING, LEGEND, legendLines, type Box } from './panel.ts'
import type { MixShiftResult } from './result.ts'
import { stepsOf, waterfall } from './steps.ts'
import { text } from './text.ts'

/**
 * Two panels: how the earlier level becomes the later one, step by step; and what each sub-unit adds to those steps. Side by
 * side where there is room, one below the other on a telephone. Every value stands in words at the right of its row.
 */
export function chart(found: MixShiftResult, context: ChartContext): EchartsFigure {
  const words = text[context.lang]
  const steps = stepsOf(found, context)
  const { width, height } = sizeOf(context)
  if (steps.length === 0) return sentence(words.finding(found), context, width)
  const hasMembership = found.units.some(({ membership }) => membership !== null)
  const entries = [words.parts.rate, words.parts.mix, ...(hasMembership ? [words.parts.membership] : []), words.total]
  const boxes = boxesOf(context, steps.length, found.units.length > 0, entries)
  const [first, second] = boxes
  const room = ({ top, bottom }: Box) => height - top - bottom
  const panels = [
    ...(first ? [waterfall(steps, context, first, room(first))] : []),
    ...(second ? [contributions(found, context, second, room(second))] : []),
  ]
  const aboveLegend = second ? second.top - HEADING - legendLines(context, entries) * LEGEND : 0
  const heading = (box: Box, title: string, top: number) => ({
    ...{ text: title, left: box.left - box.labels, top, padding: 0 },
    textStyle: { color: context.palette.ink, fontSize: FONT_SIZE + 1, fontWeight: 600 },
  })
  return figure(context, words.finding(found), {
    title: [
      ...(first ? [heading(first, words.steps, 0)] : []),
      ...(second ? [heading(second, words.byUnit, aboveLegend)] : []),
    ],
    legend: second && {
      ...{ left: second.left - second.labels, top: aboveLegend + HEADING, padding: 0, itemGap: 12 },
      ...{ itemWidth: 16, itemHeight: 10, selectedMode: false, data: entries },
      textStyle: { color: context.palette.ink, fontSize: FONT_SIZE },
    },
    grid: boxes.map(({ left, right, top, bottom }) => ({ left, right, top, bottom, outerBoundsMode: 'none' })),
    xAxis: panels.map(({ xAxis }) => xAxis),
    yAxis: panels.flatMap(({ yAxis }) => yAxis),
    series: panels.flatMap(({ series }) => series),
  })
}

/** Nothing to draw: the sentence in the middle of the empty figure. */
const sentence = (said: string, context: ChartContext, width: number) =>
  figure(context, said, {
    title: {
      ...{ text: said, left: 'center', top: 'middle' },
      textStyle: {
        ...{ color: context.palette.quiet, fontSize: FONT_SIZE + 1, fontWeight: 400, lineHeight: 20 },
        width: width - 48,
        overflow: 'break',
      },
    },
  })

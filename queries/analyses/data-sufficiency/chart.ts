import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf } from '#queries/figure.ts'
import type { DataSufficiencyResult, Question } from './result.ts'
import { text } from './text.ts'

/** One bar a question: what there is as a part of what is needed. Answer and counts stand in words beside it. */
export function chart(found: DataSufficiencyResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const words = text[lang]
  const { width, isNarrow } = sizeOf(context)
  const left = isNarrow ? 134 : 150
  const right = isNarrow ? 104 : Math.min(400, width * 0.5)
  const colour = { yes: palette.accent, partly: palette.within, no: palette.line }
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const axisLabel = { color: palette.ink, fontSize: FONT_SIZE, interval: 0 }
  const beside = (question: Question) =>
    isNarrow ? words.answers[question.answer] : `${words.answers[question.answer]} · ${words.haveOfNeeded(question)}`

  return figure(context, words.finding(found), {
    grid: { top: 8, bottom: 8, left, right, outerBoundsMode: 'none' },
    xAxis: silentAxis([0, 1]),
    yAxis: [
      { ...category, data: found.questions.map(({ code }) => words.short[code]), axisLabel },
      {
        ...category,
        position: 'right',
        data: found.questions.map(beside),
        axisLabel: { ...axisLabel, width: right - 12, overflow: 'truncate' },
      },
    ],
    series: [
      {
        type: 'bar',
        barWidth: 12,
        showBackground: true,
        backgroundStyle: { color: 'transparent', borderColor: palette.quiet, borderWidth: 1 },
        data: found.questions.map((question) => ({
          value: partOf(question),
          name: `${words.questions[question.code]}\n${words.answers[question.answer]}\n${words.haveOfNeeded(question)}`,
          itemStyle: { color: colour[question.answer] },
        })),
      },
    ],
  })
}

/** Fraction of what is needed, at most 1. */
const partOf = ({ have, needed }: Question): number =>
  have === null || needed === null || needed === 0 ? 0 : Math.min(1, have / needed)

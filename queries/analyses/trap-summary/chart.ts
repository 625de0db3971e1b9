import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { chart as chartOfTraps } from '../traps/chart.ts'
import type { TrapSummaryResult } from './result.ts'
import { text } from './text.ts'

/** The picture of the board, from the counts alone. */
export function chart(found: TrapSummaryResult, context: ChartContext): EchartsFigure {
  return chartOfTraps(found, context, text[context.lang].finding(found))
}

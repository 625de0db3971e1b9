import { foldHeader } from './fold.ts'
import type { Cells, ReadingContext } from './readers/context.ts'
import { refusal } from './refusal.ts'
import type { Group } from './row-source.ts'
import { readNumber } from './values/number.ts'

/** Percent or ratio, for the whole column: % signs, then the header, then the median (at most 3: ratios; at least 20: percents). */
export function attainments({ sources, numbers, state }: ReadingContext) {
  const source = sources.source('attainment_pct')
  const values: number[] = []
  const signed = { with: 0, without: 0 }
  let column = ''
  function add(cells: Cells, group: Group) {
    if (!source) return
    const cell = readNumber(source.text(cells, group), numbers)
    if (cell.kind !== 'value') return
    column = source.column(group)
    if (cell.percent) signed.with ||= state.line
    else if (Number(cell.text) !== 0) signed.without ||= state.line
    if (values.length < 100_000) values.push(Math.abs(Number(cell.text)))
  }
  function decide(): 'percent' | 'ratio' | 'unclear' {
    if (signed.with > 0 && signed.without > 0) {
      throw refusal(
        'unit-mixed',
        { file: state.file, sheet: state.sheet || undefined, column },
        { first: signed.with, second: signed.without },
      )
    }
    if (signed.with > 0) return 'ratio'
    if (foldHeader(column).hint?.includes('%')) return 'percent'
    const median = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
    return median <= 3 ? 'ratio' : median >= 20 ? 'percent' : 'unclear'
  }
  return { add, decide }
}

import type { Field } from '../fields.ts'
import { refusal } from '../refusal.ts'
import { fault } from '../row-state.ts'
import { readDate } from '../values/date.ts'
import { readMoment } from '../values/moment.ts'
import { NULL_TOKENS } from '../values/null-tokens.ts'
import { printable, type Read, type ReadingContext } from './context.ts'

const dayOfMoment: typeof readDate = (raw, format) => {
  const cell = readMoment(raw, format)
  return cell.kind === 'value' ? { ...cell, text: cell.text.slice(0, 10) } : cell
}

/** Readers of days as ISO text, and of days with the time of day where one is written; '' where there is none. */
export function dateReaders(context: ReadingContext) {
  const { sources, numbers, state } = context

  function reader(field: Field, readCell: typeof readDate): Read | null {
    const source = sources.source(field)
    if (!source) return null
    return (cells, group) => {
      const raw = source.text(cells, group).trim()
      if (raw === '' || numbers.nullTokens.has(raw) || NULL_TOKENS.has(raw)) return ''
      const cell = readCell(raw, context.dateFormat)
      if (cell.kind === 'value') return cell.text
      const column = source.column(group)
      if (cell.kind === 'ambiguous')
        throw refusal('ambiguous-date', {
          file: state.file,
          sheet: state.sheet || undefined,
          line: state.line,
          column,
          found: raw.slice(0, 40),
        })
      fault(state, cell.code, column, printable(raw))
      return ''
    }
  }

  return {
    date: (field: Field) => reader(field, readDate),
    moment: (field: Field) => reader(field, readMoment),
    /** The day of a column that may hold the time of day as well. */
    day: (field: Field) => reader(field, dayOfMoment),
  }
}

import type { Field } from '../fields.ts'
import { refusal } from '../refusal.ts'
import { fault } from '../row-state.ts'
import { readDate } from '../values/date.ts'
import { printable, type Read, type ReadingContext } from './context.ts'

/** Reads days as ISO text, '' where there is none. */
export function dateReader(context: ReadingContext) {
  const { sources, numbers, state } = context
  return function date(field: Field): Read | null {
    const source = sources.source(field)
    if (!source) return null
    return (cells, group) => {
      const raw = source.text(cells, group).trim()
      if (raw === '' || numbers.nullTokens.has(raw) || raw === '—' || raw === '-' || raw === '/') return ''
      const cell = readDate(raw, context.dateFormat)
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
}

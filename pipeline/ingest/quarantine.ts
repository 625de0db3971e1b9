import { openSink, type Sink } from './sink.ts'
import type { RowState } from './row-state.ts'
import { NOT_COUNTED } from './structure.ts'

const COLUMNS = ['src_file', 'src_sheet', 'src_row', 'src_col', 'raw_row', 'code', 'detail', 'state']

/** Rows that were set aside, as delivered, each with its code; a corrected row is delivered again, never edited here. */
export function openQuarantine(folder: string) {
  const sink: Sink = openSink(folder, 'quarantine', COLUMNS)
  const byCode = new Map<string, number>()
  const first: string[] = []
  let counted = 0
  return {
    add(state: RowState, cells: readonly string[]) {
      sink.add([
        state.file,
        state.sheet,
        String(state.line),
        state.column,
        JSON.stringify(cells),
        state.code,
        state.detail,
        'open',
      ])
      byCode.set(state.code, (byCode.get(state.code) ?? 0) + 1)
      if (NOT_COUNTED.has(state.code)) return
      counted++
      if (first.length < 5) {
        const found = state.detail === '' ? '' : ` "${state.detail}"`
        first.push([state.sheet, state.line, state.column, `${state.code}${found}`].filter(Boolean).join(' · '))
      }
    },
    /** Rows that count towards the refusal of the file. */
    counted: () => counted,
    first: () => first.join('; '),
    byCode: () => Object.fromEntries(byCode),
    total: () => sink.rows(),
    close: sink.close,
  }
}

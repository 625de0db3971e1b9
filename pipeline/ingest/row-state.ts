import type { Warning } from './grid.ts'

/** What is being read now, what was wrong with it, and what has been noticed so far. Shared by all readers of one sheet. */
export type RowState = {
  file: string
  sheet: string
  line: number
  /** Quarantine code of the row; '' while it is sound. The first fault stays. */
  code: string
  column: string
  detail: string
  issues: Map<string, { sheet: string; column: string; rule_id: string; n: number; first_row: number }>
  warnings: Map<string, Warning & { n: number }>
}

export function rowState(file: string, sheet: string): RowState {
  return { file, sheet, line: 0, code: '', column: '', detail: '', issues: new Map(), warnings: new Map() }
}

export function fault(state: RowState, code: string, column: string, detail: string): void {
  if (state.code !== '') return
  state.code = code
  state.column = column
  state.detail = detail.slice(0, 200)
}

/** Takes a fault back: what was read when it occurred is not what the row is about. */
export function clearFault(state: RowState): void {
  state.code = ''
  state.column = ''
  state.detail = ''
}

/** Counts a conversion or a missing value of a column, with the first row where it occurred. */
export function note(state: RowState, column: string, rule_id: string): void {
  const key = `${column}\u001f${rule_id}`
  const known = state.issues.get(key)
  if (known) known.n++
  else state.issues.set(key, { sheet: state.sheet, column, rule_id, n: 1, first_row: state.line })
}

export function warn(state: RowState, code: string, detail: string): void {
  const known = state.warnings.get(code)
  if (known) known.n++
  else state.warnings.set(code, { code, detail, n: 1 })
}

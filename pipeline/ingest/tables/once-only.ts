import type { RowState } from '../row-state.ts'

/** Things that many rows mention and one record tells: the first row that is kept tells them, not one that is set aside. */
export function onceOnly(state: RowState) {
  const told = new Set<string>()
  const ofRow = new Set<string>()
  let line = 0

  /** Whether no kept row, and nothing earlier in this one, has told it. */
  function isFirst(key: string): boolean {
    if (state.line !== line) {
      ofRow.clear()
      line = state.line
    }
    if (told.has(key) || ofRow.has(key)) return false
    ofRow.add(key)
    return true
  }

  function kept() {
    if (state.line !== line) return
    for (const key of ofRow) told.add(key)
  }

  return { isFirst, kept }
}

import type { Symbolic } from './analyse-pattern.ts'
import { PANEL_WIDTH } from './panels.ts'
import type { NumericStorage } from './numeric-storage.ts'

/**
 * Subtracts from panel `target` what the finished panel `source` contributes: A ← A − L_s[rows] L_s[own]', where `own` are
 * the rows of the source that are columns of the target and `rows` all its rows from there on.
 *
 * @param from  first row of the source (place in symbolic.row) that is a column of the target
 * @returns the first row after the target's columns
 * Needs storage.local[row] = local row of the target.
 */
export function updatePanel(
  symbolic: Symbolic,
  { x, subtractProduct, local, tiles }: NumericStorage,
  target: number,
  source: number,
  from: number,
): number {
  const { firstColumn, rowStart, rowEnd, row, stride, offset } = symbolic
  const end = rowEnd[source]!
  const firstOfTarget = firstColumn[target]!
  const afterTarget = firstColumn[target + 1]!
  let after = from
  while (after < end && row[after]! < afterTarget) after++
  const columns = after - from
  const padded = (columns + 3) & ~3
  const depth = firstColumn[source + 1]! - firstColumn[source]!
  const step = stride[source]!
  const a = offset[source]! + (from - rowStart[source]!) * step
  const targetStep = stride[target]!
  const targetAt = offset[target]!
  const pack = tiles[0]
  for (let c = 0; c < padded; c++) {
    const line = a + c * step
    if (c < columns) for (let k = 0, e = pack + c; k < depth; k++, e += padded) x[e] = x[line + k]!
    else for (let k = 0, e = pack + c; k < depth; k++, e += padded) x[e] = 0
  }

  const count = end - from
  const firstLocal = local[row[from]!]!
  if (local[row[end - 1]!]! - firstLocal === count - 1) {
    const c = targetAt + firstLocal * targetStep + row[from]! - firstOfTarget
    subtractProduct(c, targetStep, a, step, 1, pack, padded, count, padded, depth)
    return after
  }
  const tile = tiles[1]
  for (let done = 0; done < count; done += PANEL_WIDTH) {
    const rows = Math.min(PANEL_WIDTH, count - done)
    x.fill(0, tile, tile + rows * padded)
    subtractProduct(tile, padded, a + done * step, step, 1, pack, padded, rows, padded, depth)
    for (let r = 0; r < rows; r++) {
      const line = targetAt + local[row[from + done + r]!]! * targetStep - firstOfTarget
      const tileLine = tile + r * padded
      for (let c = 0; c < columns; c++) {
        const e = line + row[from + c]!
        x[e] = x[e]! + x[tileLine + c]!
      }
    }
  }
  return after
}

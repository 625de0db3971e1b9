/**
 * Where a symmetric n × n matrix may be non-zero: its lower triangle by columns. Column j holds the rows
 * row[columnStart[j]] … row[columnStart[j + 1] − 1]: the diagonal j first (always present), then rows below it, ascending.
 */
export type SymmetricPattern = {
  n: number
  /** Length n + 1. */
  columnStart: Int32Array
  row: Int32Array
}

/** @throws RangeError naming the column, when the pattern breaks its promise. */
export function checkPattern({ n, columnStart, row }: SymmetricPattern): void {
  if (columnStart.length !== n + 1 || columnStart[0] !== 0 || columnStart[n] !== row.length) {
    throw new RangeError(`a pattern of ${n} columns needs ${n + 1} starts from 0 to ${row.length}`)
  }
  for (let j = 0; j < n; j++) {
    const start = columnStart[j]!
    const end = columnStart[j + 1]!
    let sound = start < end && end <= row.length && row[start] === j
    for (let e = start + 1; sound && e < end; e++) sound = row[e]! > row[e - 1]! && row[e]! < n
    if (!sound) throw new RangeError(`column ${j} of a pattern needs its diagonal first, then rows below it, ascending`)
  }
}

/**
 * Positions and neighbours of the graph of a pattern: v and w are neighbours when entry (v, w) may be non-zero.
 *
 * @param keep  1 for the vertices that take part, 0 for those left out with their edges
 * @returns neighbours of v in neighbour[start[v]] … neighbour[start[v + 1] − 1]
 */
export function adjacency(pattern: SymmetricPattern, keep: Uint8Array): { start: Int32Array; neighbour: Int32Array } {
  const { n, columnStart, row } = pattern
  const start = new Int32Array(n + 1)
  for (let j = 0; j < n; j++) {
    if (keep[j] === 0) continue
    for (let e = columnStart[j]! + 1; e < columnStart[j + 1]!; e++) {
      const i = row[e]!
      if (keep[i] === 0) continue
      start[i + 1]!++
      start[j + 1]!++
    }
  }
  for (let v = 0; v < n; v++) start[v + 1]! += start[v]!
  const next = start.slice(0, n)
  const neighbour = new Int32Array(start[n]!)
  for (let j = 0; j < n; j++) {
    if (keep[j] === 0) continue
    for (let e = columnStart[j]! + 1; e < columnStart[j + 1]!; e++) {
      const i = row[e]!
      if (keep[i] === 0) continue
      neighbour[next[i]!++] = j
      neighbour[next[j]!++] = i
    }
  }
  return { start, neighbour }
}

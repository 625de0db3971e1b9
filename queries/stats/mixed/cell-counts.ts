/** The level of each row, 0 … levels − 1. */
type Codes = { codes: Int32Array; levels: number }

/** Rows in the order of their level: those of level i are order[start[i]] … order[start[i + 1] − 1]. */
export function rowsByLevel({ codes, levels }: Codes): { start: Int32Array; order: Int32Array } {
  const start = new Int32Array(levels + 1)
  for (const code of codes) start[code + 1]!++
  for (let level = 0; level < levels; level++) start[level + 1]! += start[level]!
  const next = start.slice()
  const order = new Int32Array(codes.length)
  for (let row = 0; row < codes.length; row++) order[next[codes[row]!]!++] = row
  return { start, order }
}

/** How many rows each level of a first factor, given by `rowsByLevel`, has in each level of a second; by first, then second level. */
export function cellCounts(start: Int32Array, order: Int32Array, { codes, levels }: Codes) {
  const ia = new Int32Array(order.length)
  const ib = new Int32Array(order.length)
  const n = new Float64Array(order.length)
  const count = new Float64Array(levels)
  const seen = new Int32Array(Math.min(levels, order.length))
  let cells = 0
  for (let level = 0; level + 1 < start.length; level++) {
    let found = 0
    for (let t = start[level]!; t < start[level + 1]!; t++) {
      const code = codes[order[t]!]!
      if (count[code] === 0) seen[found++] = code
      count[code]! += 1
    }
    for (const code of seen.subarray(0, found).sort()) {
      ia[cells] = level
      ib[cells] = code
      n[cells++] = count[code]!
      count[code] = 0
    }
  }
  return { ia: ia.slice(0, cells), ib: ib.slice(0, cells), n: n.slice(0, cells) }
}

/** One column of numbers: INTEGER as Int32Array, DOUBLE as Float64Array. */
export type TypedColumn = Int32Array | Float64Array
export type TypedColumns = Record<string, TypedColumn>

/** What is needed of the driver's result; `items` is public at run time but private in the driver's types. */
type NumberResult = {
  columnNames: () => string[]
  columnTypes: () => { toString: () => string }[]
  fetchChunk: () => Promise<{ rowCount: number; getColumnVector: (place: number) => unknown } | null>
}
type NumberVector = { items: TypedColumn; validity: { data: BigUint64Array | null } }

const VIEW: Record<string, new (buffer: ArrayBuffer) => TypedColumn> = { INTEGER: Int32Array, DOUBLE: Float64Array }

/** Rows for which there is room at first; two chunks of the driver. */
const FIRST_CAPACITY = 4096

/**
 * The columns of a result of INTEGER and DOUBLE columns without nulls, copied chunk by chunk as they arrive: no row is ever an
 * object, and at no time is more than the arrays themselves and one chunk in memory.
 *
 * @throws RangeError on another type, or on a null
 */
export async function readColumns(result: NumberResult): Promise<TypedColumns> {
  const names = result.columnNames()
  const columns = result.columnTypes().map((type, place) => {
    const View = VIEW[String(type)]
    if (!View) throw new RangeError(`column ${names[place]} is ${String(type)}, not INTEGER or DOUBLE`)
    return { View, values: new View(new ArrayBuffer(FIRST_CAPACITY * 8)) }
  })
  let rows = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    const count = chunk?.rowCount ?? 0
    if (!chunk || count === 0) break
    columns.forEach((column, place) => {
      // The declared type was checked above, and vectors of both types are built alike.
      const { items, validity } = chunk.getColumnVector(place) as NumberVector
      if (hasNull(validity.data, count)) throw new RangeError(`column ${names[place]} holds a null`)
      if (rows + count > column.values.length) column.values = withRoom(column, Math.ceil(1.5 * (rows + count)))
      column.values.set(items, rows)
    })
    rows += count
  }
  return Object.fromEntries(columns.map((column, place) => [names[place]!, withRoom(column, rows)]))
}

/** The same values in a buffer for `rows` of them. The old buffer is given back at once and not when garbage is collected. */
function withRoom(
  { View, values }: { View: new (buffer: ArrayBuffer) => TypedColumn; values: TypedColumn },
  rows: number,
) {
  // readColumns made the buffer, so it is not a shared one.
  const buffer = values.buffer as ArrayBuffer
  return new View(buffer.transfer(rows * values.BYTES_PER_ELEMENT))
}

/** One bit per row, 64 rows a word, 1 = there is a value; no mask at all where every row has one. */
function hasNull(mask: BigUint64Array | null, rows: number): boolean {
  if (!mask) return false
  for (let word = 0; word * 64 < rows; word++) {
    const used = BigInt(Math.min(64, rows - word * 64))
    if (BigInt.asUintN(Number(used), mask[word]!) !== BigInt.asUintN(Number(used), -1n)) return true
  }
  return false
}

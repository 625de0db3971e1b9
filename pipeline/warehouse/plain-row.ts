export type Row = Record<string, unknown>

/** One row with JSON-like values: integers as numbers, dates and times as ISO text (UTC, without zone). */
export function plainRow(row: Record<string, unknown>, types: Record<string, string>): Row {
  for (const name in row) {
    const value = row[name]
    if (typeof value === 'bigint') row[name] = exactNumber(value, name)
    else if (value instanceof Date) row[name] = isoText(value, types[name])
  }
  return row
}

/** Counts fit easily; an id that does not must be text, or it would change silently. */
function exactNumber(value: bigint, name: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`column ${name} holds an integer beyond 2^53`)
  return number
}

function isoText(value: Date, type: string | undefined): string {
  const text = value.toISOString()
  return type === 'DATE' ? text.slice(0, 10) : text.replace(/(\.000)?Z$/, '')
}

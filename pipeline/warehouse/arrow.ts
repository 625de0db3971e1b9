import {
  Bool,
  DateDay,
  Field,
  Float64,
  Int32,
  RecordBatch,
  Schema,
  Struct,
  Table as ArrowTable,
  Utf8,
  makeData,
  tableToIPC,
  vectorFromArray,
  type DataType,
} from 'apache-arrow'
import type { Column, Provenance, Table } from '#queries/define.ts'

type Value = string | number | boolean | null

/**
 * One named table of a result as an Arrow IPC stream. Types follow the declared column kinds, never the values, so that a
 * column of nulls keeps its type. The schema carries the provenance; each field carries its labels and, for a ratio, its unit.
 */
export function toArrowStream<R>(table: Table<R>, result: R, provenance: Provenance): Uint8Array {
  const rows = table.rows(result)
  const fields = table.columns.map((column) => new Field(column.name, TYPES[column.kind](), true, wordsOf(column)))
  const children = table.columns.map((column, place) => {
    const values = rows.map((row) => asArrow(row[column.name] ?? null, column))
    const vector = vectorFromArray(values, fields[place]?.type as DataType)
    // An empty vector has no chunk, but a batch needs one per column.
    return vector.data[0] ?? makeData({ type: fields[place]?.type as DataType })
  })
  const schema = new Schema(fields, metadataOf(table.name, provenance))
  const struct = new Struct(fields)
  const batch = new RecordBatch(schema, makeData({ type: struct, length: rows.length, nullCount: 0, children }))
  return tableToIPC(new ArrowTable(schema, [batch]), 'stream')
}

const TYPES: Record<Column['kind'], () => DataType> = {
  text: () => new Utf8(),
  integer: () => new Int32(),
  number: () => new Float64(),
  ratio: () => new Float64(),
  date: () => new DateDay(),
  boolean: () => new Bool(),
}

function asArrow(value: Value, column: Column): Value | Date {
  if (value === null) return null
  // The library takes a Date for DateDay and keeps whole days since 1970, which is what midnight UTC gives.
  return column.kind === 'date' ? new Date(`${String(value).slice(0, 10)}T00:00:00Z`) : value
}

function wordsOf(column: Column): Map<string, string> {
  const words = new Map([
    ['label_zh', column.label.zh],
    ['label_en', column.label.en],
    ['kind', column.kind],
  ])
  if (column.kind === 'ratio') words.set('unit', '1')
  return words
}

function metadataOf(table: string, provenance: Provenance): Map<string, string> {
  return new Map([
    ['causeway.table', table],
    ...Object.entries(provenance).map(
      ([name, value]) => [`causeway.${name}`, typeof value === 'string' ? value : JSON.stringify(value)] as const,
    ),
  ])
}

import { missingColumns } from './required-columns.ts'
import { columnsIn, evaluate, parseExpression, type Computed, type Expression } from './expression.ts'
import type { Field } from './fields.ts'
import { foldHeader } from './fold.ts'
import type { Mapping } from './mapping.ts'
import { refusal } from './refusal.ts'
import { readNumber, type NumberFormat } from './values/number.ts'

/** One record of a row: the whole row, or one column or KPI block of an unpivoted one. */
export type Group = { name: string; columns: ReadonlyMap<Field, number> }
/** A row that is one record. */
export const NO_GROUP: Group = { name: '', columns: new Map() }

/** Where the text of a field comes from in one row. `column` is its name in the file, for messages and lineage. */
export type Source = {
  kind: 'column' | 'computed' | 'template' | 'constant' | 'group' | 'group-name'
  column: (group: Group) => string
  text: (cells: readonly string[], group: Group) => string
  compute: ((cells: readonly string[]) => Computed) | null
}

/** Finds the columns of a mapping in a header by name; refuses the file when one is missing. */
export function rowSources(
  mapping: Mapping,
  names: string[],
  numbers: NumberFormat,
  at: { file: string; sheet?: string | undefined; line: number },
) {
  const indexOf = columnFinder(names)
  const required = [
    ...Object.keys(mapping.columns).filter((name) => !mapping.optional_columns.includes(name)),
    ...computedColumns(mapping),
    ...templateColumns(mapping),
    ...conditionColumns(mapping),
  ]
  const lacking = [...new Set(required)].filter((name) => indexOf(name) < 0)
  const groups = groupsOf(mapping, names, indexOf, lacking)
  if (lacking.length > 0) throw missingColumns(lacking, names, at)

  const byField = new Map<Field, number>()
  for (const [name, field] of Object.entries(mapping.columns)) {
    const index = indexOf(name)
    if (index < 0) continue
    const other = byField.get(field)
    if (other !== undefined) {
      const headers = `"${names[other]}", "${names[index]}" → ${field}`
      throw refusal('duplicate-header', at, { headers })
    }
    byField.set(field, index)
  }
  const first = groups[0]

  function source(field: Field): Source | null {
    if (mapping.unpivot && field === mapping.unpivot.name_to)
      return { kind: 'group-name', column: (g) => g.name, text: mapped(field, (_, g) => g.name), compute: null }
    if (first?.columns.has(field)) {
      const index = (group: Group) => group.columns.get(field) ?? -1
      return {
        kind: 'group',
        column: (g) => names[index(g)] ?? '',
        text: mapped(field, (cells, g) => cells[index(g)] ?? ''),
        compute: null,
      }
    }
    const column = byField.get(field)
    if (column !== undefined)
      return {
        kind: 'column',
        column: () => names[column] ?? '',
        text: mapped(field, (cells) => cells[column] ?? ''),
        compute: null,
      }
    const formula = mapping.computed[field]
    if (formula !== undefined) {
      const expression = parseExpression(formula)
      const read = numbersOf(expression, indexOf, numbers)
      return {
        kind: 'computed',
        column: () => formula,
        text: () => '',
        compute: (cells) => evaluate(expression, (name) => read(name, cells)),
      }
    }
    const template = mapping.templates[field]
    if (template !== undefined)
      return { kind: 'template', column: () => template, text: mapped(field, filled(template, indexOf)), compute: null }
    const constant = mapping.constants[field]
    if (constant !== undefined) return { kind: 'constant', column: () => '', text: () => constant, compute: null }
    return null
  }

  /** The raw text of the mapping's field into its words, before anything else is read. */
  function mapped(field: Field, text: Source['text']): Source['text'] {
    const words = mapping.value_maps[field]
    if (!words) return text
    const byRaw = new Map(Object.entries(words))
    return (cells, group) => {
      const raw = text(cells, group)
      return byRaw.get(raw) ?? byRaw.get(raw.trim()) ?? raw
    }
  }

  return { source, groups, indexOf, names }
}
export type RowSources = ReturnType<typeof rowSources>

/** By exact name, else by folded name where that is not shared; the group path of two header rows folds part by part. */
function columnFinder(names: string[]): (name: string) => number {
  const folded = new Map<string, number[]>()
  for (const [index, name] of names.entries()) {
    const key = foldPath(name)
    folded.set(key, [...(folded.get(key) ?? []), index])
  }
  return (name) => {
    const exact = names.indexOf(name)
    if (exact >= 0) return exact
    const found = folded.get(foldPath(name)) ?? []
    return found.length === 1 ? (found[0] ?? -1) : -1
  }
}

/** Brackets and % distinguish columns here (`# Evaluated`, `% Evaluated`), so only case, width and spaces are folded. */
const foldPath = (name: string) =>
  name
    .split('>')
    .map((part) => part.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '') || foldHeader(part).key)
    .join('>')

function groupsOf(mapping: Mapping, names: string[], indexOf: (name: string) => number, lacking: string[]): Group[] {
  const { unpivot } = mapping
  if (!unpivot) return [NO_GROUP]
  if (unpivot.groups) {
    return Object.entries(unpivot.groups).map(([name, fields]) => {
      const columns = new Map<Field, number>()
      for (const [field, header] of Object.entries(fields) as [Field, string][]) {
        if (indexOf(header) < 0) lacking.push(header)
        columns.set(field, indexOf(header))
      }
      return { name, columns }
    })
  }
  const pattern = unpivot.pattern ? new RegExp(unpivot.pattern, 'u') : null
  const headers = unpivot.columns ?? names.filter((name) => pattern?.test(name))
  if (headers.length === 0) lacking.push(unpivot.pattern ?? '')
  const value = unpivot.value_to ?? 'actual'
  return headers.map((name) => {
    if (indexOf(name) < 0) lacking.push(name)
    return { name, columns: new Map([[value, indexOf(name)]]) }
  })
}

function numbersOf(expression: Expression, indexOf: (name: string) => number, format: NumberFormat) {
  const indexes = new Map(columnsIn(expression).map((name) => [name, indexOf(name)]))
  return (name: string, cells: readonly string[]): Computed => {
    const cell = readNumber(cells[indexes.get(name) ?? -1] ?? '', format)
    if (cell.kind === 'value') return { value: Number(cell.text) }
    if (cell.kind === 'null') return { value: null, reason: cell.reason }
    return { value: null, reason: `!${cell.kind === 'ambiguous' ? 'BAD_NUMBER' : cell.code}` }
  }
}

const PLACEHOLDER = /\{([^{}]+)\}/g

function filled(template: string, indexOf: (name: string) => number): Source['text'] {
  const parts = template
    .split(PLACEHOLDER)
    .map((part, i) => (i % 2 === 0 ? { text: part, index: -1 } : { text: '', index: indexOf(part.trim()) }))
  const isPath = /^\{[^{}]+\}(?:[/>]\{[^{}]+\})+$/.test(template)
  return (cells) => {
    const text = parts.map((part) => (part.index < 0 ? part.text : (cells[part.index] ?? '').trim())).join('')
    return isPath ? text.replace(/[/>]+$/, '') : text
  }
}

const templateColumns = (mapping: Mapping) =>
  Object.values(mapping.templates).flatMap((template) =>
    [...template.matchAll(PLACEHOLDER)].map((match) => match[1]?.trim() ?? ''),
  )
const computedColumns = (mapping: Mapping) =>
  Object.values(mapping.computed).flatMap((formula) => columnsIn(parseExpression(formula)))
/** A condition that names neither a field of the mapping nor a column would never hold, and no target would count. */
const conditionColumns = (mapping: Mapping) => {
  const fields = [
    'period',
    mapping.unpivot?.name_to,
    ...Object.values(mapping.columns),
    ...Object.keys({ ...mapping.templates, ...mapping.constants }),
  ]
  return Object.keys(mapping.target_when ?? {}).filter((name) => !fields.includes(name))
}

/** Where the columns of the mapping lie whose fields are wanted. */
export function mappedIndexes(sources: RowSources, mapping: Mapping, wanted: (field: Field) => boolean): number[] {
  return Object.entries(mapping.columns)
    .filter(([, field]) => wanted(field))
    .map(([name]) => sources.indexOf(name))
    .filter((index) => index >= 0)
}

import type { Column } from './columns.ts'
import type { Field } from './fields.ts'
import { foldHeader } from './fold.ts'
import { measureOf } from './header.ts'
import { measureSuffixes } from './synonyms.ts'

/** KPI blocks of a wide sheet: `销售额 > 目标值` under two rows, or 销售额目标值 where at least two measures share the beginning. */
export function measureGroups(columns: Column[], byField: Map<Field, Column[]>) {
  const found = new Map<string, Record<string, string>>()
  const indexes = new Map<string, number[]>()
  for (const column of columns) {
    const [group, field] = groupAndMeasure(column)
    if (!group || !field) continue
    found.set(group, { ...found.get(group), [field]: column.name })
    indexes.set(group, [...(indexes.get(group) ?? []), column.index])
  }
  const isJoined = (group: string) =>
    [...(indexes.get(group) ?? [])].some((index) => columns[index]?.name.includes(' > '))
  for (const [group, fields] of [...found]) {
    if (isJoined(group) || Object.keys(fields).length >= 2) continue
    found.delete(group)
    indexes.delete(group)
  }
  const taken = new Set([...indexes.values()].flat())
  for (const [field, all] of byField) if (all.every((c) => taken.has(c.index))) byField.delete(field)
  return { byName: found, columns: taken }
}

function groupAndMeasure(column: Column): [string | null, Field | null] {
  const parts = column.name.split(' > ')
  if (parts.length === 2) return [parts[0] ?? null, measureOf(parts[1] ?? '')]
  if (column.match === 'exact') return [null, null]
  const { key } = foldHeader(column.name)
  const ending = measureSuffixes.find(({ suffix }) => key.endsWith(suffix) && key.length > suffix.length)
  if (!ending) return [null, null]
  const bare = column.name
    .normalize('NFKC')
    .replace(/[([{【].*$/, '')
    .trim()
  const group = bare.slice(0, Math.max(0, bare.length - ending.suffix.length)).replace(/[\s_\-./:]+$/, '')
  return group.length >= 2 ? [group, ending.field] : [null, null]
}

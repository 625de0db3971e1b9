import type { Field } from '../fields.ts'
import type { Group } from '../row-source.ts'
import { copyOf } from '../units.ts'
import type { Cells, Read } from './context.ts'

/** Calls `make` once for each combination of the delivered texts; blank for the fields that nothing delivers. */
export function cachedBy<T extends Field>(
  text: (field: Field) => Read | null,
  wanted: readonly T[],
  make: (text: (field: T) => string) => string | null,
) {
  const delivered = wanted.flatMap((field) => {
    const read = text(field)
    return read ? [{ field, read }] : []
  })
  const known = new Map<string, string | null>()
  return (cells: Cells, group: Group): string | null => {
    let key = delivered[0]?.read(cells, group) ?? ''
    for (let i = 1; i < delivered.length; i++) key += `\u001f${delivered[i]?.read(cells, group) ?? ''}`
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const texts = new Map<Field, string>(delivered.map(({ field, read }) => [field, copyOf(read(cells, group))]))
    const made = make((field) => texts.get(field) ?? '')
    known.set(copyOf(key), made)
    return made
  }
}

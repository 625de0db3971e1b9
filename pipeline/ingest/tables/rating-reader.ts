import type { Field } from '../fields.ts'
import type { Mapping } from '../mapping.ts'
import type { RatingScale } from '../rating-order.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Group } from '../row-source.ts'
import { fault, type RowState } from '../row-state.ts'

export type Ranked = { ord: string; scale: string }
const NO_PLACE: Ranked = { ord: '', scale: '' }

/** The place of a level, 1 the lowest: on the scale of the mapping, where an unknown level is a fault, else on that of the file. */
export function ratingReader(mapping: Mapping, state: RowState, fields: FieldReaders, found: RatingScale | null) {
  const stated = mapping.rating_scale
  const order = new Map(stated?.lowest_first.map((level, i) => [level, i + 1]))
  return (level: string, field: Field, group: Group): Ranked => {
    if (level === '') return NO_PLACE
    if (stated) {
      const ord = order.get(level)
      if (ord === undefined) fault(state, 'UNKNOWN_RATING', fields.columnOf(field)?.column(group) ?? '', level)
      return { ord: String(ord ?? ''), scale: stated.id }
    }
    // 未考核 is no level of the scale.
    if (!found?.ordOf.has(level)) return NO_PLACE
    return { ord: String(found.ordOf.get(level) ?? ''), scale: found.id }
  }
}

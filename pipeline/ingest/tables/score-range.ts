import type { Field } from '../fields.ts'
import type { Mapping } from '../mapping.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Group } from '../row-source.ts'
import { fault, type RowState } from '../row-state.ts'

/** A score above its own maximum, or outside the range that the mapping states. */
export function rangeCheck(mapping: Mapping, state: RowState, fields: FieldReaders) {
  const range = mapping.score_range
  return (text: string, field: Field, group: Group, maximum: string) => {
    if (text === '') return
    const score = Number(text)
    const isAbove = maximum !== '' && score > Number(maximum)
    if (isAbove || (range && (score < range.min || score > range.max))) {
      fault(state, 'OUT_OF_RANGE', fields.columnOf(field)?.column(group) ?? '', text)
    }
  }
}

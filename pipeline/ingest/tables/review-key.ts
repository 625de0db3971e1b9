import { createHash } from 'node:crypto'
import { ROOT_UNIT } from '#queries/domain.ts'
import type { Cells } from '../readers/context.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Group } from '../row-source.ts'
import { fault, type RowState } from '../row-state.ts'
import { recordColumns } from './record.ts'

/** Period and place of a record, which a review shares with its criteria and its comment. */
export const PLACE_COLUMNS = ['period_id', 'period_start', 'period_end', 'src_sheet', 'src_row', 'src_group']

/** Who, where and when, which a review and its criteria share. */
export function personColumns(fields: FieldReaders, state: RowState) {
  const record = recordColumns(fields, state)
  const person = fields.person('employee_id', 'employee_name')
  let key = ''
  let period = ''
  record.add(
    'person_key',
    (cells, group) => {
      key = person?.(cells, group) ?? ''
      if (key === '') fault(state, 'UNKNOWN_ID', fields.columnOf('employee_id')?.column(group) ?? '', '')
      return key
    },
    'employee_id',
    'identity',
  )
  record.add('unit_id', (cells, group) => fields.unit(cells, group) || ROOT_UNIT, 'department_path', 'unit')
  record.add('manager_key', fields.person('manager_id', 'manager_name'), 'manager_id', 'identity')
  record.add('role', fields.text('role'), 'role')
  record.addPeriod()
  record.addPlace()
  const names = record.names()
  const at = names.indexOf('period_id')
  const places = PLACE_COLUMNS.map((name) => names.indexOf(name))
  return {
    names,
    lineage: record.lineage,
    values: (cells: Cells, group: Group) => {
      const values = record.values(cells, group)
      period = values[at] ?? ''
      return values
    },
    /** Who and when, for the id of a review. */
    key: () => `${key}\u001f${period}`,
    /** The values of PLACE_COLUMNS among those of a record. */
    placeOf: (values: string[]) => places.map((place) => values[place] ?? ''),
  }
}

/** From random keys, so that it says nothing about a person. */
export const reviewId = (parts: string[]) => `r-${hashOf(parts).slice(0, 16)}`
export const hashOf = (parts: string[]) => createHash('sha256').update(parts.join('\u001f')).digest('hex')

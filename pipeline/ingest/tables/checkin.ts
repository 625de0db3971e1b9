import type { FieldReaders } from '../row-fields.ts'
import { fault, type RowState } from '../row-state.ts'
import { recordColumns, type RecordWriter } from './record.ts'

/** One row, one talk, difficulty or proposal of a day, or how many there were in a period; of a person or of a whole unit. */
export function checkinWriter(fields: FieldReaders, state: RowState): RecordWriter {
  const record = recordColumns(fields, state)
  const person = fields.person('employee_id', 'employee_name')
  const kind = fields.word('kind', 'checkin_kind')
  const day = fields.day('occurred_on')
  const hasPeriod = fields.namesPeriod()
  let key = ''
  record.add('person_key', person && ((cells, group) => (key = person(cells, group))), 'employee_id', 'identity')
  record.add(
    'unit_id',
    (cells, group) => {
      const unit = fields.unit(cells, group)
      if (unit === '' && key === '') fault(state, 'UNKNOWN_ID', fields.columnOf('employee_id')?.column(group) ?? '', '')
      return unit
    },
    fields.has('department_code') ? 'department_code' : 'department_path',
    'unit',
  )
  record.add('kind', (cells, group) => (kind ? kind(cells, group) : 'check_in'), 'kind', 'word')
  record.add(
    'occurred_on',
    (cells, group) => {
      const found = day?.(cells, group) ?? ''
      if (found === '' && !hasPeriod) fault(state, 'BAD_DATE', fields.columnOf('occurred_on')?.column(group) ?? '', '')
      return found
    },
    'occurred_on',
    'date',
  )
  if (fields.has('n')) record.addMeasure('n', 'n')
  else record.add('n', () => '1')
  record.add('initiated_by', fields.word('initiated_by', 'owner_side', { mayName: true }), 'initiated_by', 'word')
  record.add('blocker_code', fields.text('blocker_code'), 'blocker_code')
  record.add('item_id', fields.text('item_id'), 'item_id')
  record.add('answered_on', fields.day('answered_on'), 'answered_on', 'date')
  record.add('adopted', fields.flag('adopted'), 'adopted', 'word')
  record.add('owner_function', fields.text('owner_function'), 'owner_function')
  record.add('channel', fields.text('channel'), 'channel')
  if (hasPeriod) record.addPeriod()
  record.addPlace()
  return {
    table: 'checkin',
    columns: record.names(),
    records: (cells, group) => [record.values(cells, group)],
    lineage: record.lineage,
  }
}

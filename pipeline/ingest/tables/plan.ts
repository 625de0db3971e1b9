import type { FieldReaders } from '../row-fields.ts'
import { fault, type RowState } from '../row-state.ts'
import { recordColumns, type RecordWriter } from './record.ts'

/** One row, one improvement plan, of a person or of a unit. */
export function planWriter(fields: FieldReaders, state: RowState): RecordWriter {
  const record = recordColumns(fields, state)
  const person = fields.person('employee_id', 'employee_name')
  const id = fields.text('plan_id')
  record.add(
    'plan_id',
    (cells, group) => {
      const plan = id?.(cells, group) ?? ''
      if (plan === '') fault(state, 'UNKNOWN_ID', fields.columnOf('plan_id')?.column(group) ?? '', '')
      return plan
    },
    'plan_id',
  )
  record.add('subject_type', () => (person ? 'person' : 'unit'))
  record.add('person_key', person, 'employee_id', 'identity')
  record.add('unit_id', fields.unit, 'department_path', 'unit')
  record.add('type', fields.text('plan_type'), 'plan_type')
  record.add('owner_side', fields.word('owner_side', 'owner_side'), 'owner_side', 'word')
  record.add('cause_code', fields.text('cause_code'), 'cause_code')
  record.add('remedy_code', fields.text('remedy_code'), 'remedy_code')
  record.add('starts_on', fields.date('plan_start'), 'plan_start', 'date')
  record.add('ends_on', fields.date('plan_end'), 'plan_end', 'date')
  record.add('status', fields.text('plan_status'), 'plan_status')
  record.addMeasure('cost', 'cost')
  record.add('closed_on', fields.date('closed_on'), 'closed_on', 'date')
  record.add('result', fields.text('result'), 'result')
  record.addPlace()
  return {
    table: 'plan',
    columns: record.names(),
    records: (cells, group) => [record.values(cells, group)],
    lineage: record.lineage,
  }
}

import type { FieldReaders } from '../row-fields.ts'
import { fault, type RowState } from '../row-state.ts'
import { recordColumns, type RecordWriter } from './record.ts'

/** One row, one improvement plan of a unit or a person; a plan that covers many has a row for each of them. */
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
  let key = ''
  record.add('person_key', person && ((cells, group) => (key = person(cells, group))), 'employee_id', 'identity')
  record.add('subject_type', () => (key === '' ? 'unit' : 'person'))
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
  if (fields.has('kpi_name', 'kpi_code'))
    record.add('kpi_id', fields.kpi, fields.has('kpi_code') ? 'kpi_code' : 'kpi_name', 'kpi')
  record.add('programme', fields.text('programme'), 'programme')
  record.add('owner_function', fields.text('owner_function'), 'owner_function')
  record.add('acknowledged_on', fields.day('acknowledged_on'), 'acknowledged_on', 'date')
  record.add('started_on', fields.day('started_on'), 'started_on', 'date')
  record.add('co_authored', fields.flag('co_authored'), 'co_authored', 'word')
  record.add('own_benefit', fields.text('own_benefit'), 'own_benefit')
  record.add('evidence_kinds', fields.words('evidence_kinds', 'evidence_kind'), 'evidence_kinds', 'word')
  record.addMeasure('expected_effect', 'expected_effect')
  record.add('decision_level', fields.word('decision_level', 'decision_level'), 'decision_level', 'word')
  record.addMeasure('hours', 'hours')
  record.add('lesson', fields.text('lesson'), 'lesson')
  record.addPlace()
  return {
    table: 'plan',
    columns: record.names(),
    records: (cells, group) => [record.values(cells, group)],
    lineage: record.lineage,
  }
}

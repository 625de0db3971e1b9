import type { FieldReaders } from '../row-fields.ts'
import { fault, type RowState } from '../row-state.ts'
import { recordColumns, type RecordWriter } from './record.ts'

/** One row, one change of one goal: of a person's, of a unit's, or of a KPI wherever it is used. */
export function targetRevisionWriter(fields: FieldReaders, state: RowState): RecordWriter {
  const record = recordColumns(fields, state)
  const goal = fields.text('goal_id')
  const namesKpi = fields.has('kpi_name', 'kpi_code')
  const kpiFrom = fields.has('kpi_code') ? 'kpi_code' : 'kpi_name'
  const before = fields.measure('old_value')
  const after = fields.measure('new_value')
  record.add('goal_id', goal, 'goal_id')
  record.add(
    'kpi_id',
    (cells, group) => {
      const kpi = namesKpi ? fields.kpi(cells, group) : ''
      if (kpi === '' && (goal?.(cells, group) ?? '') === '')
        fault(state, 'UNKNOWN_ID', fields.columnOf(namesKpi ? kpiFrom : 'goal_id')?.column(group) ?? '', '')
      return kpi
    },
    kpiFrom,
    'kpi',
  )
  record.add('person_key', fields.person('employee_id', 'employee_name'), 'employee_id', 'identity')
  record.add('unit_id', fields.unit, fields.has('department_code') ? 'department_code' : 'department_path', 'unit')
  record.add('changed_at', fields.day('changed_at'), 'changed_at', 'date')
  record.add('known_at', fields.day('known_at'), 'known_at', 'date')
  const field = fields.word('revised_field', 'revised_field')
  record.add('field', (cells, group) => field?.(cells, group) || 'target', 'revised_field', 'word')
  let old = ''
  record.add('old_value', (cells, group) => (old = before?.(cells, group).text ?? ''), 'old_value', 'number')
  record.add(
    'new_value',
    (cells, group) => {
      const value = after?.(cells, group).text ?? ''
      if (old === '' && value === '') fault(state, 'NO_VALUES', fields.columnOf('new_value')?.column(group) ?? '', '')
      return value
    },
    'new_value',
    'number',
  )
  record.add('reason', fields.text('reason'), 'reason')
  record.add('requested_by', fields.word('requested_by', 'owner_side', { mayName: true }), 'requested_by', 'word')
  record.add('approver', fields.role('approver', 'approver'), 'approver', 'word')
  record.add('evidence', fields.text('evidence'), 'evidence')
  if (fields.namesPeriod()) record.addPeriod()
  record.addPlace()
  return {
    table: 'target_revision',
    columns: record.names(),
    records: (cells, group) => [record.values(cells, group)],
    lineage: record.lineage,
  }
}

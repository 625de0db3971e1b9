import { ROOT_UNIT } from '#queries/domain.ts'
import type { Cells, Read } from '../readers/context.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Group } from '../row-source.ts'
import { fault, type RowState } from '../row-state.ts'
import { onceOnly } from './once-only.ts'
import { recordColumns, type RecordWriter } from './record.ts'

/** Person × dated segment: where somebody was, under whom, from when to when. */
export function rosterWriter(fields: FieldReaders, state: RowState): RecordWriter {
  const record = recordColumns(fields, state)
  const person = fields.person('employee_id', 'employee_name')
  const hired = fields.date('hire_date')
  const from = fields.date('valid_from')
  const to = fields.date('valid_to')
  const hasPeriod = fields.has('period')
  record.add(
    'person_key',
    (cells, group) => {
      const key = person?.(cells, group) ?? ''
      if (key === '') fault(state, 'UNKNOWN_ID', fields.columnOf('employee_id')?.column(group) ?? '', '')
      return key
    },
    'employee_id',
    'identity',
  )
  record.add('unit_id', (cells, group) => fields.unit(cells, group) || ROOT_UNIT, 'department_path', 'unit')
  if (hasPeriod) record.addPeriod()
  const start: Read = (cells, group) =>
    from?.(cells, group) ||
    (hasPeriod ? (fields.period(cells, group)?.start ?? '') : '') ||
    (hired?.(cells, group) ?? '')
  const end: Read = (cells, group) => to?.(cells, group) || (hasPeriod ? (fields.period(cells, group)?.end ?? '') : '')
  record.add('valid_from', start, from ? 'valid_from' : 'hire_date', 'date')
  record.add('valid_to', end, 'valid_to', 'date')
  addPersonDetails(record, fields, hired)
  record.addPlace()
  return {
    table: 'person_period',
    columns: record.names(),
    records: (cells, group) => [record.values(cells, group)],
    lineage: record.lineage,
  }
}

/** What a file of results says about people beside their results, once per person, unit and period. */
export function mentionedPersonWriter(fields: FieldReaders, state: RowState): RecordWriter | null {
  const person = fields.person('employee_id', 'employee_name')
  if (!person || !fields.has('job_family', 'grade', 'region', 'hire_date', 'employment_status', 'leave_date'))
    return null
  const record = recordColumns(fields, state)
  const seen = onceOnly(state)
  record.add('person_key', person)
  record.add('unit_id', (cells, group) => fields.unit(cells, group) || ROOT_UNIT)
  record.addPeriod()
  record.add('valid_from', (cells, group) => fields.period(cells, group)?.start ?? '')
  record.add('valid_to', (cells, group) => fields.period(cells, group)?.end ?? '')
  addPersonDetails(record, fields, fields.date('hire_date'))
  return {
    table: 'person_period',
    columns: record.names(),
    records(cells: Cells, group: Group) {
      const values = record.values(cells, group)
      return state.code === '' && seen.isFirst(values.slice(0, 3).join('\u001f')) ? [values] : []
    },
    kept: seen.kept,
    lineage: [],
  }
}

function addPersonDetails(record: ReturnType<typeof recordColumns>, fields: FieldReaders, hired: Read | null) {
  record.add('manager_key', fields.person('manager_id', 'manager_name'), 'manager_id', 'identity')
  record.add('role', fields.text('role'), 'role')
  record.add('job_family', fields.text('job_family'), 'job_family')
  record.add('grade', fields.text('grade'), 'grade')
  record.add('region', fields.text('region'), 'region')
  record.addMeasure('fte', 'fte')
  record.add('status', fields.text('employment_status'), 'employment_status')
  record.add('hire_month', hired && ((cells, group) => hired(cells, group).slice(0, 7)), 'hire_date', 'date')
  record.add('leave_on', fields.date('leave_date'), 'leave_date', 'date')
}

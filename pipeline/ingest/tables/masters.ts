import type { FieldReaders } from '../row-fields.ts'
import type { ReadingContext } from '../readers/context.ts'
import { fault, type RowState } from '../row-state.ts'
import { recordColumns, type RecordWriter } from './record.ts'

/** One row, one unit of the unit list. */
export function unitWriter(fields: FieldReaders, state: RowState, units: ReadingContext['units']): RecordWriter {
  const record = recordColumns(fields, state)
  let id = ''
  const listed = new Set<string>()
  record.add(
    'unit_id',
    (cells, group) => {
      id = fields.unit(cells, group)
      if (id === '') fault(state, 'UNKNOWN_ID', fields.columnOf('department_path')?.column(group) ?? '', '')
      return id
    },
    fields.columnOf('department_code') ? 'department_code' : 'department_path',
    'unit',
  )
  for (const name of ['parent_id', 'name_zh', 'name_en', 'kind', 'sort_order', 'path'] as const)
    record.add(name, () => units.rowFor(id)?.[name] ?? '')
  record.add('valid_from', fields.date('valid_from'), 'valid_from', 'date')
  record.add('valid_to', fields.date('valid_to'), 'valid_to', 'date')
  record.addPlace()
  function rest(): string[][] {
    units.nameRoot()
    const mentioned = units.rows().filter((row) => !listed.has(row.unit_id))
    return mentioned.map((row) => record.names().map((name) => new Map(Object.entries(row)).get(name) ?? ''))
  }
  return {
    table: 'unit',
    columns: record.names(),
    records(cells, group) {
      const values = record.values(cells, group)
      if (state.code === '') listed.add(id)
      return [values]
    },
    rest,
    lineage: record.lineage,
  }
}

/** One row, one version of a KPI. */
export function kpiWriter(fields: FieldReaders, state: RowState, kpis: ReadingContext['kpis']): RecordWriter {
  const record = recordColumns(fields, state)
  let id = ''
  record.add(
    'kpi_id',
    (cells, group) => {
      id = fields.kpi(cells, group)
      if (id === '') fault(state, 'UNKNOWN_ID', fields.columnOf('kpi_name')?.column(group) ?? '', '')
      return id
    },
    fields.columnOf('kpi_code') ? 'kpi_code' : 'kpi_name',
    'kpi',
  )
  for (const name of ['code', 'name_zh', 'name_en'] as const) record.add(name, () => kpis.knownOf(id)?.[name] ?? '')
  record.addMeasure('version', 'kpi_version')
  record.add('definition', fields.text('definition') ?? fields.text('goal_text'), 'definition')
  record.add('formula', fields.text('scoring_rule'), 'scoring_rule')
  record.add('unit', fields.text('unit'), 'unit')
  record.add('direction', fields.word('direction', 'direction'), 'direction', 'word')
  record.add('data_source', fields.text('data_source'), 'data_source')
  record.add('zero_rule', fields.text('zero_rule'), 'zero_rule')
  record.add('signed', fields.flag('signed'), 'signed', 'word')
  record.addMeasure('plausible_min', 'plausible_min')
  record.addMeasure('plausible_max', 'plausible_max')
  record.add('valid_from', fields.date('valid_from'), 'valid_from', 'date')
  record.add('valid_to', fields.date('valid_to'), 'valid_to', 'date')
  record.add('stage', fields.text('kpi_stage'), 'kpi_stage')
  record.add('strategic_goal', fields.text('strategic_goal'), 'strategic_goal')
  record.add('reason', fields.text('reason'), 'reason')
  record.add('approver', fields.role('approver', 'approver'), 'approver', 'word')
  record.addPlace()
  return {
    table: 'kpi',
    columns: record.names(),
    records: (cells, group) => [record.values(cells, group)],
    lineage: record.lineage,
  }
}

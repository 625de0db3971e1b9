import { ROOT_UNIT } from '#queries/domain.ts'
import { FACTORS, type Field } from '../fields.ts'
import { foldHeader } from '../fold.ts'
import type { Cells } from '../readers/context.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Group } from '../row-source.ts'
import { fault, type RowState } from '../row-state.ts'
import { readFactor } from '../values/words.ts'
import { recordColumns, type RecordWriter } from './record.ts'

/** Subject × period × factor × source, from a factor column and a value column, or from one column per factor. */
export function contextWriter(fields: FieldReaders, state: RowState): RecordWriter {
  const record = recordColumns(fields, state)
  const person = fields.person('employee_id', 'employee_name')
  record.add('subject_type', () => (person ? 'person' : 'unit'))
  record.add('person_key', person, 'employee_id', 'identity')
  record.add(
    'unit_id',
    (cells, group) => {
      const unit = fields.unit(cells, group)
      if (unit === '' && !person)
        fault(state, 'UNKNOWN_ID', fields.columnOf('department_path')?.column(group) ?? '', '')
      return unit || ROOT_UNIT
    },
    'department_path',
    'unit',
  )
  record.addMeasure('scale_min', 'scale_min')
  record.addMeasure('scale_max', 'scale_max')
  record.add('higher_is', fields.word('higher_is', 'higher_is'), 'higher_is', 'word')
  record.addMeasure('respondents', 'respondents')
  record.add('source', fields.text('factor_source'), 'factor_source')
  record.addPeriod()
  record.addPlace()
  const common = record.names()
  const isLong = fields.has('factor')
  const unit = fields.text('unit')
  const factor = fields.text('factor')
  const value = fields.measure('value')
  const wide = isLong
    ? []
    : FACTORS.filter(
        (name): name is (typeof FACTORS)[number] & Field => name !== 'participation' && fields.has(name),
      ).map((name) => ({ name, read: fields.measure(name) }))

  function records(cells: Cells, group: Group): string[][] {
    const shared = record.values(cells, group)
    if (isLong) {
      const raw = factor?.(cells, group) ?? ''
      const code = readFactor(raw)
      if (code === null) fault(state, 'UNKNOWN_FACTOR', fields.columnOf('factor')?.column(group) ?? '', raw)
      const measure = value?.(cells, group) ?? { text: '', reason: 'BLANK' }
      return [[...shared, code ?? '', measure.text, measure.reason, unit?.(cells, group) ?? '']]
    }
    const found = wide
      .map(({ name, read }) => ({ name, measure: read?.(cells, group) }))
      .filter(({ measure }) => measure && measure.reason !== 'BLANK')
    if (found.length === 0) fault(state, 'NO_VALUES', '', '')
    return found.map(({ name, measure }) => [
      ...shared,
      name,
      measure?.text ?? '',
      measure?.reason ?? '',
      hintOf(fields.columnOf(name)?.column(group) ?? ''),
    ])
  }
  const values = isLong
    ? [{ field: 'value', from: 'value' as const, rule_id: 'number' }]
    : wide.map(({ name }) => ({ field: 'value', from: name, rule_id: 'number' }))
  return {
    table: 'context_factor',
    columns: [...common, 'factor', 'value', 'value_null', 'unit'],
    records,
    lineage: [...record.lineage, ...values],
  }
}

const hintOf = (header: string) => foldHeader(header).hint ?? ''

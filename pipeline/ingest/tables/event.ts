import type { FieldReaders } from '../row-fields.ts'
import { fault, type RowState } from '../row-state.ts'
import { recordColumns, type RecordWriter } from './record.ts'
import { hashOf } from './review-key.ts'

/** One row, one dated event, of a unit or of the whole company. Without a number of its own it is known by unit, kind, day and name. */
export function eventWriter(fields: FieldReaders, state: RowState): RecordWriter {
  const record = recordColumns(fields, state)
  const number = fields.text('event_id')
  const kindOf = fields.word('kind', 'event_kind')
  const startsOn = fields.day('starts_on')
  const labelOf = fields.text('label')
  let unit = ''
  let kind = ''
  let start = ''
  record.add('unit_id', (cells, group) => (unit = fields.unit(cells, group)), 'department_path', 'unit')
  record.add('kind', (cells, group) => (kind = kindOf?.(cells, group) || 'other'), 'kind', 'word')
  record.add(
    'starts_on',
    (cells, group) => {
      start = startsOn?.(cells, group) ?? ''
      if (start === '') fault(state, 'BAD_DATE', fields.columnOf('starts_on')?.column(group) ?? '', '')
      return start
    },
    'starts_on',
    'date',
  )
  record.add('ends_on', fields.day('ends_on'), 'ends_on', 'date')
  record.add('label', labelOf, 'label')
  record.add('evidence', fields.text('evidence'), 'evidence')
  record.add('event_id', (cells, group) => {
    const given = number?.(cells, group) ?? ''
    return given || `e-${hashOf([unit, kind, start, labelOf?.(cells, group) ?? '']).slice(0, 12)}`
  })
  record.addPlace()
  return {
    table: 'event',
    columns: record.names(),
    records: (cells, group) => [record.values(cells, group)],
    lineage: record.lineage,
  }
}

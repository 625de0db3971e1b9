import type { Mapping } from '../mapping.ts'
import { missing } from '../readers/measure.ts'
import type { Cells, Read } from '../readers/context.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Group } from '../row-source.ts'
import { fault, type RowState } from '../row-state.ts'
import type { RecordWriter } from './record.ts'
import { hashOf, personColumns, rangeCheck, reviewId } from './review.ts'

/** Review × criterion, and the review it belongs to (without a total of its own) the first time it is met. */
export function criterionWriters(
  fields: FieldReaders,
  state: RowState,
  mapping: Mapping,
  weight: Read | null,
): RecordWriter[] {
  const base = personColumns(fields, state)
  const rater = fields.person('rater_id', 'rater_name')
  const relation = fields.word('rater_relation', 'rater_relation')
  const stage = fields.word('stage', 'stage')
  const raterWeight = fields.measure('rater_weight')
  const submitted = fields.moment('submitted_at')
  const maximum = fields.measure('max_score')
  const score = fields.measure('score')
  const criterion = fields.text('kpi_name') ?? fields.text('dimension')
  const inRange = rangeCheck(mapping, state, fields)
  const seen = new Set<string>()

  const identify = (cells: Cells, group: Group) => {
    const person = base.values(cells, group)
    const raterKey = rater?.(cells, group) ?? ''
    const related = relation?.(cells, group) ?? ''
    const at = stage?.(cells, group) || 'submitted'
    return { person, raterKey, related, at, id: reviewId([base.key(), raterKey, related, at]) }
  }
  return [
    {
      table: 'review',
      columns: [
        ...base.names,
        'review_id',
        'rater_key',
        'rater_relation',
        'rater_weight',
        'stage',
        'score_null',
        'submitted_at',
      ],
      records(cells, group) {
        const { person, raterKey, related, at, id } = identify(cells, group)
        if (state.code !== '' || seen.has(id)) return []
        seen.add(id)
        return [
          [
            ...person,
            id,
            raterKey,
            related,
            raterWeight?.(cells, group).text ?? '',
            at,
            'NOT_REPORTED',
            submitted?.(cells, group) ?? '',
          ],
        ]
      },
      lineage: base.lineage,
    },
    {
      table: 'criterion_score',
      columns: [
        'review_id',
        'criterion_id',
        'criterion',
        'dimension',
        'weight',
        'score',
        'score_null',
        'max_score',
        ...PLACE_COLUMNS,
      ],
      records(cells, group) {
        const { person, id } = identify(cells, group)
        const name = criterion?.(cells, group) ?? ''
        if (name === '') fault(state, 'STRUCTURE', fields.columnOf('dimension')?.column(group) ?? '', '')
        const given = score?.(cells, group) ?? missing('BLANK')
        const top = maximum?.(cells, group).text ?? ''
        inRange(given.text, 'score', group, top)
        const place = PLACE_COLUMNS.map((column) => person[base.names.indexOf(column)] ?? '')
        return [
          [
            id,
            `c-${hashOf([name]).slice(0, 8)}`,
            name,
            fields.text('dimension')?.(cells, group) ?? '',
            weight?.(cells, group) ?? '',
            given.text,
            given.reason,
            top,
            ...place,
          ],
        ]
      },
      lineage: [
        { field: 'score', from: 'score', rule_id: 'number' },
        { field: 'criterion', from: 'dimension', rule_id: 'text' },
      ],
    },
  ]
}

const PLACE_COLUMNS = ['period_id', 'period_start', 'period_end', 'src_sheet', 'src_row', 'src_group']

import type { Mapping } from '../mapping.ts'
import { missing } from '../readers/measure.ts'
import type { Cells, Read } from '../readers/context.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Group } from '../row-source.ts'
import { fault, type RowState } from '../row-state.ts'
import { COMMENT_COLUMNS, commentLineage, commentReaders } from './comment.ts'
import { formComments } from './form-comments.ts'
import { onceOnly } from './once-only.ts'
import type { RecordWriter } from './record.ts'
import { hashOf, personColumns, PLACE_COLUMNS, reviewId } from './review-key.ts'
import { rangeCheck } from './score-range.ts'

const REVIEW = ['review_id', 'rater_key', 'rater_relation', 'rater_weight', 'stage', 'score_null', 'submitted_at']
const CRITERION = ['review_id', 'criterion_id', 'criterion', 'dimension', 'weight', 'score', 'score_null', 'max_score']

/**
 * Review × criterion, and the review it belongs to (without a total of its own), told by its first row. Where there are comments, a
 * review waits for the last of its rows, because any of them may hold what was written.
 */
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
  const seen = onceOnly(state)
  const readers = commentReaders(fields)
  const forms = readers && formComments(readers, state)

  const identify = (cells: Cells, group: Group) => {
    const person = base.values(cells, group)
    const raterKey = rater?.(cells, group) ?? ''
    const related = relation?.(cells, group) ?? ''
    const at = stage?.(cells, group) || 'submitted'
    return { person, raterKey, related, at, id: reviewId([base.key(), raterKey, related, at]) }
  }

  const review: RecordWriter = {
    table: 'review',
    columns: [...base.names, ...REVIEW, 'comment_id'],
    records(cells, group) {
      const { person, raterKey, related, at, id } = identify(cells, group)
      if (state.code !== '') return []
      const isFirst = seen.isFirst(id)
      const record = () => [
        ...person,
        id,
        raterKey,
        related,
        raterWeight?.(cells, group).text ?? '',
        at,
        'NOT_REPORTED',
        submitted?.(cells, group) ?? '',
      ]
      if (!forms) return isFirst ? [[...record(), '']] : []
      forms.add({ id, related, place: base.placeOf(person), record: isFirst ? record() : null }, cells, group)
      return []
    },
    kept() {
      seen.kept()
      forms?.kept()
    },
    ...(forms && { rest: forms.reviews }),
    lineage: base.lineage,
  }
  const criterionScore: RecordWriter = {
    table: 'criterion_score',
    columns: [...CRITERION, ...PLACE_COLUMNS],
    records(cells, group) {
      const { person, id } = identify(cells, group)
      const name = criterion?.(cells, group) ?? ''
      if (name === '') fault(state, 'STRUCTURE', fields.columnOf('dimension')?.column(group) ?? '', '')
      const given = score?.(cells, group) ?? missing('BLANK')
      const top = maximum?.(cells, group).text ?? ''
      inRange(given.text, 'score', group, top)
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
          ...base.placeOf(person),
        ],
      ]
    },
    lineage: [
      { field: 'score', from: 'score', rule_id: 'number' },
      { field: 'criterion', from: 'dimension', rule_id: 'text' },
    ],
  }
  if (!forms) return [review, criterionScore]
  const comment: RecordWriter = {
    table: 'comment',
    columns: COMMENT_COLUMNS,
    records: () => [],
    rest: forms.comments,
    lineage: commentLineage(fields),
  }
  return [review, criterionScore, comment]
}

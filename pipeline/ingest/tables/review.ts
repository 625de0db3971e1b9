import type { Mapping } from '../mapping.ts'
import type { Cells } from '../readers/context.ts'
import type { RatingScale } from '../rating-order.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Measure } from '../readers/measure.ts'
import { missing } from '../readers/measure.ts'
import type { Group } from '../row-source.ts'
import { fault, type RowState } from '../row-state.ts'
import { COMMENT_COLUMNS, commentId, commentLineage, commentReaders, commentRecord } from './comment.ts'
import { OPINIONS } from './opinions.ts'
import { ratingReader, type Ranked } from './rating-reader.ts'
import type { RecordWriter } from './record.ts'
import { personColumns, reviewId } from './review-key.ts'
import { rangeCheck } from './score-range.ts'

export type ReviewContext = {
  fields: FieldReaders
  state: RowState
  mapping: Mapping
  /** The levels of the file in order, where the mapping states none. */
  scale: RatingScale | null
  /** In a file of goals 满分 is the maximum of a goal, and the range of the mapping is one of goals. */
  isBesideGoals?: boolean
}

const OWN = [
  'review_id',
  'rater_key',
  'rater_relation',
  'stage',
  'score',
  'score_null',
  'max_score',
  'rating_raw',
  'rating_ord',
  'scale_id',
  'coefficient',
  'forced_group',
  'bonus_penalty',
  'submitted_at',
  'interview_done',
  'appealed',
  'comment_id',
]

/**
 * Person × period × rater × stage, and what was written beside the scores. The rater of a manager's score is the manager named in
 * the row; others stay unknown. A manager's comment belongs to the manager's score, else to the final one; a person's own to the
 * person's own score.
 */
export function reviewWriters(context: ReviewContext): RecordWriter[] {
  const { fields, state, mapping, isBesideGoals = false } = context
  const base = personColumns(fields, state)
  const rater = fields.person('rater_id', 'rater_name')
  const manager = fields.person('manager_id', 'manager_name')
  const interview = fields.flag('interview_done')
  const appeal = fields.flag('appeal')
  const submitted = fields.moment('submitted_at')
  const forced = fields.text('forced_group')
  const coefficient = fields.measure('rating_coefficient')
  const bonus = fields.measure('bonus_penalty')
  const maximum = isBesideGoals ? null : fields.measure('max_score')
  const rate = ratingReader(mapping, state, fields, context.scale)
  const inRange = isBesideGoals ? null : rangeCheck(mapping, state, fields)
  const comments = commentReaders(fields)
  const opinions = OPINIONS.map((opinion) => ({
    ...opinion,
    readScore: opinion.score ? fields.measure(opinion.score) : null,
    readRating: opinion.rating ? fields.text(opinion.rating) : null,
  })).filter(({ readScore, readRating }) => readScore || readRating)
  let written: string[][] = []

  /** The number of the rater, then that of the manager for a manager's score; a rater's name alone says less than either. */
  function raterOf(relation: string, cells: Cells, group: Group): string {
    if (relation !== '' && relation !== 'manager') return ''
    const named = rater?.(cells, group) ?? ''
    const above = relation === 'manager' ? (manager?.(cells, group) ?? '') : ''
    return fields.has('rater_id') ? named || above : above || named
  }

  function records(cells: Cells, group: Group): string[][] {
    const person = base.values(cells, group)
    const key = base.key()
    const found: { id: string; relation: string; record: string[] }[] = []
    for (const { relation, stage, score, rating, readScore, readRating } of opinions) {
      const measure: Measure = readScore?.(cells, group) ?? missing('')
      const level = readRating?.(cells, group) ?? ''
      if (measure.text === '' && level === '' && (measure.reason === 'BLANK' || measure.reason === '')) continue
      if (score) inRange?.(measure.text, score, group, maximum?.(cells, group).text ?? '')
      const raterKey = raterOf(relation, cells, group)
      const isFinal = stage === 'final'
      const ranked: Ranked = rating ? rate(level, rating, group) : { ord: '', scale: '' }
      const id = reviewId([key, raterKey, relation, stage])
      const record = [
        ...person,
        id,
        raterKey,
        relation,
        stage,
        measure.text,
        measure.reason,
        maximum?.(cells, group).text ?? '',
        level,
        ranked.ord,
        ranked.scale,
        isFinal ? (coefficient?.(cells, group).text ?? '') : '',
        isFinal ? (forced?.(cells, group) ?? '') : '',
        isFinal ? (bonus?.(cells, group).text ?? '') : '',
        submitted?.(cells, group) ?? '',
        interview?.(cells, group) ?? '',
        appeal?.(cells, group) ?? '',
        '',
      ]
      found.push({ id, relation, record })
    }
    written = []
    for (const author of ['manager', 'self'] as const) {
      const text = comments?.[author](cells, group) ?? ''
      if (text === '') continue
      const own = found.find(({ relation }) => relation === author)
      // Without a score of its own the comment of a manager stands beside the last word on the person.
      const review = own ?? (author === 'manager' ? found.findLast(({ relation }) => relation === '') : undefined)
      const id = review?.id ?? reviewId([key, '', author, 'submitted'])
      review?.record.splice(-1, 1, commentId(id, author))
      written.push(commentRecord(id, author, text, base.placeOf(person)))
    }
    if (found.length === 0) fault(state, 'NO_VALUES', '', '')
    return found.map(({ record }) => record)
  }
  const lineage = opinions.flatMap(({ score, rating }) => [
    ...(score ? [{ field: 'score', from: score, rule_id: 'number' }] : []),
    ...(rating ? [{ field: 'rating_raw', from: rating, rule_id: 'text' }] : []),
  ])
  const review: RecordWriter = {
    table: 'review',
    columns: [...base.names, ...OWN],
    records,
    lineage: [...base.lineage, ...lineage],
  }
  if (!comments) return [review]
  // The comments of a row are those that `records` has just met in it.
  return [
    review,
    { table: 'comment', columns: COMMENT_COLUMNS, records: () => written, lineage: commentLineage(fields) },
  ]
}

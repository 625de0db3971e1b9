import { createHash } from 'node:crypto'
import { ROOT_UNIT } from '#queries/domain.ts'
import type { Field } from '../fields.ts'
import type { Mapping } from '../mapping.ts'
import type { Cells } from '../readers/context.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Measure } from '../readers/measure.ts'
import { missing } from '../readers/measure.ts'
import type { Group } from '../row-source.ts'
import { fault, type RowState } from '../row-state.ts'
import { recordColumns, type RecordWriter } from './record.ts'

type Opinion = { relation: string; stage: string; score: Field | null; rating: Field | null }

/** Each score or level of a row is a review of its own: by oneself, by the manager, and the final one. */
const OPINIONS: Opinion[] = [
  { relation: 'self', stage: 'submitted', score: 'self_score', rating: null },
  { relation: 'manager', stage: 'submitted', score: 'manager_score', rating: null },
  { relation: 'second_level', stage: 'submitted', score: 'second_level_score', rating: null },
  { relation: 'peer', stage: 'submitted', score: 'peer_score', rating: null },
  { relation: '', stage: 'before_calibration', score: null, rating: 'calib_before' },
  { relation: '', stage: 'after_calibration', score: null, rating: 'calib_after' },
  { relation: '', stage: 'final', score: 'final_score', rating: 'final_rating' },
]

/** Person × period × rater × stage. The rater of a manager's score is the manager named in the row; others stay unknown. */
export function reviewWriter(fields: FieldReaders, state: RowState, mapping: Mapping): RecordWriter {
  const base = personColumns(fields, state)
  const rater = fields.person('rater_id', 'rater_name')
  const manager = fields.person('manager_id', 'manager_name')
  const interview = fields.flag('interview_done')
  const appeal = fields.flag('appeal')
  const submitted = fields.moment('submitted_at')
  const forced = fields.text('forced_group')
  const coefficient = fields.measure('rating_coefficient')
  const bonus = fields.measure('bonus_penalty')
  const maximum = fields.measure('max_score')
  const rate = ratingReader(mapping, state, fields)
  const inRange = rangeCheck(mapping, state, fields)
  const opinions = OPINIONS.map((opinion) => ({
    ...opinion,
    readScore: opinion.score ? fields.measure(opinion.score) : null,
    readRating: opinion.rating ? fields.text(opinion.rating) : null,
  })).filter(({ readScore, readRating }) => readScore || readRating)

  const own = [
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
  ]

  function records(cells: Cells, group: Group): string[][] {
    const person = base.values(cells, group)
    const key = base.key()
    const found: string[][] = []
    for (const { relation, stage, score, rating, readScore, readRating } of opinions) {
      const measure: Measure = readScore?.(cells, group) ?? missing('')
      const level = readRating?.(cells, group) ?? ''
      if (measure.text === '' && level === '' && (measure.reason === 'BLANK' || measure.reason === '')) continue
      if (score) inRange(measure.text, score, group, maximum?.(cells, group).text ?? '')
      const raterKey = rater?.(cells, group) || (relation === 'manager' ? (manager?.(cells, group) ?? '') : '')
      const isFinal = stage === 'final'
      const ranked = rating ? rate(level, rating, group) : { ord: '', scale: '' }
      found.push([
        ...person,
        reviewId([key, raterKey, relation, stage]),
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
      ])
    }
    if (found.length === 0) fault(state, 'NO_VALUES', '', '')
    return found
  }
  const lineage = opinions.flatMap(({ score, rating }) => [
    ...(score ? [{ field: 'score', from: score, rule_id: 'number' }] : []),
    ...(rating ? [{ field: 'rating_raw', from: rating, rule_id: 'text' }] : []),
  ])
  return { table: 'review', columns: [...base.names, ...own], records, lineage: [...base.lineage, ...lineage] }
}

/** Who, where and when, which a review and its criteria share. */
export function personColumns(fields: FieldReaders, state: RowState) {
  const record = recordColumns(fields, state)
  const person = fields.person('employee_id', 'employee_name')
  let key = ''
  let period = ''
  record.add(
    'person_key',
    (cells, group) => {
      key = person?.(cells, group) ?? ''
      if (key === '') fault(state, 'UNKNOWN_ID', fields.columnOf('employee_id')?.column(group) ?? '', '')
      return key
    },
    'employee_id',
    'identity',
  )
  record.add('unit_id', (cells, group) => fields.unit(cells, group) || ROOT_UNIT, 'department_path', 'unit')
  record.add('manager_key', fields.person('manager_id', 'manager_name'), 'manager_id', 'identity')
  record.add('role', fields.text('role'), 'role')
  record.addPeriod()
  record.addPlace()
  const names = record.names()
  const at = names.indexOf('period_id')
  return {
    names,
    lineage: record.lineage,
    values: (cells: Cells, group: Group) => {
      const values = record.values(cells, group)
      period = values[at] ?? ''
      return values
    },
    /** Who and when, for the id of a review. */
    key: () => `${key}\u001f${period}`,
  }
}

/** From random keys, so that it says nothing about a person. */
export const reviewId = (parts: string[]) => `r-${hashOf(parts).slice(0, 16)}`
export const hashOf = (parts: string[]) => createHash('sha256').update(parts.join('\u001f')).digest('hex')

function ratingReader(mapping: Mapping, state: RowState, fields: FieldReaders) {
  const scale = mapping.rating_scale
  const order = new Map(scale?.lowest_first.map((level, i) => [level, String(i + 1)]))
  return (level: string, field: Field, group: Group): { ord: string; scale: string } => {
    if (!scale || level === '') return { ord: '', scale: '' }
    const ord = order.get(level)
    if (ord === undefined) fault(state, 'UNKNOWN_RATING', fields.columnOf(field)?.column(group) ?? '', level)
    return { ord: ord ?? '', scale: scale.id }
  }
}

/** A score above its own maximum, or outside the range that the mapping states. */
export function rangeCheck(mapping: Mapping, state: RowState, fields: FieldReaders) {
  const range = mapping.score_range
  return (text: string, field: Field, group: Group, maximum: string) => {
    if (text === '') return
    const score = Number(text)
    const isAbove = maximum !== '' && score > Number(maximum)
    if (isAbove || (range && (score < range.min || score > range.max))) {
      fault(state, 'OUT_OF_RANGE', fields.columnOf(field)?.column(group) ?? '', text)
    }
  }
}

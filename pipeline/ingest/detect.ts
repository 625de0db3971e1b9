import type { Both } from '#queries/locale.ts'
import { matchColumns, type Column } from './columns.ts'
import { departmentLevels } from './department-levels.ts'
import {
  addPeriod,
  addPeriodColumns,
  blocksByPeriod,
  isPeriodHeader,
  scoresByPeriod,
  weighYearTargets,
} from './detect-period.ts'
import type { Field } from './fields.ts'
import { fingerprint } from './fingerprint.ts'
import type { Header } from './header.ts'
import { mappingSchema, type Mapping, type MappingText } from './mapping.ts'
import { measureGroups } from './measure-groups.ts'
import { refusal } from './refusal.ts'
import { REQUIRED, unknownTable, type Shape } from './required-columns.ts'
import { MONTHS, shapeOf, TABLE } from './shape.ts'
import { isRatingField } from './tables/opinions.ts'
import { USED } from './used-fields.ts'

export type Proposal = {
  mapping: Mapping
  shape: Shape
  questions: Both[]
  warnings: { code: string; detail: string }[]
}

/** Proposes a mapping from header and first rows. What is not plain becomes a question that a person answers with --accept. */
export function detect(header: Header, rows: string[][], place: { sheet: string; file: string }): Proposal {
  const columns = matchColumns(header.names, rows)
  const byField = new Map<Field, Column[]>()
  for (const column of columns) {
    if (column.field && column.field !== 'drop')
      byField.set(column.field, [...(byField.get(column.field) ?? []), column])
  }
  const groups = measureGroups(columns, byField)
  const months = columns.filter((c) => isPeriodHeader(c) && !groups.columns.has(c.index))
  const blocks = blocksByPeriod(groups.byName)
  const scores = groups.byName.size === 0 && byField.has('employee_id') ? scoresByPeriod(columns) : NONE
  const questions: Both[] = []
  const samplePeriods = rows.slice(0, 50).map((row) => row[byField.get('period')?.[0]?.index ?? -1] ?? '')
  const isUnpivoted = months.length >= MONTHS || blocks !== null
  weighYearTargets(
    byField,
    isUnpivoted ? [...months.map((c) => c.name), ...(blocks?.keys() ?? [])] : samplePeriods,
    isUnpivoted,
    questions,
  )
  const has = (...fields: Field[]) => fields.some((field) => byField.has(field))
  const shape =
    scores.size > 0 ? 'review' : shapeOf(has, blocks ? 0 : groups.byName.size, blocks ? MONTHS : months.length, columns)
  if (!shape) throw unknownTable(columns, byField, header, place)

  const warnings: Proposal['warnings'] = []
  const table = TABLE[shape]
  const wide =
    shape === 'wide' || blocks ? groups.columns : new Set<number>(shape === 'months' ? months.map((c) => c.index) : [])
  const text: MappingText = {
    id: `detected-${fingerprint(header.names)}`,
    source: `${shape}-${fingerprint(header.names).slice(0, 8)}`,
    table,
    columns: {},
  }

  const scoreNames = new Set([...scores.values()].map((block) => block.final_score))
  for (const [field, all] of byField) {
    const free = all.filter((column) => !wide.has(column.index) && !scoreNames.has(column.name))
    const exact = free.filter((column) => column.match === 'exact')
    const candidates = exact.length > 0 ? exact : free
    if (candidates.length > 1 && USED[table].includes(field))
      throw refusal(
        'duplicate-header',
        { file: place.file, sheet: place.sheet || undefined },
        { headers: candidates.map((c) => `"${c.name}"`).join(', ') },
      )
    if (candidates.length > 1 && table === 'goal_result' && isRatingField(field)) {
      warnings.push({ code: 'DUP_RATING', detail: candidates.map((c) => `"${c.name}"`).join(', ') })
      continue
    }
    const column = candidates[0]
    if (!column || isRepeatedName(columns, column)) {
      if (column && USED[table].includes(field))
        throw refusal('duplicate-header', { file: place.file }, { headers: `"${column.name}"` })
      continue
    }
    const used = asUsed(field, shape, (other) => byField.has(other))
    text.columns = { ...text.columns, [column.name]: used }
    if (column.match === 'near') {
      warnings.push({ code: 'NEAR_HEADER', detail: `"${column.name}" → ${field}` })
      if (REQUIRED[shape].flat().includes(used)) {
        questions.push({ zh: `列“${column.name}”理解为 ${field}`, en: `column "${column.name}" is read as ${field}` })
      }
    } else if (isRewritten(column.name)) warnings.push({ code: 'FOLDED_HEADER', detail: `"${column.name}" → ${field}` })
  }
  departmentLevels(columns, text)
  if (scores.size === 0) addPeriod(text, shape, header, place, questions, has)
  if (shape === 'wide') text.unpivot = { name_to: 'kpi_name', groups: Object.fromEntries(groups.byName) }
  const periods = scores.size > 0 ? { groups: scores } : blocks ? { groups: blocks } : { columns: months }
  if (shape === 'months' || scores.size > 0) addPeriodColumns(text, periods, header, place, questions, has('target'))
  if (header.rows === 2) text.header_rows = 2
  if (header.groupsCarried) {
    questions.push({
      zh: '两行表头的分组名称向右沿用到空白格',
      en: 'group titles of the two header rows are carried to the blank cells on their right',
    })
  }
  return { mapping: mappingSchema.parse(text), shape, questions, warnings }
}

const NONE: ReturnType<typeof scoresByPeriod> = new Map()

/**
 * Headers that mean something else in this kind of file, where no other column means that already: 得分 in a file without KPIs is the
 * person's score of the period, 原目标值 beside 新目标值 is the value before a change.
 */
const MEANS: Partial<Record<Shape, Partial<Record<Field, Field>>>> = {
  review: { score: 'final_score' },
  revision: {
    original_target: 'old_value',
    target_changed_at: 'changed_at',
    cause_code: 'reason',
    calib_reason: 'reason',
    initiated_by: 'requested_by',
  },
  event: { plan_start: 'starts_on', valid_from: 'starts_on', plan_end: 'ends_on', valid_to: 'ends_on' },
  checkin: { cause_code: 'blocker_code', checkin_count: 'n' },
  scale: { final_rating: 'level_raw', rating_scale: 'scale_id', sort_order: 'ord' },
  steps: {
    milestones: 'step_text',
    plan_end: 'due_on',
    closed_on: 'done_on',
    submitted_at: 'done_on',
    sort_order: 'step_no',
  },
  kpi: { stage: 'kpi_stage', parent_goal: 'strategic_goal', calib_reason: 'reason' },
}

function asUsed(field: Field, shape: Shape, has: (field: Field) => boolean): Field {
  const meant = MEANS[shape]?.[field]
  return meant && !has(meant) ? meant : field
}

const isRepeatedName = (columns: Column[], column: Column) =>
  columns.filter((other) => other.name === column.name).length > 1
const isRewritten = (name: string) => /[\uff01-\uff5e]/.test(name)

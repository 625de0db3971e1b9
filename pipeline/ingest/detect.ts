import { createHash } from 'node:crypto'
import type { Both } from '#queries/locale.ts'
import { matchColumns, type Column } from './columns.ts'
import { FACTORS, type Field } from './fields.ts'
import { foldHeader } from './fold.ts'
import type { Header } from './header.ts'
import { mappingSchema, type Mapping, type MappedTable, type MappingText } from './mapping.ts'
import { measureGroups } from './measure-groups.ts'
import { refusal } from './refusal.ts'
import { REQUIRED, unknownTable, type Shape } from './required-columns.ts'
import { periodInText, readPeriod } from './values/period.ts'

export type Proposal = {
  mapping: Mapping
  shape: Shape
  questions: Both[]
  warnings: { code: string; detail: string }[]
}

const FACTOR_SET: ReadonlySet<string> = new Set(FACTORS)
const MEASURES: Field[] = ['target', 'actual', 'score', 'attainment_pct']
const SCORES: Field[] = [
  'final_score',
  'final_rating',
  'self_score',
  'manager_score',
  'second_level_score',
  'peer_score',
  'calib_before',
  'calib_after',
  'score',
]

/** The same columns in any order are the same kind of file. */
export function fingerprint(names: string[]): string {
  const folded = names
    .map((name) =>
      name
        .split(' > ')
        .map((part) => foldHeader(part).key)
        .join('>'),
    )
    .filter(Boolean)
    .sort()
  return createHash('sha256').update(folded.join('\u001f')).digest('hex').slice(0, 16)
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
  const has = (...fields: Field[]) => fields.some((field) => byField.has(field))
  const shape = shapeOf(has, groups.byName.size, months.length, columns)
  if (!shape) throw unknownTable(columns, byField, header, place)

  const questions: Both[] = []
  const warnings: Proposal['warnings'] = []
  const table = TABLE[shape]
  const wide = shape === 'wide' ? groups.columns : new Set<number>(shape === 'months' ? months.map((c) => c.index) : [])
  const text: MappingText = {
    id: `detected-${fingerprint(header.names)}`,
    source: `${shape}-${fingerprint(header.names).slice(0, 8)}`,
    table,
    columns: {},
  }

  for (const [field, all] of byField) {
    const free = all.filter((column) => !wide.has(column.index))
    const exact = free.filter((column) => column.match === 'exact')
    const candidates = exact.length > 0 ? exact : free
    if (candidates.length > 1 && USED[table].includes(field))
      throw refusal(
        'duplicate-header',
        { file: place.file, sheet: place.sheet || undefined },
        { headers: candidates.map((c) => `"${c.name}"`).join(', ') },
      )
    const column = candidates[0]
    if (!column || isRepeatedName(columns, column)) {
      if (column && USED[table].includes(field))
        throw refusal('duplicate-header', { file: place.file }, { headers: `"${column.name}"` })
      continue
    }
    text.columns = { ...text.columns, [column.name]: asUsed(field, shape) }
    if (column.match === 'near') {
      warnings.push({ code: 'NEAR_HEADER', detail: `"${column.name}" → ${field}` })
      if (REQUIRED[shape].flat().includes(field)) {
        questions.push({ zh: `列“${column.name}”理解为 ${field}`, en: `column "${column.name}" is read as ${field}` })
      }
    } else if (isRewritten(column.name)) warnings.push({ code: 'FOLDED_HEADER', detail: `"${column.name}" → ${field}` })
  }
  departmentLevels(columns, text)
  addPeriod(text, shape, header, place, questions, has)
  if (shape === 'wide') text.unpivot = { name_to: 'kpi_name', groups: Object.fromEntries(groups.byName) }
  if (shape === 'months') addMonths(text, months, header, place, questions, has)
  if (header.rows === 2) text.header_rows = 2
  if (header.groupsCarried) {
    questions.push({
      zh: '两行表头的分组名称向右沿用到空白格',
      en: 'group titles of the two header rows are carried to the blank cells on their right',
    })
  }
  return { mapping: mappingSchema.parse(text), shape, questions, warnings }
}

function shapeOf(
  has: (...fields: Field[]) => boolean,
  groups: number,
  months: number,
  columns: Column[],
): Shape | null {
  const person = has('employee_id')
  const unit = has('department_path', 'department_code') || columns.some((c) => LEVEL.test(c.name))
  const kpi = has('kpi_name', 'kpi_code')
  const isFactor = (c: Column) => c.field !== null && FACTOR_SET.has(c.field)
  if (has('plan_id') && !has('actual', 'score')) return 'plan'
  if (
    kpi &&
    !person &&
    !has('period') &&
    !has('actual', 'score') &&
    groups === 0 &&
    months < 3 &&
    has('direction', 'unit', 'definition', 'scoring_rule', 'kpi_version')
  )
    return 'kpi'
  if (
    unit &&
    !person &&
    !kpi &&
    !has('period') &&
    has('parent_code', 'parent_name', 'sort_order', 'unit_kind', 'department_name_en')
  )
    return 'unit'
  if (has('factor') && has('value')) return 'context'
  if (person && has('rater_id', 'rater_name', 'rater_relation') && has('dimension') && has('score')) return 'criteria'
  if (groups > 0 && (person || unit)) return 'wide'
  if (months >= 3 && (person || unit)) return 'months'
  if (person && kpi && has(...MEASURES)) return 'long'
  if (!person && unit && kpi && has(...MEASURES)) return 'department'
  if (person && has(...SCORES)) return 'review'
  if (!kpi && unit && !has(...MEASURES) && columns.some(isFactor) && has('period')) return 'context-wide'
  if (
    person &&
    unit &&
    has('role', 'hire_date', 'manager_id', 'valid_from', 'grade', 'employment_status') &&
    !has('target', 'actual')
  )
    return 'roster'
  return null
}

const TABLE: Record<Shape, MappedTable> = {
  long: 'goal_result',
  wide: 'goal_result',
  months: 'goal_result',
  department: 'goal_result',
  mapped: 'goal_result',
  review: 'review',
  criteria: 'criterion_score',
  context: 'context_factor',
  'context-wide': 'context_factor',
  plan: 'plan',
  roster: 'person_period',
  unit: 'unit',
  kpi: 'kpi',
}

/** Fields whose duplicates matter: a second column of one of these refuses the file. */
const COMMON: Field[] = ['employee_id', 'department_path', 'department_code', 'period', 'manager_id', 'company']
const GOAL: Field[] = [
  ...COMMON,
  'kpi_name',
  'kpi_code',
  'target',
  'actual',
  'weight',
  'score',
  'direction',
  'original_target',
  'denominator',
  'attainment_pct',
]
const USED: Record<MappedTable, Field[]> = {
  goal_result: GOAL,
  review: [...COMMON, ...SCORES],
  criterion_score: [...COMMON, 'rater_id', 'dimension', 'score', 'weight'],
  context_factor: [...COMMON, 'factor', 'value'],
  plan: ['plan_id', 'department_path', 'plan_start', 'plan_end', 'cause_code'],
  person_period: COMMON,
  unit: ['department_path', 'department_code', 'parent_code', 'parent_name'],
  kpi: ['kpi_code', 'kpi_name', 'direction', 'unit'],
}

/** 得分 in a file without KPIs is the person's score of the period. */
function asUsed(field: Field, shape: Shape): Field {
  return shape === 'review' && field === 'score' ? 'final_score' : field
}

const LEVEL = /^[一二三四五]级(?:部门|组织|单位|机构)$/

function departmentLevels(columns: Column[], text: MappingText) {
  const levels = columns
    .filter((column) => LEVEL.test(column.name))
    .sort((a, b) => '一二三四五'.indexOf(a.name[0] ?? '') - '一二三四五'.indexOf(b.name[0] ?? ''))
  if (levels.length === 0 || Object.values(text.columns ?? {}).includes('department_path')) return
  text.templates = { ...text.templates, department_path: levels.map((column) => `{${column.name}}`).join('/') }
}

function addPeriod(
  text: MappingText,
  shape: Shape,
  header: Header,
  place: { sheet: string; file: string },
  questions: Both[],
  has: (...fields: Field[]) => boolean,
) {
  const needs = REQUIRED[shape].some((fields) => fields.includes('period'))
  if (!needs || has('period') || (has('period_start') && has('period_end'))) return
  const sources = [
    ['title', header.title ?? ''],
    ['sheet', place.sheet],
    ['file', place.file],
  ] as const
  for (const [from, words] of sources) {
    const period = periodInText(words)
    if (!period) continue
    text.period_rule = { from }
    if (from === 'file')
      questions.push({ zh: `周期取自文件名：${period.id}`, en: `the period is taken from the file name: ${period.id}` })
    return
  }
}

function addMonths(
  text: MappingText,
  months: Column[],
  header: Header,
  place: { sheet: string; file: string },
  questions: Both[],
  has: (...fields: Field[]) => boolean,
) {
  text.unpivot = { columns: months.map((column) => column.name), name_to: 'period', value_to: 'actual' }
  if (!has('target'))
    questions.push({
      zh: '月度列理解为实际值，且没有目标值',
      en: 'the period columns are read as actual values, without a target',
    })
  if (!months.some((column) => readPeriod(column.name) === null)) return
  const year = /(20\d{2})/.exec(`${header.title ?? ''} ${place.sheet} ${place.file}`)?.[1]
  if (!year) {
    questions.push({
      zh: '列名只有月份，缺少年份（请在映射的 period_rule.year 中写明）',
      en: 'the columns name months without a year (state period_rule.year in a mapping)',
    })
    return
  }
  text.period_rule = { year: Number(year) }
  if (!(header.title ?? place.sheet).includes(year))
    questions.push({ zh: `年份取自文件名：${year}`, en: `the year is taken from the file name: ${year}` })
}

const isPeriodHeader = (column: Column) =>
  column.field === null && !/^\d{1,3}$/.test(column.name) && readPeriod(column.name, { year: 2000 }) !== null

const isRepeatedName = (columns: Column[], column: Column) =>
  columns.filter((other) => other.name === column.name).length > 1
const isRewritten = (name: string) => /[\uff01-\uff5e]/.test(name)

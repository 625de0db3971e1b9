import type { Column } from './columns.ts'
import type { Field } from './fields.ts'
import { editDistance, foldHeader } from './fold.ts'
import type { Header } from './header.ts'
import type { Mapping } from './mapping.ts'
import { refusal } from './refusal.ts'

export type Shape =
  | 'long'
  | 'wide'
  | 'months'
  | 'department'
  | 'review'
  | 'criteria'
  | 'context'
  | 'context-wide'
  | 'plan'
  | 'steps'
  | 'roster'
  | 'unit'
  | 'kpi'
  | 'revision'
  | 'event'
  | 'checkin'
  | 'scale'
  | 'mapped'

/** What each shape cannot do without: one of every inner list. */
export const REQUIRED: Record<Shape, Field[][]> = {
  long: [
    ['employee_id'],
    ['department_path', 'department_code'],
    ['period'],
    ['kpi_name', 'kpi_code'],
    ['target', 'score', 'attainment_pct'],
    ['actual', 'score', 'attainment_pct'],
  ],
  wide: [['employee_id', 'department_path', 'department_code'], ['period']],
  months: [
    ['employee_id', 'department_path', 'department_code'],
    ['kpi_name', 'kpi_code'],
  ],
  department: [
    ['department_path', 'department_code'],
    ['period'],
    ['kpi_name', 'kpi_code'],
    ['target', 'score', 'attainment_pct'],
    ['actual', 'score', 'attainment_pct'],
  ],
  review: [['employee_id'], ['department_path', 'department_code'], ['period']],
  criteria: [['employee_id'], ['period'], ['dimension'], ['score']],
  context: [['department_path', 'department_code', 'employee_id'], ['period'], ['factor'], ['value']],
  'context-wide': [['department_path', 'department_code', 'employee_id'], ['period']],
  plan: [['plan_id'], ['department_path', 'department_code', 'employee_id']],
  steps: [['plan_id'], ['step_text', 'due_on', 'done_on']],
  roster: [['employee_id'], ['department_path', 'department_code']],
  unit: [['department_path', 'department_code']],
  kpi: [['kpi_name', 'kpi_code']],
  revision: [['goal_id', 'kpi_name', 'kpi_code'], ['changed_at'], ['old_value'], ['new_value']],
  event: [['label'], ['starts_on']],
  checkin: [['department_path', 'department_code', 'employee_id'], ['occurred_on']],
  scale: [['level_raw']],
  mapped: [],
}
const HEADER_WORDS: Partial<Record<Field, string>> = {
  employee_id: '工号 / Employee ID',
  department_path: '部门 / Department',
  period: '考核周期 / Period',
  kpi_name: '指标名称 / KPI',
  target: '目标值 / Target',
  actual: '实际值 / Actual',
  dimension: '维度 / Dimension',
  score: '得分 / Score',
  factor: '影响因素 / Factor',
  value: '数值 / Value',
  plan_id: '计划编号 / Plan ID',
  goal_id: '指标名称 / KPI',
  step_text: '计划步骤 / Step',
}

/** Names what is missing when the file is nearly a known shape, and what was looked for when it is not. */
export function unknownTable(
  columns: Column[],
  byField: Map<Field, Column[]>,
  header: Header,
  place: { sheet: string; file: string },
) {
  const at = { file: place.file, sheet: place.sheet || undefined, line: header.line }
  const names = columns.map((column) => column.name).filter((name) => name !== '')
  if (byField.size < 2) return refusal('unknown-file', at, { found: names.slice(0, 12).join(', ').slice(0, 300) })
  return missing(byField, names, at)
}

function missing(
  byField: Map<Field, Column[]>,
  names: string[],
  at: { file: string; sheet?: string | undefined; line: number },
) {
  const wanted = byField.has('employee_id') || !byField.has('department_path') ? REQUIRED.long : REQUIRED.department
  const lacking = wanted.filter((fields) => !fields.some((field) => byField.has(field)))
  return missingColumns(
    lacking.map((fields) => HEADER_WORDS[fields[0] ?? 'period'] ?? String(fields[0])),
    names,
    at,
  )
}

export function missingColumns(
  expected: string[],
  names: string[],
  at: { file: string; sheet?: string | undefined; line?: number },
) {
  const nearest = expected.map((words) => nearestName(words, names)).filter(Boolean)
  return refusal('missing-column', at, {
    missing: expected.join(', '),
    found: names.filter(Boolean).join(', ').slice(0, 600),
    nearest: nearest.join(', ') || '—',
  })
}

/** The delivered name with the smallest edit distance to any of the expected words, if it shares anything with them. */
function nearestName(words: string, names: string[]): string | null {
  let best: { name: string; distance: number } | null = null
  for (const word of words.split(' / ')) {
    const { key } = foldHeader(word)
    for (const name of names) {
      const distance = editDistance(key, foldHeader(name).key)
      if (distance < Math.max(key.length, 3) && (!best || distance < best.distance)) best = { name, distance }
    }
  }
  return best ? `"${best.name}"` : null
}

/** The required columns of a detected shape that are not there; empty when it can be read. */
export function lackingColumns(proposal: { mapping: Mapping; shape: Shape }): string[] {
  const { mapping, shape } = proposal
  const mapped = new Set<string>([
    ...Object.values(mapping.columns),
    ...Object.keys(mapping.templates),
    ...Object.keys(mapping.constants),
    mapping.unpivot?.name_to ?? '',
  ])
  if (mapping.period_rule && mapping.period_rule.from !== 'column') mapped.add('period')
  if (mapped.has('period_start') && mapped.has('period_end')) mapped.add('period')
  return REQUIRED[shape]
    .filter((fields) => !fields.some((field) => mapped.has(field)))
    .map((fields) => HEADER_WORDS[fields[0] ?? 'period'] ?? String(fields[0]))
}

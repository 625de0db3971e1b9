import { z } from 'zod'
import type { Column, Figure } from './define.ts'
import { ALL_KPIS, cellKeyText } from './domain.ts'
import type { GapCell } from './result.ts'
import { nameOf } from './words/format.ts'

/** The columns of one `gap_cell` row as the SQL of an analysis selects them; see queries/dictionary.md. */
export const gapCellRow = z.object({
  unit_id: z.string(),
  kpi_id: z.string(),
  period_id: z.string(),
  level: z.string().nullable(),
  n_people: z.number().int().nullable(),
  n_results: z.number().int().nullable(),
  n_goals: z.number().int().nullable(),
  n_judged: z.number().int().nullable(),
  n_met: z.number().int().nullable(),
  gap_ratio: z.number().nullable(),
  half_width_ratio: z.number().nullable(),
  actual_value: z.number().nullable(),
  target_value: z.number().nullable(),
  signal: z.string().nullable(),
  is_withheld: z.boolean().nullable(),
  blocked_by: z.string().nullable(),
  is_target_blocked: z.boolean().nullable(),
})
export type GapCellRow = z.infer<typeof gapCellRow>

/**
 * A row as a published cell. Protection comes first; then no result at all; then results without a single verdict or gap.
 * A goal with target 0 is judged but has no gap: such a cell is shown, with `gap_ratio` null.
 */
export function toGapCell(row: GapCellRow): GapCell {
  const key = { unit_id: row.unit_id, kpi_id: row.kpi_id, period_id: row.period_id }
  if (row.is_withheld) return { ...key, ...BLANK, state: 'withheld' }
  if (!row.n_results) return { ...key, ...BLANK, state: 'empty' }
  if (row.gap_ratio === null && !row.n_judged) return { ...key, ...BLANK, state: 'no_target' }
  return {
    ...key,
    state: 'shown',
    level: row.level === 'person' ? 'person' : 'unit',
    gap_ratio: row.gap_ratio,
    half_width_ratio: row.half_width_ratio,
    n_people: row.level === 'person' ? row.n_people : null,
    n_goals: row.n_goals,
    n_judged: row.n_judged,
    n_met: row.n_met,
    actual_value: row.actual_value,
    target_value: row.target_value,
    signal: row.signal === 'below' || row.signal === 'above' || row.signal === 'within' ? row.signal : 'unjudged',
    blocked_by: row.blocked_by ? row.blocked_by.split('+') : [],
    is_target_blocked: row.is_target_blocked ?? false,
  }
}

export const cellKey = (cell: GapCell): string => cellKeyText(cell)

/** What the privacy step has to know about the shown cells: people behind each, and its place in the lattice. */
export function figuresOfCells(cells: readonly GapCell[]): Figure[] {
  return cells
    .filter((cell) => cell.state === 'shown')
    .map((cell) => ({
      key: cellKey(cell),
      // Verdicts without a single gap (targets of 0) rest on people as well; the lattice has counted those.
      n: cell.n_people || null,
      cell: { unit_id: cell.unit_id, kpi_id: cell.kpi_id, period_id: cell.period_id },
    }))
}

/** The same cell without value, count or signal if its key is among the withheld ones. */
export function withholdCell<C extends GapCell>(cell: C, keys: ReadonlySet<string>): C {
  return keys.has(cellKey(cell)) ? { ...cell, ...BLANK, state: 'withheld' } : cell
}

const BLANK: Omit<GapCell, 'unit_id' | 'kpi_id' | 'period_id' | 'state'> = {
  level: null,
  gap_ratio: null,
  half_width_ratio: null,
  n_people: null,
  n_goals: null,
  n_judged: null,
  n_met: null,
  actual_value: null,
  target_value: null,
  signal: 'unjudged',
  blocked_by: [],
  is_target_blocked: false,
}

/** A cell that no row answers to. */
export const emptyCell = (unit_id: string, kpi_id: string, period_id: string): GapCell => ({
  unit_id,
  kpi_id,
  period_id,
  state: 'empty',
  ...BLANK,
})

/** The columns every table of cells has, in this order; `cellFields` fills them. */
export const CELL_COLUMNS: Column[] = [
  { name: 'unit_id', kind: 'text', label: { zh: '部门编号', en: 'Unit id' } },
  { name: 'unit_zh', kind: 'text', label: { zh: '部门', en: 'Unit (Chinese name)' } },
  { name: 'unit_en', kind: 'text', label: { zh: '部门（英文名）', en: 'Unit' } },
  { name: 'kpi_id', kind: 'text', label: { zh: '指标编号', en: 'KPI id' } },
  { name: 'kpi_zh', kind: 'text', label: { zh: '指标', en: 'KPI (Chinese name)' } },
  { name: 'kpi_en', kind: 'text', label: { zh: '指标（英文名）', en: 'KPI' } },
  { name: 'period_id', kind: 'text', label: { zh: '周期', en: 'Period' } },
  { name: 'state', kind: 'text', label: { zh: '状态', en: 'State' } },
  { name: 'level', kind: 'text', label: { zh: '层级', en: 'Level' } },
  { name: 'gap_ratio', kind: 'ratio', label: { zh: '差距', en: 'Gap' } },
  { name: 'half_width_ratio', kind: 'ratio', label: { zh: '± 半宽（95%）', en: '± half width (95%)' } },
  { name: 'n_people', kind: 'integer', label: { zh: '人数', en: 'People' } },
  { name: 'n_goals', kind: 'integer', label: { zh: '有差距的结果数', en: 'Results with a gap' } },
  { name: 'n_judged', kind: 'integer', label: { zh: '可判断的结果数', en: 'Results with a verdict' } },
  { name: 'n_met', kind: 'integer', label: { zh: '达标的结果数', en: 'Results that met the target' } },
  { name: 'actual_value', kind: 'number', label: { zh: '实际值', en: 'Actual' } },
  { name: 'target_value', kind: 'number', label: { zh: '目标值', en: 'Target' } },
  { name: 'signal', kind: 'text', label: { zh: '信号', en: 'Signal' } },
  { name: 'blocked_by', kind: 'text', label: { zh: '数据陷阱', en: 'Data traps' } },
]

type Named = { name_zh: string; name_en: string }

/** One table row of a cell; ids say which cell, names are there for reading. */
export function cellFields(cell: GapCell, unit: Named, kpi: Named | null) {
  const kpiName = kpi ?? (cell.kpi_id === ALL_KPIS ? EVERY_KPI : { name_zh: cell.kpi_id, name_en: cell.kpi_id })
  return {
    unit_id: cell.unit_id,
    unit_zh: nameOf(unit, 'zh'),
    unit_en: nameOf(unit, 'en'),
    kpi_id: cell.kpi_id,
    kpi_zh: nameOf(kpiName, 'zh'),
    kpi_en: nameOf(kpiName, 'en'),
    period_id: cell.period_id,
    state: cell.state,
    level: cell.level,
    gap_ratio: cell.gap_ratio,
    half_width_ratio: cell.half_width_ratio,
    n_people: cell.n_people,
    n_goals: cell.n_goals,
    n_judged: cell.n_judged,
    n_met: cell.n_met,
    actual_value: cell.actual_value,
    target_value: cell.target_value,
    signal: cell.state === 'shown' ? cell.signal : null,
    blocked_by: cell.blocked_by.length > 0 ? cell.blocked_by.join(', ') : null,
  }
}

/** The name of "all KPIs together". */
export const EVERY_KPI: Named = { name_zh: '全部指标', name_en: 'All KPIs' }

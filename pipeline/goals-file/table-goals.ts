import { likelyDelimiter } from '#pipeline/ingest/csv-grid.ts'
import { csvBatches } from '#pipeline/ingest/csv-rows.ts'
import { foldHeader } from '#pipeline/ingest/fold.ts'
import { findHeader } from '#pipeline/ingest/header.ts'
import { candidatesByHeader } from '#pipeline/ingest/synonyms.ts'
import { readWord } from '#pipeline/ingest/values/words.ts'
import type { GoalText } from '#queries/goals/lint/check.ts'
import { noGoalColumn } from './fault.ts'
import { numberOf } from './number-of.ts'
import type { FileGoal } from './read-goals.ts'

/** What a column of a table of goals may be; the imports know most of their names. */
const COLUMNS = [
  ...['goal_text', 'goal_id', 'kpi_name', 'target', 'baseline', 'weight'],
  ...['period', 'direction', 'dimension', 'parent_goal', 'unit'],
] as const
type Column = 'goal_text' | 'goal_id' | 'kpi_name' | 'target' | 'baseline' | 'weight' | 'period' | 'direction' | 'dimension' | 'parent_goal' | 'unit' // prettier-ignore

/** Short names that lists of goals have and exports of appraisals do not. */
const PLAIN: Record<string, Column> = {
  ...{ text: 'goal_text', goal: 'goal_text', goals: 'goal_text', objective: 'goal_text', goaltext: 'goal_text' },
  ...{ 目标文本: 'goal_text', 绩效目标: 'goal_text', 考核目标: 'goal_text', 年度目标描述: 'goal_text' },
  ...{ 目标: 'goal_text', kpi: 'kpi_name' },
  ...{ id: 'goal_id', no: 'goal_id', 编号: 'goal_id', 序号: 'goal_id', 目标编号: 'goal_id' },
  ...{ parentgoal: 'parent_goal', 上级目标: 'parent_goal', deadline: 'period', 截止日期: 'period', 完成时间: 'period' },
}

/** Rows in which the header is looked for: exports put titles above it. */
const HEAD_ROWS = 20

/**
 * The goals of a table, one a row. A row without words of its own is judged by the name of its KPI. The target of a row counts for
 * M, its period for T. @throws when no column holds goals or KPI names
 */
export function tableGoals(text: string, file: string): FileGoal[] {
  const cells: string[][] = []
  const lines: number[] = []
  const delimiter = likelyDelimiter(text.slice(0, 100_000))
  for (const batch of csvBatches([text], { delimiter, fileName: file, firstLine: 1 })) {
    for (const row of batch.cells) cells.push(row)
    for (const line of batch.lines) lines.push(line)
  }
  const sample = { cells: cells.slice(0, HEAD_ROWS), lines: lines.slice(0, HEAD_ROWS) }
  const known = (name: string) => columnsOf(name).length > 0
  const header = findHeader(sample, [], { known, header_rows: 1 }, file)
  if (!header || header.hits === 0) throw noGoalColumn(file, cells[0] ?? [])
  const from = header.at + header.rows
  const rows = cells.slice(from)
  const places = placesOf(header.names, rows)
  if (!places.has('goal_text') && !places.has('kpi_name')) throw noGoalColumn(file, header.names)
  return rows.map((row, i) => goalOf(row, places, lines[from + i] ?? 0)).filter((goal) => goal.text !== '')
}

/** A column of this name holds goals, or the KPIs that stand for them. */
export const headsGoals = (name: string): boolean =>
  columnsOf(name).some((column) => column === 'goal_text' || column === 'kpi_name')

function columnsOf(name: string): Column[] {
  const { key } = foldHeader(name)
  const plain = PLAIN[key]
  const known = candidatesByHeader.get(key) ?? []
  const fields = COLUMNS.filter((column) => known.some((field) => field === column)) as Column[]
  return plain ? [plain, ...fields] : fields
}

/** 目标 and Goal may head words or numbers: the column's own cells decide. The first column of a kind counts. */
function placesOf(names: string[], rows: string[][]): Map<Column, number> {
  const places = new Map<Column, number>()
  for (const [place, name] of names.entries()) {
    const filled = rows
      .slice(0, 200)
      .map((row) => row[place]?.trim() ?? '')
      .filter((cell) => cell !== '')
    const isNumeric = filled.length > 0 && filled.filter((cell) => numberOf(cell) !== null).length * 2 > filled.length
    const column = columnsOf(name).find((one) => !NUMERIC.has(one) || isNumeric || filled.length === 0)
    const fits = column && (isNumeric ? column !== 'goal_text' && column !== 'kpi_name' : true)
    const chosen = fits ? column : columnsOf(name).find((one) => NUMERIC.has(one))
    if (chosen && !places.has(chosen)) places.set(chosen, place)
  }
  return places
}
const NUMERIC: ReadonlySet<Column> = new Set(['target', 'baseline', 'weight'])

function goalOf(row: string[], places: Map<Column, number>, line: number): FileGoal {
  const cell = (column: Column): string => row[places.get(column) ?? -1]?.trim() ?? ''
  const kpi = cell('kpi_name')
  const text = cell('goal_text') || kpi
  const target = numberOf(cell('target'))
  const direction = (readWord('direction', cell('direction')) ?? 'unknown') as NonNullable<GoalText['kpi']>['direction']
  const parent = cell('parent_goal')
  return {
    id: cell('goal_id') || String(line),
    text,
    period: cell('period') || null,
    // Most exports hold the KPI's name as the text and its number in a column of its own.
    kpi: kpi !== '' || target !== null ? { name: kpi || text, direction } : null,
    target,
    baseline: numberOf(cell('baseline')),
    weight: numberOf(cell('weight')),
    dimension: cell('dimension') || null,
    has_parent: places.has('parent_goal') ? parent !== '' : null,
    line,
  }
}

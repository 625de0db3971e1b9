import { z } from 'zod'
import { CausewayError } from '#pipeline/errors.ts'
import { likelyDelimiter } from '#pipeline/ingest/csv-grid.ts'
import { csvBatches } from '#pipeline/ingest/csv-rows.ts'
import { foldHeader } from '#pipeline/ingest/fold.ts'
import { candidatesByHeader } from '#pipeline/ingest/synonyms.ts'
import type { GoalText } from '#queries/goals/lint/check.ts'

/** As many goals are read at once; a whole company's are read while a snapshot is built. */
export const MOST_GOALS = 5000
/** Longer texts are cut: what a goal says is said by then. */
const LONGEST_TEXT = 10_000

export type GoalList = { goals: GoalText[]; n_left_out: number }

/**
 * Reads a list of goals as it was typed or exported: JSON (an array, or one object a line), a table with a column of goals (comma,
 * semicolon or tab), or one goal a line. Columns are known by the names that imports know them by; those that are not goals are not read.
 *
 * @throws CausewayError `bad-goal-list` naming the line
 */
export function readGoalList(text: string): GoalList {
  const body = text.replace(/^\ufeff/, '').trim()
  if (body === '') return { goals: [], n_left_out: 0 }
  const all = /^[[{]/.test(body) ? fromJson(body) : (fromTable(body) ?? fromLines(body))
  const goals = all.filter((goal) => goal.text.trim() !== '')
  return {
    goals: goals.slice(0, MOST_GOALS).map((goal) => ({ ...goal, text: goal.text.slice(0, LONGEST_TEXT) })),
    n_left_out: Math.max(0, goals.length - MOST_GOALS),
  }
}

/** The fields that a JSON goal may have; others are not read. A target and a baseline may be written as text. */
const number = z.union([z.number(), z.string().transform(numberOf)]).nullish()
const entry = z.object({
  id: z.union([z.string(), z.number()]).optional(),
  text: z.string(),
  lang: z.enum(['zh', 'en']).optional(),
  period: z.string().nullish(),
  kpi: z
    .union([
      z.string().transform((name) => ({ name, direction: 'unknown' as const })),
      z.object({ name: z.string(), direction: z.enum(['higher', 'lower', 'range', 'unknown']).default('unknown') }),
    ])
    .nullish(),
  target: number,
  baseline: number,
  weight: number,
})

function fromJson(body: string): GoalText[] {
  const read = (value: unknown, line: number): GoalText => {
    const parsed = entry.safeParse(typeof value === 'string' ? { text: value } : value)
    if (!parsed.success) throw badList(line)
    const { id, ...goal } = parsed.data
    return { id: String(id ?? line), ...goal }
  }
  const parse = (text: string, line: number): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      throw badList(line)
    }
  }
  if (body.startsWith('[')) {
    const list = parse(body, 1)
    if (!Array.isArray(list)) throw badList(1)
    return list.map((value, i) => read(value, i + 1))
  }
  return body.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [read(parse(line, i + 1), i + 1)]))
}

const COLUMNS = [
  'goal_text',
  'goal_id',
  'kpi_name',
  'target',
  'baseline',
  'weight',
  'period',
  'parent_goal_id',
] as const
type Column = (typeof COLUMNS)[number]

/** Null where the first line names no column of goals: then every line is a goal. */
function fromTable(body: string): GoalText[] | null {
  const delimiter = likelyDelimiter(body.slice(0, 4096))
  const places = new Map<Column, number>()
  const [head = ''] = body.split(/\r?\n/, 1)
  for (const [place, name] of head.split(delimiter).entries()) {
    const column = columnOf(name.replace(/^"(.*)"$/, '$1'))
    if (column && !places.has(column)) places.set(column, place)
  }
  const words = places.get('goal_text') ?? places.get('kpi_name')
  if (words === undefined) return null
  const rows: string[][] = []
  for (const { cells } of csvBatches([body], { delimiter, fileName: 'goals', firstLine: 1 })) {
    for (const row of cells) rows.push(row)
  }
  return rows.slice(1).map((cells, i) => {
    const cell = (column: Column) => cells[places.get(column) ?? -1]?.trim() || null
    const kpi = cell('kpi_name')
    return {
      id: cell('goal_id') ?? String(i + 1),
      text: cells[words]?.trim() ?? '',
      period: cell('period'),
      kpi: kpi === null ? null : { name: kpi, direction: 'unknown' as const },
      target: numberOf(cell('target')),
      baseline: numberOf(cell('baseline')),
      weight: numberOf(cell('weight')),
      has_parent: cell('parent_goal_id') !== null ? true : null,
    }
  })
}

/** Plain names beside those of the imports. */
const PLAIN: Record<string, Column> = {
  text: 'goal_text',
  goal: 'goal_text',
  目标: 'goal_text',
  id: 'goal_id',
  kpi: 'kpi_name',
}

function columnOf(header: string): Column | null {
  const { key } = foldHeader(header)
  const known = candidatesByHeader.get(key) ?? []
  return PLAIN[key] ?? COLUMNS.find((column) => known.some((field) => field === column)) ?? null
}

const fromLines = (body: string): GoalText[] =>
  body.split(/\r?\n/).map((line, i) => ({ id: String(i + 1), text: line.trim() }))

/** 1,200 · 95% · １２; null for anything that is no number. */
function numberOf(text: string | null): number | null {
  if (text === null) return null
  const plain = text.normalize('NFKC').replaceAll(/[,\s%]/g, '')
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : null
}

const badList = (line: number) =>
  new CausewayError(
    'bad-goal-list',
    {
      title: { zh: `第 ${line} 条目标读不出来。`, en: `Goal ${line} cannot be read.` },
      remedy: {
        zh: '每行一条目标，或给出带“目标”一列的表格；JSON 需要 text 字段。',
        en: 'Give one goal a line, or a table with a column "goal"; JSON needs a field "text".',
      },
    },
    { status: 400 },
  )

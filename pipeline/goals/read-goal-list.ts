import { CausewayError } from '#pipeline/errors.ts'
import { jsonGoals } from '#pipeline/goals-file/json-goals.ts'
import { lineGoals } from '#pipeline/goals-file/line-goals.ts'
import type { FileGoal } from '#pipeline/goals-file/read-goals.ts'
import { headsGoals, tableGoals } from '#pipeline/goals-file/table-goals.ts'
import { likelyDelimiter } from '#pipeline/ingest/csv-grid.ts'
import type { GoalText } from '#queries/goals/lint/check.ts'

/** As many goals are read at once; a whole company's are read while a snapshot is built. */
export const MOST_GOALS = 5000
/** Longer texts are cut: what a goal says is said by then. */
const LONGEST_TEXT = 10_000

export type GoalList = { goals: GoalText[]; n_left_out: number }

/**
 * Reads a list of goals as it was typed or exported, with the readers of goal files: JSON (an array, or one object a line), a table
 * whose first line names a column of goals (comma, semicolon or tab), or one goal a line. Without a file name the text itself decides.
 *
 * @throws CausewayError `bad-goal-list` naming the line and none of its words: a list that is not kept reaches no log either
 */
export function readGoalList(text: string): GoalList {
  const body = text.replace(/^\ufeff/, '').trim()
  if (body === '') return { goals: [], n_left_out: 0 }
  const goals = goalsOf(body).filter((goal) => goal.text.trim() !== '')
  return {
    goals: goals
      .slice(0, MOST_GOALS)
      .map(({ line: _, ...goal }) => ({ ...goal, text: goal.text.trim().slice(0, LONGEST_TEXT) })),
    n_left_out: Math.max(0, goals.length - MOST_GOALS),
  }
}

const FILE = '-'

function goalsOf(body: string): FileGoal[] {
  try {
    if (/^[[{]/.test(body)) return jsonGoals(body, FILE)
    return isTable(body) ? tableGoals(body, FILE) : lineGoals(body)
  } catch (error) {
    if (error instanceof CausewayError) throw badList(error.place.line ?? 1)
    throw error
  }
}

/** Where the first line names no column of goals, every line is a goal. */
function isTable(body: string): boolean {
  const [head = ''] = body.split(/\r?\n/, 1)
  return head.split(likelyDelimiter(body.slice(0, 4096))).some((name) => headsGoals(name.replace(/^"(.*)"$/, '$1')))
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

import type { Workspace } from '#pipeline/warehouse/open.ts'
import { clarity } from '#queries/goals/plane.ts'
import { firmnessOf } from '#queries/goals/firmness.ts'
import type { GoalCheck, GoalText } from '#queries/goals/lint/check.ts'
import { lintGoal } from '#queries/goals/lint/lint-goal.ts'

/** Texts held as objects at one time. */
const TEXTS_AT_ONCE = 20_000

/** One row of queries/goals/inputs/goal_text.sql with the names of its KPI. */
export type TextRow = {
  text_no: number
  text: string
  has_text: boolean
  kpi_id: string | null
  kpi_name: string | null
  direction: string
  has_parent: boolean
  has_target: boolean
  n_targets: number
  target: number | null
  baseline: number | null
  period_id: string
}

/**
 * Reads every different goal text once: the time grows with the texts, not with the results. Leaves goal_lint (one row per text) and
 * goal_lint_code (its findings).
 */
export async function lintTexts(workspace: Workspace): Promise<void> {
  await workspace.run(
    'create or replace temp table goal_lint (text_no integer, clarity double, has_no_criterion boolean, n_characters integer)',
  )
  await workspace.run(
    'create or replace temp table goal_lint_code (text_no integer, code varchar, letter varchar, firmness varchar)',
  )
  for (let from = 0; ; from += TEXTS_AT_ONCE) {
    const rows = await textRows(workspace, 'goal_text.text_no >= $from and goal_text.text_no < $upto', {
      from,
      upto: from + TEXTS_AT_ONCE,
    })
    if (rows.length === 0) return
    const read = rows.map((row) => ({ row, check: readText(row) }))
    await workspace.append(
      'goal_lint',
      read.map(({ row, check }) => [
        row.text_no,
        clarity(check.letters),
        check.findings.some(({ code }) => code === 'M_NO_CRITERION'),
        row.text.length,
      ]),
    )
    await workspace.append(
      'goal_lint_code',
      read.flatMap(({ row, check }) =>
        [...new Map(check.findings.map((finding) => [finding.code, finding])).values()].map(
          ({ code, letter, severity }) => [row.text_no, code, letter, firmnessOf(code, severity)],
        ),
      ),
    )
  }
}

export async function textRows(
  workspace: Workspace,
  where: string,
  params: Record<string, unknown> = {},
): Promise<TextRow[]> {
  const rows = await workspace.rows(
    `select goal_text.text_no, goal_text.text, goal_text.has_text, goal_text.kpi_id, kpi_current.name_zh as kpi_name,
       goal_text.direction, goal_text.has_parent, goal_text.has_target, goal_text.n_targets, goal_text.target, goal_text.baseline,
       goal_text.period_id
     from goal_text left join kpi_current on goal_text.kpi_id = kpi_current.kpi_id
     where ${where} order by goal_text.text_no`,
    params,
    'goal texts',
  )
  // The columns are those of goal_text.sql, which TextRow names.
  return rows as TextRow[]
}

/**
 * The reading of one text. A goal that is only named by its KPI has no text to read: with a target value it is measurable and has its
 * period, and nothing is known of the rest; without one nothing is known at all. Where one text stands for several targets, what its
 * number says of one of them is no finding.
 */
export function readText(row: TextRow): GoalCheck {
  if (!row.has_text) return { id: String(row.text_no), letters: row.has_target ? NAMED : UNKNOWN, findings: [] }
  const check = lintGoal(inputOf(row))
  if (row.n_targets <= 1) return check
  return { ...check, findings: check.findings.filter(({ code }) => code !== 'TEXT_TARGET_MISMATCH') }
}

const UNKNOWN = { S: 'unknown', M: 'unknown', A: 'unknown', R: 'unknown', T: 'unknown' } as const
const NAMED = { ...UNKNOWN, M: 'pass', T: 'pass' } as const

const DIRECTIONS = ['higher', 'lower', 'range'] as const
const inputOf = (row: TextRow): GoalText => ({
  id: String(row.text_no),
  text: row.text,
  period: row.period_id,
  kpi:
    row.kpi_id === null
      ? null
      : {
          name: row.kpi_name ?? row.kpi_id,
          direction: DIRECTIONS.find((name) => name === row.direction) ?? 'unknown',
        },
  target: row.has_target ? row.target : null,
  baseline: row.baseline,
  has_parent: row.has_parent ? true : null,
  weight: null,
})

import { extname } from 'node:path'
import type { GoalText } from '#queries/goals/lint/check.ts'
import { decodeGoals } from './decode.ts'
import { goalTooLong, noGoals, tooManyBytes } from './fault.ts'
import { jsonGoals } from './json-goals.ts'
import { LONGEST_GOAL, MOST_BYTES } from './limits.ts'
import { lineGoals } from './line-goals.ts'
import { tableGoals } from './table-goals.ts'

/** A goal with the line of the file on which it begins, from 1. */
export type FileGoal = GoalText & { line: number }

/**
 * The goals of a delivered file. `.jsonl` and `.csv` are what their names say; without such a name (standard input, too) a text
 * that begins with { is JSONL and any other has one goal a line. @throws a letter that names the line
 */
export function readGoals(bytes: Uint8Array, file: string): FileGoal[] {
  if (bytes.length > MOST_BYTES) throw tooManyBytes(file)
  const text = decodeGoals(bytes, file).replace(/^\uFEFF/, '')
  const goals = readerOf(text, file)(text, file)
  if (goals.length === 0) throw noGoals(file)
  const long = goals.find((goal) => goal.text.length > LONGEST_GOAL)
  if (long) throw goalTooLong(file, long.line)
  return goals
}

function readerOf(text: string, file: string): (text: string, file: string) => FileGoal[] {
  const extension = extname(file).toLowerCase()
  if (['.csv', '.tsv'].includes(extension)) return tableGoals
  if (['.jsonl', '.ndjson', '.json'].includes(extension)) return jsonGoals
  if (['.txt', '.md'].includes(extension)) return lineGoals
  return /^\s*\{\s*"/.test(text) ? jsonGoals : lineGoals
}

import type { FileGoal } from './read-goals.ts'

/** One goal a line, numbered by its line; blank lines are skipped. */
export const lineGoals = (text: string): FileGoal[] =>
  text
    .split(/\r\n|\n|\r/)
    .map((words, at) => ({ id: String(at + 1), text: words, line: at + 1 }))
    .filter((goal) => goal.text.trim() !== '')

import { lintGoal } from '#queries/goals/lint/lint-goal.ts'
import type { GoalText, Letter, LetterReading } from '#queries/goals/lint/check.ts'
import type { Lang } from '#queries/locale.ts'

/** A goal with what people say of its letters. */
export type LabelledGoal = GoalText & { lang: Lang; labels: Partial<Record<Letter, LetterReading>> }

type Line = {
  id: string
  lang: Lang
  text: string
  labels: Partial<Record<Letter, LetterReading>>
  facts?: { direction: 'up' | 'down'; target: number; history: number[]; peer_best?: number }
}

/** Reads labelled goals, one JSON object a line. The target of `facts` is not the row's target column: only A may use it. */
export function labelledGoals(text: string): LabelledGoal[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, lang, text, labels, facts } = JSON.parse(line) as Line
      if (!facts) return { id, lang, text, labels }
      const direction = facts.direction === 'up' ? 'higher' : 'lower'
      const { target, history, peer_best } = facts
      return { id, lang, text, labels, kpi: { name: '', direction }, target, history, peer_best }
    })
}

export type Figures = {
  n: number
  labelled: number
  found: number
  right: number
  precision: number
  recall: number
  agree: number
  misses: { goal: LabelledGoal; got: LetterReading; want: LetterReading }[]
}

/** A finding is a letter that fails. `agree`: share of goals with the very reading of the label. Nothing found: precision NaN. */
export function lintFigures(goals: LabelledGoal[], lang: Lang, letter: Letter): Figures {
  const read = goals
    .filter((goal) => goal.lang === lang && goal.labels[letter] !== undefined)
    .map((goal) => ({ goal, got: readingOf(goal, letter), want: goal.labels[letter]! }))
  const labelled = read.filter(({ want }) => want === 'fail').length
  const found = read.filter(({ got }) => got === 'fail').length
  const right = read.filter(({ got, want }) => got === 'fail' && want === 'fail').length
  const misses = read.filter(({ got, want }) =>
    letter === 'A' ? got !== want : (got === 'fail') !== (want === 'fail'),
  )
  const agree = read.filter(({ got, want }) => got === want).length / read.length
  return { n: read.length, labelled, found, right, precision: right / found, recall: right / labelled, agree, misses }
}

/** M, T and S are judged on the words alone, A with the facts. */
function readingOf({ labels: _labels, ...goal }: LabelledGoal, letter: Letter): LetterReading {
  if (letter === 'A') return lintGoal(goal).letters.A
  return lintGoal({ id: goal.id, text: goal.text }).letters[letter]
}

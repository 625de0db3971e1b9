import { z } from 'zod'
import { goalText } from '#queries/goals/lint/check.ts'
import { badJsonField, badJsonLine } from './fault.ts'
import { numberOf } from './number-of.ts'
import type { FileGoal } from './read-goals.ts'

/** A number, or one written as text (1,200 · 95% · １２). */
const number = z.union([z.number(), z.string().transform(numberOf)]).nullish()
/** What a line may hold: the fields of a goal, and `facts` as sets of labelled goals write them. Other fields are left alone. */
const jsonLine = goalText.omit({ id: true }).extend({
  id: z.union([z.string(), z.number()]).nullish(),
  kpi: z.union([z.string().transform((name) => ({ name, direction: 'unknown' as const })), goalText.shape.kpi]),
  target: number,
  baseline: number,
  weight: number,
  facts: z
    .object({
      direction: z.enum(['up', 'down']),
      target: z.number(),
      history: z.array(z.number()).default([]),
      peer_best: z.number().nullish(),
    })
    .nullish(),
})

/** One object a line, `{id, text}` and whatever else is known; a whole array is read as well. */
export function jsonGoals(text: string, file: string): FileGoal[] {
  if (/^\s*\[/.test(text)) return arrayOf(text, file).map((value, at) => goalOf(value, file, at + 1))
  return text.split(/\r\n|\n|\r/).flatMap((words, at) => {
    if (words.trim() === '') return []
    return [goalOf(parsed(words, file, at + 1), file, at + 1)]
  })
}

function arrayOf(text: string, file: string): unknown[] {
  const value = parsed(text, file, 1)
  if (!Array.isArray(value)) throw badJsonLine(file, 1, text)
  return value
}

function parsed(words: string, file: string, line: number): unknown {
  try {
    return JSON.parse(words)
  } catch {
    throw badJsonLine(file, line, words)
  }
}

function goalOf(value: unknown, file: string, line: number): FileGoal {
  if (typeof value === 'string') return { id: String(line), text: value, line }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badJsonLine(file, line, String(value))
  const read = jsonLine.safeParse(value)
  if (!read.success) {
    const path = read.error.issues[0]?.path ?? []
    const found = (value as Record<string, unknown>)[String(path[0])]
    throw badJsonField(file, line, path.join('.'), JSON.stringify(found) ?? '')
  }
  const { id, facts, ...goal } = read.data
  return { ...goal, ...withFacts(goal.kpi, facts), id: String(id ?? line), line }
}

/** Facts are history: their target is no target column of the row (the KPI has no name), the words must say it themselves. */
function withFacts(kpi: FileGoal['kpi'], facts: z.infer<typeof jsonLine>['facts']): Partial<FileGoal> {
  if (!facts) return {}
  const direction = facts.direction === 'up' ? ('higher' as const) : ('lower' as const)
  const { target, history, peer_best } = facts
  return { kpi: { name: kpi?.name ?? '', direction }, target, history, peer_best }
}

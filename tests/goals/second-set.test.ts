import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { labelledGoals, lintFigures } from './figures.ts'

/** Goals by another writer from other trades, written and labelled without sight of the rules, which were not changed after them. */
const goals = labelledGoals(readFileSync(join(import.meta.dirname, 'second-set.jsonl'), 'utf8'))

test.each([
  ['M', 0.9, 0.95],
  ['T', 0.8, 0.9],
  ['S', 0.8, 0.9],
] as const)(
  '%s is read as people read it: precision ≥ %d, recall ≥ %d, in each language',
  (letter, precision, recall) => {
    for (const lang of ['zh', 'en'] as const) {
      const found = lintFigures(goals, lang, letter)
      expect(found.labelled, lang).toBeGreaterThan(40)
      expect(found.precision, lang).toBeGreaterThanOrEqual(precision)
      expect(found.recall, lang).toBeGreaterThanOrEqual(recall)
    }
  },
)

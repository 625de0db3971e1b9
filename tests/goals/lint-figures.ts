import { readFileSync } from 'node:fs'
import { LETTERS, type Letter } from '#queries/goals/lint/check.ts'
import { labelledGoals, lintFigures } from './figures.ts'

/**
 * `node tests/goals/lint-figures.ts FILE… [--misses]`: precision and recall of findings (a letter that fails) against labelled
 * goals, for each letter and language. FILE: one JSON object a line, `{id, lang, text, labels: {S, M, A, R, T}, facts?}`.
 */
const args = process.argv.slice(2)
const files = args.filter((arg) => !arg.startsWith('--'))
if (files.length === 0) {
  console.error('node tests/goals/lint-figures.ts FILE… [--misses]')
  process.exit(2)
}
const goals = files.flatMap((file) => labelledGoals(readFileSync(file, 'utf8')))
const percent = (share: number) => (Number.isNaN(share) ? '  –  ' : share.toFixed(3))

console.log('lang letter     n  fail  found  right  precision  recall  agree')
for (const lang of ['zh', 'en'] as const)
  for (const letter of LETTERS) {
    const f = lintFigures(goals, lang, letter)
    const cells = [f.n, f.labelled, f.found, f.right].map((n, i) => String(n).padStart([5, 6, 7, 7][i]!)).join('')
    console.log(
      `${lang}   ${letter}     ${cells}      ${percent(f.precision)}   ${percent(f.recall)}  ${percent(f.agree)}`,
    )
  }

if (args.includes('--misses'))
  for (const lang of ['zh', 'en'] as const)
    for (const letter of ['M', 'T', 'S', 'A'] satisfies Letter[])
      for (const { goal, got, want } of lintFigures(goals, lang, letter).misses)
        console.log(`${letter} want ${want.padEnd(7)} got ${got.padEnd(7)} ${goal.id}  ${goal.text}`)

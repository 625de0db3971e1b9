import { padded, textTable } from '#pipeline/terminal/text-table.ts'
import { LETTERS, type Finding, type GoalCheck } from '#queries/goals/lint/check.ts'
import { goalCodeWords } from '#queries/goals/lint/words.ts'
import type { Lang } from '#queries/locale.ts'
import { lintGoalsText } from './lint-goals-text.ts'

export type PrintedGoal = Omit<GoalCheck, 'findings'> & { text: string; findings: (Finding & { rewrite: string })[] }

const SIGNS = { pass: '✓', fail: '✗', unknown: '?' } as const
/** Characters of a goal that are shown; what was found is always among them. */
const SHOWN = 160

/** One goal: its words, its letters, and below them each finding with the place it is about in 【】. */
export function goalLines({ id, text, letters, findings, inherited }: PrintedGoal, lang: Lang): string[] {
  const words = lintGoalsText[lang]
  const letterLine = LETTERS.map((letter) => `${letter} ${SIGNS[letters[letter]]}`).join('  ')
  const notes = (inherited ?? []).map((letter) => words.inherited[letter])
  return [
    `${printable(id)}  ${marked(text, 0, 0)}`,
    `   ${[letterLine, ...notes].join(lang === 'zh' ? '　' : '  ')}`,
    ...findings.flatMap((finding) => [
      `   ${finding.letter}  ${padded(words.severity[finding.severity], lang === 'zh' ? 4 : 10, 'left')}  ${goalCodeWords[lang][finding.code].title} (${finding.code})`,
      ...(isWhole(text, finding) ? [] : [`      ${marked(text, finding.start, finding.end)}`]),
      `      → ${printable(finding.rewrite)}`,
    ]),
    '',
  ]
}

/** How many goals meet each letter, and how much was found. */
export function summaryLines(goals: PrintedGoal[], lang: Lang): string[] {
  const words = lintGoalsText[lang]
  const count = (letter: (typeof LETTERS)[number], reading: 'pass' | 'fail' | 'unknown') =>
    String(goals.filter(({ letters }) => letters[letter] === reading).length)
  const rows = LETTERS.map((letter) => [
    `${letter} ${words.letter[letter]}`,
    ...(['pass', 'fail', 'unknown'] as const).map((reading) => count(letter, reading)),
  ])
  const all = goals.flatMap(({ findings }) => findings)
  const firm = all.filter(({ severity }) => severity === 'firm').length
  return [
    textTable(words.heads, rows, ['left', 'right', 'right', 'right']),
    '',
    words.summary(goals.length, firm, all.length - firm),
    words.note,
  ]
}

const isWhole = (text: string, { start, end }: Finding): boolean =>
  text.slice(0, start).trim() + text.slice(end).trim() === ''

/** The text on one line with [start, end) in 【】, cut where it is far from the mark. */
function marked(text: string, start: number, end: number): string {
  const from = Math.max(0, Math.min(start, text.length) - SHOWN / 2)
  const shown =
    end > start
      ? `${text.slice(from, start)}【${text.slice(start, end).slice(0, SHOWN)}】${text.slice(end, end + SHOWN / 2)}`
      : text.slice(0, SHOWN)
  const isCut = end > start ? end + SHOWN / 2 < text.length : text.length > SHOWN
  return `${from > 0 ? '…' : ''}${printable(shown)}${isCut ? '…' : ''}`
}

/** Control characters would command the terminal, and halves of a cut pair print as nothing. */
const printable = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .toWellFormed()

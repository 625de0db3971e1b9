import type { Lang, Text } from '#queries/locale.ts'
import { goalCodeWords } from './lint/words.ts'

export type CodeWords = { name: string; rule: string }

/** A goal that no plan acts on is found by links and not by its words. */
const orphan: Text<CodeWords> = {
  zh: { name: '没有行动的目标', rule: '计划中没有任何行动指向这个目标。' },
  en: { name: 'goal without an action', rule: 'No action of any plan points to this goal.' },
}

/** Every finding of the goal check with its name and why it matters, for lists, the rules on the page and paper. */
export const codeWords: Text<Record<string, CodeWords>> = { zh: wordsIn('zh'), en: wordsIn('en') }

function wordsIn(lang: Lang): Record<string, CodeWords> {
  const named = Object.entries(goalCodeWords[lang]).map(([code, { title, why }]) => [code, { name: title, rule: why }])
  return { ...Object.fromEntries(named), ORPHAN_GOAL: orphan[lang] } as Record<string, CodeWords>
}

import type { Lang, Text } from '#queries/locale.ts'
import { goalCodeWords } from './lint/words.ts'

export type CodeWords = { name: string; rule: string }

/** Found by links and by past results, not by the words of a goal. */
const fromData: Text<Record<string, CodeWords>> = {
  zh: {
    ORPHAN_GOAL: { name: '没有行动的目标', rule: '计划中没有任何行动指向这个目标。' },
    A_OUT_OF_REACH: { name: '够不着', rule: '按过去结果，达成概率低于 10%。请复核目标或补充资源。' },
    A_SLACK: { name: '过松', rule: '几乎都达到，且平均超过目标 30%：目标没有拉开距离。' },
  },
  en: {
    ORPHAN_GOAL: { name: 'goal without an action', rule: 'No action of any plan points to this goal.' },
    A_OUT_OF_REACH: {
      name: 'out of reach',
      rule: 'By past results the chance is under 10%. Review the target or add resources.',
    },
    A_SLACK: {
      name: 'slack',
      rule: 'Nearly all reach it, and by 30% on average: the target does not discriminate.',
    },
  },
}

/** Every finding of the goal check with its name and why it matters, for lists, the rules on the page and paper. */
export const codeWords: Text<Record<string, CodeWords>> = { zh: wordsIn('zh'), en: wordsIn('en') }

function wordsIn(lang: Lang): Record<string, CodeWords> {
  const named = Object.entries(goalCodeWords[lang]).map(([code, { title, why }]) => [code, { name: title, rule: why }])
  return { ...Object.fromEntries(named), ...fromData[lang] } as Record<string, CodeWords>
}

import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { guardText } from '#queries/traps/guards/text.ts'
import { loadedTraps } from '#queries/traps/loaded.ts'
import { findingSentence, reasonOf } from '#queries/traps/words.ts'
import type { TrapFindingResult } from './result.ts'
import { seenOf } from './seen.ts'

export const text: Text<AnalysisText<TrapFindingResult>> = {
  zh: {
    title: '数据陷阱：一处发现',
    question: '看到了什么，证据在哪里，应当怎么做？',
    reading: '图中是这项检查自己的证据，读法见该检查的说明页。',
    caveat: '这里诊断的是目标、规则、口径与样本，不评价个人；每项发现都列出看起来相同的正常情形。',
    source: '数据陷阱规则；每项检查的出处见其说明页。',
    finding: (found) => sentence(found, 'zh'),
  },
  en: {
    title: 'Data trap: one finding',
    question: 'What was seen, where is the evidence, and what is to be done?',
    reading: "The picture is the check's own evidence; its help page says how to read it.",
    caveat:
      'This looks at targets, rules, definitions and samples; it does not judge people. Each finding names the innocent case that looks the same.',
    source: 'Data-trap rules; the help page of each check names its sources.',
    finding: (found) => sentence(found, 'en'),
  },
}

function sentence(found: TrapFindingResult, lang: Lang): string {
  const seen = seenOf(found, lang)
  const spec = found.finding && loadedTraps[found.finding.trap]
  if (!seen || !spec) return lang === 'zh' ? '这里没有发现。' : 'Nothing was found here.'
  if (seen.status === 'trap' || seen.status === 'caution') {
    const tie = found.finding!.pay
    const pay = tie === null ? [] : [guardText[lang].pay[tie]]
    return [findingSentence(spec.text[lang], seen, lang), ...pay].join(lang === 'zh' ? '' : ' ')
  }
  const { title } = spec.text[lang]
  if (seen.status === 'pass') return lang === 'zh' ? `${title}：已检查，未发现。` : `${title}: tested, nothing found.`
  const why = reasonOf(spec.text[lang], seen.reason, lang)
  return lang === 'zh' ? `${title}：无法检查，${why}。` : `${title}: not testable, ${why}.`
}

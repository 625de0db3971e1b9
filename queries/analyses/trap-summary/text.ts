import type { AnalysisText } from '#queries/define.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatList, nameOf } from '#queries/words/format.ts'
import { summary, text as board } from '../traps/text.ts'
import type { TrapSummaryResult } from './result.ts'

export const text: Text<AnalysisText<TrapSummaryResult>> = {
  zh: {
    ...board.zh,
    title: '数据陷阱概况',
    question: '哪些判断因为数据陷阱而先不下？',
    finding: (found) => sentence(found, 'zh'),
  },
  en: {
    ...board.en,
    title: 'Data traps at a glance',
    question: 'Which verdicts wait because of a data trap?',
    finding: (found) => sentence(found, 'en'),
  },
}

function sentence(found: TrapSummaryResult, lang: Lang): string {
  const { blocked } = found
  if (blocked.length === 0) return summary(found, lang)
  const names = formatList(
    blocked.slice(0, 3).map((unit) => nameOf(unit, lang)),
    lang,
  )
  return lang === 'zh'
    ? `${summary(found, lang)}${blocked.length}个单位的判断因此先不下：${names}${blocked.length > 3 ? '等' : ''}。`
    : `${summary(found, lang)} The verdict waits on ${blocked.length} ${blocked.length === 1 ? 'unit' : 'units'}: ${names}${blocked.length > 3 ? ' and others' : ''}.`
}

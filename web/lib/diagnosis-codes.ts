import { factorNames, gradeNames } from '#queries/analyses/factor-evidence/factor-names.ts'
import { text as factorText } from '#queries/analyses/factor-evidence/text.ts'
import { text as sufficiencyText } from '#queries/analyses/data-sufficiency/text.ts'
import { LIMITS } from '#queries/diagnosis/factors.ts'
import type { Lang } from '#queries/locale.ts'
import { diagnosisWords, factorName } from '#queries/words/diagnosis.ts'
import { formatList } from '#queries/words/format.ts'
import { measureUnit } from '#queries/words/measure-unit.ts'
import { limitSays } from '#queries/words/limits.ts'
import { diagnosisFrame } from '#web/text/diagnosis.ts'

/**
 * The words for a code in a table of the diagnosis, which stand with the analysis that made it. Null for every other column, and for
 * a code that has no words.
 */
export function diagnosisCode(column: string, value: string, lang: Lang): string | null {
  return WORDS[column]?.(value, lang) ?? null
}

const words = diagnosisWords
const pick = (record: Record<string, string>, value: string): string | null => record[value] ?? null
const verdict = (value: string, lang: Lang) => pick(words[lang].verdicts, value)
const grade = (value: string, lang: Lang) => pick(gradeNames[lang], value)
/** A component of the model, several joined by +, or a circumstance. */
const factor = (value: string, lang: Lang) =>
  factorName(value, lang) === value
    ? formatList(value.split('+').map(factorNames[lang]), lang)
    : factorName(value, lang)
const limit = (value: string, lang: Lang) => {
  const code = LIMITS.find((one) => one === value)
  return code ? limitSays({ code, factor: null, value: null }, lang) : pick(factorText[lang].reasons, value)
}

const WORDS: Record<string, (value: string, lang: Lang) => string | null> = {
  verdict,
  differences: verdict,
  side: (value, lang) => pick(words[lang].sides, value) ?? pick(words[lang].parts, value),
  part: (value, lang) => pick(words[lang].parts, value),
  factor,
  named_factor: factor,
  inseparable_from: factor,
  tied_with: factor,
  reason: limit,
  code: limit,
  grade,
  grade_here: grade,
  tab: (value, lang) => pick(diagnosisFrame[lang].tabs, value),
  answer: (value, lang) => pick(sufficiencyText[lang].answers, value),
  measure_unit: measureUnit,
  higher_is: (value, lang) => pick(HIGHER_IS[lang], value),
  source: (value, lang) => pick(SOURCES[lang], value),
  counted: (value, lang) => pick(sufficiencyText[lang].counted, value),
  unlock: (value, lang) => pick(sufficiencyText[lang].columns, value),
}

const HIGHER_IS: Record<Lang, Record<string, string>> = {
  zh: { better: '越高越好', worse: '越低越好', neutral: '无好坏' },
  en: { better: 'higher is better', worse: 'lower is better', neutral: 'neither' },
}
const SOURCES: Record<Lang, Record<string, string>> = {
  zh: { record: '记录', survey: '问卷', reason_code: '原因代码' },
  en: { record: 'record', survey: 'survey', reason_code: 'reason code' },
}

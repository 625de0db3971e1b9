import type { Lang } from '#queries/locale.ts'
import { trapNames } from '#queries/traps/names.ts'
import { reasonOf, trapWords } from '#queries/traps/words.ts'
import { diagnosisWords } from '#queries/words/diagnosis.ts'
import { needName } from '#web/text/needs.ts'

/** The words for a code in a table of the data traps; null for every other column, and for a code that has no words. */
export function trapCode(column: string, value: string, lang: Lang): string | null {
  return WORDS[column]?.(value, lang) ?? null
}

const pick = (record: Record<string, string>, value: string): string | null =>
  Object.hasOwn(record, value) ? record[value]! : null
const check = (slug: string, lang: Lang): string | null => trapNames[slug]?.[lang] ?? null
/** Several codes in one cell, as the tables join them; those without words stay codes. */
const each = (word: (code: string, lang: Lang) => string | null) => (joined: string, lang: Lang) =>
  joined
    .split(', ')
    .map((code) => word(code, lang) ?? code)
    .join(lang === 'zh' ? '、' : ', ')
const verdict = (value: string, lang: Lang) => pick(diagnosisWords[lang].verdicts, value)

const WORDS: Record<string, (value: string, lang: Lang) => string | null> = {
  trap: check,
  slug: check,
  follows_from: check,
  subtype: check,
  by: each(check),
  blocked_by: each(check),
  status: (value, lang) => pick(trapWords[lang].status, value),
  family: (value, lang) => pick(trapWords[lang].family, value),
  unit_kind: (value, lang) => pick(trapWords[lang].unitKind, value),
  blocks: each((claim, lang) => pick(trapWords[lang].claim, claim)),
  missing_column: needName,
  unblocked_verdict: verdict,
  verdict_without: verdict,
  // A reason of one check alone is worded on the page of its finding.
  reason: (value, lang) => {
    const said = reasonOf(null, value, lang)
    return said === value ? null : said
  },
}

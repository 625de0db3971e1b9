import { z } from 'zod'
import { parseExpression } from './expression.ts'
import { FIELDS, type Field } from './fields.ts'
import { listsOf, readWord, wordsOf } from './values/words.ts'

export const NULL_REASONS = [
  'BLANK',
  'NOT_ASSESSED',
  'NOT_APPLICABLE',
  'NOT_REPORTED',
  'NOT_SET',
  'SUPPRESSED',
  'XL_ERROR',
  'DIVISION_BY_ZERO',
  'WEIGHT_SUM',
] as const
export type NullReason = (typeof NULL_REASONS)[number]

/** `FIELDS` is never empty, which z.enum wants to see in the type. */
export const field = z.enum(FIELDS as [Field, ...Field[]], { error: 'a field listed in mapping-format.md' })
/** YAML reads an unquoted 2019 as a number; as a header, label or level it means its digits. */
export const text = z
  .union([z.string(), z.number()], { error: 'a text' })
  .transform(String)
  .pipe(z.string().min(1, { error: 'a text that is not empty' }))
/** One text stands for a list of one. */
export const texts = z.preprocess(
  (given) => (isPlainText(given) ? [given] : given),
  z.array(text, { error: 'a list of texts' }),
)
export const scalar = z.union([z.string(), z.number(), z.boolean()], { error: 'a text or a number' }).transform(String)
export const both = z.preprocess(
  (given) => (typeof given === 'string' ? { zh: given, en: given } : given),
  z.strictObject({ zh: z.string(), en: z.string() }, { error: 'a name, or { zh: …, en: … }' }),
)
export const pattern = z.string().refine(isPattern, { error: 'a valid regular expression' })
export const expression = scalar.refine(isExpression, {
  error: 'numbers, columns, + - * / and parentheses, e.g. "1 - breaches/attendances"',
})
const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const
const ENCODING_NAMES: Record<string, (typeof ENCODINGS)[number]> = {
  utf8: 'utf-8',
  'utf-8-sig': 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'utf-16': 'utf-16le',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  cp1252: 'windows-1252',
}
export const encoding = z.preprocess((given) => {
  const name = String(given).toLowerCase()
  return ENCODING_NAMES[name] ?? name
}, z.enum(ENCODINGS))
export const delimiter = z.preprocess((given) => (given === '\t' ? 'tab' : given), z.enum([',', ';', 'tab', '|']))
/** A list of tokens, or one, means that the value was not reported. */
export const nullTokens = z.preprocess(
  (given) => {
    const listed = isPlainText(given) ? [given] : given
    return Array.isArray(listed) ? Object.fromEntries(listed.map((token) => [String(token), 'NOT_REPORTED'])) : listed
  },
  z.record(z.string(), z.enum(NULL_REASONS), { error: 'tokens with their reasons, or a list of tokens' }),
)

/** A word that a closed list does not have would be left out on every row: it is a fault of the mapping. */
export function wordsAreKnown(given: Record<string, string | Record<string, string>>, context: z.RefinementCtx) {
  for (const [name, words] of Object.entries(given)) {
    const lists = listsOf(name)
    if (lists.length === 0) continue
    const at = typeof words === 'string' ? [{ path: [name], word: words }] : wordsIn(name, words)
    for (const { path, word } of at)
      if (lists.every((list) => readWord(list, word) === null))
        context.addIssue({ code: 'custom', path, message: `one of ${lists.flatMap(wordsOf).join(', ')}` })
  }
}

const wordsIn = (name: string, words: Record<string, string>) =>
  Object.entries(words).map(([raw, word]) => ({ path: [name, raw], word }))

export const isPlainText = (given: unknown) => typeof given === 'string' || typeof given === 'number'

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'))
  } catch {
    return false
  }
}

function isExpression(text: string): boolean {
  try {
    return Boolean(parseExpression(text))
  } catch {
    return false
  }
}

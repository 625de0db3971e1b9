import type { z } from 'zod'
import type { Both } from '#queries/locale.ts'
import { FIELDS } from './fields.ts'
import { editDistance } from './fold.ts'
import { mappingSchema } from './mapping.ts'

/** What was expected and what stands there instead, in both languages. */
export function expectation(issue: z.core.$ZodIssue, found: unknown): Both {
  if (issue.code === 'unrecognized_keys' || issue.code === 'invalid_key') {
    const key = issue.code === 'unrecognized_keys' ? (issue.keys[0] ?? '') : String(issue.path.at(-1) ?? '')
    const known = issue.path.length === 0 ? Object.keys(mappingSchema.shape) : FIELDS
    const near = nearest(key, known)
    return { zh: `没有名为“${key}”的键${near.zh}`, en: `there is no key "${key}"${near.en}` }
  }
  const [zh, en] = wanted(issue)
  if (found === undefined || found === null) return { zh: `缺少：应为${zh}`, en: `missing: expected ${en}` }
  const shown = JSON.stringify(found).slice(0, 80)
  const near = en.startsWith('a field') && typeof found === 'string' ? nearest(found, FIELDS) : { zh: '', en: '' }
  return { zh: `应为${zh}，却是 ${shown}${near.zh}`, en: `expected ${en}, found ${shown}${near.en}` }
}

const TYPES: Record<string, [string, string]> = {
  string: ['文本', 'a text'],
  number: ['数字', 'a number'],
  int: ['整数', 'a whole number'],
  boolean: ['true 或 false', 'true or false'],
  array: ['列表 [a, b]', 'a list [a, b]'],
  object: ['“键: 值”', 'key: value'],
  record: ['“键: 值”', 'key: value'],
}

function wanted(issue: z.core.$ZodIssue): [string, string] {
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String)
    if (values.length <= 16) return [`${values.join('、')} 之一`, `one of ${values.join(', ')}`]
  }
  const isOwn = !/^(Invalid|Too |Unrecognized)/.test(issue.message)
  if (!isOwn && issue.code === 'invalid_type') return TYPES[issue.expected] ?? [issue.expected, issue.expected]
  if (!isOwn && issue.code === 'too_small' && issue.inclusive === false)
    return [`大于 ${issue.minimum}`, `more than ${issue.minimum}`]
  if (!isOwn && issue.code === 'too_small') return [`不小于 ${issue.minimum}`, `at least ${issue.minimum}`]
  if (!isOwn && issue.code === 'too_big') return [`不大于 ${issue.maximum}`, `at most ${issue.maximum}`]
  return [IN_CHINESE[issue.message] ?? ` ${issue.message}`, issue.message]
}

const IN_CHINESE: Record<string, string> = {
  'a field listed in mapping-format.md': ' mapping-format.md 所列字段',
  'a text': '文本',
  'a text that is not empty': '非空文本',
  'a list of texts': '文本列表',
  'a list of headers': '表头列表',
  'at least one header': '至少一个表头',
  'lower-case letters, digits and hyphens': '小写字母、数字与连字符',
  'a valid regular expression': '有效的正则表达式',
  'exactly one of columns, pattern, groups': ' columns、pattern、groups 三者之一',
  'value_to with columns or pattern, none with groups': ' columns 或 pattern 配 value_to；groups 不配',
  'header: field, one to a line': '“表头: 字段”，每行一项',
}

function nearest(word: string, known: readonly string[]): Both {
  const close = known
    .map((name) => ({ name, distance: isWithin(name, word) || isWithin(word, name) ? 1 : editDistance(name, word, 3) }))
    .filter(({ distance }) => distance <= 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name)
  if (close.length === 0) return { zh: '', en: '' }
  return { zh: `（最接近：${close.join('、')}）`, en: ` (near: ${close.join(', ')})` }
}

/** Short names such as `n` are within nearly every word. */
const isWithin = (part: string, whole: string) => part.length >= 4 && whole.includes(part)

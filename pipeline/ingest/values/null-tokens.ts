import type { NullReason } from '../mapping-values.ts'

/** What stands for "no value" in number and date columns everywhere; text columns keep these words as text. */
export const NULL_TOKENS: ReadonlyMap<string, NullReason> = new Map([
  ['—', 'NOT_REPORTED'],
  ['–', 'NOT_REPORTED'],
  ['-', 'NOT_REPORTED'],
  ['--', 'NOT_REPORTED'],
  ['无', 'NOT_REPORTED'],
  ['/', 'NOT_APPLICABLE'],
  ['N/A', 'NOT_APPLICABLE'],
  ['n/a', 'NOT_APPLICABLE'],
  ['不适用', 'NOT_APPLICABLE'],
  ['未考核', 'NOT_ASSESSED'],
  ['免考核', 'NOT_ASSESSED'],
])

export const XL_ERROR = /^#(?:DIV\/0!|N\/A|REF!|VALUE!|NUM!|NAME\?|NULL!|SPILL!|CALC!|GETTING_DATA|FIELD!|BLOCKED!)$/

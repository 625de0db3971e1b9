import { BROKEN_CELL, NO_CACHED_VALUE } from '../grid.ts'
import { LARGEST_MEASURE } from '../limits.ts'
import type { Mapping } from '../mapping.ts'
import { NULL_TOKENS, XL_ERROR } from './null-tokens.ts'

/** A cell as a number: plain decimal text, or no value with its reason, or a fault with a quarantine code. `rule` names a conversion. */
export type NumberCell =
  | { kind: 'value'; text: string; percent: boolean; comparator: string; rule: string | null }
  | { kind: 'null'; reason: string }
  | { kind: 'fault'; code: string }
  | { kind: 'ambiguous' }

export type NumberFormat = Pick<Mapping, 'locale' | 'exponents'> & { nullTokens: ReadonlyMap<string, string> }

const MARKS = {
  en: { thousands: /,/g, group: /^\d{1,3}(,\d{3})+(\.\d+)?$/, decimal: '.' },
  zh: { thousands: /,/g, group: /^\d{1,3}(,\d{3})+(\.\d+)?$/, decimal: '.' },
  de: { thousands: /\./g, group: /^\d{1,3}(\.\d{3})+(,\d+)?$/, decimal: ',' },
  fr: { thousands: / /g, group: /^\d{1,3}( \d{3})+(,\d+)?$/, decimal: ',' },
  ch: { thousands: /['’]/g, group: /^\d{1,3}(['’]\d{3})+(\.\d+)?$/, decimal: '.' },
}
const SCALES: Record<string, number> = { 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 }
/** Units that people write behind a number; anything else behind digits is a fault, not a unit. */
const UNIT =
  /^(?:元|分|人|个|件|天|日|次|小时|条|台|吨|户|单|家|项|点|套|辆|名|份|笔|年|月|公里|千米|米|kg|km|h|pcs|pts)(?:\/[\p{L}]{1,3})?$/u

export function readNumber(raw: string, format: NumberFormat): NumberCell {
  if (isPlain(raw)) return limited(raw, false, '', null)
  if (raw === NO_CACHED_VALUE) return { kind: 'fault', code: 'NO_CACHED_VALUE' }
  if (raw === BROKEN_CELL) return { kind: 'fault', code: 'STRUCTURE' }
  const text = raw.normalize('NFKC').trim()
  if (text === '') return { kind: 'null', reason: 'BLANK' }
  const token = format.nullTokens.get(raw.trim()) ?? format.nullTokens.get(text) ?? NULL_TOKENS.get(text)
  if (token !== undefined) return { kind: 'null', reason: token }
  if (XL_ERROR.test(text)) return { kind: 'fault', code: 'XL_ERROR' }
  const cell = written(text, format)
  return cell.kind === 'value' && cell.rule === null && text !== raw.trim() ? { ...cell, rule: 'FULL_WIDTH' } : cell
}

/** ASCII digits with at most one point and a leading minus: the form of nearly every cell. */
function isPlain(text: string): boolean {
  const length = text.length
  let i = text.charCodeAt(0) === 45 ? 1 : 0
  if (i === length || length > 15) return false
  let points = 0
  const first = text.charCodeAt(i)
  const last = text.charCodeAt(length - 1)
  if (first === 46 || last === 46) return false
  for (; i < length; i++) {
    const code = text.charCodeAt(i)
    if (code === 46) points++
    else if (code < 48 || code > 57) return false
  }
  return points <= 1
}

function written(text: string, format: NumberFormat): NumberCell {
  let body = text
  let sign = ''
  let comparator = ''
  const compared = /^(>=|<=|≥|≤|=|>|<)\s*(.+)$/u.exec(body)
  if (compared) {
    comparator = { '>=': '≥', '<=': '≤', '>': '≥', '<': '≤' }[compared[1] ?? ''] ?? compared[1] ?? ''
    body = compared[2] ?? ''
  }
  const bracketed = /^\((.+)\)$/.exec(body)
  if (bracketed) {
    sign = '-'
    body = bracketed[1] ?? ''
  }
  const signed = /^([-+−])\s*(.+)$/.exec(body)
  if (signed) {
    if (signed[1] !== '+') sign = sign === '-' ? '' : '-'
    body = signed[2] ?? ''
  }
  if (format.locale) body = body.replace(/^[¥$€£]\s*/, '')
  const parts = /^([\d.,'’\s]*\d(?:\.(?!\d))?)\s*(.*)$/.exec(body)
  if (!parts) return { kind: 'fault', code: 'BAD_NUMBER' }
  let [, digits = '', tail = ''] = parts

  if (/^e[-+]?\d{1,3}$/i.test(tail)) {
    if (!format.exponents) return { kind: 'fault', code: 'BAD_NUMBER' }
    const value = Number(sign + digits + tail)
    return Number.isFinite(value) && !String(value).includes('e')
      ? limited(String(value), false, comparator, 'EXPONENT')
      : { kind: 'fault', code: 'OUT_OF_RANGE' }
  }
  const plain = plainDigits(digits, format)
  if (plain === 'ambiguous') return { kind: 'ambiguous' }
  if (plain === null) return { kind: 'fault', code: 'BAD_NUMBER' }
  digits = plain.text

  let rule =
    plain.rule ?? (sign !== '' && bracketed ? 'PARENTHESES' : text.length > 0 && comparator ? 'COMPARATOR' : null)
  let percent = false
  tail = tail.trim()
  if (tail === '%') {
    percent = true
    digits = shiftPoint(digits, -2)
    rule = 'PERCENT'
  } else if (tail !== '') {
    const scaled = /^(千万|百万|千|万|亿)(.*)$/u.exec(tail)
    if (scaled) {
      digits = shiftPoint(digits, SCALES[scaled[1] ?? ''] ?? 0)
      tail = (scaled[2] ?? '').trim()
      rule = 'SCALE'
    }
    if (tail !== '' && !UNIT.test(tail)) return { kind: 'fault', code: 'BAD_NUMBER' }
    rule ??= 'UNIT_TEXT'
  }
  return limited(`${sign}${digits}`, percent, comparator, rule)
}

/** Digits with marks → digits with a point, by the locale; without one only forms that can be read in one way. */
function plainDigits(
  digits: string,
  { locale }: NumberFormat,
): { text: string; rule: string | null } | 'ambiguous' | null {
  const text = digits.replaceAll(/[\u00a0\u202f\u2009\s]/g, ' ').trim()
  if (/^\d+$|^\d*\.\d+$|^\d+\.$/.test(text) && !(locale && MARKS[locale].decimal === ',' && text.includes('.'))) {
    return { text: text.replace(/^\./, '0.').replace(/\.$/, ''), rule: null }
  }
  if (!locale) {
    const isEnglish = /^\d{1,3}(,\d{3})+\.\d+$|^\d{1,3}(,\d{3}){2,}$/.test(text)
    if (isEnglish) return { text: text.replaceAll(',', ''), rule: 'THOUSANDS' }
    return /^\d{1,3}(?:[,.'’ ]\d{3})+(?:[.,]\d+)?$|^\d+,\d+$/.test(text) ? 'ambiguous' : null
  }
  const marks = MARKS[locale]
  if (marks.group.test(text)) return { text: text.replaceAll(marks.thousands, '').replace(',', '.'), rule: 'THOUSANDS' }
  if (marks.decimal === ',' && /^\d+(,\d+)?$/.test(text)) return { text: text.replace(',', '.'), rule: 'DECIMAL_COMMA' }
  return null
}

function limited(text: string, percent: boolean, comparator: string, rule: string | null): NumberCell {
  const isLong = text.length > 15
  if (isLong && Math.abs(Number(text)) > LARGEST_MEASURE) return { kind: 'fault', code: 'OUT_OF_RANGE' }
  return {
    kind: 'value',
    text: /^-0*(?:\.0*)?$/.test(text) && text.includes('0') ? '0' : text,
    percent,
    comparator,
    rule,
  }
}

/** Moves the decimal point of plain digits; no digit changes. shiftPoint('98.5', -2) is '0.985'. */
export function shiftPoint(digits: string, places: number): string {
  const negative = digits.startsWith('-')
  const [whole = '', fraction = ''] = (negative ? digits.slice(1) : digits).split('.')
  const all = places < 0 ? '0'.repeat(-places) + whole + fraction : whole + fraction + '0'.repeat(places)
  const point = places < 0 ? whole.length : whole.length + places
  const left = all.slice(0, point).replace(/^0+(?=\d)/, '') || '0'
  const right = all.slice(point).replace(/0+$/, '')
  return `${negative ? '-' : ''}${left}${right === '' ? '' : `.${right}`}`
}

import type { Clause } from './sentences.ts'

/** A number that claims a measurement. `kind` tells what can be compared: shares (1 = all), multiples, amounts of a unit. */
export type Figure = { text: string; from: number; kind: 'share' | 'multiple' | 'amount'; value: number; unit: string }

const HAN_DIGITS = '零一二三四五六七八九'
const NUMBER = String.raw`\d[\d,]*(?:\.\d+)?`
const HAN = `[${HAN_DIGITS}两十百]+`
const UNITS_ZH = '万元|亿元|元|人次|人|名|家|天|小时|件|单|次|条'
const UNITS_EN = 'people|persons|employees|managers|companies|firms|days|hours|weeks|cases|orders|items|yuan|dollars'

/**
 * What counts as a figure: percentages (80%, 八成, 百分之八十, 三分之二, 80 percent), multiples (2.5 倍, 3 times) and amounts written in
 * digits with a unit (6 天, ¥500, 12 people). Dates, clock times, ordinals (第 3), list numbers and n = 38 are none.
 */
const PATTERNS: { pattern: RegExp; read: (match: RegExpExecArray) => Omit<Figure, 'text' | 'from'> | null }[] = [
  {
    pattern: new RegExp(String.raw`(${NUMBER})\s*(?:%|‰|个?百分点|percent(?:age points?)?\b|per cent\b|pp\b)`, 'giu'),
    read: ([text, digits]) => share(decimal(digits!) / (text.includes('‰') ? 1000 : 100)),
  },
  {
    pattern: new RegExp(String.raw`百分之(${NUMBER}|${HAN})`, 'gu'),
    read: ([, n]) => share(numberOf(n!) / 100),
  },
  {
    pattern: new RegExp(String.raw`(?<!百)(${HAN}|\d+)分之(${HAN}|\d+)`, 'gu'),
    read: ([, of, part]) => share(numberOf(part!) / numberOf(of!)),
  },
  {
    pattern: new RegExp(
      String.raw`(?<![${HAN_DIGITS}十])([${HAN_DIGITS}两]|\d(?:\.\d)?)成(?=[以左多的企公员人管部团、，。！？]|$|\s)`,
      'gu',
    ),
    read: ([, n]) => share(numberOf(n!) / 10),
  },
  {
    pattern: new RegExp(String.raw`(${NUMBER}|${HAN})\s*倍|(${NUMBER})\s*times\b`, 'giu'),
    read: ([, zh, en]) => ({ kind: 'multiple', value: numberOf(zh ?? en!), unit: '' }),
  },
  {
    pattern: new RegExp(
      String.raw`(?<!第\s?|[=\d.])(${NUMBER})\s*(${UNITS_ZH}|(?:${UNITS_EN})\b)|[¥$€](${NUMBER})`,
      'giu',
    ),
    read: ([text, n, unit, money]) =>
      /^[¥$€]/.test(text)
        ? { kind: 'amount', value: decimal(money!), unit: text[0]! }
        : { kind: 'amount', value: decimal(n!), unit: unit!.toLowerCase() },
  },
]

/** The figures of a clause, in order; where two patterns read the same place the first stands. */
export function figuresIn({ text, from }: Clause): Figure[] {
  const found: Figure[] = []
  for (const { pattern, read } of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const figure = read(match)
      const place = from + match.index
      const isTaken = found.some((one) => place < one.from + one.text.length && one.from < place + match[0].length)
      if (figure && Number.isFinite(figure.value) && !isTaken)
        found.push({ text: match[0].trim(), from: place, ...figure })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

const share = (value: number) => ({ kind: 'share' as const, value, unit: '' })
const decimal = (digits: string): number => Number(digits.replaceAll(',', ''))
const numberOf = (text: string): number => (/^\d/.test(text) ? decimal(text) : hanNumber(text))

/** 八 → 8, 十二 → 12, 八十五 → 85, 一百 → 100. */
function hanNumber(text: string): number {
  let [total, digit] = [0, 0]
  for (const sign of text) {
    if (sign === '百') [total, digit] = [total + 100 * (digit || 1), 0]
    else if (sign === '十') [total, digit] = [total + 10 * (digit || 1), 0]
    else digit = sign === '两' ? 2 : HAN_DIGITS.indexOf(sign)
  }
  return total + digit
}

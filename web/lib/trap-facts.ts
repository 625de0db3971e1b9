import type { Lang } from '#queries/locale.ts'
import type { Scalar } from '#queries/traps/define.ts'
import { formatExact, formatPercent, formatPeriod } from '#queries/words/format.ts'

/** A figure of the evidence as a reader sees it. */
export type Fact = { name: string; label: string; value: string }

/** What turns a code of the evidence into words: names of KPIs and units, the reasons of the check. */
export type FactNames = { lang: Lang; yes: string; no: string; wordOf: (code: string) => string | undefined }

/**
 * The facts of a finding with the labels of its check, in the order of the labels. A fact without a label is no figure for readers, and
 * one without a value no evidence: both stay out. A fact is a number, a code or yes/no; whether a number is a share of one its label says.
 */
export function factsOf(
  facts: Record<string, Scalar>,
  labels: { zh: Record<string, string>; own: Record<string, string> },
  names: FactNames,
): Fact[] {
  return Object.entries(labels.own).flatMap(([name, label]) => {
    const value = facts[name]
    return value === undefined || value === null
      ? []
      : [{ name, label, value: factText(value, labels.zh[name] ?? '', names) }]
  })
}

function factText(value: Exclude<Scalar, null>, labelZh: string, { lang, yes, no, wordOf }: FactNames): string {
  if (typeof value === 'boolean') return value ? yes : no
  if (typeof value === 'string') return wordOf(value) ?? formatPeriod(value, lang)
  return figureText(value, labelZh, lang)
}

/** A threshold of a check; several are listed. */
export function thresholdText(value: unknown, labelZh: string, lang: Lang): string {
  if (Array.isArray(value))
    return value.map((one) => thresholdText(one, labelZh, lang)).join(lang === 'zh' ? '、' : ', ')
  return typeof value === 'number' ? figureText(value, labelZh, lang) : String(value)
}

function figureText(value: number, labelZh: string, lang: Lang): string {
  if (isShare(labelZh) && Math.abs(value) <= LARGEST_SHARE) return formatPercent(value, lang)
  // Four significant digits redo any arithmetic here; more would only look exact.
  return formatExact(Number.isInteger(value) ? value : Number(value.toPrecision(4)), lang, 4)
}

/** The Chinese label tells: 比例, 达成率, 缺失率, 占比 … are fractions of one; a multiple, a slope or a p value is not. */
const isShare = (labelZh: string) => /比例|份额|率|占/.test(labelZh) && !/倍|斜率|概率|标准|尺度|相关|p$/.test(labelZh)
/** Attainment may be a few hundred per cent; a count of people never is labelled as a share. */
const LARGEST_SHARE = 20

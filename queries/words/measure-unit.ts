import type { Lang } from '#queries/locale.ts'

/**
 * A unit of measure in the reader's language. Exports name units in Chinese; the common ones have an English word, `a/b` becomes
 * "a per b", and what is not known stays as delivered.
 */
export function measureUnit(unit: string, lang: Lang): string {
  if (lang === 'zh') return unit
  const [of = '', per] = unit.split('/')
  const counted = PLURAL[of.trim()]
  if (per === undefined) return counted ?? unit
  const base = SINGULAR[per.trim()]
  return counted && base ? `${counted} per ${base}` : unit
}

const SINGULAR: Record<string, string> = {
  人: 'person',
  天: 'day',
  日: 'day',
  周: 'week',
  月: 'month',
  季: 'quarter',
  年: 'year',
  小时: 'hour',
  班: 'shift',
  台: 'machine',
  单: 'order',
}
const PLURAL: Record<string, string> = {
  人: 'people',
  天: 'days',
  日: 'days',
  周: 'weeks',
  月: 'months',
  年: 'years',
  小时: 'hours',
  分钟: 'minutes',
  分: 'points',
  点: 'points',
  次: 'times',
  条: 'items',
  件: 'items',
  个: 'items',
  项: 'items',
  单: 'orders',
  台: 'machines',
  吨: 't',
  元: 'CNY',
  万元: 'CNY 10k',
  比例: 'ratio',
}

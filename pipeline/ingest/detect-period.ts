import type { Both } from '#queries/locale.ts'
import type { Column } from './columns.ts'
import type { Field } from './fields.ts'
import type { Header } from './header.ts'
import type { MappingText } from './mapping.ts'
import { REQUIRED, type Shape } from './required-columns.ts'
import { candidatesByHeader } from './synonyms.ts'
import { foldHeader } from './fold.ts'
import { readPeriod } from './values/period.ts'
import { periodInText } from './values/period-in-text.ts'

type Place = { sheet: string; file: string }
type Groups = Map<string, Partial<Record<Field, string>>>

/** A period by itself, or but for its year (3月, Q1): that one comes from the title. */
export const namesPeriod = (name: string): boolean =>
  !/^\d{1,3}$/.test(name) && readPeriod(name, { year: 2000 }) !== null

/** The columns that are periods: 1月 … 12月, 2025-03, Q1. */
export const isPeriodHeader = (column: Column): boolean => column.field === null && namesPeriod(column.name)

/** 2024年绩效分, 2025年度得分: one score of each period, in columns of their own. */
export function scoresByPeriod(columns: Column[]): Groups {
  const found: Groups = new Map()
  for (const { name } of columns) {
    const parts = /^(.*?(?:\d{4}年?度?|[上下]半年|季度|月|Q[1-4]|H[12]))(?:份|度)?[\s_-]*([^\d]+)$/u.exec(
      name.normalize('NFKC'),
    )
    const period = parts?.[1] ?? ''
    const meanings = candidatesByHeader.get(foldHeader(parts?.[2] ?? '').key) ?? []
    if (namesPeriod(period) && meanings.some((field) => field === 'final_score' || field === 'score'))
      found.set(period, { final_score: name })
  }
  return found.size >= 2 ? found : new Map()
}

/** KPI blocks whose titles are periods (1月 > 目标值) are blocks of periods; 合计 or 累计 beside them is left out. */
export function blocksByPeriod(groups: Groups): Groups | null {
  const periods = [...groups].filter(([name]) => namesPeriod(name))
  const isAll = periods.length === groups.size
  return periods.length > 0 && (isAll || periods.length >= 2) ? new Map(periods) : null
}

/**
 * A target of the year is no target of one of its months or quarters. Beside another target, or columns of months, it is left out;
 * where it is the only one, its use is asked.
 */
export function weighYearTargets(
  byField: Map<Field, Column[]>,
  periods: string[],
  isUnpivoted: boolean,
  questions: Both[],
): void {
  const targets = byField.get('target') ?? []
  const ofYear = targets.filter(({ name }) => /年度|全年|年目标|annual|yearly|full.?year/i.test(name))
  if (ofYear.length === 0 || !periods.some(isPartOfYear)) return
  const rest = targets.filter((column) => !ofYear.includes(column))
  const name = ofYear.map((column) => `"${column.name}"`).join(', ')
  if (rest.length > 0) byField.set('target', rest)
  else if (isUnpivoted) {
    byField.delete('target')
    questions.push({
      zh: `${name} 是全年的目标，不用于其中的月份或季度`,
      en: `${name} is a target of the whole year and is not used for its months or quarters`,
    })
  } else {
    questions.push({
      zh: `${name} 用作每个周期的目标，而周期短于一年`,
      en: `${name} is used as the target of each period, and the periods are shorter than a year`,
    })
  }
}

function isPartOfYear(name: string): boolean {
  const period = readPeriod(name, { year: 2000 })
  if (!period) return false
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return monthOf(period.end) - monthOf(period.start) < 11
}

/** Sheets called 1月, 2月 … are the periods, and the title above them gives no more than their year. */
function monthOfSheet(text: MappingText, header: Header, place: Place, questions: Both[]): boolean {
  if (!namesPeriod(place.sheet) || readPeriod(place.sheet) !== null) return false
  addYear(text, header, place, questions)
  text.period_rule = { ...text.period_rule, from: 'sheet' }
  return true
}

/** Where no column says the period, the title, the sheet or (with a question) the file does. */
export function addPeriod(
  text: MappingText,
  shape: Shape,
  header: Header,
  place: Place,
  questions: Both[],
  has: (...fields: Field[]) => boolean,
) {
  const needs = REQUIRED[shape].some((fields) => fields.includes('period'))
  if (!needs || has('period') || (has('period_start') && has('period_end'))) return
  if (monthOfSheet(text, header, place, questions)) return
  const sources = [
    ['title', header.title ?? ''],
    ['sheet', place.sheet],
    ['file', place.file],
  ] as const
  for (const [from, words] of sources) {
    const period = periodInText(words)
    if (!period) continue
    text.period_rule = { from }
    if (from === 'file')
      questions.push({ zh: `周期取自文件名：${period.id}`, en: `the period is taken from the file name: ${period.id}` })
    return
  }
}

/** Records by period from columns (1月, 2月 …) or from blocks of columns (1月 > 目标值, 1月 > 实际值 …). */
export function addPeriodColumns(
  text: MappingText,
  periods: { columns: Column[] } | { groups: Groups },
  header: Header,
  place: Place,
  questions: Both[],
  hasTarget: boolean,
) {
  const names = 'columns' in periods ? periods.columns.map((column) => column.name) : [...periods.groups.keys()]
  if ('columns' in periods) {
    text.unpivot = { columns: names, name_to: 'period', value_to: 'actual' }
    if (!hasTarget)
      questions.push({
        zh: '各周期的列理解为实际值，且没有目标值',
        en: 'the period columns are read as actual values, without a target',
      })
  } else text.unpivot = { name_to: 'period', groups: Object.fromEntries(periods.groups) }
  if (!names.some((name) => readPeriod(name) === null)) return
  addYear(text, header, place, questions)
}

/** The year of 1月 or Q1: the only one that title, sheet or file name speaks of. */
function addYear(text: MappingText, header: Header, place: Place, questions: Both[]) {
  const yearsIn = (words: string) => [...new Set([...words.matchAll(/(?<!\d)20\d{2}(?!\d)/g)].map(([year]) => year))]
  const spoken = yearsIn(`${header.title ?? ''} ${place.sheet}`)
  const years = spoken.length > 0 ? spoken : yearsIn(place.file)
  if (years.length !== 1) {
    questions.push({
      zh: '列名只有月份或季度，年份不明确（请在映射的 period_rule.year 中写明）',
      en: 'the columns name months or quarters whose year is not clear (state period_rule.year in a mapping)',
    })
    return
  }
  text.period_rule = { year: Number(years[0]) }
  if (spoken.length === 0)
    questions.push({ zh: `年份取自文件名：${years[0]}`, en: `the year is taken from the file name: ${years[0]}` })
}

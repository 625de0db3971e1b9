import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyses } from '#queries/index.ts'
import {
  DASH,
  formatDate,
  formatExact,
  formatGap,
  formatList,
  formatMeasure,
  formatNumber,
  formatPeople,
  formatPercent,
  formatPeriod,
  formatPoints,
  nameOf,
} from '#queries/words/format.ts'
import { blameIn } from '#queries/words/no-blame.ts'

/** Where sentences for readers are written; the word lists themselves quote what they forbid. */
const FOLDERS = ['queries', 'web', 'pipeline/report', 'pipeline/delivery', 'pipeline/commands']
const QUOTES = new Set([
  'queries/words/no-blame.ts',
  'queries/words/comment-wording.ts',
  'queries/traps/guards/cause-words.ts',
  // Patterns of words that goals hold; none of them is a sentence of ours.
  ...['actions-zh', 'conflicts', 'quantities-en', 'quantities-zh'].map((name) => `queries/goals/lint/${name}.ts`),
])

const root = join(import.meta.dirname, '..')
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
).filter((name) => /\.(ts|svelte|typ)$/.test(name) && !/node_modules|\.test\.ts$/.test(name) && !QUOTES.has(name))

test('no sentence of ours blames a person', () => {
  const found = sources.flatMap((name) =>
    withoutComments(readFileSync(join(root, name), 'utf8'))
      .split('\n')
      .flatMap((line, i) =>
        blameIn(line).map(({ term, instead }) => `${name}:${i + 1} "${term}" → ${instead || 'leave out'}`),
      ),
  )
  expect(found).toEqual([])
})

test('the lint sees blame and leaves innocent words alone', () => {
  expect(blameIn('小组就是不努力。').map(({ term }) => term)).toEqual(['不努力'])
  expect(blameIn('态度差，垫底').map(({ term }) => term)).toEqual(['垫底', '差'])
  expect(blameIn('A poor performer with excuses').map(({ term }) => term)).toEqual(['poor performer', 'excuse'])
  expect(blameIn('差距、差异与误差；标准差；懒加载已修复。')).toEqual([])
  expect(blameIn('本月缺料 6 天，二车间停线。')).toEqual([])
  expect(blameIn('poor network, fixed; a lazy-loaded chart')).toEqual([])
})

test.each(Object.keys(analyses))('%s has every word in both languages, none left in the other', async (slug) => {
  const { text } = await analyses[slug]!()
  for (const key of ['title', 'question', 'reading', 'caveat', 'source'] as const) {
    expect(text.zh[key], `zh ${key}`).toMatch(/\p{Script=Han}/u)
    expect(text.en[key], `en ${key}`).toMatch(/[A-Za-z]{3}/)
    expect(text.en[key], `en ${key}`).not.toMatch(/\p{Script=Han}/u)
  }
})

test('numbers have a true minus and one decimal, and large ones the words of the language', () => {
  expect([formatGap(-0.12, 'zh'), formatGap(0.0321, 'en'), formatGap(-0.0002, 'en')]).toEqual([
    '−12.0%',
    '+3.2%',
    '0.0%',
  ])
  expect(formatPercent(0.985, 'zh')).toBe('98.5%')
  expect([formatNumber(12_000, 'zh'), formatNumber(350_000_000, 'zh', '元')]).toEqual(['1.2万', '3.5亿元'])
  expect([formatNumber(12_000, 'en'), formatNumber(350_000_000, 'en')]).toEqual(['12K', '350M'])
  expect([formatNumber(-38, 'zh', '人'), formatNumber(95.25, 'en', '%')]).toEqual(['−38 人', '95.3%'])
  expect([formatPoints(-0.032, 'zh'), formatPoints(0.032, 'en')]).toEqual(['−3.2 个百分点', '3.2 pp'])
  expect([formatMeasure(0.952, 'zh', 'ratio'), formatMeasure(9.5, 'en', 'days')]).toEqual(['95.2%', '9.5 days'])
  expect([formatExact(1234567.8, 'zh'), formatPeople(38, 'zh'), formatPeople(38, 'en')]).toEqual([
    '1,234,567.8',
    '38 人',
    'n = 38',
  ])
})

test('a missing number is a dash, never 0', () => {
  const all = [formatGap, formatPercent, formatPoints, formatNumber, formatExact, formatPeople]
  expect(all.map((format) => format(null, 'zh'))).toEqual(Array(6).fill(DASH))
})

test('periods read as people say them, and an unknown label stays as it is', () => {
  const ids = ['2025-10', '2025Q3', '2025H1', '2025', 'FY2025', 'spring']
  expect(ids.map((id) => formatPeriod(id, 'zh'))).toEqual([
    '2025年10月',
    '2025年第三季度',
    '2025年上半年',
    '2025年',
    '2025财年',
    'spring',
  ])
  expect(ids.map((id) => formatPeriod(id, 'en'))).toEqual([
    'Oct 2025',
    'Q3 2025',
    'H1 2025',
    '2025',
    'FY2025',
    'spring',
  ])
  expect([formatDate('2026-11-03 08:00:00', 'zh'), formatDate('2026-11-03', 'en')]).toEqual([
    '2026-11-03',
    '3 Nov 2026',
  ])
})

test('lists and names follow the language and fall back to the name there is', () => {
  expect([formatList(['一部', '二部', '三部'], 'zh'), formatList(['A', 'B', 'C'], 'en')]).toEqual([
    '一部、二部和三部',
    'A, B and C',
  ])
  expect(nameOf({ name_zh: '华东', name_en: '' }, 'en')).toBe('华东')
})

/** Comments may name what they warn of. */
function withoutComments(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*$/gm, '')
}

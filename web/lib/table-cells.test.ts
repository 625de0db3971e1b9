import { expect, test } from 'vitest'
import type { Column } from '#queries/define.ts'
import { wordsOf } from '#web/text/words.ts'
import { cellText, shownColumns, sorted } from './table-cells.ts'

const label = { zh: '', en: '' }
const columns: Column[] = [
  { name: 'unit_id', kind: 'text', label },
  { name: 'unit_zh', kind: 'text', label },
  { name: 'unit_en', kind: 'text', label },
  { name: 'state', kind: 'text', label },
  { name: 'gap_ratio', kind: 'ratio', label },
]
const rows = [
  { unit_zh: '甲', state: 'shown', gap_ratio: 0.1 },
  { unit_zh: '乙', state: 'withheld', gap_ratio: null },
  { unit_zh: '丙', state: 'shown', gap_ratio: -0.2 },
  { unit_zh: '丁', state: 'withheld', gap_ratio: null },
]
const order = (sort: string | null) => sorted(rows, { columns }, sort, 'zh').map((row) => row.unit_zh)

test('protected rows keep the order of the organisation whichever way the table is sorted', () => {
  expect(order('gap_ratio')).toEqual(['丙', '甲', '乙', '丁'])
  expect(order('-gap_ratio')).toEqual(['甲', '丙', '乙', '丁'])
  expect(order('unit_zh').slice(-2)).toEqual(['乙', '丁'])
})

test('a column that the table does not have sorts nothing', () => {
  expect(order('salary')).toEqual(['甲', '乙', '丙', '丁'])
})

test('a reader of Chinese sees Chinese names and no ids', () => {
  expect(shownColumns(columns, 'zh').map(({ name }) => name)).toEqual(['unit_zh', 'state', 'gap_ratio'])
})

test('a gap has its sign, a code has its words, and nothing is a dash', () => {
  const gap = columns[4]!
  const state = columns[3]!
  expect(cellText(gap, { gap_ratio: -0.123 }, 'en', wordsOf.en)).toBe('−12.3%')
  expect(cellText(state, { state: 'withheld' }, 'en', wordsOf.en)).toBe('protected')
  expect(cellText(gap, { gap_ratio: null }, 'zh', wordsOf.zh)).toBe('—')
})

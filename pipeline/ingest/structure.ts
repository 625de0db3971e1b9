import { kindOf, type Field } from './fields.ts'
import { foldHeader } from './fold.ts'
import type { Mapping } from './mapping.ts'
import type { Cells } from './readers/context.ts'
import type { RowSources } from './row-source.ts'

export type Structural = '' | 'TOTAL_ROW' | 'FOOT_ROW' | 'REPEATED_HEADER'
/** Codes that say something about the table or the appraisal system, not about the cells: they do not count towards refusal. */
export const NOT_COUNTED: ReadonlySet<string> = new Set([
  'TOTAL_ROW',
  'FOOT_ROW',
  'REPEATED_HEADER',
  'WEIGHT_SUM',
  'DUP_CONFLICT',
  'NO_VALUES',
])

const TOTALS = [
  '合计',
  '总计',
  '小计',
  '平均',
  '平均值',
  '平均分',
  '汇总',
  '总和',
  '本页小计',
  'Total',
  'Totals',
  'Subtotal',
  'Grand Total',
  'Average',
  'Sum',
]
const FEET = [
  '制表人',
  '制表日期',
  '制表时间',
  '填表人',
  '填表说明',
  '填表日期',
  '审核人',
  '审批人',
  '审核',
  '复核',
  '注:',
  '注1',
  '备注:',
  '说明:',
  '签字',
  '签名',
  '打印时间',
  '导出时间',
  'Note:',
  'Notes:',
  'Prepared by',
  'Source:',
]

/**
 * Tells total, foot and repeated header rows from data (import.md 5.4): a total has its label in an id, name or text column and no
 * person; a foot row is a few cells of which the first begins with such words.
 */
export function structureOf(mapping: Mapping, sources: RowSources): (cells: Cells) => Structural {
  const totals = new Set([...TOTALS, ...mapping.total_labels].map(foldLabel))
  const feet = [...FEET, ...mapping.foot_labels].map((label) => label.normalize('NFKC').toLowerCase())
  const indexes = (wanted: (field: Field) => boolean) =>
    Object.entries(mapping.columns)
      .filter(([, field]) => wanted(field))
      .map(([name]) => sources.indexOf(name))
      .filter((index) => index >= 0)
  const personIndex = indexes((field) => field === 'employee_id')[0] ?? -1
  const labelIndexes = indexes((field) => ['id', 'name', 'text'].includes(kindOf(field)))
  const nameParts = sources.names.map(
    (name) => new Set([name, ...name.split(' > ')].map((part) => part.normalize('NFKC').trim())),
  )
  const firstLetters = new Set([...totals].map((label) => label[0] ?? ''))
  const isTotal = (cell: string) =>
    cell.length > 0 &&
    cell.length <= 40 &&
    firstLetters.has((cell.trim()[0] ?? '').normalize('NFKC').toLowerCase()) &&
    totals.has(foldLabel(cell))

  return (cells) => {
    const person = personIndex < 0 ? '' : (cells[personIndex] ?? '')
    const first = cells.find((cell) => cell !== '') ?? ''
    // Nearly every row: a person's number that is no label.
    if (personIndex >= 0 && person.trim() !== '' && !isTotal(person)) {
      if (nameParts[personIndex]?.has(person.normalize('NFKC').trim())) return repeated(cells, nameParts)
      return isFoot(first, cells, feet) ? 'FOOT_ROW' : ''
    }
    if (labelIndexes.some((index) => isTotal(cells[index] ?? '')) || (personIndex >= 0 && isTotal(first)))
      return 'TOTAL_ROW'
    if (isFoot(first, cells, feet)) return 'FOOT_ROW'
    return repeated(cells, nameParts)
  }
}

function isFoot(first: string, cells: Cells, feet: string[]): boolean {
  const code = first.charCodeAt(0)
  if (code >= 48 && code <= 57) return false
  const text = first.normalize('NFKC').trim().toLowerCase()
  if (!feet.some((label) => text.startsWith(label))) return false
  return cells.filter((cell) => cell.trim() !== '').length <= Math.max(3, cells.length / 2)
}

function repeated(cells: Cells, nameParts: Set<string>[]): Structural {
  let same = 0
  for (const [i, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    if (!nameParts[i]?.has(cell.normalize('NFKC').trim())) return ''
    same++
  }
  return same >= 2 ? 'REPEATED_HEADER' : ''
}

const foldLabel = (text: string) => foldHeader(text.replaceAll(/[：:]/g, '')).key

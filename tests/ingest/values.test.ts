import { describe, expect, test } from 'vitest'
import { foldHeader } from '#pipeline/ingest/fold.ts'
import { readDate } from '#pipeline/ingest/values/date.ts'
import { readNumber, shiftPoint } from '#pipeline/ingest/values/number.ts'
import { readPeriod } from '#pipeline/ingest/values/period.ts'
import { periodInText } from '#pipeline/ingest/values/period-in-text.ts'
import { asPercent, plainNumber } from '#pipeline/ingest/xlsx-grid.ts'

const plain = { locale: undefined, exponents: false, nullTokens: new Map<string, string>() }
const numberOf = (raw: string, format: Partial<Parameters<typeof readNumber>[1]> = {}) => {
  const cell = readNumber(raw, { ...plain, ...format })
  return cell.kind === 'value'
    ? cell.text
    : cell.kind === 'null'
      ? `null ${cell.reason}`
      : cell.kind === 'fault'
        ? cell.code
        : 'ambiguous'
}

describe('numbers', () => {
  test.each([
    ['12', '12'],
    ['-3.50', '-3.50'],
    [' 42 ', '42'],
    ['９８．５％', '0.985'],
    ['98.5%', '0.985'],
    ['95 %', '0.95'],
    ['1.2万', '12000'],
    ['2亿元', '200000000'],
    ['(12.3)', '-12.3'],
    ['85分', '85'],
    ['120 人', '120'],
    ['≥95%', '0.95'],
    ['-0', '0'],
    ['+5', '5'],
    ['.5', '0.5'],
    ['３．５', '3.5'],
    ['1,234,567', '1234567'],
    ['1,234.5', '1234.5'],
  ])('%s is %s', (raw, expected) => expect(numberOf(raw)).toBe(expected))

  test.each([
    ['三', 'BAD_NUMBER'],
    ['12abc', 'BAD_NUMBER'],
    ['NaN', 'BAD_NUMBER'],
    ['Infinity', 'BAD_NUMBER'],
    ['1e309', 'BAD_NUMBER'],
    ['1E5', 'BAD_NUMBER'],
    ['#N/A', 'XL_ERROR'],
    ['#DIV/0!', 'XL_ERROR'],
    ['¥1,000', 'BAD_NUMBER'],
    ['99999999999999999999', 'OUT_OF_RANGE'],
    ['1.2.3', 'BAD_NUMBER'],
  ])('%s is no number: %s', (raw, code) => expect(numberOf(raw)).toBe(code))

  test.each([
    ['1e308', 'OUT_OF_RANGE'],
    ['1e309', 'OUT_OF_RANGE'],
    ['1.2e3', '1200'],
  ])('with exponents allowed %s is %s', (raw, expected) => expect(numberOf(raw, { exponents: true })).toBe(expected))

  test('one thousands mark may also be a decimal mark, until a locale decides', () => {
    expect(numberOf('1,234')).toBe('ambiguous')
    expect(numberOf('3,5')).toBe('ambiguous')
    expect(numberOf('1,234', { locale: 'en' })).toBe('1234')
    expect(numberOf('1.234,5', { locale: 'de' })).toBe('1234.5')
    expect(numberOf('3,5', { locale: 'de' })).toBe('3.5')
    expect(numberOf('1 234,5', { locale: 'fr' })).toBe('1234.5')
    expect(numberOf('1\u202f234', { locale: 'fr' })).toBe('1234')
    expect(numberOf("1'234.5", { locale: 'ch' })).toBe('1234.5')
    expect(numberOf('¥1,000', { locale: 'zh' })).toBe('1000')
  })

  test.each([
    ['', 'BLANK'],
    ['—', 'NOT_REPORTED'],
    ['/', 'NOT_APPLICABLE'],
    ['未考核', 'NOT_ASSESSED'],
    ['N/A', 'NOT_APPLICABLE'],
  ])('%j is missing: %s', (raw, reason) => expect(numberOf(raw)).toBe(`null ${reason}`))

  test('the tokens of a mapping outrank the usual ones', () =>
    expect(numberOf('-', { nullTokens: new Map([['-', 'SUPPRESSED']]) })).toBe('null SUPPRESSED'))

  test('moving the point changes no digit', () => {
    expect(shiftPoint('98.5', -2)).toBe('0.985')
    expect(shiftPoint('-7', -2)).toBe('-0.07')
    expect(shiftPoint('1.2', 4)).toBe('12000')
    expect(asPercent('0.285')).toBe('28.5%')
    expect(asPercent('1')).toBe('100%')
    expect(plainNumber(1e-7)).toBe('0.0000001')
    expect(plainNumber(-2.5e-8)).toBe('-0.000000025')
  })
})

describe('periods', () => {
  test.each([
    ['2025年3月', '2025-03'],
    ['2025-03', '2025-03'],
    ['2025/3', '2025-03'],
    ['202503', '2025-03'],
    ['２０２５年３月', '2025-03'],
    ['2017-03-01', '2017-03'],
    ['2025Q1', '2025Q1'],
    ['25Q4', '2025Q4'],
    ['2025年第一季度', '2025Q1'],
    ['2025年3季度', '2025Q3'],
    ['2025上半年', '2025H1'],
    ['2025年下半年度', '2025H2'],
    ['2025H2', '2025H2'],
    ['2025', '2025'],
    ['2025年度', '2025'],
    ['FY2025', '2025'],
    ['2025年', '2025'],
    ['Apr-25', '2025-04'],
    ['March 2025', '2025-03'],
    ['2025-Mar', '2025-03'],
    ['01-Apr-2025', '2025-04'],
    ['3/2025', '2025-03'],
    ['Q1 2025', '2025Q1'],
    ["Q3'26", '2026Q3'],
    ['1Q25', '2025Q1'],
    ['H2-2025', '2025H2'],
  ])('%s is %s', (raw, id) => expect(readPeriod(raw)?.id).toBe(id))

  test.each([
    ['3月'],
    ['Q1'],
    ['2025-13'],
    ['2023-02-29'],
    ['1875'],
    ['20251'],
    ['hello'],
    [''],
    ['Mar'],
    ['Q5 2025'],
    ['13/2025'],
    ['31-Apr-2025'],
    ['01/02/2024'],
    ['FY2024/25'],
  ])('%j is no period', (raw) => expect(readPeriod(raw)).toBeNull())

  test('a half year ends on its last day, a leap February on the 29th', () => {
    expect(readPeriod('2025H1')).toEqual({ id: '2025H1', start: '2025-01-01', end: '2025-06-30' })
    expect(readPeriod('2024-02')?.end).toBe('2024-02-29')
  })

  test('a fiscal year that begins in April runs into the next year, or is named for the year it begins in', () => {
    const april = { fiscal_start_month: 4, label_year: 'end' } as const
    expect(readPeriod('FY2025', april)).toEqual({ id: 'FY2025', start: '2024-04-01', end: '2025-03-31' })
    expect(readPeriod('2025财年', { ...april, label_year: 'start' })).toEqual({
      id: 'FY2025',
      start: '2025-04-01',
      end: '2026-03-31',
    })
    expect(readPeriod('FY25H1', april)).toEqual({ id: 'FY2025H1', start: '2024-04-01', end: '2024-09-30' })
    expect(readPeriod('FY2024/25', april)?.id).toBe('FY2025')
    expect(readPeriod('2018-19', { as: 'fiscal_year', fiscal_start_month: 7, label_year: 'end' })).toEqual({
      id: 'FY2019',
      start: '2018-07-01',
      end: '2019-06-30',
    })
  })

  test('months without a year take it from the rule', () =>
    expect(['3月', 'Mar', 'Q1'].map((raw) => readPeriod(raw, { year: 2025 })?.id)).toEqual([
      '2025-03',
      '2025-03',
      '2025Q1',
    ]))

  test('a sheet called 3月, Q1 or March is a period where a rule gives the year', () => {
    const named = ['3月', 'Q1', 'March', '一季度'].map((name) => periodInText(name, { year: 2025 })?.id)
    expect(named).toEqual(['2025-03', '2025Q1', '2025-03', '2025Q1'])
    expect(periodInText('1月-9月', { year: 2025 })).toBeNull()
  })

  test.each([
    ['某集团2025年第一季度绩效考核汇总表', '2025Q1'],
    ['2025年3月明细', '2025-03'],
    ['绩效_202503', '2025-03'],
    ['2025年度考核', '2025'],
    ['考核汇总', null],
    ['Performance report Q3 2026', '2026Q3'],
    ['Sales, March 2026', '2026-03'],
    ['2026年第三季度（2026年7月-9月）', '2026Q3'],
    // A range is no month, and the day of printing is no period.
    ['2026年1月-9月完成情况', null],
    ['2026年1-9月', null],
    ['April 2025 to June 2025', null],
    ['制表日期：2026-10-08', null],
    ['制表日期：2026年10月8日 2026年第三季度', '2026Q3'],
  ])('%s speaks of %s', (title, id) => expect(periodInText(title)?.id ?? null).toBe(id))
})

describe('dates', () => {
  const dateOf = (raw: string, format?: Parameters<typeof readDate>[1]) => {
    const cell = readDate(raw, format)
    return cell.kind === 'value' ? cell.text : cell.kind === 'fault' ? cell.code : 'ambiguous'
  }
  test.each([
    ['2025-03-01', '2025-03-01'],
    ['2025年3月1日', '2025-03-01'],
    ['2025/3/1 08:00', '2025-03-01'],
    ['20250301', '2025-03-01'],
    ['2024-02-29', '2024-02-29'],
  ])('%s is %s', (raw, day) => expect(dateOf(raw)).toBe(day))
  test.each([
    ['2024/13/45', 'BAD_DATE'],
    ['2023-02-29', 'BAD_DATE'],
    ['00/00/0000', 'BAD_DATE'],
    ['45292', 'BAD_DATE'],
    ['01/02/2024', 'ambiguous'],
    ['25/12/2024', 'ambiguous'],
  ])('%s is not a day that can be told: %s', (raw, code) => expect(dateOf(raw)).toBe(code))
  test('a stated form decides', () => {
    expect(dateOf('01/02/2024', 'dmy')).toBe('2024-02-01')
    expect(dateOf('01/02/2024', 'mdy')).toBe('2024-01-02')
    expect(dateOf('45292', 'serial-1900')).toBe('2024-01-01')
    expect(dateOf('43830', 'serial-1904')).toBe('2024-01-01')
  })
})

test('headers are compared without width, case, brackets and marks, and keep the bracket as a hint', () => {
  expect(foldHeader('完成率(%)')).toEqual({ key: '完成率', hint: '%' })
  expect(foldHeader(' ＫＰＩ_Name：')).toEqual({ key: 'kpiname', hint: null })
  expect(foldHeader('指标\n名称')).toEqual({ key: '指标名称', hint: null })
})

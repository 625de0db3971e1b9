import { describe, expect, test } from 'vitest'
import { figuresIn } from './figures.ts'
import { guardText } from './text.ts'
import { figureFaults } from './unsourced-figure.ts'

const read = (text: string) => figuresIn({ text, from: 0 }).map(({ text, kind, value }) => [text, kind, value])
const unsourced = (text: string) =>
  figureFaults(text).flatMap((fault) => (fault.kind === 'unsourced' ? [[fault.figure, fault.lacks.join(' ')]] : []))

test('figures are read in digits and in words', () => {
  expect(read('八成企业、百分之八十五、三分之二、80 percent、12个百分点')).toEqual([
    ['八成', 'share', 0.8],
    ['百分之八十五', 'share', 0.85],
    ['三分之二', 'share', 2 / 3],
    ['80 percent', 'share', 0.8],
    ['12个百分点', 'share', 0.12],
  ])
  expect(read('2.5倍，three or 3 times；缺料 6 天，¥1,200，12 people')).toEqual([
    ['2.5倍', 'multiple', 2.5],
    ['3 times', 'multiple', 3],
    ['6 天', 'amount', 6],
    ['¥1,200', 'amount', 1200],
    ['12 people', 'amount', 12],
  ])
})

test('dates, ordinals, list numbers and n are no figures', () => {
  expect(read('2025年4月22日，第3次，Q4，1. 完成，一成不变，5个底层逻辑，n=38 人，400-100-5265')).toEqual([])
})

describe('a figure', () => {
  test('without source, base and date is not used, and each that is missing is named', () => {
    expect(unsourced('80%的管理者忽略了这一点。')).toEqual([['80%', 'source base date']])
    expect(unsourced('2025年有80%的管理者忽略了这一点。')).toEqual([['80%', 'source base']])
    expect(unsourced('According to the survey 40% left.')).toEqual([['40%', 'base date']])
  })

  test('with all three is quiet, also when they stand in a note behind it', () => {
    expect(unsourced('据人力资源系统统计，2025年9月在册320人中有12%离职。')).toEqual([])
    expect(unsourced('离职率为12%。（来源：人力资源系统，2025-09，n=320）')).toEqual([])
    expect(unsourced('12% of 320 people left by September 2025 (source: HR system).')).toEqual([])
  })

  test('that carries a lineage is quiet', () => {
    expect(unsourced('达成率为 91.5%（快照 2026-11.3）。')).toEqual([])
    expect(unsourced('Attainment is 91.5% (snapshot 2026-11.3).')).toEqual([])
  })

  test('in a wish, an example or a condition claims no measurement', () => {
    expect(unsourced('希望下一季提升20%。')).toEqual([])
    expect(unsourced('例如“在Q4新增20%的销售额”。')).toEqual([])
    expect(unsourced('We aim to cut errors by 20%.')).toEqual([])
    expect(unsourced('如果有80%的线索跟进，就够了。')).toEqual([])
  })

  test('before the wish in the same sentence is a claim still', () => {
    expect(unsourced('达成率只有62%，希望下季到80%。')).toEqual([['62%', 'source base date']])
  })
})

describe('two values for one claim', () => {
  const versions = (text: string) =>
    figureFaults(text).flatMap((fault) =>
      fault.kind === 'inconsistent' ? [fault.figures.map(({ figure, line }) => `${line}: ${figure}`)] : [],
    )

  test('a title that says 80 % and a text that says 90 % are found, as in the essay on improvement and appraisal', () => {
    const essay =
      '改进与考核？80%企业搞混了重点\n\n区分二者很关键，有90%的企业在执行中搞混了重点！\n为什么90%的企业会陷入误区？'
    expect(versions(essay)).toEqual([['1: 80%', '3: 90%']])
    expect(unsourced(essay).map(([figure]) => figure)).toEqual(['80%', '90%', '90%'])
    const [fault] = figureFaults(essay)
    expect(guardText.zh.figure(fault!)).toBe('同一说法写成了80%和90%，前后不一，不参与判断。')
    expect(guardText.en.figure(fault!)).toContain('80% and 90%')
  })

  test('in English as well', () => {
    expect(versions('80% of companies mix up the two\n90% of companies mix up the two in practice.')).toHaveLength(1)
  })

  test('two units, two periods and a change from one value to another are two claims', () => {
    expect(versions('一部的季度达成率为80%。二部的季度达成率为90%。')).toEqual([])
    expect(versions('上一季度的达成率为80%，本季度的达成率为90%。')).toEqual([])
    expect(versions('季度平均达成率由80%升至90%。')).toEqual([])
    expect(versions('达成率80%。\n全公司本月的达成率90%。')).toEqual([])
  })
})

test('the sentence names what is missing', () => {
  const [none] = figureFaults('80%的企业搞混了重点。')
  expect(guardText.zh.figure(none!)).toBe('“80%”：此数字没有来源，不参与判断。请同时写明基数和日期。')
  const [base] = figureFaults('据系统统计，2025年9月有80%的表单迟交。')
  expect(guardText.en.figure(base!)).toBe('"80%": this figure states no base and is not used.')
})

import { describe, expect, test } from 'vitest'
import { causeFaults } from './cause-words.ts'
import { guardText } from './text.ts'

const words = (text: string) =>
  causeFaults(text, 'associated').map(({ word, with: circumstance }) => [word, circumstance])

describe('on evidence of association', () => {
  test('verbs of cause are found, with what the outcome moved together with', () => {
    expect(words('缺料天数直接导致达成率下降。')).toEqual([['导致', '缺料天数']])
    expect(words('这些数据证明了培训有效。')).toEqual([['证明了', '数据']])
    expect(words('Missing leads led to lower sales.')).toEqual([['led to', 'Missing leads']])
    expect(words('The delay is caused by missing parts.')).toEqual([['is caused by', 'missing parts']])
    expect(words('High turnover causes lower quality.')).toEqual([['causes', 'High turnover']])
    expect(words('This proves that training works.')).toHaveLength(1)
  })

  test('connectives count where the sentence tells of an outcome', () => {
    expect(words('业绩下滑是因为客户资源不足，所以要补充线索。')).toEqual([
      ['因为', '客户资源不足'],
      ['所以', '业绩下滑是因为客户资源不足'],
    ])
    expect(words('Sales fell because of missing leads.')).toEqual([['because of', 'missing leads']])
  })

  test('the reason of a rule is not a cause', () => {
    expect(words('因为人数太少，此处不显示。')).toEqual([])
    expect(words('It is not shown because too few people stand behind it.')).toEqual([])
  })

  test('denials, questions, searches and nouns are quiet', () => {
    expect(words('这不能证明原因，也不会导致处分。')).toEqual([])
    expect(words('The share describes; it does not prove anything, and causes are not judged.')).toEqual([])
    expect(words('下滑真的是员工造成的吗？')).toEqual([])
    expect(words('进一步研究导致数据下滑的原因。')).toEqual([])
    expect(words('这件事引起了管理层的重视。')).toEqual([])
  })

  test('facts stay as they are', () => {
    expect(words('本月缺料 6 天，二车间停线。')).toEqual([])
    expect(words('与培训学时同时上升；尚不能说明原因。')).toEqual([])
    expect(words('Rose together with training hours; the cause is not shown.')).toEqual([])
  })
})

test('once a change was tried the word may stand', () => {
  expect(causeFaults('缺料导致达成率下降。', 'tried')).toEqual([])
  expect(causeFaults('缺料导致达成率下降。', 'reported')).toHaveLength(1)
})

test('the suggestion says what moved together, or that it does', () => {
  const [named] = causeFaults('缺料天数导致达成率下降。', 'associated')
  expect(guardText.zh.cause(named!)).toBe('“导致”说的是原因，证据只有关联。可写：与缺料天数同时变化；尚不能说明原因。')
  expect(guardText.en.cause({ ...named!, word: 'causes', with: null })).toBe(
    '"causes" tells a cause, the evidence an association. Try: Moves together with that circumstance; the cause is not shown.',
  )
})

test('a place is that of the word, full-width or not', () => {
  const text = '第一行。\n达成率下降９％，因为缺料。'
  const [fault] = causeFaults(text, 'none')
  expect(fault).toMatchObject({ line: 2, from: text.indexOf('因为') })
})

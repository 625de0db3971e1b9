import { expect, test } from 'vitest'
import { rephrase, wordingOf } from './comment-wording.ts'

/** The words of words.md §5, the table of typed comments, and what is suggested there. */
const EXAMPLES: [string, string, string, string, 'zh' | 'en'][] = [
  ['小组就是不努力。', '就是不努力', 'attitude', '这句话把结果归因于个人态度，证据中没有这一项', 'zh'],
  ['换个经理就好了。', '换个经理', 'person', '这是对人的结论。可写：“缺少哪项决定或资源？由哪个职能答复？”', 'zh'],
  ['他们数据肯定造假。', '数据肯定造假', 'falsified', '请核对填报', 'zh'],
  ["They just don't care.", "just don't care", 'attitude', 'This blames attitude; the evidence has no such item', 'en'],
  ['Training will fix them.', 'Training will fix them', 'remedy', 'Name the remedy that fits it?', 'en'],
]
test.each(EXAMPLES)('“%s” is offered another wording', (typed, words, code, suggestion, lang) => {
  const found = wordingOf(typed)
  expect(found.map(({ start, end }) => typed.slice(start, end))).toEqual([words])
  expect(found[0]!.code).toBe(code)
  expect(rephrase(found[0]!, lang)).toContain(suggestion)
})

test('a remedy is sent to the cause that the evidence points to, where one is known', () => {
  expect(rephrase({ code: 'remedy' }, 'en', 'too few leads')).toBe(
    'Evidence points to too few leads. Name the remedy that fits it?',
  )
})

test.each([
  '本月缺料 6 天，二车间停线。',
  '懒加载已修复。',
  'poor network, fixed',
  '差距比上月大 3 个百分点，误差在 ±2 以内。',
  '客户对系统响应速度打了差评，网络差。',
  '设备落后，产能只有计划的 70%。',
  '进度落后两天，等 IT 开通权限。',
  '产品不合格率升到 4%，来料批次 A3。',
  '本月培训 3 次，能力评估见附件。',
  '三人出差，部门差旅费超支。',
  '淘汰旧设备的预算已批。',
  'The lazy-loaded page is slow; careless wording in the form was corrected.',
  'Training took place on 3 May; attendance 38 of 40.',
  'The ranking in the old report was removed.',
  '',
])('“%s” says nothing of people and is left alone', (typed) => {
  expect(wordingOf(typed)).toEqual([])
})

test.each([
  ['这个小组太懒了', 'attitude'],
  ['员工能力很差', 'person'],
  ['华东团队一直落后，垫底', 'standing'],
  ['都是借口', 'excuse'],
  ['打分不公', 'rating'],
  ['不改就劝退', 'threat'],
  ['poor performers again', 'person'],
  ['The team is lazy', 'attitude'],
  ['培训一下就好了', 'remedy'],
])('“%s” is seen', (typed, code) => {
  expect(wordingOf(typed)[0]?.code).toBe(code)
})

test('places are those of the text as typed, also behind an emoji, and a word is found once', () => {
  const typed = '😀 小组不努力，小组不努力'
  const found = wordingOf(typed)
  expect(found.map(({ start, end }) => typed.slice(start, end))).toEqual(['不努力', '不努力'])
  expect(found[0]!.start).toBe(5)
})

test('ten thousand characters are read at once', () => {
  const started = performance.now()
  wordingOf('小组就是不努力。They just do not care. '.repeat(300).slice(0, 10_000))
  wordingOf('员工'.repeat(5_000))
  wordingOf('就是'.repeat(5_000))
  expect(performance.now() - started).toBeLessThan(500)
})

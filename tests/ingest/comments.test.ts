import { expect, test } from 'vitest'
import { languageOf } from '#pipeline/ingest/tables/comment.ts'
import { csv, deliver } from './deliver.ts'

const REVIEW = [
  '工号',
  '姓名',
  '部门',
  '直接上级工号',
  '考核周期',
  '自评得分',
  '上级评分',
  '总分',
  '自评总结',
  '上级评语',
  '提交时间',
]
const person = (id: string, own: string, managers: string, scores = ['88', '85', '86']) =>
  [id, '某人', '一部', '09', '2025H1', ...scores, own, managers, '2025-07-02 14:32'] // prettier-ignore

test('what manager and person wrote are comments of their own, and each review points to the one of its author', async () => {
  const { tables, report } = await deliver(
    'a.csv',
    csv([REVIEW, person('01', '完成三个项目', '按期完成，质量稳定'), person('02', '', 'Delivered on time'), person('03', '无', '—')]),
  ) // prettier-ignore
  expect(report.quarantined).toBe(0)
  const comments = tables['comment'] ?? []
  expect(comments.map((row) => [row['author_relation'], row['text'], row['lang'], row['src_row']])).toEqual([
    ['manager', '按期完成，质量稳定', 'zh', '2'],
    ['self', '完成三个项目', 'zh', '2'],
    ['manager', 'Delivered on time', 'en', '3'],
  ])
  const reviews = tables['review'] ?? []
  const pointed = (line: string, relation: string) =>
    reviews.find((row) => row['src_row'] === line && row['rater_relation'] === relation)?.['comment_id']
  expect([pointed('2', 'manager'), pointed('2', 'self'), pointed('2', '')]).toEqual([
    comments[0]?.['comment_id'],
    comments[1]?.['comment_id'],
    '',
  ])
  expect(pointed('3', 'manager')).toBe(comments[2]?.['comment_id'])
  expect(pointed('4', 'manager')).toBe('')
  expect(comments[0]).toMatchObject({ period_id: '2025H1', period_start: '2025-01-01', period_end: '2025-06-30' })
  expect(reviews[0]?.['submitted_at']).toBe('2025-07-02 14:32:00')
})

test('without a score of the manager the comment stands beside the final rating, and the text is in no other table', async () => {
  const { tables } = await deliver(
    'a.csv',
    csv([
      ['工号', '部门', '考核周期', '总分', '绩效等级', '评语'],
      ['01', '一部', '2025H1', '86', 'A', '沟通到位，进度透明'],
    ]),
  )
  expect(tables['review']).toHaveLength(1)
  expect(tables['review']?.[0]?.['comment_id']).toBe(tables['comment']?.[0]?.['comment_id'])
  expect(JSON.stringify({ ...tables, comment: [] })).not.toContain('沟通到位')
})

const FORM = ['被考核人工号', '部门', '考核人工号', '评价关系', '考核周期', '维度', '得分', '评语']
const line = (rater: string, relation: string, name: string, text: string, score = '80') =>
  ['01', '一部', rater, relation, '2025H1', name, score, text] // prettier-ignore

test('all that one rater wrote on a form is one comment: a sentence on every row once, different ones line by line', async () => {
  const { tables } = await deliver(
    'a.csv',
    csv([
      FORM,
      line('09', '上级', '业绩', '进步明显'),
      line('09', '上级', '能力', '进步明显'),
      line('08', '同级', '业绩', ''),
      line('08', '同级', '能力', 'Good team work'),
      line('08', '同级', '协作', '支持他人'),
      line('', '同级', '业绩', ''),
    ]),
  )
  const byReview = new Map(tables['comment']?.map((row) => [row['comment_id'], row]))
  expect(
    tables['review']?.map((row) => [row['rater_relation'], byReview.get(row['comment_id'])?.['text'] ?? null]),
  ).toEqual([
    ['manager', '进步明显'],
    ['peer', 'Good team work\n支持他人'],
    ['peer', null],
  ])
  expect(tables['comment']?.map((row) => row['author_relation'])).toEqual(['manager', 'peer'])
  expect(tables['criterion_score']).toHaveLength(6)
})

test('a form whose first row is set aside is told by its next one', async () => {
  const rest = Array.from({ length: 60 }, (_, i) => line('07', '上级', `维度${i}`, ''))
  const { tables, quarantine } = await deliver(
    'a.csv',
    csv([FORM, line('09', '上级', '业绩', '写在坏行上', 'abc'), line('09', '上级', '能力', '写在好行上'), ...rest]),
  )
  expect(quarantine.map((row) => row['src_row'])).toEqual(['2'])
  expect(tables['review']?.map((row) => row['src_row'])).toEqual(['3', '4'])
  expect(tables['comment']?.map((row) => row['text'])).toEqual(['写在好行上'])
  const ids = new Set(tables['review']?.map((row) => row['review_id']))
  expect(tables['criterion_score']?.every((row) => ids.has(row['review_id']))).toBe(true)
})

test.each([
  ['完成KPI目标', 'zh'],
  ['Met all goals, 张伟', 'en'],
  ['95 / 100', ''],
])('%s is %j by its script', (text, lang) => expect(languageOf(text)).toBe(lang))

import type { Table } from '#queries/define.ts'
import type { DataSufficiencyResult } from './result.ts'
import { text } from './text.ts'

export const tables: Table<DataSufficiencyResult>[] = [
  {
    name: 'questions',
    title: { zh: '数据能回答什么', en: 'What the data can answer' },
    columns: [
      { name: 'question', kind: 'text', label: { zh: '问题代码', en: 'Question code' } },
      { name: 'question_zh', kind: 'text', label: { zh: '问题', en: 'Question (Chinese)' } },
      { name: 'question_en', kind: 'text', label: { zh: '问题（英文）', en: 'Question' } },
      { name: 'answer', kind: 'text', label: { zh: '能否回答', en: 'Answer' } },
      { name: 'have', kind: 'integer', label: { zh: '现有', en: 'There is' } },
      { name: 'needed', kind: 'integer', label: { zh: '需要', en: 'Needed' } },
      { name: 'counted', kind: 'text', label: { zh: '计数对象', en: 'What is counted' } },
      { name: 'unlock', kind: 'text', label: { zh: '补充哪一列', en: 'Column that would unlock it' } },
    ],
    rows: ({ questions }) =>
      questions.map(({ code, answer, have, needed, counted, unlock }) => ({
        question: code,
        question_zh: text.zh.questions[code],
        question_en: text.en.questions[code],
        answer,
        have,
        needed,
        counted,
        unlock,
      })),
  },
]

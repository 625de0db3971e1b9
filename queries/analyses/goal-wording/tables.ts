import type { Column, Table } from '#queries/define.ts'
import type { GoalWordingResult } from './result.ts'

const column = (name: string, kind: Column['kind'], zh: string, en: string): Column => ({
  name,
  kind,
  label: { zh, en },
})

export const tables: Table<GoalWordingResult>[] = [
  {
    name: 'examples',
    title: { zh: '文字示例', en: 'Examples of wording' },
    columns: [
      column('code', 'text', '规则', 'Rule'),
      column('text', 'text', '目标文字', 'Goal'),
      column('found', 'text', '所指部分', 'Part in question'),
      column('rewrite_zh', 'text', '可以这样写', 'Rewrite (Chinese)'),
      column('rewrite_en', 'text', '可以这样写（英文）', 'Rewrite'),
    ],
    rows: ({ examples }) =>
      examples.map(({ code, text, start, end, rewrite }) => ({
        ...{ code, text, found: text.slice(start, end), rewrite_zh: rewrite.zh, rewrite_en: rewrite.en },
      })),
  },
]

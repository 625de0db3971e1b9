import type { Column, Table } from '#queries/define.ts'
import { loadedTraps } from '#queries/traps/loaded.ts'
import type { TrapFindingResult } from './result.ts'

const column = (name: string, kind: Column['kind'], zh: string, en: string): Column => ({
  name,
  kind,
  label: { zh, en },
})

export const tables: Table<TrapFindingResult>[] = [
  {
    name: 'facts',
    title: { zh: '证据', en: 'Evidence' },
    columns: [
      column('fact', 'text', '项目', 'Fact'),
      column('fact_zh', 'text', '名称', 'Name (zh)'),
      column('fact_en', 'text', '英文名称', 'Name (en)'),
      column('value', 'text', '数值', 'Value'),
    ],
    rows: ({ finding }) =>
      Object.entries(finding?.facts ?? {}).map(([fact, value]) => ({
        fact,
        fact_zh: loadedTraps[finding!.trap]?.text.zh.facts[fact] ?? fact,
        fact_en: loadedTraps[finding!.trap]?.text.en.facts[fact] ?? fact,
        value: value === null ? null : String(value),
      })),
  },
  {
    name: 'scopes',
    title: { zh: '受影响的单位', en: 'Units concerned' },
    columns: [
      column('unit_id', 'text', '单位编号', 'Unit code'),
      column('unit_zh', 'text', '单位', 'Unit (Chinese name)'),
      column('unit_en', 'text', '单位（英文名）', 'Unit'),
      column('touched_share', 'ratio', '涉及结果的比例', 'Share of results touched'),
      column('unblocked_verdict', 'text', '仅看数字时的判断', 'Verdict of the figures alone'),
      column('verdict_without', 'text', '去掉涉及结果后的判断', 'Verdict without the touched results'),
    ],
    rows: ({ scopes }) =>
      scopes.map(({ unit_id, name_zh, name_en, touched_share, unblocked_verdict, verdict_without }) => ({
        ...{ unit_id, unit_zh: name_zh, unit_en: name_en, touched_share, unblocked_verdict, verdict_without },
      })),
  },
  {
    name: 'sources',
    title: { zh: '出处', en: 'Where the results stand' },
    columns: [
      column('file_name', 'text', '文件', 'File'),
      column('batch_id', 'text', '批次', 'Load'),
      column('period_id', 'text', '期间', 'Period'),
      column('n_rows', 'integer', '行数', 'Rows'),
      column('first_row', 'integer', '首行', 'First row'),
      column('last_row', 'integer', '末行', 'Last row'),
    ],
    rows: ({ sources }) => sources.map((source) => ({ ...source })),
  },
]

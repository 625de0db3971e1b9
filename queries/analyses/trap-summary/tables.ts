import type { Column, Table } from '#queries/define.ts'
import { trapName } from '#queries/traps/names.ts'
import type { TrapSummaryResult } from './result.ts'

const column = (name: string, kind: Column['kind'], zh: string, en: string): Column => ({
  name,
  kind,
  label: { zh, en },
})

export const tables: Table<TrapSummaryResult>[] = [
  {
    name: 'checks',
    title: { zh: '检查', en: 'Checks' },
    columns: [
      column('slug', 'text', '检查', 'Check'),
      column('name_zh', 'text', '名称', 'Name (zh)'),
      column('name_en', 'text', '英文名称', 'Name (en)'),
      column('family', 'text', '类别', 'Family'),
      column('status', 'text', '状态', 'Status'),
      column('reason', 'text', '原因', 'Reason'),
      column('missing_column', 'text', '缺少的列', 'Missing column'),
      column('n_trap', 'integer', '陷阱', 'Traps'),
      column('n_caution', 'integer', '提示', 'Notes'),
      column('n_pass', 'integer', '未发现', 'Nothing found'),
      column('n_not_testable', 'integer', '无法检查', 'Not testable'),
      column('is_changed', 'boolean', '阈值已改', 'Thresholds changed'),
    ],
    rows: ({ checks }) =>
      checks.map((check) => ({ ...check, name_zh: trapName(check.slug).zh, name_en: trapName(check.slug).en })),
  },
  {
    name: 'blocked',
    title: { zh: '暂不判断的单位', en: 'Units whose verdict waits' },
    columns: [
      column('unit_id', 'text', '单位编号', 'Unit code'),
      column('unit_zh', 'text', '单位', 'Unit (Chinese name)'),
      column('unit_en', 'text', '单位（英文名）', 'Unit'),
      column('subtype', 'text', '类型', 'Kind'),
      column('by', 'text', '检查', 'Checks'),
    ],
    rows: ({ blocked }) =>
      blocked.map(({ unit_id, name_zh, name_en, subtype, by }) => ({
        ...{ unit_id, unit_zh: name_zh, unit_en: name_en, subtype },
        by: by.join(', '),
      })),
  },
]

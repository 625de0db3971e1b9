import type { Table } from '#queries/define.ts'
import type { ImportQualityResult } from './result.ts'

/** The twins of the chart and of the lists beside it. */
export const tables: Table<ImportQualityResult>[] = [
  {
    name: 'loads',
    title: { zh: '各次导入', en: 'Loads' },
    columns: [
      { name: 'seq', kind: 'integer', label: { zh: '第几次', en: 'No.' } },
      { name: 'batch_id', kind: 'text', label: { zh: '批次', en: 'Batch' } },
      { name: 'file_name', kind: 'text', label: { zh: '文件', en: 'File' } },
      { name: 'source_id', kind: 'text', label: { zh: '数据源', en: 'Source' } },
      { name: 'received_at', kind: 'text', label: { zh: '收到时间', en: 'Received' } },
      { name: 'encoding', kind: 'text', label: { zh: '编码', en: 'Encoding' } },
      { name: 'rows_in', kind: 'integer', label: { zh: '读入行数', en: 'Rows read' } },
      { name: 'loaded', kind: 'integer', label: { zh: '已载入', en: 'Loaded' } },
      { name: 'quarantined', kind: 'integer', label: { zh: '已隔离', en: 'Set aside' } },
      { name: 'superseded', kind: 'integer', label: { zh: '已被替代', en: 'Superseded' } },
      { name: 'blank_lines', kind: 'integer', label: { zh: '空行', en: 'Blank lines' } },
    ],
    rows: (found) => found.loads.map((load) => ({ ...load })),
  },
  {
    name: 'quarantine',
    title: { zh: '隔离原因', en: 'Reasons for setting rows aside' },
    columns: [
      { name: 'code', kind: 'text', label: { zh: '原因代码', en: 'Reason code' } },
      { name: 'n', kind: 'integer', label: { zh: '行数', en: 'Rows' } },
    ],
    rows: (found) => found.quarantine.map((reason) => ({ ...reason })),
  },
  {
    name: 'coverage',
    title: { zh: '各周期的完整程度', en: 'Coverage by period' },
    columns: [
      { name: 'period_id', kind: 'text', label: { zh: '周期', en: 'Period' } },
      { name: 'n_units', kind: 'integer', label: { zh: '部门数', en: 'Units' } },
      { name: 'n_people', kind: 'integer', label: { zh: '有差距结果的人数', en: 'People with a gap' } },
      { name: 'n_results', kind: 'integer', label: { zh: '结果数', en: 'Results' } },
      { name: 'n_with_target', kind: 'integer', label: { zh: '有目标的结果数', en: 'Results with a target' } },
      { name: 'n_with_gap', kind: 'integer', label: { zh: '可计算差距的结果数', en: 'Results with a gap' } },
    ],
    rows: (found) => found.coverage.map((period) => ({ ...period })),
  },
  {
    name: 'trust',
    title: { zh: '数据可信度的依据', en: 'What data trust rests on' },
    columns: [
      { name: 'grade', kind: 'text', label: { zh: '等级', en: 'Grade' } },
      { name: 'reason', kind: 'text', label: { zh: '原因', en: 'Reason' } },
      { name: 'n', kind: 'integer', label: { zh: '数量', en: 'Count' } },
      { name: 'share', kind: 'ratio', label: { zh: '占比', en: 'Share' } },
    ],
    rows: ({ trust }) =>
      trust.reasons.length === 0
        ? [{ grade: trust.grade, reason: null, n: null, share: null }]
        : trust.reasons.map(({ code, n, share }) => ({ grade: trust.grade, reason: code, n, share })),
  },
]

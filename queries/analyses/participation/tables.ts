import type { Table } from '#queries/define.ts'
import { blockerCause, columnNames, measureNames, tabNames, waitNames } from './names.ts'
import type { Lang } from '#queries/locale.ts'
import type { Measure, ParticipationResult } from './result.ts'

export const tables: Table<ParticipationResult>[] = [
  {
    name: 'measures',
    title: { zh: '参与和过程反馈', en: 'Participation and feedback on the way' },
    columns: [
      { name: 'tab_zh', kind: 'text', label: { zh: '方面', en: 'Side' } },
      { name: 'tab_en', kind: 'text', label: { zh: '方面', en: 'Side' } },
      { name: 'measure_zh', kind: 'text', label: { zh: '指标', en: 'Measure' } },
      { name: 'measure_en', kind: 'text', label: { zh: '指标', en: 'Measure' } },
      { name: 'code', kind: 'text', label: { zh: '代码', en: 'Code' } },
      { name: 'status', kind: 'text', label: { zh: '状态', en: 'Status' } },
      { name: 'status_zh', kind: 'text', label: { zh: '状态', en: 'Status' } },
      { name: 'status_en', kind: 'text', label: { zh: '状态', en: 'Status' } },
      { name: 'needs_zh', kind: 'text', label: { zh: '缺少的列', en: 'Missing column' } },
      { name: 'needs_en', kind: 'text', label: { zh: '缺少的列', en: 'Missing column' } },
      { name: 'kind', kind: 'text', label: { zh: '种类', en: 'Kind' } },
      { name: 'kind_zh', kind: 'text', label: { zh: '种类', en: 'Kind' } },
      { name: 'kind_en', kind: 'text', label: { zh: '种类', en: 'Kind' } },
      { name: 'n', kind: 'integer', label: { zh: '例数', en: 'Cases' } },
      { name: 'k', kind: 'integer', label: { zh: '其中', en: 'Of them' } },
      { name: 'value', kind: 'number', label: { zh: '值（占比为小数）', en: 'Value (shares as fractions)' } },
      { name: 'low', kind: 'number', label: { zh: '下限', en: 'Low' } },
      { name: 'high', kind: 'number', label: { zh: '上限', en: 'High' } },
      { name: 'company', kind: 'number', label: { zh: '全公司', en: 'Company' } },
      { name: 'r', kind: 'number', label: { zh: '与差距的秩相关', en: 'Rank correlation with the gap' } },
      { name: 'r_low', kind: 'number', label: { zh: '下限', en: 'Low' } },
      { name: 'r_high', kind: 'number', label: { zh: '上限', en: 'High' } },
      { name: 'q', kind: 'number', label: { zh: '错误发现率 q', en: 'False discovery q' } },
      { name: 'n_units', kind: 'integer', label: { zh: '部门数', en: 'Units' } },
    ],
    rows: ({ measures }) =>
      measures.map(({ tab, code, status, needs, kind, n, k, here, company, link }) => ({
        ...inBoth('tab', tabNames.zh[tab], tabNames.en[tab]),
        ...inBoth('measure', measureNames.zh[code], measureNames.en[code]),
        code,
        status,
        ...inBoth('status', STATUS.zh[status], STATUS.en[status]),
        ...inBoth('needs', needs && (columnNames.zh[needs] ?? needs), needs && (columnNames.en[needs] ?? needs)),
        kind,
        ...inBoth('kind', KIND.zh[kind], KIND.en[kind]),
        n,
        k,
        value: here?.value ?? null,
        low: here?.low ?? null,
        high: here?.high ?? null,
        company: company?.value ?? null,
        r: link?.r ?? null,
        r_low: link?.low ?? null,
        r_high: link?.high ?? null,
        q: link?.q ?? null,
        n_units: link?.n_units ?? null,
      })),
  },
  {
    name: 'blockers',
    title: { zh: '困难：原因与责任部门', en: 'Difficulties by cause and owner function' },
    columns: [
      { name: 'owner_function', kind: 'text', label: { zh: '责任部门', en: 'Owner function' } },
      { name: 'cause_zh', kind: 'text', label: { zh: '原因', en: 'Cause' } },
      { name: 'cause_en', kind: 'text', label: { zh: '原因', en: 'Cause' } },
      { name: 'n', kind: 'integer', label: { zh: '数量', en: 'Count' } },
      { name: 'n_open', kind: 'integer', label: { zh: '未答复', en: 'Open' } },
      { name: 'median_days', kind: 'number', label: { zh: '答复中位天数', en: 'Median days to answer' } },
      { name: 'oldest_days', kind: 'integer', label: { zh: '最长未答复天数', en: 'Oldest open, days' } },
      { name: 'running_share', kind: 'ratio', label: { zh: '累计占比', en: 'Running share' } },
    ],
    rows: ({ blockers }) =>
      blockers.map(({ cause, ...line }) => ({
        ...line,
        ...inBoth('cause', blockerCause(cause, 'zh'), blockerCause(cause, 'en')),
      })),
  },
  {
    name: 'waits',
    title: { zh: '仍在等待的比例', en: 'Part that still waits' },
    columns: [
      { name: 'what_zh', kind: 'text', label: { zh: '等待', en: 'What waits' } },
      { name: 'what_en', kind: 'text', label: { zh: '等待', en: 'What waits' } },
      { name: 'days', kind: 'integer', label: { zh: '天数', en: 'Days' } },
      { name: 'share', kind: 'ratio', label: { zh: '仍在等待', en: 'Still waiting' } },
      { name: 'low', kind: 'ratio', label: { zh: '下限', en: 'Low' } },
      { name: 'high', kind: 'ratio', label: { zh: '上限', en: 'High' } },
    ],
    rows: ({ curves }) =>
      curves.flatMap(({ code, steps }) =>
        steps.map((step) => ({ ...inBoth('what', waitNames.zh[code], waitNames.en[code]), ...step })),
      ),
  },
]

/** Words in a column for each language; a screen shows the one of its reader. */
const inBoth = (name: string, zh: string | null, en: string | null) => ({ [`${name}_zh`]: zh, [`${name}_en`]: en })

const STATUS: Record<Lang, Record<Measure['status'], string>> = {
  zh: { found: '有结果', counts_only: '只报数量', none: '没有记录', not_testable: '不可检验' },
  en: { found: 'found', counts_only: 'counts only', none: 'nothing recorded', not_testable: 'not testable' },
}
const KIND: Record<Lang, Record<Measure['kind'], string>> = {
  zh: { share: '占比', days: '天数', mean: '平均' },
  en: { share: 'share', days: 'days', mean: 'mean' },
}

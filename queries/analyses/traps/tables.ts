import type { Column, Table } from '#queries/define.ts'
import type { TrapsResult } from './result.ts'

const column = (name: string, kind: Column['kind'], zh: string, en: string): Column => ({
  name,
  kind,
  label: { zh, en },
})

export const tables: Table<TrapsResult>[] = [
  {
    name: 'findings',
    title: { zh: '发现', en: 'Findings' },
    columns: [
      column('trap', 'text', '检查', 'Check'),
      column('unit_kind', 'text', '对象类型', 'Kind'),
      column('unit_id', 'text', '单位编号', 'Unit code'),
      column('unit_zh', 'text', '单位', 'Unit (Chinese name)'),
      column('unit_en', 'text', '单位（英文名）', 'Unit'),
      column('kpi_id', 'text', '指标编号', 'KPI code'),
      column('kpi_zh', 'text', '指标', 'KPI (Chinese name)'),
      column('kpi_en', 'text', '指标（英文名）', 'KPI'),
      column('status', 'text', '状态', 'Status'),
      column('reason', 'text', '原因', 'Reason'),
      column('follows_from', 'text', '由…引起', 'Follows from'),
      column('effect', 'number', '效应', 'Effect'),
      column('low', 'number', '区间下限', 'Low'),
      column('high', 'number', '区间上限', 'High'),
      column('q', 'number', '校正后 q', 'q'),
      column('n', 'integer', 'n', 'n'),
      column('touched_share', 'ratio', '涉及结果的比例', 'Share of results touched'),
      column('blocks', 'text', '阻止的说法', 'Blocks'),
    ],
    rows: ({ results, units, kpis }) => {
      const named = new Map(units.map((unit) => [unit.unit_id, unit]))
      const measures = new Map(kpis.map((kpi) => [kpi.kpi_id, kpi]))
      return results.map((one) => ({
        ...{ trap: one.trap, unit_kind: one.unit_kind, unit_id: one.unit },
        unit_zh: named.get(one.unit ?? '')?.name_zh ?? one.unit,
        unit_en: named.get(one.unit ?? '')?.name_en ?? one.unit,
        kpi_id: one.kpi,
        kpi_zh: measures.get(one.kpi ?? '')?.name_zh ?? one.kpi,
        kpi_en: measures.get(one.kpi ?? '')?.name_en ?? one.kpi,
        ...{ status: one.status, reason: one.reason, follows_from: one.follows_from },
        ...{ effect: one.effect, low: one.low, high: one.high, q: one.q, n: one.n },
        ...{ touched_share: one.touched_share, blocks: one.blocks.join(', ') },
      }))
    },
  },
  {
    name: 'checks',
    title: { zh: '检查', en: 'Checks' },
    columns: [
      column('slug', 'text', '检查', 'Check'),
      column('family', 'text', '类别', 'Family'),
      column('status', 'text', '状态', 'Status'),
      column('reason', 'text', '原因', 'Reason'),
      column('missing_column', 'text', '缺少的列', 'Missing column'),
      column('n_trap', 'integer', '陷阱', 'Traps'),
      column('n_caution', 'integer', '提示', 'Notes'),
      column('n_pass', 'integer', '未发现', 'Nothing found'),
      column('n_not_testable', 'integer', '无法检查', 'Not testable'),
      column('changed', 'text', '已改阈值', 'Changed thresholds'),
      column('changed_by', 'text', '设定职能', 'Set by'),
      column('changed_on', 'text', '设定日期', 'Set on'),
    ],
    rows: ({ checks }) =>
      checks.map(({ thresholds: _, version: __, unit_kind: ___, changed, ...check }) => ({
        ...check,
        changed: changed.join(', '),
      })),
  },
]

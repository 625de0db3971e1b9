import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFiles } from '#pipeline/warehouse/import.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot } from '#pipeline/warehouse/open.ts'
import { snapshotPath } from '#pipeline/warehouse/publish.ts'
import { csv } from '../ingest/deliver.ts'
import { folder, quiet } from './deliveries.ts'

const GOALS = [
  '工号',
  '部门',
  '直接上级工号',
  '考核周期',
  '指标名称',
  '权重',
  '目标值',
  '实际值',
  '录入时间',
  '总分',
  '绩效等级',
  '上级评语',
]
const goal = (person: number, kpi: string, weight: string, over: Record<string, string> = {}) =>
  GOALS.map((name) => over[name] ?? {
    工号: `0${person}`, 部门: '一部', 直接上级工号: '90', 考核周期: '2026-09', 指标名称: kpi, 权重: weight, 目标值: '100', 实际值: '95',
    录入时间: '2026-10-09 14:32', 总分: String(90 - person), 绩效等级: person < 8 ? 'A' : 'B', 上级评语: '第一行\r\n第二行, "引用"',
  }[name] ?? '') // prettier-ignore

test('an appraisal file and its side files, read by the real reader, arrive whole in one snapshot, and every row has one outcome', async () => {
  const { dir, remove } = folder()
  const files = {
    'goals.csv': [
      GOALS,
      ...Array.from({ length: 16 }, (_, i) => [goal(i, '销售额', '60'), goal(i, '回款率', '40')]).flat(),
      goal(20, '销售额', '60', { 绩效等级: 'B' }),
      goal(20, '回款率', '30'),
      goal(21, '销售额', '100'),
      goal(21, '销售额', '100', { 录入时间: '2026-10-10 09:00' }), // the same result, written down twice
    ],
    'changes.csv': [
      ['工号', '部门', '考核周期', '指标名称', '变更时间', '原目标值', '新目标值', '申请方'],
      ['01', '一部', '2026-09', '销售额', '2026-10-08 18:00', '120', '100', '主管'],
    ],
    'events.csv': [
      ['事件名称', '事件类型', '开始日期'],
      ['国庆', '节假日', '2026-10-01'],
    ],
    'talks.csv': [
      ['工号', '部门', '沟通日期', '沟通类型'],
      ['01', '一部', '2026-09-15', '一对一'],
    ],
  }
  try {
    const paths = Object.entries(files).map(([name, rows]) => {
      writeFileSync(join(dir, name), csv(rows))
      return join(dir, name)
    })
    const outcome = await importFiles({ dir: join(dir, 'warehouse'), paths }, quiet)
    expect(outcome.refused.map(({ error }) => error.message)).toEqual([])
    for (const { rows_in, loaded, quarantined, superseded } of outcome.files)
      expect(loaded + quarantined + superseded).toBe(rows_in)
    // Two results of person 21, written down at two times, have a scorecard of 200 %, so that they have no weight and are equal.
    expect(outcome.files[0]).toMatchObject({ rows_in: 36, loaded: 35, superseded: 1, quarantined: 0 })

    const snapshot = await openSnapshot(snapshotPath(layout(join(dir, 'warehouse')), outcome.snapshot!))
    const ask = (sql: string) => snapshot.query(sql)
    expect(
      await ask(
        'select weight_total, count(*)::integer as n, min(entered_at) as first from goal_result group by 1 order by 1',
      ),
    ).toEqual([
      { weight_total: 90, n: 2, first: '2026-10-09T14:32:00' },
      { weight_total: 100, n: 32, first: '2026-10-09T14:32:00' },
      { weight_total: 200, n: 1, first: '2026-10-09T14:32:00' },
    ])
    expect(
      await ask('select stage, rating_raw, rating_ord, count(*)::integer as n from review group by 1, 2, 3 order by 2'),
    ).toEqual([
      { stage: 'final', rating_raw: 'A', rating_ord: 4, n: 8 },
      { stage: 'final', rating_raw: 'B', rating_ord: 3, n: 10 },
    ])
    expect(await ask('select max(ord) as levels, count(distinct scale_id)::integer as n from rating_scale')).toEqual([
      { levels: 4, n: 1 },
    ])
    expect(
      await ask('select lang, text, count(*)::integer as n from comment join review using (comment_id) group by 1, 2'),
    ).toEqual([{ lang: 'zh', text: null, n: 18 }])
    expect(
      await ask(
        "select changed_at, old_value, new_value, requested_by from target_revision join kpi using (kpi_id) where name_zh = '销售额'",
      ),
    ).toEqual([{ changed_at: '2026-10-08', old_value: 120, new_value: 100, requested_by: 'manager' }])
    expect(await ask('select kind, label, starts_on, unit_id from event')).toEqual([
      { kind: 'holiday', label: '国庆', starts_on: '2026-10-01', unit_id: null },
    ])
    expect(await ask('select kind, n, occurred_on from checkin')).toEqual([
      { kind: 'one_on_one', n: 1, occurred_on: '2026-09-15' },
    ])
    await snapshot.close()
  } finally {
    remove()
  }
})

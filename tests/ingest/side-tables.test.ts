import { expect, test } from 'vitest'
import { importCodes } from '#queries/words/import-codes.ts'
import { csv, deliver, newHome } from './deliver.ts'

const REVISION = [
  '工号',
  '姓名',
  '部门',
  '考核周期',
  '指标名称',
  '变更时间',
  '原目标值',
  '新目标值',
  '变更原因',
  '申请人',
]
const revision = (id: string, when: string, from: string, to: string, by: string) =>
  [id, '某人', '一部', '2025-03', '销售额', when, from, to, '客户订单延期', by] // prettier-ignore

test('变更时间 with 原目标值 and 新目标值 is a list of target changes: whose, of which goal, when, from what to what', async () => {
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      REVISION,
      revision('01', '2025-04-02 14:32', '100', '80', '主管'),
      revision('02', '2025/3/5', '1,234.5', '1,000.0', '公司'),
    ]),
  )
  expect(report).toMatchObject({ shape: 'revision', quarantined: 0 })
  expect(tables['target_revision']).toHaveLength(2)
  expect(tables['target_revision']?.[0]).toMatchObject({
    changed_at: '2025-04-02',
    field: 'target',
    old_value: '100',
    new_value: '80',
    reason: '客户订单延期',
    requested_by: 'manager',
    period_id: '2025-03',
    period_end: '2025-03-31',
    src_row: '2',
  })
  expect(tables['target_revision']?.[1]).toMatchObject({ old_value: '1234.5', requested_by: 'company' })
  expect(tables['target_revision']?.[0]?.['kpi_id']).toBe(tables['kpi']?.[0]?.['kpi_id'])
  expect(tables['target_revision']?.[0]?.['unit_id']).toBe(tables['unit']?.[0]?.['unit_id'])
})

test('a file of goals with an original and a current target stays a file of goals', async () => {
  const { report } = await deliver(
    'a.csv',
    csv([
      ['工号', '部门', '考核周期', '指标名称', '原目标值', '目标值', '目标变更时间', '实际值'],
      ['01', '一部', '2025-03', '销售额', '100', '80', '2025-04-02', '79'],
    ]),
  )
  expect(report.shape).toBe('long')
})

test('who asked for a change is employee, manager or company; a name written there is in no table and no report', async () => {
  const rows = [revision('01', '2025-04-02', '100', '80', '欧阳某'), revision('02', '2025-04-02', '100', '80', '员工')]
  const { report, tables } = await deliver('a.csv', csv([REVISION, ...rows]))
  expect(tables['target_revision']?.map((row) => row['requested_by'])).toEqual(['', 'employee'])
  expect(report.warnings).toContainEqual({ code: 'UNKNOWN_WORD', detail: '申请人 (1)' })
  expect(JSON.stringify([report, tables])).not.toContain('欧阳某')
})

test('a change without a goal, without a value or with an impossible day is set aside', async () => {
  const rows = [
    revision('01', '2025-04-02', '', '', '主管'),
    revision('01', '2025-02-30', '100', '80', '主管'),
    revision('01', '2025-04-02', '100', '80', '主管').with(4, ''),
    ...Array.from({ length: 150 }, (_, i) => revision(`1${i}`, '2025-04-02', '100', '80', '主管')),
  ]
  const { quarantine } = await deliver('a.csv', csv([REVISION, ...rows]))
  expect(quarantine.map((row) => [row['src_row'], row['code']])).toEqual([
    ['2', 'NO_VALUES'],
    ['3', 'BAD_DATE'],
    ['4', 'UNKNOWN_ID'],
  ])
})

test('a mapping delivers changes of weights of whole departments, with the day on which they were known', async () => {
  const { tables } = await deliver(
    'a.csv',
    csv([
      ['dept', 'goal', 'what', 'at', 'told', 'before', 'after', 'why', 'who'],
      ['一部', 'G1', '权重', '2025-01-10', '2025-01-20', '0.3', '0.4', 'plan', 'company'],
    ]),
    {
      mapping: `id: r\nsource: r\ntable: target_revision\ncolumns: { dept: department_path, goal: goal_id, what: revised_field, at: changed_at, told: known_at, before: old_value, after: new_value, why: reason, who: requested_by }\n`,
    },
  )
  expect(tables['target_revision']?.[0]).toMatchObject({
    goal_id: 'G1',
    kpi_id: '',
    field: 'weight',
    changed_at: '2025-01-10',
    known_at: '2025-01-20',
    requested_by: 'company',
  })
})

test('a calendar of events: of a department or of the company, and the same event has the same id in every delivery', async () => {
  const home = newHome()
  const file = (more: string[][] = []) =>
    csv([
      ['部门', '事件类型', '事件名称', '开始日期', '结束日期', '依据文件'],
      ['', '节假日', '春节', '2025-01-28', '2025-02-04', ''],
      ['一部', '系统上线', '新订单系统', '2025-03-01', '', '发文12号'],
      ...more,
    ])
  const first = await deliver('a.csv', file(), { home })
  expect(first.report.shape).toBe('event')
  expect(first.tables['event']?.map((row) => [row['kind'], row['label'], row['starts_on'], row['ends_on'], row['evidence']])).toEqual([
    ['holiday', '春节', '2025-01-28', '2025-02-04', ''],
    ['system', '新订单系统', '2025-03-01', '', '发文12号'],
  ]) // prettier-ignore
  expect(first.tables['event']?.[0]?.['unit_id']).toBe('')
  const second = await deliver('b.csv', file([['', '其他', '厂庆', '2025-06-01', '', '']]), { home })
  expect(second.tables['event']?.map((row) => row['event_id']).slice(0, 2)).toEqual(
    first.tables['event']?.map((row) => row['event_id']),
  )
  expect(new Set(second.tables['event']?.map((row) => row['event_id'])).size).toBe(3)
})

test('plans keep their own days: 开始日期 beside a plan number begins a plan and no event', async () => {
  const { report } = await deliver(
    'a.csv',
    csv([
      ['计划编号', '部门', '计划类型', 'Starts On', 'Ends On'],
      ['P1', '一部', 'PIP', '2025-01-01', '2025-06-30'],
    ]),
  )
  expect(report.mapping['columns']).toMatchObject({ 'Starts On': 'plan_start', 'Ends On': 'plan_end' })
})

test('talks: one row is one talk, a count of a period is a count, and who began it is no name', async () => {
  const single = await deliver(
    'a.csv',
    csv([
      ['工号', '姓名', '部门', '沟通日期', '沟通类型', '发起人', '障碍'],
      ['01', '某人', '一部', '2025-03-05 10:00', '一对一', '主管', '流程'],
      ['02', '某人', '一部', '2025-03-06', '面谈', '欧阳某', ''],
    ]),
  )
  expect(single.report.shape).toBe('checkin')
  expect(single.tables['checkin']?.map((row) => [row['kind'], row['occurred_on'], row['n'], row['initiated_by'], row['blocker_code']])).toEqual([
    ['one_on_one', '2025-03-05', '1', 'manager', '流程'],
    ['interview', '2025-03-06', '1', '', ''],
  ]) // prettier-ignore
  expect(JSON.stringify([single.report, single.tables])).not.toContain('欧阳某')

  const counted = await deliver('b.csv', csv([['team', 'month', 'talks'], ['一部', '2025-03', '12']]), {
    mapping: `id: c\nsource: c\ntable: checkin\ncolumns: { team: department_path, month: period, talks: n }\nconstants: { kind: feedback }\n`,
  }) // prettier-ignore
  expect(counted.tables['checkin']?.[0]).toMatchObject({
    kind: 'feedback',
    n: '12',
    period_id: '2025-03',
    occurred_on: '',
  })
})

test('a list of rating levels: places by the scores they stand for, shares as fractions', async () => {
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      ['等级', '最低分', '最高分', '强制分布比例', '等级说明'],
      ['A', '90', '100', '20', '卓有成效'],
      ['B', '75', '90', '70', ''],
      ['C', '0', '75', '10', ''],
    ]),
  )
  expect(report).toMatchObject({ shape: 'scale', rows_in: 3, quarantined: 0 })
  expect(tables['rating_scale']?.map((row) => [row['level_raw'], row['ord'], row['quota'], row['label_zh'], row['min_score']])).toEqual([
    ['A', '3', '0.2', '卓有成效', '90'],
    ['B', '2', '0.7', 'B', '75'],
    ['C', '1', '0.1', 'C', '0'],
  ]) // prettier-ignore
})

test('a usual set of levels that is listed from the best down is read the usual way, and said so', async () => {
  const list = (levels: string[]) => csv([['等级标准', '等级', '排序'], ...levels.map((level, i) => ['通用', level, String(i + 1)])])
  const turned = await deliver('a.csv', list(['S', 'A', 'B', 'C', 'D']))
  expect(turned.tables['rating_scale']?.map((row) => [row['scale_id'], row['level_raw'], row['ord']])[0]).toEqual(['通用', 'S', '5'])
  expect(turned.report.warnings).toContainEqual({ code: 'RATING_ORDER_ASSUMED', detail: 'D < C < B < A < S (1)' })
  const own = await deliver('b.csv', list(['铜', '银', '金']))
  expect(own.tables['rating_scale']?.map((row) => row['ord'])).toEqual(['1', '2', '3'])
  expect(own.report.warnings).toEqual([])
}) // prettier-ignore

test('a rater delivered by name alone has a random key, one per name; 匿名 has none, and no table holds a name', async () => {
  const rows = ['欧阳某', '欧阳某', '司马某', '匿名', '—'].map((rater, i) => [
    `0${i}`,
    '一部',
    rater,
    '2025H1',
    '86',
    'A',
  ])
  const { report, tables } = await deliver(
    'a.csv',
    csv([['工号', '部门', '考核人', '考核周期', '总分', '绩效等级'], ...rows]),
  )
  const keys = tables['review']?.map((row) => row['rater_key']) ?? []
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).not.toBe(keys[0])
  expect(keys.slice(3)).toEqual(['', ''])
  expect(JSON.stringify([report, tables])).not.toMatch(/欧阳某|司马某/)
})

test('a manager known by number is the rater of the manager’s score, though a rater is named beside', async () => {
  const { tables } = await deliver(
    'a.csv',
    csv([
      ['工号', '部门', '直接上级工号', '考核人', '考核周期', '上级评分', '总分'],
      ['01', '一部', '09', '欧阳某', '2025H1', '85', '86'],
    ]),
  )
  const [managers, final] = tables['review'] ?? []
  expect(managers?.['rater_key']).toBe(managers?.['manager_key'])
  expect(final?.['rater_key']).toMatch(/^[0-9a-f-]{36}$/)
  expect(final?.['rater_key']).not.toBe(final?.['manager_key'])
})

test('every notice about the order of levels has words in both languages', () => {
  for (const basis of ['ASSUMED', 'LEARNT', 'REVERSED', 'UNKNOWN'])
    expect(Object.keys(importCodes[`RATING_ORDER_${basis}`] ?? {})).toEqual(['title', 'remedy'])
})

import { expect, test } from 'vitest'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { csv, deliver, longTable, newHome, refused } from './deliver.ts'

test('a department table without people gives results of units, whose path makes every ancestor a unit', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => [
    '某集团/销售中心/华东大区',
    `2025年${(i % 6) + 1}月`,
    `K0${i % 2}`,
    `指标${i % 2}`,
    '万元',
    '越大越好',
    '100',
    '90',
  ])
  const { report, tables } = await deliver(
    'a.csv',
    csv([['部门', '考核周期', '指标编号', '指标名称', '单位', '指标方向', '目标值', '实际值'], ...rows]),
  )
  expect(report.shape).toBe('department')
  expect(tables['goal_result']?.[0]).toMatchObject({
    subject_type: 'unit',
    direction: 'higher',
    unit: '万元',
    kpi_id: 'K00',
    period_id: '2025-01',
  })
  const units = tables['unit'] ?? []
  expect(units.map((unit) => unit['path'])).toEqual(['某集团', '某集团/销售中心', '某集团/销售中心/华东大区'])
  expect(units.map((unit) => unit['parent_id'])).toEqual(['root', units[0]?.['unit_id'], units[1]?.['unit_id']])
  expect(units[0]?.['unit_id']).toMatch(/^u-[0-9a-f]{8}$/)
})

test('month columns become months of the year in the title', async () => {
  const months = Array.from({ length: 12 }, (_, i) => `${i + 1}月`)
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      ['2025年度销售指标', ...Array(15).fill('')],
      ['部门', '指标名称', '单位', '目标值', ...months],
      ['一部', '销售额', '万元', '100', ...months.map((_, i) => (i < 6 ? String(90 + i) : ''))],
    ]),
  )
  expect(report).toMatchObject({ shape: 'months', rows_in: 1, empty_groups: 6, records: 6 })
  expect(tables['goal_result']?.map((row) => [row['period_id'], row['actual']])[1]).toEqual(['2025-02', '91'])
})

test('each score of a review row is a review of its own; the manager is the rater of the manager’s score', async () => {
  const rows = Array.from({ length: 10 }, (_, i) => [
    `0${i}`,
    `员工${i}`,
    '销售中心',
    '代表',
    '09',
    '2025H1',
    '88',
    i === 0 ? '' : '85',
    '86.5',
    'A',
    '是',
  ])
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      [
        '工号',
        '姓名',
        '部门',
        '岗位',
        '直接上级工号',
        '考核周期',
        '自评得分',
        '上级评分',
        '总分',
        '绩效等级',
        '是否面谈',
      ],
      ...rows,
    ]),
  )
  expect(report).toMatchObject({ shape: 'review', rows_in: 10, records: 29 })
  const reviews = tables['review']?.filter((row) => row['src_row'] === '3') ?? []
  expect(reviews.map((row) => [row['rater_relation'], row['stage'], row['score'], row['rating_raw']])).toEqual([
    ['self', 'submitted', '88', ''],
    ['manager', 'submitted', '85', ''],
    ['', 'final', '86.5', 'A'],
  ])
  expect(reviews[1]?.['rater_key']).toBe(reviews[1]?.['manager_key'])
  expect(reviews[0]?.['rater_key']).toBe('')
  // A of A to D, where 1 is the lowest.
  expect(reviews[2]).toMatchObject({ interview_done: 'true', rating_ord: '4', period_id: '2025H1' })
})

test('marks by criterion belong to one review per rater, and 考核人 is a number or a name by its values', async () => {
  const rows = ['业绩', '能力'].flatMap((name, i) => [
    ['01', '销售中心', '09', '上级', '2025H1', name, ['60%', '40%'][i]!, '80', '100'],
    ['01', '销售中心', '', '同级', '2025H1', name, ['60%', '40%'][i]!, '70', '100'],
  ])
  const { report, tables } = await deliver(
    'a.csv',
    csv([['被考核人工号', '部门', '考核人', '评价关系', '考核周期', '维度', '权重', '得分', '满分'], ...rows]),
  )
  expect(report.shape).toBe('criteria')
  expect(tables['review']?.map((row) => row['rater_relation'])).toEqual(['manager', 'peer'])
  expect(tables['review']?.map((row) => row['rater_key'] !== '')).toEqual([true, false])
  expect(tables['criterion_score']).toHaveLength(4)
  expect(new Set(tables['criterion_score']?.map((row) => row['review_id']))).toEqual(
    new Set(tables['review']?.map((row) => row['review_id'])),
  )
  expect(tables['criterion_score']?.map((row) => row['weight'])).toEqual(['0.6', '0.6', '0.4', '0.4'])
})

test('a roster, a unit list, a KPI list, plans and context factors are recognised', async () => {
  const roster = await deliver(
    'r.csv',
    csv([
      ['工号', '姓名', '部门', '岗位', '入职日期', '生效日期', '失效日期'],
      ['01', '甲', '一部', '代表', '2020-05-04', '2025-01-01', '2025-03-31'],
    ]),
  )
  expect(roster.tables['person_period']?.[0]).toMatchObject({
    valid_from: '2025-01-01',
    valid_to: '2025-03-31',
    hire_month: '2020-05',
    role: '代表',
  })
  const units = await deliver(
    'u.csv',
    csv([
      ['部门编码', '部门名称', '上级部门编码', '排序'],
      ['01', '销售中心', '', '1'],
      ['0101', '华东', '01', '2'],
    ]),
  )
  expect(
    units.tables['unit']?.map((row) => [row['unit_id'], row['parent_id'], row['name_zh'], row['sort_order']]),
  ).toEqual([
    ['01', 'root', '销售中心', '1'],
    ['0101', '01', '华东', '2'],
  ])
  const kpis = await deliver(
    'k.csv',
    csv([
      ['指标编号', '指标名称', '英文名称', '计量单位', '指标方向', '指标定义', '版本', '生效日期'],
      ['K1', '差错率', 'Error rate', '%', '越小越好', '差错数/总数', '2', '2025-01-01'],
    ]),
  )
  expect(kpis.tables['kpi']?.[0]).toMatchObject({
    kpi_id: 'K1',
    name_en: 'Error rate',
    direction: 'lower',
    version: '2',
    definition: '差错数/总数',
    valid_from: '2025-01-01',
  })
  const plans = await deliver(
    'p.csv',
    csv([
      ['计划编号', '部门', '计划类型', '原因分类', '计划开始', '截止日期', '状态'],
      ['P1', '一部', 'PIP', '流程问题', '2025-01-01', '2025-06-30', '进行中'],
    ]),
  )
  expect(plans.tables['plan']?.[0]).toMatchObject({
    plan_id: 'P1',
    type: 'PIP',
    starts_on: '2025-01-01',
    ends_on: '2025-06-30',
    status: '进行中',
  })
  const long = await deliver(
    'c.csv',
    csv([
      ['部门', '考核周期', '影响因素', '数值', '来源'],
      ['一部', '2025-03', '客户资源不足', '3.2', 'survey'],
    ]),
  )
  expect(long.tables['context_factor']?.[0]).toMatchObject({ factor: 'customers', value: '3.2', source: 'survey' })
  const wide = await deliver(
    'w.csv',
    csv([
      ['部门', '考核周期', '培训学时(小时)', '市场变化'],
      ['一部', '2025-03', '12', ''],
    ]),
  )
  expect(wide.tables['context_factor']?.map((row) => [row['factor'], row['value'], row['unit']])).toEqual([
    ['training_hours', '12', '小时'],
  ])
})

test('目标 is a target where it holds numbers and a text where it does not', async () => {
  const rows = (goal: (i: number) => string) =>
    csv([
      ['工号', '部门', '考核周期', '指标名称', '目标', '目标值', '实际值'].filter(
        (name) => name !== (goal(0) === '100' ? '目标值' : ''),
      ),
      ...Array.from({ length: 5 }, (_, i) => [
        `0${i}`,
        '一部',
        '2025-03',
        '销售额',
        goal(i),
        ...(goal(0) === '100' ? [] : ['100']),
        '90',
      ]),
    ])
  expect(
    (
      await deliver(
        'a.csv',
        rows(() => '100'),
      )
    ).tables['goal_result']?.[0],
  ).toMatchObject({ target: '100' })
  expect(
    (
      await deliver(
        'b.csv',
        rows((i) => `完成重点客户拜访第${i}期`),
      )
    ).tables['goal_result']?.[0],
  ).toMatchObject({ target: '100', goal_text: '完成重点客户拜访第0期' })
})

test('personal data columns enter no table and no report', async () => {
  const rows = longTable(20).map((row, i) => [
    ...row,
    ...(i === 0 ? ['身份证号', '手机号', '邮箱'] : ['110101199003070011', '13800138000', 'a@b.cn']),
  ])
  const found = await deliver('a.csv', csv(rows))
  expect(JSON.stringify([found.report, found.tables])).not.toMatch(/110101199003070011|13800138000|a@b\.cn/)
})

test('the same unit and KPI keep their ids whether a file has codes or only names, in either order', async () => {
  const list = csv([
    ['部门编码', '部门名称', '上级部门编码', '排序'],
    ['01', '销售中心', '', '1'],
  ])
  const codes = csv(longTable(5).map((row, i) => [...row, i === 0 ? '指标编号' : 'K01']))
  const first = newHome()
  await deliver('u.csv', list, { home: first })
  await deliver('k.csv', codes, { home: first })
  const byName = await deliver('n.csv', csv(longTable(6)), { home: first })
  expect(byName.tables['goal_result']?.[0]?.['kpi_id']).toBe('K01')
  expect(byName.tables['unit']?.find((unit) => unit['path'] === '销售中心')?.['unit_id']).toBe('01')

  const second = newHome()
  const early = await deliver('n.csv', csv(longTable(6)), { home: second })
  const late = await deliver('k.csv', codes, { home: second })
  expect(late.tables['goal_result']?.[0]?.['kpi_id']).toBe(early.tables['goal_result']?.[0]?.['kpi_id'])
})

test('two codes with one name stay two KPIs and two units', async () => {
  const rows = [
    ['K1', 'U1'],
    ['K2', 'U2'],
    ['K1', 'U1'],
  ].map(([kpi, unit], i) => [`${unit}`, '一部', `2025-0${i + 1}`, `${kpi}`, '比率', '100', '90'])
  const { tables } = await deliver(
    'a.csv',
    csv([['部门编码', '部门', '考核周期', '指标编号', '指标名称', '目标值', '实际值'], ...rows]),
  )
  expect(tables['goal_result']?.map((row) => [row['unit_id'], row['kpi_id']])).toEqual([
    ['U1', 'K1'],
    ['U2', 'K2'],
    ['U1', 'K1'],
  ])
})

test('people keep one key in all files, found through trimming and full width, and names stay in the identity store', async () => {
  const home = newHome()
  const first = await deliver('a.csv', csv(longTable(5)), { home })
  const second = await deliver(
    'b.csv',
    csv(longTable(5, (cells) => [` ０${cells[0]!.slice(1)}\u00a0`, ...cells.slice(1)])),
    { home },
  )
  expect(second.tables['goal_result']?.map((row) => row['person_key'])).toEqual(
    first.tables['goal_result']?.map((row) => row['person_key']),
  )
  expect(JSON.stringify([first.tables, first.report])).not.toContain('员工1')
  const store = new DatabaseSync(join(home, 'identity.sqlite'))
  expect(store.prepare('select count(*) as n from person').get()).toEqual({ n: 5 })
  store.close()
})

test('a wrong file among half a year does not pass for lack of a period', async () => {
  expect((await refused('a.csv', csv(longTable(5).map((row) => row.toSpliced(3, 1))))).code).toBe('missing-column')
  const titled = await deliver(
    'a.csv',
    csv([['2025年第一季度考核表'], ...longTable(5).map((row) => row.toSpliced(3, 1))]),
  )
  expect(titled.tables['goal_result']?.[0]?.['period_id']).toBe('2025Q1')
  expect((await refused('考核2025年3月.csv', csv(longTable(5).map((row) => row.toSpliced(3, 1))))).code).toBe(
    'needs-confirmation',
  )
})

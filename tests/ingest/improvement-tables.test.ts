import { expect, test } from 'vitest'
import { csv, deliver } from './deliver.ts'

test('a plan that covers many units has a row for each, with what it rests on, who it is owed by and when it was confirmed and begun', async () => {
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      ['改进计划编号', '部门', '计划类型', '指标名称', '改进项目', '责任部门', '计划开始', '实际开始日期', '确认日期', '是否共创', '诊断依据', '决策权', '投入工时', '预期效果', '对本人的好处', '经验教训'],
      ['P01', '一部', '流程优化', '销售额', '交付改进', '信息技术部', '2025-01-01', '2025-01-06', '2025/1/3', '是', '数据+访谈', '共同', '120', '0.4', '少加班', '先试一组'],
      ['P01', '二部', '流程优化', '销售额', '交付改进', '信息技术部', '2025-01-01', '', '', '否', '数据分析、现场观察、访谈', '3', '', '', '', ''],
      ['P02', '三部', '培训', '', '', '', '2025-02-01', '', '', '', '无', '', '', '', '', ''],
    ]),
  ) // prettier-ignore
  expect(report).toMatchObject({ shape: 'plan', quarantined: 0, warnings: [] })
  const [first, second, third] = tables['plan'] ?? []
  expect(first).toMatchObject({
    plan_id: 'P01',
    subject_type: 'unit',
    programme: '交付改进',
    owner_function: '信息技术部',
    acknowledged_on: '2025-01-03',
    started_on: '2025-01-06',
    starts_on: '2025-01-01',
    co_authored: 'true',
    evidence_kinds: 'data+interview',
    decision_level: '2',
    hours: '120',
    expected_effect: '0.4',
    own_benefit: '少加班',
    lesson: '先试一组',
  })
  expect(first?.['kpi_id']).toBe(tables['kpi']?.[0]?.['kpi_id'])
  expect(second).toMatchObject({ plan_id: 'P01', co_authored: 'false', evidence_kinds: 'data+interview+observation', decision_level: '3' })
  expect(second?.['unit_id']).not.toBe(first?.['unit_id'])
  expect(third).toMatchObject({ evidence_kinds: '', co_authored: '', kpi_id: '' })
}) // prettier-ignore

test('an English export of plans names the same columns, and a plan of a person has that person', async () => {
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      ['Plan ID', 'Employee ID', 'Department', 'Programme', 'Owner Function', 'Starts On', 'Started On', 'Acknowledged On', 'Co-authored', 'Evidence Types', 'Decision Rights', 'Effort Hours', 'Lesson'],
      ['P1', '', 'North', 'Lead supply', 'Marketing', '2025-01-01', '2025-01-10', '2025-01-05', 'yes', 'data, interview', 'joint', '40', 'Leads first'],
      ['P2', '007', 'North', '', 'Training', '2025-01-01', '', '', 'no', 'observation', 'none', '', ''],
    ]),
  ) // prettier-ignore
  expect(report).toMatchObject({ shape: 'plan', warnings: [] })
  expect(tables['plan']?.map((row) => [row['subject_type'], row['person_key'] !== '', row['co_authored'], row['decision_level'], row['evidence_kinds']])).toEqual([
    ['unit', false, 'true', '2', 'data+interview'],
    ['person', true, 'false', '0', 'observation'],
  ]) // prettier-ignore
  expect(tables['plan']?.[0]).toMatchObject({ programme: 'Lead supply', started_on: '2025-01-10', acknowledged_on: '2025-01-05' })
}) // prettier-ignore

test('steps of plans are a file of their own: milestones, actions, and what the company has promised', async () => {
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      ['改进计划编号', '步骤', '步骤类型', '责任方', '责任部门', '到期日期', '实际完成日期', '目标编号'],
      ['P01', '梳理流程', '里程碑', '主管', '交付部', '2025-03-31', '2025-04-02', 'G1'],
      ['P01', '补充两名技工', '承诺', '公司', '人力资源部', '2025-04-30', '', ''],
      ['P02', '看板上线', '措施', '公司', '信息技术部', '2025-05-31', '', ''],
    ]),
  )
  expect(report.shape).toBe('steps')
  expect(tables['plan_step']?.map((row) => [row['plan_id'], row['step_no'], row['kind'], row['owner_side'], row['owner_function'], row['due_on'], row['done_on'], row['goal_id']])).toEqual([
    ['P01', '1', 'milestone', 'manager', '交付部', '2025-03-31', '2025-04-02', 'G1'],
    ['P01', '2', 'commitment', 'company', '人力资源部', '2025-04-30', '', ''],
    ['P02', '1', 'action', 'company', '信息技术部', '2025-05-31', '', ''],
  ]) // prettier-ignore
  const english = await deliver(
    'b.csv',
    csv([
      ['Plan ID', 'Step No', 'Step', 'Step Type', 'Owner Side', 'Due On', 'Done On'],
      ['P1', '3', 'Open the board', 'milestone', 'company', '2025-05-31', '2025-05-30'],
    ]),
  )
  expect(english.tables['plan_step']?.[0]).toMatchObject({ step_no: '3', kind: 'milestone', done_on: '2025-05-30' })
})

test('difficulties and proposals of units carry their number, the function that owes an answer, and when it came', async () => {
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      ['部门', '提出日期', '事项类型', '障碍编号', '障碍分类', '责任部门', '答复日期', '是否采纳', '渠道'],
      ['一部', '2025-03-05', '困难', 'B1', '资源', '人力资源部', '2025-03-12', '', '周会'],
      ['一部', '2025-03-05', '困难', 'B2', '流程', '信息技术部', '', '', '系统'],
      ['一部', '2025-03-06', '建议', 'S1', '', '', '2025-03-08', '未采纳', '意见箱'],
    ]),
  )
  expect(report).toMatchObject({ shape: 'checkin', quarantined: 0, warnings: [] })
  expect(tables['checkin']?.map((row) => [row['kind'], row['item_id'], row['blocker_code'], row['owner_function'], row['answered_on'], row['adopted'], row['channel']])).toEqual([
    ['blocker', 'B1', '资源', '人力资源部', '2025-03-12', '', '周会'],
    ['blocker', 'B2', '流程', '信息技术部', '', '', '系统'],
    ['proposal', 'S1', '', '', '2025-03-08', 'false', '意见箱'],
  ]) // prettier-ignore
})

test('a file of goals says who proposed a goal, what kind of indicator it is, when it was confirmed and last touched', async () => {
  const header = ['工号', '部门', '考核周期', '指标名称', '目标值', '实际值', '目标来源', '指标类型', '确认日期', '目标更新日期', '引用经验']
  const { report, tables } = await deliver(
    'a.csv',
    csv([
      header,
      ['01', '一部', '2025-03', '销售额', '100', '90', '上级下达', '结果', '2025-01-08', '2025-02-01', 'P01'],
      ['02', '一部', '2025-03', '拜访量', '20', '18', '共同制定', '过程', '', '', ''],
    ]),
  )
  expect(report.warnings).toEqual([])
  expect(tables['goal_result']?.map((row) => [row['proposed_by'], row['indicator_type'], row['acknowledged_on'], row['updated_on'], row['lesson_id']])).toEqual([
    ['manager', 'result', '2025-01-08', '2025-02-01', 'P01'],
    ['both', 'process', '', '', ''],
  ]) // prettier-ignore
  // 指标类型 with other words is the dimension, as before.
  const other = await deliver('b.csv', csv([header, ['01', '一部', '2025-03', '销售额', '100', '90', '', '财务', '', '', '']]))
  expect(other.tables['goal_result']?.[0]).toMatchObject({ dimension: '财务' })
}) // prettier-ignore

test('who approved a change or a version of a KPI is a role; a name becomes other and is in no table', async () => {
  const revision = await deliver(
    'a.csv',
    csv([
      ['部门', '考核周期', '指标名称', '变更时间', '原目标值', '新目标值', '变更原因', '审批人', '佐证材料'],
      ['一部', '2025-03', '销售额', '2025-02-02', '100', '80', '订单延期', '绩效委员会', '会议纪要3号'],
      ['二部', '2025-03', '销售额', '2025-02-02', '100', '80', '订单延期', '欧阳某', ''],
    ]),
  )
  expect(revision.tables['target_revision']?.map((row) => [row['approver'], row['evidence']])).toEqual([
    ['committee', '会议纪要3号'],
    ['other', ''],
  ])
  expect(JSON.stringify([revision.report, revision.tables])).not.toContain('欧阳某')
  const list = await deliver(
    'b.csv',
    csv([
      ['KPI Code', 'KPI Name', 'Version', 'Unit', 'Direction', 'Valid From', 'Stage', 'Strategic Goal', 'Change Reason', 'Approver'],
      ['K1', 'Sales', '2', 'CNY', 'higher', '2025-01-01', 'growth', 'New markets', 'new accounts count', 'CEO'],
    ]),
  ) // prettier-ignore
  expect(list.tables['kpi']?.[0]).toMatchObject({
    stage: 'growth',
    strategic_goal: 'New markets',
    reason: 'new accounts count',
    approver: 'executive',
  })
})

test('hours, money and incentives are factors of their own, in the long and in the wide form', async () => {
  const long = await deliver(
    'a.csv',
    csv([
      ['部门', '考核月份', '因素名称', '数值', '单位'],
      ['一部', '2025-03', '考核工时', '40', '小时'],
      ['一部', '2025-03', '改进费用', '5000', '元'],
      ['一部', '2025-03', '认可激励', '0.4', ''],
    ]),
  )
  expect(long.tables['context_factor']?.map((row) => row['factor'])).toEqual(['appraise_hours', 'improve_cost', 'incentive_recognition'])
  const wide = await deliver('b.csv', csv([['Department', 'Period', 'Appraisal Hours', 'Improvement Hours'], ['North', '2025-03', '40', '10']]))
  expect(wide.tables['context_factor']?.map((row) => [row['factor'], row['value']])).toEqual([['appraise_hours', '40'], ['improve_hours', '10']])
}) // prettier-ignore

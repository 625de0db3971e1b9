import { FIELDS, isField, type Field } from './fields.ts'
import { foldHeader } from './fold.ts'
import table from './synonyms.json' with { type: 'json' }

/** What a header may mean; `drop` is personal data (or a row number) that is discarded while reading. */
export type Candidate = Field | 'drop'

/** Names of synonyms.json that are called differently here, and the two that stand for two fields each. */
const RENAMED: Record<string, Candidate[]> = {
  'national_id (drop)': ['drop'],
  'row_no (drop)': ['drop'],
  'rater_id / rater_name': ['rater_id', 'rater_name'],
  'plan_start / plan_end': ['plan_start', 'plan_end'],
  cause_role_clarity: ['role_clarity'],
  cause_goal: ['target_difficulty'],
  cause_communication: ['communication'],
  cause_process: ['process'],
  cause_resources: ['resources'],
  cause_ability: ['ability'],
  cause_willingness: ['willingness'],
  cause_market: ['market'],
  cause_customers: ['customers'],
}

/** Headers of side tables and of codes that the table of synonyms does not list. */
const MORE: Partial<Record<Candidate, string[]>> = {
  drop: [
    '手机号码',
    '联系电话',
    '电话',
    '电子邮箱',
    '邮箱地址',
    '身份证号码',
    '银行账号',
    '银行卡号',
    'Phone',
    'E-mail',
    'Email Address',
    'ID Number',
    'Bank Account',
    'Row',
  ],
  department_code: [
    '部门编码',
    '部门编号',
    '部门代码',
    '组织编码',
    '组织编号',
    '组织代码',
    '单位编码',
    '机构编码',
    'Department Code',
    'Dept Code',
    'Org Code',
    'Unit Code',
    'Unit ID',
    'Organization Code',
  ],
  department_path: [
    '所在部门',
    '所在单位',
    '所在组织',
    '单位名称',
    '组织名称',
    '组织路径',
    '组织全路径',
    '部门路径',
    'Unit Name',
    'Unit Path',
    'Department Name',
  ],
  department_name_en: ['部门英文名', '部门英文名称', '英文名称', '英文名', 'English Name'],
  parent_code: ['上级部门编码', '上级组织编码', '上级编码', '父级编码', 'Parent Code', 'Parent Unit Code', 'Parent ID'],
  parent_name: ['上级部门', '上级组织', '上级单位', '父级部门', 'Parent', 'Parent Unit', 'Parent Department'],
  unit_kind: ['部门类型', '组织类型', '组织层级', '单位类型', 'Unit Kind', 'Unit Type', 'Org Type'],
  sort_order: ['排序', '排序号', '显示顺序', 'Sort Order', 'Order'],
  employee_id: [
    '员工代码',
    '职员编号',
    '人员工号',
    '被评价人工号',
    '被考核人工号',
    '被考评人工号',
    '被评估人工号',
    '被评价人编号',
    'Employee Code',
    'Staff Number',
    'Ratee ID',
    'Reviewee ID',
  ],
  rater_id: [
    '考核人工号',
    '评价人工号',
    '评分人工号',
    '评估人工号',
    '考评人工号',
    '评价人编号',
    'Rater ID',
    'Reviewer ID',
    'Appraiser ID',
  ],
  rater_name: ['考核人姓名', '评价人姓名', '评分人姓名', 'Rater Name', 'Reviewer Name'],
  kpi_name_en: ['指标英文名', '指标英文名称', 'KPI Name EN', '英文名称', '英文名', 'English Name'],
  kpi_version: ['版本', '版本号', '指标版本', 'Version', 'KPI Version'],
  definition: ['指标定义', '指标说明', '定义', 'Definition', 'KPI Definition'],
  scoring_rule: ['计算方式', '公式'],
  valid_from: ['生效日期', '生效时间', '启用日期', '开始生效日期', 'Valid From', 'Effective From', 'Effective Date'],
  valid_to: ['失效日期', '失效时间', '停用日期', '截止生效日期', 'Valid To', 'Effective To'],
  goal_id: ['目标编号', '目标ID', 'Goal No', 'Goal Number'],
  target: [
    '季度目标',
    '本月目标',
    '当月目标',
    '本季目标',
    '本期目标',
    '全年目标',
    'Monthly Target',
    'Quarterly Target',
    'Annual Target',
    'Target Value',
  ],
  actual: [
    '完成',
    '本月实际',
    '本月完成',
    '当月实际',
    '当月完成',
    '本季实际',
    '本期完成',
    'Actual Value',
    'Actual Result',
  ],
  period: ['Fiscal Year', 'Reporting Period', 'Reporting Month', 'Quarter'],
  original_target: ['原目标值', '初始目标值', '原定目标', '年初目标值', '期初目标值', '期初目标', 'Original Target'],
  denominator: ['分母', '基数', '样本量', 'Denominator', 'Base'],
  factor: ['影响因素', '环境因素', '因素', '因子', '因素名称', '情境因素', 'Factor', 'Context Factor'],
  value: ['数值', '因素值', '因素数值', '取值', 'Value', 'Factor Value'],
  scale_min: ['量表下限', '最小值', 'Scale Min'],
  scale_max: ['量表上限', '最大值', 'Scale Max'],
  higher_is: ['高值含义', 'Higher Is'],
  respondents: ['答卷人数', '有效样本', '样本数', '问卷份数', '填答人数', 'Respondents', 'Responses'],
  factor_source: ['来源', '因素来源', 'Source'],
  workload: ['工作量', '工作负荷', '人均工作量', 'Workload'],
  feedback: ['反馈充分度', 'Feedback'],
  remedy_code: ['改进方式', '对策', '措施分类', '改进措施类别', '改进对策', 'Remedy', 'Remedy Code', 'Countermeasure'],
  owner_side: ['责任方', '承担方', 'Owner Side'],
  plan_start: ['计划开始日期', '开始日期', '开始时间', 'Plan Start', 'Starts On'],
  plan_end: ['计划结束日期', '结束日期', '计划完成日期', 'Plan End', 'Ends On'],
  closed_on: ['关闭日期', '实际完成日期', '完成时间', 'Closed On', 'Closed Date'],
  cost: ['费用', '投入费用', '计划费用', '成本', 'Cost'],
  result: ['改进结果', '计划结果', '实施效果', '结果说明', 'Outcome'],
  entered_at: [
    '录入时间',
    '录入日期',
    '填报时间',
    '填报日期',
    '上报时间',
    '上报日期',
    'Entered At',
    'Entered On',
    'Recorded At',
    'Recorded On',
  ],
  stage: ['评价阶段', '考核阶段', 'Stage'],
  fte: ['折算人数', 'FTE Share'],
  signed: ['可为负', 'Signed'],
  plausible_min: ['合理下限', 'Plausible Min'],
  plausible_max: ['合理上限', 'Plausible Max'],
  zero_rule: ['零值规则', 'Zero Rule'],
  period_start: ['周期开始', '考核开始日期', 'Period Start'],
  period_end: ['周期结束', '考核结束日期', 'Period End'],
  changed_at: ['变更时间', '调整时间', '调整日期', '修订日期', 'Changed At', 'Changed On', 'Change Date'],
  known_at: [
    '知悉时间',
    '告知时间',
    '告知日期',
    '通知时间',
    '通知日期',
    '公布日期',
    'Known At',
    'Notified On',
    'Announced On',
  ],
  old_value: [
    '变更前目标值',
    '调整前目标值',
    '修订前目标值',
    '变更前目标',
    '调整前目标',
    '变更前',
    '旧目标值',
    '旧值',
    'Old Value',
    'Old Target',
    'Previous Target',
    'Target Before',
  ],
  new_value: [
    '新目标值',
    '变更后目标值',
    '调整后目标值',
    '修订后目标值',
    '变更后目标',
    '调整后目标',
    '变更后',
    '新值',
    'New Value',
    'New Target',
    'Revised Target',
    'Target After',
  ],
  reason: ['变更原因', '变更理由', '变更说明', '修订原因', 'Reason', 'Change Reason'],
  requested_by: ['申请方', '变更申请方', '提出方', '变更发起方', '申请人', '变更申请人', 'Requested By'],
  revised_field: ['变更内容', '变更字段', '变更项', 'Changed Field'],
  event_id: ['事件编号', '事件ID', 'Event ID', 'Event No'],
  kind: [
    '事件类型',
    '事件类别',
    '事项类型',
    '记录类型',
    'Event Type',
    'Event Kind',
    '沟通类型',
    '沟通方式',
    '沟通形式',
    '面谈类型',
    'Check-in Type',
  ],
  label: ['事件', '事件名称', '事件说明', '事件描述', '事件内容', 'Event', 'Event Name', 'Event Description'],
  starts_on: ['事件日期', '事件时间', '事件开始日期', 'Event Date', 'Event Start'],
  ends_on: ['事件结束日期', 'Event End'],
  evidence: ['事件依据', '依据文件', '佐证材料', '文号', 'Evidence'],
  occurred_on: [
    '提出日期',
    '发生日期',
    'Raised On',
    '沟通日期',
    '沟通时间',
    '面谈日期',
    '面谈时间',
    '辅导日期',
    '辅导时间',
    '跟进日期',
    '反馈日期',
    'Occurred On',
    'Check-in Date',
    'Meeting Date',
  ],
  n: ['次数', 'Count', 'Number of Check-ins'],
  initiated_by: ['发起人', '发起方', 'Initiated By'],
  blocker_code: ['障碍', '障碍分类', '阻碍因素', '卡点', 'Blocker Code'],
  scale_id: ['等级标准编号', 'Scale ID'],
  level_raw: ['等级代码', 'Rating Level'],
  ord: ['等级序号', '等级顺序', 'Level Order'],
  min_score: ['最低分', '分数下限', '分值下限', 'Min Score', 'Score From'],
  max_score: ['最高分', '分数上限', '分值上限', 'Score To'],
  quota: ['比例', '分布比例', '强制分布比例', '名额比例', '人数比例', '控制比例', 'Distribution'],
  label_zh: ['等级中文名', '等级含义', '等级描述', '等级说明', 'Label ZH'],
  label_en: ['等级英文名', 'Label EN'],
  programme: ['改进项目', '改进专项', '专项名称', '计划群组', 'Programme', 'Programme Name', 'Improvement Programme'],
  owner_function: [
    '责任部门',
    '归口部门',
    '责任职能',
    '归口职能',
    '负责部门',
    '承接部门',
    'Owner Function',
    'Owner Department',
    'Responsible Function',
  ],
  acknowledged_on: [
    '确认日期',
    '员工确认日期',
    '计划确认日期',
    '签收日期',
    '知悉确认日期',
    'Acknowledged On',
    'Acknowledged At',
    'Acknowledgement Date',
    'Signed On',
  ],
  started_on: [
    '实际开始日期',
    '实际开始时间',
    '实际启动日期',
    '实际开始',
    'Started On',
    'Actual Start',
    'Actual Start Date',
  ],
  co_authored: ['是否共创', '是否共同制定', '共同制定', '员工参与制定', '是否共同编制', 'Co-authored', 'Co-written'],
  own_benefit: [
    '对本人的好处',
    '对执行者的好处',
    '执行者收益',
    '员工受益',
    '个人收益',
    'Own Benefit',
    'Benefit for the Doer',
    "What's in It for the Doer",
  ],
  evidence_kinds: [
    '诊断依据',
    '证据类型',
    '诊断证据',
    '诊断方式',
    'Evidence Kinds',
    'Evidence Types',
    'Diagnosis Evidence',
  ],
  expected_effect: ['预期效果', '预期提升', '预期成效', 'Expected Effect'],
  decision_level: ['决策权', '决策权限', '决策权级别', '执行者决策权', 'Decision Level', 'Decision Rights'],
  hours: ['投入工时', '计划工时', '投入小时', 'Hours', 'Effort Hours'],
  lesson: ['经验教训', '经验总结', '复盘结论', '复盘总结', 'Lesson', 'Lessons Learned'],
  lesson_id: ['引用经验', '引用经验编号', '经验编号', '引用计划编号', '来源计划编号', 'Lesson ID', 'Lesson Ref'],
  step_no: ['步骤序号', '步骤号', '步骤编号', 'Step No', 'Step Number'],
  step_text: ['步骤', '步骤内容', '计划步骤', '步骤说明', '事项内容', 'Step', 'Step Text', 'Action Item', 'Commitment'],
  step_kind: ['步骤类型', '步骤类别', '条目类型', 'Step Kind', 'Step Type'],
  due_on: ['到期日期', '应完成日期', '要求完成日期', '截止日', '到期日', 'Due On', 'Due By'],
  done_on: ['实际完成日', '办结日期', '完成于', 'Done On', 'Completed On', 'Finished On'],
  item_id: ['事项编号', '障碍编号', '建议编号', '提案编号', 'Item ID', 'Ticket', 'Ticket No'],
  answered_on: [
    '答复日期',
    '答复时间',
    '回复日期',
    '回复时间',
    '首次响应日期',
    '响应日期',
    'Answered On',
    'Answered At',
    'Answer Date',
    'Responded On',
  ],
  adopted: ['是否采纳', '采纳情况', '采纳', 'Adopted', 'Accepted'],
  channel: ['渠道', '反馈渠道', '沟通渠道', '来源渠道', 'Channel', 'Feedback Channel'],
  approver: [
    '批准人',
    '核准人',
    '审批人',
    '审批方',
    '批准方',
    '审批角色',
    '批准角色',
    'Approver',
    'Approved By',
    'Approver Role',
  ],
  kpi_stage: ['指标阶段', '适用阶段', '发展阶段', '所处阶段', 'KPI Stage', 'Business Stage', 'Stage'],
  strategic_goal: ['战略目标', '对应战略', '承接战略', '对应战略目标', 'Strategic Goal', 'Strategic Objective'],
  proposed_by: ['目标提出方', '目标提出人', '目标来源', '目标制定方', 'Proposed By', 'Goal Set By', 'Set By'],
  indicator_type: ['指标性质', '指标属性', '结果过程属性', '指标类型', 'Indicator Type', 'Indicator Kind'],
  updated_on: [
    '目标更新日期',
    '目标最近更新',
    '最后更新日期',
    '最后维护日期',
    'Updated On',
    'Goal Updated On',
    'Last Touched',
  ],
  appraise_hours: ['考核工时', '考核投入工时', '考核耗时', 'Appraise Hours', 'Appraisal Hours'],
  improve_hours: ['改进工时', '改进投入工时', '改进耗时', 'Improve Hours', 'Improvement Hours'],
  appraise_cost: ['考核费用', '考核成本', 'Appraise Cost', 'Appraisal Cost'],
  improve_cost: ['改进费用', '改进成本', 'Improve Cost', 'Improvement Cost'],
  incentive_material: ['物质激励', '物质激励覆盖', '物质奖励', 'Material Incentive', 'Incentive Material'],
  incentive_promotion: ['晋升激励', '晋升激励覆盖', '晋升机会', 'Promotion Incentive', 'Incentive Promotion'],
  incentive_recognition: [
    '认可激励',
    '认可激励覆盖',
    '荣誉激励',
    'Recognition Incentive',
    'Incentive Recognition',
    'Recognition',
  ],
}

/** Folded header → everything it may mean, in the order of the table. */
export const candidatesByHeader: ReadonlyMap<string, readonly Candidate[]> = load()

/** A value at the end of a header, as in 销售额目标值: the synonyms of measures, longest first. */
export const measureSuffixes: { suffix: string; field: Field }[] = [...candidatesByHeader]
  .flatMap(([key, candidates]) =>
    candidates
      .filter((c): c is Field =>
        ['weight', 'target', 'actual', 'score', 'attainment_pct', 'baseline', 'stretch'].includes(c),
      )
      .map((field) => ({ suffix: key, field })),
  )
  .filter(({ suffix }) => suffix.length >= 2)
  .sort((a, b) => b.suffix.length - a.suffix.length)

function load(): Map<string, Candidate[]> {
  const found = new Map<string, Candidate[]>()
  const add = (header: string, candidate: Candidate) => {
    const { key } = foldHeader(header)
    if (key === '') return
    const known = found.get(key)
    if (!known) found.set(key, [candidate])
    else if (!known.includes(candidate)) known.push(candidate)
  }
  for (const [name, { zh, en }] of Object.entries(table)) {
    const fields = RENAMED[name] ?? (isField(name) ? [name] : [])
    for (const header of [...zh, ...en].filter(isOneHeader)) {
      for (const field of narrowed(fields, header)) add(withoutComment(header), field)
    }
  }
  for (const [name, headers] of Object.entries(MORE)) {
    for (const header of headers) add(header, name === 'drop' ? 'drop' : (name as Field))
  }
  for (const field of FIELDS) add(field, field)
  return found
}

/** Composites (`年份+周期`), lists of values and comments of the table are no headers. */
function isOneHeader(text: string): boolean {
  return !/[+]|\/.+\/|PIP\/IDP|正向\/负向|越大越好\/|start\/end|detect, never/.test(text)
}

/** `Start Date (person)` names the table's own reading; brackets that belong to headers (`权重(%)`) are folded away anyway. */
function withoutComment(text: string): string {
  return text.replace(/\s*\((?:person|letter|numeric|reviewee\/admin)\)$/, '')
}

/** Of the two fields an entry stands for, the one that its own words decide. */
function narrowed(fields: Candidate[], header: string): Candidate[] {
  if (fields[0] === 'rater_id' && /_id$/i.test(header)) return ['rater_id']
  if (fields[0] === 'rater_id' && /name$/i.test(header)) return ['rater_name']
  if (fields[0] === 'plan_start') {
    if (/开始|start/i.test(header)) return ['plan_start']
    if (/截止|完成|end|due/i.test(header)) return ['plan_end']
  }
  return fields
}

import type { Sheet, Source } from '../exports.ts'
import type { Plan, Side } from '../plans.ts'

const HEADER = [
  '改进计划编号',
  '工号',
  '部门',
  '计划类型',
  '责任方',
  '责任部门',
  '原因分类',
  '措施分类',
  '指标编号',
  '改进项目',
  '计划开始',
  '计划完成时间',
  '计划状态',
  '费用(元)',
  '关闭日期',
  '确认日期',
  '实际开始日期',
  '是否共创',
  '对执行者的好处',
  '诊断依据',
  '预期效果(标准差)',
  '决策权',
  '投入工时',
  '经验教训',
]

/** Improvement plans of units and of persons, with what each was meant to answer: one row for each unit that a plan covers. */
export function planSheet({ company, cards, unit }: Source): Sheet {
  return {
    name: '05_改进计划.csv',
    encoding: 'gb18030',
    rows: [
      HEADER,
      ...company.plans.flatMap((plan) =>
        plan.unit_ids.map((unit_id) => [
          plan.plan_id,
          plan.person === null ? null : cards[plan.person]!.number,
          unit(unit_id).path,
          TYPES[plan.type],
          SIDES[plan.owner_side],
          plan.owner_function,
          CAUSES[plan.cause_code],
          REMEDIES[plan.remedy_code],
          plan.kpi_id,
          plan.programme,
          plan.starts_on,
          plan.ends_on,
          plan.status === 'closed' ? '已完成' : '进行中',
          plan.cost,
          plan.closed_on,
          plan.acknowledged_on,
          plan.started_on,
          plan.co_authored ? '是' : '否',
          plan.own_benefit,
          plan.evidence_kinds.map((kind) => EVIDENCE[kind]!).join('+') || '无',
          plan.expected_effect,
          LEVELS[plan.decision_level],
          plan.hours,
          plan.lesson,
        ]),
      ),
    ],
  }
}

/** What was to be done in each plan, by whom, until when. */
export function planStepSheet({ company }: Source): Sheet {
  return {
    name: '11_改进计划步骤.csv',
    encoding: 'gb18030',
    rows: [
      ['改进计划编号', '步骤序号', '步骤', '步骤类型', '责任方', '责任部门', '到期日期', '实际完成日期'],
      ...company.plans.flatMap(({ plan_id, steps }) =>
        steps.map(({ step_no, text, kind, owner_side, owner_function, due_on, done_on }) => [
          ...[plan_id, step_no, text, KINDS[kind], SIDES[owner_side], owner_function, due_on, done_on],
        ]),
      ),
    ],
  }
}

const SIDES: Record<Side, string> = { manager: '主管', company: '公司' }
const KINDS = { milestone: '里程碑', commitment: '承诺', action: '措施' } as const
const EVIDENCE: Record<string, string> = { data: '数据', interview: '访谈', observation: '观察' }
const LEVELS = { 0: '告知', 1: '征询', 2: '共同', 3: '自主' } as const
const TYPES: Record<Plan['type'], string> = {
  process: '流程优化',
  resource: '资源支持',
  coaching: '辅导',
  IDP: '个人发展计划',
}
const CAUSES: Record<Plan['cause_code'], string> = {
  ability: '能力不足',
  process: '流程问题',
  resource: '资源不足',
  communication: '沟通不畅',
}
const REMEDIES: Record<Plan['remedy_code'], string> = {
  training: '培训',
  redesign: '流程再造',
  headcount: '增补人员',
  coaching: '辅导',
  'hand-over': '交接规则',
  tool: '工具支持',
  rhythm: '定期沟通',
}

import type { Sheet, Source } from '../exports.ts'
import type { Plan } from '../plans.ts'

/** Improvement plans of units, with what each was meant to answer. */
export function planSheet({ company, unit }: Source): Sheet {
  return {
    name: '05_改进计划.csv',
    encoding: 'gb18030',
    rows: [
      [
        '改进计划编号',
        '部门',
        '计划类型',
        '责任方',
        '原因分类',
        '措施分类',
        '计划开始',
        '计划完成时间',
        '计划状态',
        '费用(元)',
      ],
      ...company.plans.map((plan) => [
        plan.plan_id,
        unit(plan.unit_id).path,
        TYPES[plan.type],
        plan.owner_side === 'company' ? '公司' : '主管',
        CAUSES[plan.cause_code],
        REMEDIES[plan.remedy_code],
        plan.starts_on,
        plan.ends_on,
        plan.status === 'closed' ? '已完成' : '进行中',
        plan.cost,
      ]),
    ],
  }
}

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
}

import type { Sheet, Source } from '../exports.ts'

/** Improvement plans of units, with what each was meant to answer. */
export function planSheet({ company, unit }: Source): Sheet {
  return {
    name: '改进计划.csv',
    encoding: 'gb18030',
    rows: [
      [
        '改进计划编号',
        '部门',
        '计划类型',
        '责任方',
        '原因分类',
        '改进措施类别',
        '计划开始',
        '计划完成时间',
        '计划状态',
        '费用(元)',
      ],
      ...company.plans.map((plan) => [
        plan.plan_id,
        unit(plan.unit_id).path,
        plan.type,
        plan.owner_side,
        plan.cause_code,
        plan.remedy_code,
        plan.starts_on,
        plan.ends_on,
        plan.status,
        plan.cost,
      ]),
    ],
  }
}

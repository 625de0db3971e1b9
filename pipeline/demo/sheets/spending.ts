import type { Sheet, Source } from '../exports.ts'

/** Hours and money spent on appraising and on improving, and who got which incentive, team by month. */
export function spendingSheet({ company, unit }: Source): Sheet {
  return {
    name: '15_考核与改进投入.csv',
    encoding: 'gb18030',
    rows: [
      ['部门', '考核月份', '考核工时', '改进工时', '考核费用(元)', '改进费用(元)', '物质激励', '晋升激励', '认可激励'],
      ...company.spending.map((one) => [
        ...[unit(one.unit_id).path, one.month, one.appraise_hours, one.improve_hours, one.appraise_cost],
        ...[one.improve_cost, one.incentive_material, one.incentive_promotion, one.incentive_recognition],
      ]),
    ],
  }
}

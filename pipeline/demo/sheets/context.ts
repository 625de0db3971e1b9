import type { Sheet, Source } from '../exports.ts'
import { FACTORS } from '../factors.ts'

/** Circumstances of each team and month, one row each, under the names the company uses for them. */
export function contextSheet({ company, unit }: Source): Sheet {
  return {
    name: '04_环境因素.csv',
    encoding: 'gb18030',
    rows: [
      ['部门', '考核月份', '因素名称', '数值', '单位', '高值含义', '来源'],
      ...company.factors.map(({ unit_id, month, factor, value }) => {
        const { label, unit: measure, higher_is, source } = FACTORS[factor]
        return [unit(unit_id).path, month, label, value, measure, MEANS[higher_is], COMES_FROM[source]]
      }),
    ],
  }
}
const MEANS = { better: '越大越好', worse: '越小越好' } as const
const COMES_FROM = { record: '系统记录', survey: '问卷' } as const

import type { Sheet, Source } from '../exports.ts'
import { FACTORS } from '../factors.ts'

/** Circumstances of each team and month, one column each, under the names the company uses for them. */
export function contextSheet({ company, unit }: Source): Sheet {
  const names = Object.keys(FACTORS) as (keyof typeof FACTORS)[]
  const byPlace = Map.groupBy(company.factors, ({ month, unit_id }) => `${month} ${unit_id}`)
  return {
    name: '环境因素.csv',
    encoding: 'gb18030',
    rows: [
      ['部门', '考核月份', ...names.map((name) => `${FACTORS[name].label}(${FACTORS[name].unit})`)],
      ...[...byPlace]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, factors]) => {
          const { unit_id, month } = factors[0]!
          return [
            unit(unit_id).path,
            month,
            ...names.map((name) => factors.find((f) => f.factor === name)?.value ?? null),
          ]
        }),
    ],
  }
}

import type { LoopResult } from './result.ts'
import type { Rows } from './rows.ts'

/**
 * What goes into improving beside what goes into appraising: B = I / (I + A) in hours and in money, and the hours of appraising for a
 * head and month. One side without figures is not testable, never 0. No value is aimed at.
 */
export function investmentOf(spent: Rows['spent'], isIn: (unit_id: string) => boolean): LoopResult['investment'] {
  const own = spent.filter(({ unit_id }) => isIn(unit_id))
  const of = (factor: string) => own.filter((row) => row.factor === factor)
  const sum = (rows: Rows['spent'], value: (row: Rows['spent'][number]) => number) =>
    rows
      .map(value)
      .sort((a, b) => a - b)
      .reduce((all, one) => all + one, 0)
  const total = (factor: string) => (of(factor).length === 0 ? null : sum(of(factor), (row) => row.total))
  const both = (improve: number | null, appraise: number | null) =>
    improve === null || appraise === null || improve + appraise === 0
      ? null
      : { improve, appraise, share: improve / (improve + appraise) }
  const hours = both(total('improve_hours'), total('appraise_hours'))
  const money = both(total('improve_cost'), total('appraise_cost'))
  const heads = sum(of('appraise_hours'), (row) => row.n_person_months)
  const days = own
    .flatMap(({ from_day, to_day }) => [from_day?.slice(0, 10) ?? [], to_day?.slice(0, 10) ?? []].flat())
    .toSorted()
  const isKnown = hours !== null || money !== null
  return {
    status: isKnown ? 'found' : 'not_testable',
    needs: isKnown
      ? null
      : total('appraise_hours') === null
        ? 'context_factor.appraise_hours'
        : 'context_factor.improve_hours',
    hours,
    money,
    burden: hours !== null && heads > 0 ? hours.appraise / heads : null,
    from_day: days[0] ?? null,
    to_day: days.at(-1) ?? null,
  }
}

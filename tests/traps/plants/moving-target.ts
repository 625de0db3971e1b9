import { attainmentOf, dayAfter, resultsOf, rounded, type GoalRecord } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** In every tenth result of the unit or so the target is moved to the actual value, one to three weeks after the period. */
  plant(organisation, { unit, size }) {
    const share = 0.065 * size
    const rows = resultsOf(organisation, { unit }).filter((row) => (attainmentOf(row) ?? 1) < 0.99)
    const wanted = Math.ceil(share * resultsOf(organisation, { unit }).length)
    const every = Math.max(1, Math.floor(rows.length / wanted))
    for (const [i, row] of rows
      .filter((_, place) => place % every === 0)
      .slice(0, wanted)
      .entries()) {
      row.target = row.actual
      row.target_revised_at = dayAfter(row.period_end, 7 + (i % 15))
    }
  },
  /**
   * A third of the unit's targets are adjusted in the first half of the period with reason and approver, others carry a corrected
   * typo, and one KPI is re-based everywhere before the period.
   */
  lookalike(organisation, { unit, kpi }) {
    const move = (row: GoalRecord, factor: number, revisedOn: string) => {
      row.target = rounded(row.original_target! * factor, 6)
      row.target_revised_at = revisedOn
    }
    for (const [i, row] of resultsOf(organisation, { unit }).entries()) {
      if (i % 3 === 0) {
        move(row, 0.85, dayAfter(row.period_start, 10))
        organisation.revisions.push({
          ...{
            goal_id: null,
            person_key: row.person_key!,
            unit_id: unit,
            changed_at: row.target_revised_at!,
            field: 'target',
          },
          ...{
            old_value: row.original_target!,
            new_value: row.target!,
            reason: '客户项目延期',
            requested_by: 'company',
          },
        })
      }
      if (i % 3 === 1) move(row, 1.003, dayAfter(row.period_end, 3))
    }
    for (const row of resultsOf(organisation, { kpi })) move(row, 1.05, dayAfter(row.period_start, -20))
  },
}

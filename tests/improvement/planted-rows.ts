import type { PlanRow, Rows } from '#queries/analyses/plan-outcomes/rows.ts'
import type { PlanInput } from '#queries/improvement/outcome/define.ts'

/** A planted organisation as the analysis reads it: every unit under the root, one plan of the given name (or one per unit). */
export function plantedRows(
  input: PlanInput,
  planOf: (unit: string, i: number) => Partial<PlanRow> = () => ({}),
): Rows {
  const treated = input.subjects.filter(({ start }) => start !== null)
  return {
    rows: input.subjects.flatMap(({ id, z, gap, n_people }) =>
      input.periods.map(({ period_id }, t) => ({
        ...{
          subject_type: 'unit',
          subject_id: id,
          unit_id: id,
          manager_key: null,
          goal_family: 'kpi k1',
          measure: '*',
          period_id,
        },
        ...{ n_people, gap_z: z[t]!, gap_ratio: gap[t]! },
      })),
    ),
    plans: treated.map(({ id, start }, i) => plan({ plan_id: 'P1', unit_id: id, start_on: start, ...planOf(id, i) })),
    periods: input.periods.map(({ period_id, start, end }) => ({ period_id, period_start: start, period_end: end })),
    units: [
      { unit_id: 'root', parent_id: null, name_zh: '公司', name_en: 'Company', depth: 0 },
      ...input.subjects.map(({ id }) => ({ unit_id: id, parent_id: 'root', name_zh: id, name_en: id, depth: 1 })),
    ],
    guardrails: [],
    breaks: [],
    events: [],
  }
}

export const plan = (some: Partial<PlanRow>): PlanRow => ({
  ...{ plan_id: 'P1', unit_id: null, person_key: null, programme: null, type: 'training', cause_code: 'ability' },
  ...{ remedy_code: 'training', kpi_id: null, start_on: null, end_on: null, cost: null, hours: null, is_asked: true },
  ...some,
})

import type { Tested, TestedUnit, Touched } from './define.ts'

export const company: TestedUnit = { kind: 'company', unit_id: 'root', kpi_id: null, part: null }
export const department = (unit_id: string): TestedUnit => ({ kind: 'department', unit_id, kpi_id: null, part: null })
/** A KPI over all units; `key` is the kpi_id, or the goal where results name no KPI. */
export const kpi = (kpi_id: string): TestedUnit => ({ kind: 'kpi', unit_id: null, kpi_id, part: null })

/** All results of a unit, in all periods or in one. */
export const allOf = (unit: TestedUnit, period_id: string | null = null): Touched => ({
  unit_id: unit.unit_id === 'root' ? null : unit.unit_id,
  kpi_id: unit.kpi_id,
  period_id,
  n_rows: null,
})

/** An outcome of which only the given fields are known; nothing is touched and nothing was found. */
export function outcome(unit: TestedUnit, of: Partial<Tested> & Pick<Tested, 'status' | 'n'>): Tested {
  return {
    unit,
    ...{ reason: null, n_people: null, first_period: null, last_period: null },
    ...{ effect: null, low: null, high: null, p: null, q: null },
    evidence: { facts: {}, rows: [] },
    touched: [],
    ...of,
  }
}

/** A unit that cannot be tested, and why: a code of REASONS or of the check's own words. */
export const notTestable = (unit: TestedUnit, reason: string, n = 0, n_people: number | null = null): Tested =>
  outcome(unit, { status: 'not_testable', reason, n, n_people })

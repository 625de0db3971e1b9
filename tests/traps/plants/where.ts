import type { Organisation } from '../organisation.ts'

/** Where a trap is planted and how large: 1 is the effect size of the catalogue, a little above the threshold of its rule. */
export type Where = { unit: string; kpi: string; size: number; seed: number }

/** A trap and its innocent look-alike, as changes of a clean organisation. */
export type Plant = {
  /** What it is planted in: a department, a KPI over all departments, or the whole company. */
  at: 'department' | 'kpi' | 'company'
  plant: (organisation: Organisation, where: Where) => void
  lookalike: (organisation: Organisation, where: Where) => void
  /** Where it must be found, as the function `found` writes it; default: the unit, the KPI, or root. */
  expected?: (where: Where) => string[]
  /** Its finding is never more than a note (caution). */
  isNote?: true
  /** Months of results without which it cannot be found; default: what the generator gives. */
  months?: number
  /** It adds results in every unit, so that the bench gives it a company of its own. */
  addsResults?: true
  /** Settings without which the check tests nothing, such as declared pairs. */
  thresholds?: Record<string, unknown>
}

export const expectedAt = ({ at, expected }: Plant, where: Where): string[] =>
  expected?.(where) ?? [at === 'department' ? where.unit : at === 'kpi' ? where.kpi : 'root']

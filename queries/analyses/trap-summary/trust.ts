import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import type { TrapSummaryResult } from './result.ts'

export type Grade = ImportQualityResult['trust']['grade']
export type Trust = {
  grade: Grade
  reasons: ImportQualityResult['trust']['reasons']
  /** Checks that found a trap, in the order in which they run, and units whose verdict waits. */
  traps: string[]
  blocked: number
  /** Data defects that touch at least 5 % of the company's results. */
  companyDefects: string[]
}

/** From here on a defect of the data concerns the company as a whole. */
const LEAST_SHARE = 0.05

/**
 * How far the figures can be trusted: the grade of the imports, lowered by data traps. A data defect in at least 5 % of the company's
 * results makes it low, any trap medium at best. `traps` is null where they are not known; the grade is then that of the imports.
 */
export function trustWith(imports: ImportQualityResult['trust'], traps: TrapSummaryResult | null): Trust {
  const found = (traps?.checks ?? []).filter(({ n_trap }) => n_trap > 0)
  const defects = new Set((traps?.checks ?? []).filter(({ family }) => family === 'defect').map(({ slug }) => slug))
  const companyDefects = (traps?.company ?? [])
    .filter(({ slug, touched_share }) => defects.has(slug) && touched_share >= LEAST_SHARE)
    .map(({ slug }) => slug)
  const cap: Grade = companyDefects.length > 0 ? 'low' : found.length > 0 ? 'medium' : 'high'
  return {
    grade: RANK[cap] < RANK[imports.grade] ? cap : imports.grade,
    reasons: imports.reasons,
    traps: found.map(({ slug }) => slug),
    blocked: traps?.blocked.length ?? 0,
    companyDefects,
  }
}

const RANK: Record<Grade, number> = { low: 0, medium: 1, high: 2 }

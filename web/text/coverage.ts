/**
 * How often the 95 % intervals of a diagnosis held the truth, as printed by `node tests/planted/coverage-table.ts 420`: of so many
 * generated companies (or their units), the share in which the true value lay inside the interval, and below it.
 */
export type CoverageOf =
  | `${'company' | 'unit'} ${'common' | 'conditions' | 'individual' | 'fluctuation' | 'Q'}`
  | `realised ${'system' | 'individual' | 'noise'}`

export type CoverageRow = { of: CoverageOf; cases: number; within: number; below: number }

export const COVERAGE: readonly CoverageRow[] = []

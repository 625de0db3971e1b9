/**
 * How often the 95 % intervals of a diagnosis held the truth, as printed by `node tests/planted/coverage-table.ts 420 9001`: of so many
 * generated companies (or their units), the share in which the true value lay inside the interval, and below it.
 */
export type CoverageOf =
  | `${'company' | 'unit'} ${'common' | 'conditions' | 'individual' | 'fluctuation' | 'Q'}`
  | `realised ${'system' | 'individual' | 'noise'}`

export type CoverageRow = { of: CoverageOf; cases: number; within: number; below: number }

export const COVERAGE: readonly CoverageRow[] = [
  { of: 'company common', cases: 420, within: 0.95, below: 0.04 },
  { of: 'company conditions', cases: 420, within: 0.938, below: 0.014 },
  { of: 'company individual', cases: 420, within: 0.933, below: 0.038 },
  { of: 'company fluctuation', cases: 420, within: 0.95, below: 0.017 },
  { of: 'company Q', cases: 331, within: 0.934, below: 0.024 },
  { of: 'unit common', cases: 4709, within: 0.953, below: 0.034 },
  { of: 'unit conditions', cases: 4709, within: 0.937, below: 0.033 },
  { of: 'unit individual', cases: 4709, within: 0.941, below: 0.026 },
  { of: 'unit fluctuation', cases: 4709, within: 0.939, below: 0.026 },
  { of: 'unit Q', cases: 3475, within: 0.955, below: 0.026 },
  { of: 'realised system', cases: 420, within: 0.94, below: 0.01 },
  { of: 'realised individual', cases: 420, within: 0.926, below: 0.04 },
  { of: 'realised noise', cases: 420, within: 0.933, below: 0.036 },
]

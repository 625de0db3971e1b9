import { expect, test } from 'vitest'
import type { TrapSummaryResult } from './result.ts'
import { trustWith, type Grade } from './trust.ts'

const imports = (grade: Grade) => ({ grade, reasons: [] })
const check = (slug: string, family: TrapSummaryResult['checks'][number]['family'], n_trap: number) => ({
  ...{ slug, family, status: n_trap > 0 ? ('trap' as const) : ('pass' as const), reason: null, missing_column: null },
  ...{ n_trap, n_caution: 0, n_pass: 4, n_not_testable: 0, is_changed: false },
})
const summary = (of: Partial<TrapSummaryResult>): TrapSummaryResult => ({
  ...{ kind: 'found', checks: [], blocked: [], company: [] },
  ...of,
})

test('without traps the grade is that of the imports, and so it is where nothing is known of traps', () => {
  for (const grade of ['high', 'medium', 'low'] as const) {
    expect(trustWith(imports(grade), null).grade).toBe(grade)
    expect(trustWith(imports(grade), summary({ checks: [check('gate', 'defect', 0)] })).grade).toBe(grade)
  }
})

test('any trap makes the trust medium at best, and never raises it', () => {
  const traps = summary({ checks: [check('halo', 'rating', 2)] })
  expect(trustWith(imports('high'), traps)).toMatchObject({ grade: 'medium', traps: ['halo'] })
  expect(trustWith(imports('low'), traps).grade).toBe('low')
})

test('a data defect in 5 % of the company’s results makes it low; a trap of another family or a smaller share does not', () => {
  const graded = (slug: string, family: 'defect' | 'target', touched_share: number) =>
    trustWith(imports('high'), summary({ checks: [check(slug, family, 1)], company: [{ slug, touched_share }] }))
  expect(graded('gate', 'defect', 0.05)).toMatchObject({ grade: 'low', companyDefects: ['gate'] })
  expect(graded('gate', 'defect', 0.049)).toMatchObject({ grade: 'medium', companyDefects: [] })
  expect(graded('bunching', 'target', 0.6).grade).toBe('medium')
})

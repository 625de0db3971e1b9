import { defineAnalysis } from '#queries/define.ts'
import { ROOT_UNIT, SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { toUnitName } from '#queries/names.ts'
import { chart } from './chart.ts'
import { params, result, type FactorEvidenceResult } from './result.ts'
import { factorRow, type FactorRow } from './rows.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'
import { byWeight, toEvidence } from './to-evidence.ts'

/** Which measured circumstances go with the gap of the company and of one unit, how sure that is, and which cannot be told apart. */
export default defineAnalysis({
  slug: 'factor-evidence',
  params,
  queries: { rows: factorRow },
  result,
  text,
  analyse: ({ rows }): FactorEvidenceResult => analyse(rows),
  figures: (found: FactorEvidenceResult) =>
    found.n_people === null
      ? []
      : [
          { key: UNIT, n: found.n_people, cell: null },
          ...(found.factors.some(({ here }) => here !== null)
            ? [{ key: HERE, n: found.n_people, cell: null, smallest: SMALLEST_DISTRIBUTION }]
            : []),
        ],
  withhold: (found: FactorEvidenceResult, keys): FactorEvidenceResult =>
    keys.has(UNIT)
      ? { ...found, kind: 'withheld', n_people: null, factors: [] }
      : keys.has(HERE)
        ? { ...found, factors: found.factors.map((factor) => ({ ...factor, here: null })) }
        : found,
  chart,
  tables,
})

/** Keys of the figures: the unit with its count, and what the circumstances go with in it. */
const UNIT = 'unit'
const HERE = 'here'

function analyse(rows: readonly FactorRow[]): FactorEvidenceResult {
  const first = rows[0]
  const unit = first ? toUnitName(first) : null
  if (first?.is_withheld || first?.is_company_withheld) return { kind: 'withheld', unit, n_people: null, factors: [] }
  const isCompany = first?.unit_id === ROOT_UNIT
  const factors = rows.flatMap((row) => {
    const one = toEvidence(row)
    return one === null ? [] : [isCompany ? { ...one, here: null } : one]
  })
  // How hard targets are is always listed as not testable; alone it is no evidence.
  const isKnown = factors.some(({ level }) => level !== 'goal')
  if (!first?.n_people || !isKnown) return { kind: 'empty', unit, n_people: null, factors: [] }
  return { kind: 'found', unit, n_people: first.n_people, factors: factors.toSorted(byWeight) }
}

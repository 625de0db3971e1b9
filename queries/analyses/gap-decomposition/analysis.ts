import { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { ROOT_UNIT, SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { toUnitName } from '#queries/names.ts'
import { chart } from './chart.ts'
import { params, result, type GapDecompositionResult } from './result.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

const number = z.number().nullable()

export const partRow = z.object({
  unit_id: z.string(),
  parent_id: z.string().nullable(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  depth: z.number().int(),
  n_people: z.number().int().nullable(),
  n_rows: z.number().int().nullable(),
  is_withheld: z.boolean().nullable(),
  gap_z: number,
  average_gap_z: number,
  average_gap_z_low: number,
  average_gap_z_high: number,
  company_gap_z: number,
  is_company_withheld: z.boolean().nullable(),
  position: z.number().int().nullable(),
  factor: z.string().nullable(),
  side: z.string().nullable(),
  contribution: number,
  contribution_low: number,
  contribution_high: number,
})
export type PartRow = z.infer<typeof partRow>
type Part = GapDecompositionResult['parts'][number]

/** The mean gap of one unit as a sum: common to the company, then what differs here. It explains the mean, and only that. */
export default defineAnalysis({
  slug: 'gap-decomposition',
  params,
  queries: { rows: partRow },
  result,
  text,
  analyse: ({ rows }): GapDecompositionResult => analyse(rows),
  figures: (found: GapDecompositionResult) =>
    found.n_people === null
      ? []
      : [
          { key: UNIT, n: found.n_people, cell: null },
          ...(found.parts.length > 0
            ? [{ key: PARTS, n: found.n_people, cell: null, smallest: SMALLEST_DISTRIBUTION }]
            : []),
        ],
  withhold: (found: GapDecompositionResult, keys) =>
    keys.has(UNIT) ? nothing('withheld', found.unit) : keys.has(PARTS) ? tooFew(found) : found,
  chart,
  tables,
})

/** Keys of the figures: the unit's mean and count, and its split. */
const UNIT = 'unit'
const PARTS = 'parts'

function analyse(rows: readonly PartRow[]): GapDecompositionResult {
  const unit = rows[0]
  if (!unit) return nothing('empty', null)
  const name = toUnitName(unit)
  if (unit.is_withheld || unit.is_company_withheld) return nothing('withheld', name)
  if (unit.gap_z === null || !unit.n_people) return nothing('empty', name)
  const found = {
    unit: name,
    n_people: unit.n_people,
    n_rows: unit.n_rows,
    gap_z: unit.gap_z,
    company_gap_z: unit.company_gap_z,
  }
  if (unit.n_people < SMALLEST_DISTRIBUTION) return tooFew(found)
  if (unit.unit_id === ROOT_UNIT) return companyOf(unit, found)
  const own = rows
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0) || compare(a.factor ?? '', b.factor ?? ''))
    .flatMap((row) =>
      row.factor === null || row.contribution === null ? [] : [toPart(row.factor, row.contribution, row)],
    )
  if (own.length === 0 || unit.company_gap_z === null) return tooFew(found)
  const common: Part = { factor: 'common', side: 'common', contribution: unit.company_gap_z, low: null, high: null }
  return { kind: 'found', ...found, parts: [common, ...own] }
}

/** The company against itself has no differences: what an average employee would reach, and what remains. */
function companyOf(unit: PartRow, found: Pick<GapDecompositionResult, Known>): GapDecompositionResult {
  if (unit.average_gap_z === null || unit.gap_z === null) return tooFew(found)
  const common: Part = {
    factor: 'common',
    side: 'common',
    contribution: unit.average_gap_z,
    low: unit.average_gap_z_low,
    high: unit.average_gap_z_high,
  }
  const rest = unit.gap_z - unit.average_gap_z
  const residual: Part = { factor: 'residual', side: 'noise', contribution: rest, low: null, high: null }
  return { kind: 'found', ...found, parts: [common, residual] }
}

type Known = 'unit' | 'n_people' | 'n_rows' | 'gap_z' | 'company_gap_z'

const toPart = (factor: string, contribution: number, row: PartRow): Part => ({
  factor,
  side: row.side === 'individual' || row.side === 'noise' ? row.side : 'system',
  contribution,
  low: row.contribution_low,
  high: row.contribution_high,
})

/** Enough people for a mean, too few for its split (or nothing was fitted). */
const tooFew = ({
  unit,
  n_people,
  n_rows,
  gap_z,
  company_gap_z,
}: Pick<GapDecompositionResult, Known>): GapDecompositionResult => ({
  ...{ kind: 'too_few', unit, n_people, n_rows, gap_z, company_gap_z, parts: [] },
})

const nothing = (kind: 'empty' | 'withheld', unit: GapDecompositionResult['unit']): GapDecompositionResult => ({
  ...{
    kind,
    unit,
    n_people: null,
    n_rows: null,
    gap_z: null,
    company_gap_z: null,
    parts: [],
  },
})

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

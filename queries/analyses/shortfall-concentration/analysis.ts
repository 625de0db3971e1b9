import { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { SMALLEST_GROUP } from '#queries/domain.ts'
import { toUnitName } from '#queries/names.ts'
import { chart } from './chart.ts'
import { params, result, type ShortfallConcentrationResult } from './result.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

const number = z.number().nullable()
const count = z.number().int().nullable()

export const concentrationRow = z.object({
  unit_id: z.string(),
  parent_id: z.string().nullable(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  depth: z.number().int(),
  is_withheld: z.boolean().nullable(),
  n_people_of_unit: count,
  n_people: count,
  n_tenth: count,
  tenth_share: number,
  chance_share: number,
  chance_low: number,
  chance_high: number,
})

/** A tenth of fewer people than this would single them out. */
const SMALLEST_TENTH = SMALLEST_GROUP
const SMALLEST_UNIT = 10 * SMALLEST_TENTH

/** Is the shortfall spread over most people or carried by few? For HR, over groups whose tenth is itself a group; never a person. */
export default defineAnalysis({
  slug: 'shortfall-concentration',
  params,
  queries: { rows: concentrationRow },
  result,
  text,
  analyse: ({ rows }): ShortfallConcentrationResult => analyse(rows),
  figures: ({ n_people, tenth_share }: ShortfallConcentrationResult) =>
    n_people === null
      ? []
      : [{ key: UNIT, n: n_people, cell: null, ...(tenth_share === null ? {} : { smallest: SMALLEST_UNIT }) }],
  withhold: (found: ShortfallConcentrationResult, keys) => (keys.has(UNIT) ? nothing('withheld', found.unit) : found),
  chart,
  tables,
  readers: ['hr'],
})

const UNIT = 'unit'

function analyse(rows: readonly z.infer<typeof concentrationRow>[]): ShortfallConcentrationResult {
  const row = rows[0]
  if (!row) return nothing('empty', null)
  const unit = toUnitName(row)
  if (row.is_withheld) return nothing('withheld', unit)
  if (!row.n_people_of_unit) return nothing('empty', unit)
  const { n_people, n_tenth, tenth_share, chance_share, chance_low, chance_high } = row
  if (n_people === null || (n_tenth ?? 0) < SMALLEST_TENTH || n_people < SMALLEST_UNIT) {
    return { ...nothing('too_few', unit), n_people: row.n_people_of_unit }
  }
  if (tenth_share === null || chance_share === null || chance_high === null) return nothing('empty', unit)
  const reading = tenth_share > chance_high ? 'few' : 'spread'
  return { kind: 'found', unit, n_people, tenth_share, chance_share, chance_low, chance_high, reading }
}

const nothing = (
  kind: ShortfallConcentrationResult['kind'],
  unit: ShortfallConcentrationResult['unit'],
): ShortfallConcentrationResult => ({
  ...{ kind, unit, n_people: null, tenth_share: null },
  ...{ chance_share: null, chance_low: null, chance_high: null, reading: null },
})

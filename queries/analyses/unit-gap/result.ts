import { z } from 'zod'
import { gapCell, kpiName, periodName, unitName } from '#queries/result.ts'

export const params = z.object({
  unit: z.string().nullable().default(null).describe('the unit; default the whole organisation'),
  cycle: z.string().nullable().default(null).describe('the period; default the newest with a gap for this unit'),
})

/** Over the people of the cell; bins with fewer than SMALLEST_GROUP people are merged into their neighbour. Ratios. */
export const distribution = z.object({
  n_people: z.number().int(),
  q25: z.number(),
  median: z.number(),
  q75: z.number(),
  /** Share of people at or above target; null while fewer than SMALLEST_GROUP people stand on one of the two sides. */
  share_at_target: z.number().nullable(),
  bins: z.array(z.object({ from: z.number().nullable(), to: z.number().nullable(), n: z.number().int() })),
})

export const result = z.object({
  kind: z.enum(['found', 'empty']),
  unit: unitName.nullable(),
  parents: z.array(unitName),
  period: periodName.nullable(),
  overall: gapCell.nullable(),
  /** null with fewer than SMALLEST_DISTRIBUTION people, or when the cell is withheld or has no people. */
  distribution: distribution.nullable(),
  kpis: z.array(z.object({ kpi: kpiName, cell: gapCell })),
  children: z.array(z.object({ unit: unitName, cell: gapCell })),
})
export type UnitGapResult = z.infer<typeof result>

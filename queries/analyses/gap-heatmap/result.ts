import { z } from 'zod'
import { excludedCounts, gapCell, kpiName, periodName, unitName } from '#queries/result.ts'
import { unitMark } from './verdicts.ts'

export const params = z.object({
  unit: z.string().nullable().default(null).describe('unit whose branch is shown; default the whole organisation'),
  by: z
    .enum(['period', 'kpi'])
    .default('period')
    .describe('columns: periods of one KPI (or all), or KPIs of one period'),
  kpi: z.string().nullable().default(null).describe('KPI for by=period; default all together'),
  cycle: z
    .string()
    .nullable()
    .default(null)
    .describe('last period shown (by=period) or the period (by=kpi); default the newest'),
})

export const column = z.object({
  id: z.string(),
  name_zh: z.string(),
  name_en: z.string(),
  unit: z.string().nullable(),
})

export const result = z.object({
  kind: z.enum(['found', 'empty']),
  by: z.enum(['period', 'kpi']),
  scope: unitName.nullable(),
  kpi: kpiName.nullable(),
  period: periodName.nullable(),
  columns: z.array(column),
  /** Columns that exist, of which at most HEATMAP_COLUMNS are shown. */
  n_columns: z.number().int(),
  rows: z.array(unitName),
  /** True when the branch has more than HEATMAP_ROWS units and only its upper levels are shown. */
  collapsed: z.boolean(),
  /** column_id is the id of the column the cell stands in. */
  cells: z.array(gapCell.extend({ column_id: z.string() })),
  /** At most three: lowest gaps beyond noise in the newest column (by=period) or any column (by=kpi), no unit twice, none inside another's branch. */
  largest: z.array(gapCell.extend({ column_id: z.string() })),
  /** Cells judged, and how many of them chance alone would colour. */
  n_judged_cells: z.number().int(),
  expected_false_signals: z.number(),
  excluded: excludedCounts,
  /** One per unit shown that has rows of people; a verdict belongs to the unit over all periods. */
  verdicts: z.array(unitMark),
})
export type HeatmapResult = z.infer<typeof result>

import { z } from 'zod'
import { ROLES } from '#queries/domain.ts'
import { kpiName, periodName, unitName } from '#queries/result.ts'

/**
 * GET /api/catalogue: the names every page needs, once per snapshot, and the role as which everything is read. Units in
 * organisation-chart order, periods oldest first.
 */
export const catalogue = z.object({
  role: z.enum(ROLES),
  snapshot: z.string(),
  built_at: z.string(),
  code_version: z.string(),
  company_zh: z.string(),
  company_en: z.string(),
  units: z.array(unitName),
  kpis: z.array(kpiName),
  periods: z.array(periodName),
})
export type Catalogue = z.infer<typeof catalogue>

/** GET /api/analyses: one line per analysis, titles in both languages. */
export const analysisList = z.array(
  z.object({
    slug: z.string(),
    title: z.object({ zh: z.string(), en: z.string() }),
    question: z.object({ zh: z.string(), en: z.string() }),
    params: z.record(z.string(), z.unknown()),
    tables: z.array(z.string()),
  }),
)
export type AnalysisList = z.infer<typeof analysisList>

/** GET /api/health */
export const health = z.object({
  status: z.enum(['ok', 'degraded']),
  snapshot: z.string().nullable(),
  newest: z.string().nullable(),
  node: z.string(),
  uptime_s: z.number(),
})

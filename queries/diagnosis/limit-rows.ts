import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import type { Limit } from './factors.ts'
import type { Identification, LimitFound } from './identification.ts'
import type { ModelData } from './model-data.ts'
import type { DiagnosisRow } from './tables.ts'

/** All that limits what may be said of the company, each once. A gate that could not run adds itself where it failed. */
export function companyLimits(
  data: ModelData,
  found: Identification,
  fit: RemlFit,
  { sampled, total, company }: { sampled: number; total: number; company: readonly Limit[] },
): LimitFound[] {
  const plain = (code: Limit, value: number | null = null): LimitFound => ({ code, factor: null, value })
  const limits: LimitFound[] = [...company.map((code) => plain(code)), ...found.limits]
  if (fit.method === 'moments') limits.push(plain('approximate'))
  if (!data.has_targets) limits.push(plain('no_targets'))
  if (sampled < total) limits.push(plain('sampled', sampled))
  // What identification found carries its figure; the verdict's own mention of it says no more.
  const detailed = new Set(
    limits.filter(({ factor, value }) => factor !== null || value !== null).map(({ code }) => code),
  )
  const seen = new Set<string>()
  return limits.filter(({ code, factor, value }) => {
    const key = `${code} ${factor}`
    const isRepeated = seen.has(key) || (factor === null && value === null && detailed.has(code))
    seen.add(key)
    return !isRepeated
  })
}

export const limitRows = (unit_id: string, limits: readonly LimitFound[]): DiagnosisRow<'diagnosis_limit'>[] =>
  limits.map(({ code, factor, value }, position) => ({ unit_id, position, code, factor, value }))

/** One version of a KPI as delivered; dates are ISO text. */
export type KpiVersion = {
  kpi_id: string
  version: number | null
  valid_from: string | null
  valid_to: string | null
  stage: string | null
  strategic_goal: string | null
  reason: string | null
  approver: string | null
}

export const STALE_REASONS = ['no_strategic_goal', 'no_variance', 'unchanged_through_stage'] as const
export type StaleReason = (typeof STALE_REASONS)[number]
export type KpiHistory = {
  kpi_id: string
  versions: KpiVersion[]
  /** Pairs of versions that are valid on the same day: the later one, and the one before it. */
  overlaps: { version: number; before: number }[]
  /** Versions after the first without a reason or an approver, where any KPI names one. */
  undocumented: number[]
  stale: StaleReason[]
}

/**
 * Versions of each KPI in order, where they overlap, and which KPIs have grown stale (goals 11). A link to a strategic goal, a stage and
 * an approver are asked for only where the KPI list names any at all; `flat` are KPIs whose results were all alike in the newest four
 * periods.
 */
export function kpiHistories(rows: readonly KpiVersion[], flat: ReadonlySet<string>): KpiHistory[] {
  const names = (of: (row: KpiVersion) => string | null) => rows.some((row) => of(row) !== null)
  const [hasGoals, hasApprovers, hasReasons] = [
    names((row) => row.strategic_goal),
    names((row) => row.approver),
    names((row) => row.reason),
  ]
  const lastStage = newestStage(rows)
  const all = [...Map.groupBy(rows, ({ kpi_id }) => kpi_id)].map(([kpi_id, some]): KpiHistory => {
    const versions = some.toSorted(
      (a, b) => (a.version ?? 1) - (b.version ?? 1) || ((a.valid_from ?? '') < (b.valid_from ?? '') ? -1 : 1),
    )
    const newest = versions.at(-1)!
    const stale: StaleReason[] = []
    if (hasGoals && newest.strategic_goal === null) stale.push('no_strategic_goal')
    if (flat.has(kpi_id)) stale.push('no_variance')
    if (lastStage !== null && newest.stage !== null && newest.stage !== lastStage) stale.push('unchanged_through_stage')
    return {
      kpi_id,
      versions,
      overlaps: versions.flatMap((one, i) => {
        const before = versions[i - 1]
        if (!before || !overlaps(before, one)) return []
        return [{ version: one.version ?? i + 1, before: before.version ?? i }]
      }),
      undocumented: versions.flatMap((one, i) =>
        i > 0 && ((hasReasons && one.reason === null) || (hasApprovers && one.approver === null))
          ? [one.version ?? i + 1]
          : [],
      ),
      stale,
    }
  })
  return all.toSorted((a, b) => (a.kpi_id < b.kpi_id ? -1 : 1))
}

/** The stage of the newest version of any KPI: where the business stands now. Null where stages are not told or do not change. */
function newestStage(rows: readonly KpiVersion[]): string | null {
  const staged = rows.filter(({ stage, valid_from }) => stage !== null && valid_from !== null)
  if (new Set(staged.map(({ stage }) => stage)).size < 2) return null
  return staged.reduce((newest, one) => (one.valid_from! > newest.valid_from! ? one : newest)).stage
}

/** A version without an end lasts until the next one begins, which is no overlap; one that ends on or after the next one's first day is. */
const overlaps = (before: KpiVersion, after: KpiVersion): boolean =>
  after.valid_from !== null && before.valid_to !== null && before.valid_to >= after.valid_from

/** The level of one KPI, version and period. `median_log` is over positive results only, the rest over all. */
export type LevelRow = {
  kpi_key: string
  kpi_id: string | null
  kpi_version: number
  period_id: string
  period_start: string
  n_rows: number
  n_positive: number
  n_people: number
  n_higher: number
  n_lower: number
  scale_ratio: number | null
  median_ratio: number | null
  median_log: number | null
  lower_quartile: number | null
  upper_quartile: number | null
  mean_log_actual: number | null
  mean_log_target: number | null
}

/** One KPI over time, one level a period: of the version that most results of the period name. */
export type KpiSeries = {
  kpi_key: string
  kpi_id: string | null
  levels: readonly LevelRow[]
  all: readonly LevelRow[]
}

export function kpiSeries(rows: readonly LevelRow[]): KpiSeries[] {
  return [...Map.groupBy(rows, ({ kpi_key }) => kpi_key)]
    .map(([kpi_key, all]) => ({
      kpi_key,
      kpi_id: all[0]!.kpi_id,
      all,
      levels: [...Map.groupBy(all, ({ period_id }) => period_id).values()]
        .map((versions) => versions.toSorted((a, b) => b.n_rows - a.n_rows || b.kpi_version - a.kpi_version)[0]!)
        .sort((a, b) => compare(a.period_start, b.period_start) || compare(a.period_id, b.period_id)),
    }))
    .sort((a, b) => compare(a.kpi_key, b.kpi_key))
}

/** Stretches of one version: a new version is another definition, and its level is not compared with that of the old one. */
export function stretches(levels: readonly LevelRow[]): LevelRow[][] {
  const all: LevelRow[][] = []
  for (const level of levels) {
    const open = all.at(-1)
    if (open?.[0]?.kpi_version === level.kpi_version) open.push(level)
    else all.push([level])
  }
  return all
}

export const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Results of a KPI that rests on no people: delivered for units, one a unit and period. */
export const isOfUnits = ({ levels }: KpiSeries) => levels.every(({ n_people }) => n_people === 0)

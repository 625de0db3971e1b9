/** Figures of one team and KPI: how many, and how many of them lie on the 5 % grid. */
export type TeamCount = {
  unit_id: string
  manager_no: number | null
  kpi_key: string
  n: number
  n_people: number
  n_on_grid: number
  n_on_target: number
  /** Share of the values that can be recorded at all and that lie on the grid; 0 where figures have many decimals. */
  forced_share: number
}

/** A department or team as it is tested: its own counts and the share that the same KPIs have elsewhere. */
export type Counted = {
  n: number
  /** At least so many people: those of its KPI with most of them. */
  n_people: number
  onGrid: number
  onTarget: number
  expected: number
}

export type PoolLimits = {
  /** Least share on the grid that is expected of honest figures. */
  chance: number
  /** A KPI with fewer figures elsewhere has no pool; its figures are left out. */
  fewest: number
}

/** All figures by KPI, from which those of any team or department can be taken away. */
export function pool(rows: readonly TeamCount[]): Map<string, { n: number; onGrid: number }> {
  const of = new Map<string, { n: number; onGrid: number }>()
  for (const { kpi_key, n, n_on_grid } of rows) {
    const sum = of.get(kpi_key) ?? { n: 0, onGrid: 0 }
    of.set(kpi_key, { n: sum.n + n, onGrid: sum.onGrid + n_on_grid })
  }
  return of
}

/**
 * The share on the grid that a team or department would have, if its figures were as those of the same KPIs elsewhere:
 *
 *   expected = Σ_k n_k · max(chance, forced_k, (G_k − g_k)/(N_k − n_k)) / Σ_k n_k
 *
 * n, g its own figures and those of them on the grid, N, G those of everybody, k the KPIs that are also used elsewhere.
 *
 * @param rows  of one team or department, any number per KPI
 */
export function compare(
  rows: readonly TeamCount[],
  everybody: ReadonlyMap<string, { n: number; onGrid: number }>,
  { chance, fewest }: PoolLimits,
): Counted {
  const own = pool(rows)
  const counted: Counted = { n: 0, n_people: 0, onGrid: 0, onTarget: 0, expected: chance }
  let expected = 0
  for (const { kpi_key, n, n_people, n_on_grid, n_on_target, forced_share } of rows) {
    const elsewhere = {
      n: everybody.get(kpi_key)!.n - own.get(kpi_key)!.n,
      onGrid: everybody.get(kpi_key)!.onGrid - own.get(kpi_key)!.onGrid,
    }
    if (elsewhere.n < fewest) continue
    counted.n += n
    counted.n_people = Math.max(counted.n_people, n_people)
    counted.onGrid += n_on_grid
    counted.onTarget += n_on_target
    expected += n * Math.max(chance, forced_share, elsewhere.onGrid / elsewhere.n)
  }
  return counted.n === 0 ? counted : { ...counted, expected: expected / counted.n }
}

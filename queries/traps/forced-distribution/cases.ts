import type { LevelRow, PanelRow } from './rows.ts'

export type TestedKind = 'department' | 'company' | 'group'
/** Ratings of one unit on its main scale, by period and level, the lowest first. */
export type Case = {
  kind: TestedKind
  id: string
  periods: { period_id: string; counts: number[]; n: number }[]
  /** Name of each level in use anywhere on the scale, and the share that the company sets for it, where delivered. */
  levels: string[]
  quota: (number | null)[]
  n: number
  panel: PanelRow
}
/** Why a unit has no case, with the number of its ratings. */
export type NoCase = { kind: TestedKind; id: string; reason: string; n: number }

/**
 * One case a unit: the scale of most of its ratings, and the periods in which at least `fewest` people were rated on it. Scales with
 * too many values to have levels make none.
 */
export function casesOf(
  levels: readonly LevelRow[],
  panels: readonly PanelRow[],
  fewest: number,
): { cases: Case[]; without: NoCase[] } {
  const scales = Map.groupBy(
    levels.filter(({ place, unit_kind }) => place !== null && unit_kind === 'company'),
    ({ scale_key }) => scale_key,
  )
  const panelOf = new Map(panels.map((panel) => [keyOf(panel, panel.scale_key), panel]))
  const cases: Case[] = []
  const without: NoCase[] = []
  for (const rows of Map.groupBy(levels, (row) => keyOf(row, '')).values()) {
    const { unit_kind: kind, tested_id: id } = rows[0]!
    const scale = mainScale(rows)
    const own = rows.filter(({ scale_key, place }) => scale_key === scale && place !== null)
    const n = sum(rows)
    const panel = panelOf.get(keyOf(rows[0]!, scale))
    if (own.length === 0 || !panel) {
      without.push({ kind, id, reason: 'many_values', n })
      continue
    }
    const all = scales.get(scale)!
    const names: string[] = []
    const quota: (number | null)[] = []
    for (const { place, level, quota: share } of all) {
      names[place! - 1] = level!
      quota[place! - 1] = share
    }
    const periods = [...Map.groupBy(own, ({ period_id }) => period_id)]
      .map(([period_id, some]) => {
        const counts = names.map(() => 0)
        for (const { place, n_ratings } of some) counts[place! - 1]! += n_ratings
        return { period_id, counts, n: sum(some), from: some[0]!.period_start }
      })
      .filter((period) => period.n >= fewest)
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.period_id < b.period_id ? -1 : 1))
      .map(({ from: _, ...period }) => period)
    if (periods.length === 0) {
      without.push({ kind, id, reason: 'few_people', n })
      continue
    }
    const total = periods.reduce((all, period) => all + period.n, 0)
    cases.push({ kind, id, periods, levels: names, quota, n: total, panel })
  }
  return { cases, without }
}

/** The scale of most ratings; one with levels before one without, among equals the first by name. */
function mainScale(rows: readonly LevelRow[]): string {
  const withLevels = rows.some(({ place }) => place !== null) ? rows.filter(({ place }) => place !== null) : rows
  const scales = [...Map.groupBy(withLevels, ({ scale_key }) => scale_key)].map(([key, some]) => ({
    key,
    n: sum(some),
  }))
  return scales.sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1))[0]!.key
}

const keyOf = ({ unit_kind, tested_id }: { unit_kind: string; tested_id: string }, scale: string) =>
  `${unit_kind}\u001f${tested_id}\u001f${scale}`
const sum = (rows: readonly LevelRow[]) => rows.reduce((total, { n_ratings }) => total + n_ratings, 0)

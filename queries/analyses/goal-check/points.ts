import type { GoalSettings } from '#queries/goals/settings.ts'
import { quadrantOf, QUADRANTS } from '#queries/goals/plane.ts'
import type { GoalCheckResult, GoalPoint } from './result.ts'
import type { PointRow } from './rows.ts'

/** One point of the plane for each unit and KPI; a unit that shares its name with another gets that of the unit above as well. */
export function pointsOf(rows: readonly PointRow[], settings: GoalSettings): GoalPoint[] {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const bearers = new Map<string, Set<string>>()
  for (const { name_zh, unit_id } of rows) {
    const key = name_zh ?? unit_id
    bearers.set(key, (bearers.get(key) ?? new Set()).add(unit_id))
  }
  const label = (row: PointRow, own: string | null, other: string | null, above: string | null) => {
    const name = own ?? other ?? row.unit_id
    return (bearers.get(row.name_zh ?? row.unit_id)?.size ?? 0) > 1 && above ? `${above} · ${name}` : name
  }
  return rows
    .toSorted((a, b) => a.tree_order - b.tree_order || order(a, b))
    .map((row) => {
      const clarity = row.known_weight > 0 ? row.clarity_weight / row.known_weight : null
      const isSlack = row.is_slack || (row.lane === 'kpi' && row.by_trap === 'trivial-target')
      return {
        unit_id: row.unit_id,
        unit_zh: label(row, row.name_zh, row.name_en, row.parent_zh ?? row.parent_en),
        unit_en: label(row, row.name_en, row.name_zh, row.parent_en ?? row.parent_zh),
        kpi_id: row.kpi_id,
        kpi_zh: row.kpi_id === null ? null : (row.kpi_zh ?? row.kpi_en ?? row.kpi_id),
        kpi_en: row.kpi_id === null ? null : (row.kpi_en ?? row.kpi_zh ?? row.kpi_id),
        kpi_version: row.kpi_version,
        lane: row.lane,
        quadrant: quadrantOf({ chance: row.chance, clear: clarity, isSlack }, settings),
        clarity,
        chance: row.chance,
        low: row.chance_low,
        high: row.chance_high,
        basis: row.basis ?? 'none',
        n_periods: row.n_periods ?? 0,
        n_goals: row.n_goals,
        n_people: row.n_people,
        weight_share: total > 0 ? row.weight / total : 0,
        is_ceiling: row.is_ceiling || (row.lane === 'kpi' && row.by_trap === 'unattainable-target'),
        is_slack: isSlack,
        by_trap: row.lane === 'kpi' ? row.by_trap : null,
      }
    })
}

type Places = GoalCheckResult['places']

/** How many goals, and which part of the weight of these rows, lie in each place of the plane. */
export function placesOf(points: readonly GoalPoint[]): Places {
  const total = points.reduce((sum, { weight_share }) => sum + weight_share, 0)
  return QUADRANTS.flatMap((quadrant) => {
    const some = points.filter((point) => point.quadrant === quadrant)
    if (some.length === 0) return []
    const sum = (of: (point: GoalPoint) => number) => some.reduce((all, point) => all + of(point), 0)
    return [
      {
        quadrant,
        n_goals: sum(({ n_goals }) => n_goals),
        weight_share: total > 0 ? sum(({ weight_share }) => weight_share) / total : 0,
      },
    ]
  })
}

/** The chance of these goals on average, by weight; null where none has one. */
export function meanChanceOf(points: readonly GoalPoint[]): number | null {
  const known = points.filter(({ chance }) => chance !== null)
  const total = known.reduce((sum, { weight_share }) => sum + weight_share, 0)
  return total > 0 ? known.reduce((sum, { weight_share, chance }) => sum + weight_share * chance!, 0) / total : null
}

/** Part of the weight that is out of reach, too easy, or does not say what done looks like: what the floor looks at. */
export function floorShareOf(rows: readonly PointRow[]): number | null {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0) return null
  const bad = rows.reduce((sum, row) => {
    const isBad = row.lane === 'kpi' && (row.is_ceiling || row.is_slack || row.by_trap !== null)
    return sum + (isBad ? row.weight : row.no_criterion_weight)
  }, 0)
  return bad / total
}

const order = (a: PointRow, b: PointRow) => {
  const [left, right] = [a, b].map(({ kpi_id, kpi_version, lane }) => `${kpi_id ?? ''} ${kpi_version} ${lane}`)
  return left! < right! ? -1 : left! > right! ? 1 : 0
}

import { seeded } from '#queries/stats/random.ts'
import { round } from './factors.ts'
import { kpiById, type Kpi } from './kpis.ts'
import { dayAfter, lastDay, type Month } from './months.ts'
import { inBranch, type Plant } from './plant.ts'

/** The targets of one KPI in one unit and month, with what would have been fair. */
export type Goal = {
  kpi: Kpi
  version: number
  fair: number
  original: number
  current: number
  revised_on: string | null
}

/** Sales and output are planned lower around Spring Festival and higher at the end of a quarter; targets allow for it. */
const SEASON: Record<string, number> = { '01': 0.95, '02': 0.8, '03': 1.05, '06': 1.05, '09': 1.05, '12': 1.1 }
const SEASONAL: ReadonlySet<string> = new Set(['K01', 'K02', 'K08'])

/** Everyone in a unit has the same targets in a month. The level of a unit is drawn once, from a stream of its own. */
export function setGoals(
  plants: readonly Plant[],
  seed: number,
): (unit_id: string, kpi_id: string, month: Month) => Goal {
  const levels = new Map<string, number>()
  const goals = new Map<string, Goal>()
  return (unit_id, kpi_id, month) => {
    const key = `${unit_id} ${kpi_id} ${month}`
    const known = goals.get(key)
    if (known) return known
    const kpi = kpiById(kpi_id)
    const place = `${unit_id} ${kpi_id}`
    const level = levels.get(place) ?? 0.9 + 0.2 * seeded(seed, `target ${place}`)()
    levels.set(place, level)
    // Shares and marks out of 100 have no room for levels of their own.
    const bounded = kpi.unit === '%' || kpi.unit === '分'
    const season = SEASONAL.has(kpi_id) ? (SEASON[month.slice(5)] ?? 1) : 1
    const fair = round(kpi.target * (bounded ? 1 : level) * season, kpi.decimals)
    const touching = plants.filter(
      (plant) => !('unit_id' in plant && plant.unit_id) || inBranch(unit_id, plant.unit_id),
    )
    let original = fair
    let current = fair
    let version = 1
    let revised_on: string | null = null
    for (const plant of touching) {
      if (plant.kind === 'hard-target' && plant.kpi_id === kpi_id)
        original = current = round(original * plant.factor, kpi.decimals)
      if (plant.kind === 'definition-change' && plant.kpi_id === kpi_id && month >= plant.from) version = 2
    }
    for (const plant of touching) {
      if (plant.kind !== 'moved-target' || month < plant.from || month > plant.to) continue
      // Easier means lower for "higher is better" and higher for "lower is better".
      current = round(kpi.direction === 'higher' ? original * plant.factor : original / plant.factor, kpi.decimals)
      // Nine days after its month: the result is known by then.
      revised_on = dayAfter(lastDay(month), 9)
    }
    const goal = { kpi, version, fair, original, current, revised_on }
    goals.set(key, goal)
    return goal
  }
}

/** Attainment against a target (> 0): actual/target, or 2 − actual/target when lower is better. */
export const attainment = (direction: Kpi['direction'], actual: number, target: number): number =>
  direction === 'higher' ? actual / target : 2 - actual / target

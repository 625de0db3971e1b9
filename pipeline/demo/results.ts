import { normal, seeded } from '#queries/stats/random.ts'
import { departmentMonth, type EffectSizes, type Effects } from './effects.ts'
import { round } from './factors.ts'
import { attainment, setGoals } from './goals.ts'
import { DRIVEN_BY_LEADS, DRIVEN_BY_WAITING, roleById } from './kpis.ts'
import type { Month } from './months.ts'
import type { Posting } from './people.ts'
import { inBranch, type Plant } from './plant.ts'
import { departmentOf, divisionOf, UNIT_LEVEL_DEPARTMENT } from './structure.ts'

/** One goal of one person in one month; `person` null is a result of the unit itself. `weight` in percent. */
export type Result = {
  person: number | null
  unit_id: string
  manager: number | null
  role_id: string | null
  kpi_id: string
  kpi_version: number
  month: Month
  weight: number
  original_target: number | null
  target: number | null
  actual: number | null
  revised_on: string | null
}
/** The true parts of each result, parallel to it, in standard deviations; with the common gap they add up to (r0 − 1)/scale. */
export type Parts = { conditions: Float64Array; person: Float64Array; fluctuation: Float64Array }
export type Results = { results: Result[]; parts: Parts }

/** Shares of results that were not delivered, by chance alone: on leave, or no target agreed. */
const NO_ACTUAL = 0.004
const NO_TARGET = 0.002

type Ingredients = {
  postings: Posting[]
  months: Month[]
  effects: Effects
  sizes: EffectSizes
  leads: Map<string, number>
  waiting: Map<string, number>
  plants: readonly Plant[]
  seed: number
}

/**
 * Month by month and person by person: attainment = 1 + scale · (common + division + department + manager + role + KPI +
 * month + department × month + person + person × month + noise + what was planted), made into an actual figure.
 */
export function drawResults({ postings, months, effects, sizes, leads, waiting, plants, seed }: Ingredients): Results {
  const goalOf = setGoals(plants, seed)
  const swing = seeded(seed, 'person_month')
  const noise = seeded(seed, 'noise')
  const missing = seeded(seed, 'missing')
  const elasticity = plants.find((plant) => plant.kind === 'leads-shortage')?.elasticity ?? 0
  const results: Result[] = []
  const conditions: number[] = []
  const persons: number[] = []
  const fluctuation: number[] = []

  const add = (
    at: Omit<Posting, 'from' | 'to' | 'person'> & { person: number | null },
    month: Month,
    goals: Record<string, number>,
  ) => {
    const { unit_id, person, manager, role_id } = at
    const own = person === null ? 0 : effects.person[person]!
    const lately = sizes.person_month * normal(swing)
    const place =
      (effects.division.get(divisionOf(unit_id)) ?? 0) +
      (effects.department.get(departmentOf(unit_id)) ?? 0) +
      (effects.department_month.get(departmentMonth(unit_id, month)) ?? 0) +
      (manager === null ? 0 : (effects.manager.get(manager) ?? 0)) +
      (effects.role.get(role_id) ?? 0) +
      (effects.month.get(month) ?? 0) +
      shiftOf(unit_id, month, plants)
    for (const [kpi_id, weight] of Object.entries(goals)) {
      const { kpi, version, fair, original, current, revised_on } = goalOf(unit_id, kpi_id, month)
      const driven =
        (DRIVEN_BY_LEADS.has(kpi_id) ? elasticity * (leads.get(`${unit_id} ${month}`) ?? 0) : 0) -
        (DRIVEN_BY_WAITING.has(kpi_id)
          ? weightOfWaiting(unit_id, plants) * (waiting.get(`${unit_id} ${month}`) ?? 0)
          : 0)
      const around = place + (effects.kpi.get(kpi_id) ?? 0) + driven + (version === 2 ? redefined(kpi_id, plants) : 0)
      const z = effects.common + around + own + lately + sizes.noise * normal(noise)
      const value = fair * (kpi.direction === 'higher' ? 1 + kpi.scale * z : 1 - kpi.scale * z)
      const top = kpi.unit === '%' || kpi.unit === '分' ? 100 : Infinity
      const actual = round(Math.min(top, Math.max(0, value)), kpi.decimals)
      // What a target that is not the fair one adds or takes is a condition, not luck.
      const against = (target: number) => (attainment(kpi.direction, value, target) - 1) / kpi.scale
      const hardness = against(original) - against(fair)
      const seen = (attainment(kpi.direction, actual, original) - 1) / kpi.scale
      const luck = missing()
      const hasTarget = luck >= NO_TARGET
      results.push({
        person,
        unit_id,
        manager,
        role_id: person === null ? null : role_id,
        kpi_id,
        kpi_version: version,
        month,
        weight,
        original_target: hasTarget ? original : null,
        target: hasTarget ? current : null,
        actual: luck < NO_TARGET || luck >= NO_TARGET + NO_ACTUAL ? actual : null,
        revised_on: hasTarget ? revised_on : null,
      })
      conditions.push(around + hardness)
      persons.push(own)
      fluctuation.push(seen - effects.common - around - hardness - own)
    }
  }

  for (const month of months) {
    for (const posting of postings) {
      if (posting.from > month || posting.to < month) continue
      add(posting, month, roleById(posting.role_id).goals)
    }
    add({ person: null, unit_id: UNIT_LEVEL_DEPARTMENT, manager: null, role_id: 'head' }, month, UNIT_GOALS)
  }
  return {
    results,
    parts: {
      conditions: Float64Array.from(conditions),
      person: Float64Array.from(persons),
      fluctuation: Float64Array.from(fluctuation),
    },
  }
}

/** What the department without people of its own answers for. */
const UNIT_GOALS = { K02: 40, K09: 35, K10: 25 }

function shiftOf(unit_id: string, month: Month, plants: readonly Plant[]): number {
  let sum = 0
  for (const plant of plants) {
    if (plant.kind === 'unit-shift' && inBranch(unit_id, plant.unit_id) && (!plant.from || month >= plant.from))
      sum += plant.shift
  }
  return sum
}

/** How much waiting time counts in a unit; 0 where no plant says so. */
const weightOfWaiting = (unit_id: string, plants: readonly Plant[]): number =>
  plants.reduce(
    (sum, plant) =>
      sum + (plant.kind === 'waiting-with-process' && inBranch(unit_id, plant.unit_id) ? plant.elasticity : 0),
    0,
  )

const redefined = (kpi_id: string, plants: readonly Plant[]): number =>
  plants.reduce(
    (sum, plant) => sum + (plant.kind === 'definition-change' && plant.kpi_id === kpi_id ? plant.shift : 0),
    0,
  )

import { normal, seeded } from '#queries/stats/random.ts'
import type { Month } from './months.ts'
import { KPIS, ROLES } from './kpis.ts'
import { inBranch, type Plant } from './plant.ts'
import type { Workforce } from './people.ts'
import { departmentOf, type Structure } from './structure.ts'

/**
 * How large the ordinary differences are, as standard deviations of effects, themselves in standard deviations of a person's
 * attainment; `common` is no spread but the gap that everyone shares. Within one goal and month the parts add up to a
 * standard deviation of about 1.
 */
export type EffectSizes = {
  common: number
  division: number
  department: number
  department_month: number
  manager: number
  role: number
  kpi: number
  month: number
  person: number
  person_month: number
  noise: number
}
export const ORDINARY: Readonly<EffectSizes> = {
  common: -0.15,
  division: 0.12,
  department: 0.2,
  department_month: 0.12,
  manager: 0.2,
  role: 0.1,
  kpi: 0.2,
  month: 0.12,
  person: 0.35,
  person_month: 0.3,
  noise: 0.75,
}
/** Nothing but chance: no unit, manager, role, KPI, month or person differs. */
export const INNOCENT: Readonly<EffectSizes> = {
  common: 0,
  division: 0,
  department: 0,
  department_month: 0,
  manager: 0,
  role: 0,
  kpi: 0,
  month: 0,
  person: 0,
  person_month: 0,
  noise: 1,
}

/** The drawn effects by level, in standard deviations. Keys are ids; people and managers are numbers of persons. */
export type Effects = {
  common: number
  division: Map<string, number>
  department: Map<string, number>
  department_month: Map<string, number>
  manager: Map<number, number>
  role: Map<string, number>
  kpi: Map<string, number>
  month: Map<Month, number>
  person: Float64Array
}

/** Each level has a random stream of its own, so that a plant or another size at one level leaves the others as they were. */
export function drawEffects(
  { units }: Structure,
  { people, postings }: Workforce,
  months: Month[],
  sizes: EffectSizes,
  plants: readonly Plant[],
  seed: number,
): Effects {
  const draw = <Key>(level: keyof EffectSizes, keys: Iterable<Key>): Map<Key, number> => {
    const random = seeded(seed, level)
    return new Map([...keys].map((key) => [key, sizes[level] * normal(random)]))
  }
  const departments = units.filter((unit) => unit.kind === 'department').map((unit) => unit.unit_id)
  const person = Float64Array.from(draw('person', people.keys()).values())
  plants.forEach((plant, index) => {
    if (plant.kind === 'person-spread') {
      const extra = seeded(seed, `person-spread ${index}`)
      const touched = new Set(postings.filter((p) => inBranch(p.unit_id, plant.unit_id)).map((p) => p.person))
      for (const one of touched) person[one]! += plant.sd * normal(extra)
    }
  })
  const manager = draw(
    'manager',
    new Set(postings.flatMap((p) => (p.manager === null ? [] : [p.manager])).sort((a, b) => a - b)),
  )
  for (const plant of plants) {
    if (plant.kind !== 'manager-shift') continue
    const leader = firstLeader(plant.unit_id, { people, postings })
    manager.set(leader, (manager.get(leader) ?? 0) + plant.shift)
  }
  return {
    common: sizes.common,
    division: draw(
      'division',
      units.filter((unit) => unit.kind === 'division').map((unit) => unit.unit_id),
    ),
    department: draw('department', departments),
    department_month: draw(
      'department_month',
      departments.flatMap((id) => months.map((month) => departmentMonth(id, month))),
    ),
    manager,
    role: draw(
      'role',
      ROLES.map((role) => role.role_id),
    ),
    kpi: draw(
      'kpi',
      KPIS.map((kpi) => kpi.kpi_id),
    ),
    month: draw('month', months),
    person,
  }
}

export const departmentMonth = (unit_id: string, month: Month): string => `${departmentOf(unit_id)} ${month}`

/** The person who leads most people of a team in its first month. */
export function firstLeader(unit_id: string, { postings }: Workforce): number {
  const led = postings.find(
    (p) => p.unit_id === unit_id && p.manager !== null && p.role_id !== 'head' && !isHead(p.manager, postings),
  )
  if (led?.manager == null) throw new RangeError(`no leader in unit ${unit_id}`)
  return led.manager
}
const isHead = (person: number, postings: Posting[]) => postings.find((p) => p.person === person)?.role_id === 'head'
type Posting = Workforce['postings'][number]

import { below, normal, seeded, type Random } from '#queries/stats/random.ts'
import { countTables, type CountTables } from '#queries/stats/mixed/count-tables.ts'
import { FACTORS, type Factor } from '#queries/diagnosis/factors.ts'
import type { ModelData } from '#queries/diagnosis/model-data.ts'

export const KINDS = ['system', 'individual', 'mixed', 'noise', 'confounded', 'single_period'] as const
export type Kind = (typeof KINDS)[number]

/** A department of exactly so many people whose gap has one cause. */
export type PlantedDepartment = { people: number; cause: 'system' | 'individual' }

export type PlantedOptions = {
  seed: number
  kind: Kind
  people?: number
  periods?: number
  /** Goals of each employee in each period. */
  goals?: number
  departments?: number
  /** Department sizes from a few to many times the mean, people who join late, results that are missing. */
  unbalanced?: boolean
  /** Share of the people who change the department in each period. */
  moves?: number
  /** Student's t with 4 degrees of freedom instead of the normal, for people and residuals. */
  heavyTails?: boolean
  plants?: PlantedDepartment[]
  /** Overrides of single standard deviations, and of `common`. */
  sizes?: Partial<Sizes>
}
/** Standard deviations of effects in z; `common` is the gap that all share. */
export type Sizes = Record<Factor | 'common' | 'residual', number>

export type Planted = {
  data: ModelData
  tables: CountTables
  /** The true parts of each row; they add up to its gap. */
  truth: {
    common: number
    system: Float64Array
    person: Float64Array
    fluctuation: Float64Array
    /** By factor and level, and the mean square of the residuals that were drawn. */
    effects: Record<Factor, Float64Array>
    residualVariance: number
  }
  /** Factors planted as one grouping: only their sum can be known. */
  inseparable: Factor[]
  /** Index into data.units of each planted department, in the order of `plants`. */
  planted: number[]
}

const NONE: Sizes = { common: 0, department: 0, department_period: 0, manager: 0, role: 0, goal: 0, period: 0, person: 0, person_period: 0, residual: 1 } // prettier-ignore
const SYSTEM: Sizes = { common: -0.5, department: 0.5, department_period: 0.15, manager: 0.25, role: 0.15, goal: 0.35, period: 0.2, person: 0.25, person_period: 0.25, residual: 0.7 } // prettier-ignore
export const SIZES: Readonly<Record<Kind, Sizes>> = {
  system: SYSTEM,
  individual: { common: 0.05, department: 0.1, department_period: 0.05, manager: 0.1, role: 0.05, goal: 0.1, period: 0.05, person: 0.9, person_period: 0.25, residual: 0.7 }, // prettier-ignore
  mixed: { common: -0.15, department: 0.3, department_period: 0.1, manager: 0.2, role: 0.1, goal: 0.2, period: 0.1, person: 0.6, person_period: 0.25, residual: 0.7 }, // prettier-ignore
  noise: NONE,
  confounded: SYSTEM,
  single_period: SYSTEM,
}

/** A synthetic company with its truth, straight as rows of the model: the same options give the same company. */
export function plantedOrganisation(options: PlantedOptions): Planted {
  const { seed, kind, people = 400, goals = 3, unbalanced = false, heavyTails = false, plants = [] } = options
  const periods = kind === 'single_period' ? 1 : (options.periods ?? 12)
  const isConfounded = kind === 'confounded'
  const moves = isConfounded ? 0.001 : (options.moves ?? 0.01)
  const sizes = { ...SIZES[kind], ...options.sizes }
  const random = seeded(seed, 'structure')
  const draw = seeded(seed, 'effects')
  const luck = seeded(seed, 'luck')
  const tailed = (r: Random) => (heavyTails ? t4(r) / Math.SQRT2 : normal(r))

  const ordinary = options.departments ?? Math.max(6, Math.round(people / 25))
  const departments = ordinary + plants.length
  const weights = Array.from({ length: ordinary }, () => (unbalanced ? Math.exp(normal(random)) : 1))
  const managersOf = Array.from({ length: departments }, () => (isConfounded ? 1 : 1 + below(4, random)))
  const firstManager = managersOf.map((_, d) => managersOf.slice(0, d).reduce((sum, n) => sum + n, 0))
  const roles = isConfounded ? departments : 6
  const goalPool = Math.max(goals + 2, 8)

  const level = (factor: keyof Sizes, n: number) => Float64Array.from({ length: n }, () => sizes[factor] * normal(draw))
  const effect = {
    department: level('department', departments),
    department_period: level('department_period', departments * periods),
    manager: level('manager', managersOf.reduce((sum, n) => sum + n, 0)),
    role: level('role', roles),
    goal: level('goal', goalPool),
    period: level('period', periods),
  } // prettier-ignore

  type Person = { department: number; manager: number; role: number; own: number; from: number }
  const join = (department: number): Pick<Person, 'department' | 'manager'> => ({
    department,
    manager: firstManager[department]! + below(managersOf[department]!, random),
  })
  const staff: Person[] = []
  const hire = (department: number, own: number) =>
    staff.push({
      ...join(department),
      role: isConfounded ? department : below(roles, random),
      own,
      from: unbalanced && random() < 0.3 ? below(periods, random) : 0,
    })
  for (let i = 0; i < people; i++) hire(weighted(weights, random), sizes.person * tailed(draw))
  plants.forEach(({ people: n, cause }, p) => {
    const department = ordinary + p
    effect.department[department] = cause === 'system' ? -1.2 : 0.15
    for (let i = 0; i < n; i++) {
      // A few people far below the rest, and the rest a little above.
      const far = i % 3 === 0 ? -2 : 0.6
      hire(department, cause === 'system' ? sizes.person * tailed(draw) : far + 0.3 * normal(draw))
    }
  })

  const codes: Record<Factor, number[]> = { department: [], department_period: [], manager: [], role: [], goal: [], period: [], person: [], person_period: [] } // prettier-ignore
  const gap: number[] = []
  const system: number[] = []
  const own: number[] = []
  const fluctuation: number[] = []
  const swings: number[] = []
  const residuals: number[] = []
  staff.forEach((person, index) => {
    const start = below(goalPool, random)
    for (let period = person.from; period < periods; period++) {
      if (person.department < ordinary && random() < moves) Object.assign(person, join(below(ordinary, random)))
      const swing = sizes.person_period * normal(luck)
      let delivered = 0
      const personPeriod = swings.push(swing) - 1
      for (let g = 0; g < goals; g++) {
        if (unbalanced && delivered > 0 && random() < 0.3) continue
        const goal = (start + g * 2) % goalPool
        const at = { department: person.department, department_period: person.department * periods + period, manager: person.manager, role: person.role, goal, period } // prettier-ignore
        let s = 0
        for (const factor of FACTORS) {
          if (factor === 'person' || factor === 'person_period') continue
          s += effect[factor][at[factor]]!
          codes[factor].push(at[factor])
        }
        codes.person.push(index)
        codes.person_period.push(personPeriod)
        const residual = sizes.residual * tailed(luck)
        residuals.push(residual)
        const e = swing + residual
        system.push(s)
        own.push(person.own)
        fluctuation.push(e)
        gap.push(sizes.common + s + person.own + e)
        delivered++
      }
    }
  })

  const levels: Record<Factor, number> = { department: departments, department_period: departments * periods, manager: effect.manager.length, role: roles, goal: goalPool, period: periods, person: staff.length, person_period: swings.length } // prettier-ignore
  const typed = Object.fromEntries(FACTORS.map((factor) => [factor, Int32Array.from(codes[factor])])) as Record<Factor, Int32Array> // prettier-ignore
  const y = Float64Array.from(gap)
  const divisions = 4
  const data: ModelData = {
    gap: y,
    gapRatio: y.map((z) => z / 10),
    codes: typed,
    levels,
    units: [
      { unit_id: 'root', parent: -1 },
      ...Array.from({ length: divisions }, (_, d) => ({ unit_id: `division-${d}`, parent: 0 })),
      ...Array.from({ length: departments }, (_, d) => ({ unit_id: `department-${d}`, parent: 1 + (d % divisions) })),
    ],
    unitOfDepartment: Int32Array.from({ length: departments }, (_, d) => 1 + divisions + d),
    has_targets: true,
    period: { kind: 'month', first: '2025-01', last: '2025-12' },
    counts: { n_winsorised: 0, n_unstable_kpis: 0, n_constant_kpis: 0, n_missing_actual: 0, n_missing_target: 0, n_zero_target: 0, n_no_direction: 0, n_constant_rows: 0, n_other_period_kind: 0 }, // prettier-ignore
  }
  return {
    data,
    tables: tablesOf(data),
    truth: {
      common: sizes.common,
      system: Float64Array.from(system),
      person: Float64Array.from(own),
      fluctuation: Float64Array.from(fluctuation),
      effects: {
        ...effect,
        person: Float64Array.from(staff, ({ own }) => own),
        person_period: Float64Array.from(swings),
      },
      residualVariance: residuals.reduce((sum, e) => sum + e * e, 0) / Math.max(1, residuals.length),
    },
    inseparable: isConfounded ? ['department', 'manager', 'role'] : [],
    planted: plants.map((_, p) => 1 + divisions + ordinary + p),
  }
}

/** Count tables of all factors that the data have. */
export function tablesOf(data: ModelData): CountTables {
  const factors = FACTORS.flatMap((name) => {
    const codes = data.codes[name]
    return codes ? [{ name, codes, levels: data.levels[name]! }] : []
  })
  return countTables(data.gap, factors)
}

function weighted(weights: number[], random: Random): number {
  let left = random() * weights.reduce((sum, w) => sum + w, 0)
  return Math.max(
    0,
    weights.findIndex((w) => (left -= w) < 0),
  )
}

/** Student's t with 4 degrees of freedom: variance 2. */
function t4(random: Random): number {
  const square = normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2 + normal(random) ** 2
  return normal(random) / Math.sqrt(square / 4)
}

import { drawEffects, ORDINARY, type Effects, type EffectSizes } from './effects.ts'
import { drawFactors, logarithmsOf, type Factor } from './factors.ts'
import { drawTalks, drawTickets, type Talk, type Ticket } from './follow-ups.ts'
import { KPIS, ROLES, type Kpi, type Role } from './kpis.ts'
import { LAST_MONTH, monthsUpTo, type Month } from './months.ts'
import { workforce, type Person, type Posting } from './people.ts'
import { DEFAULT_PLANTS, type Plant } from './plant.ts'
import { datedEvents, draftPlans, type DatedEvent, type Plan } from './plans.ts'
import { drawResults, type Parts, type Result } from './results.ts'
import { drawReviews, type Review } from './reviews.ts'
import { drawSpending, type Spending } from './spending.ts'
import { structure, type Unit } from './structure.ts'

export type Options = {
  seed: number
  /** Headcount, kept about level: joiners replace leavers. */
  people?: number
  /** Months up to and including the newest, October 2026. */
  months?: number
  /** Known effects; default the ones of the company in data/demo, [] for none. */
  plants?: readonly Plant[]
  /** Ordinary differences; INNOCENT leaves nothing but chance. */
  effects?: Partial<EffectSizes>
}

/** A synthetic group company with everything that an appraisal system would know of it, and the truth that none would. */
export type Organisation = {
  seed: number
  months: Month[]
  units: Unit[]
  kpis: readonly Kpi[]
  roles: readonly Role[]
  people: Person[]
  postings: Posting[]
  results: Result[]
  factors: Factor[]
  reviews: Review[]
  plans: Plan[]
  events: DatedEvent[]
  talks: Talk[]
  tickets: Ticket[]
  spending: Spending[]
  truth: Truth
}
export type Truth = {
  plants: readonly Plant[]
  sizes: EffectSizes
  effects: Effects
  /** Parallel to `results`. */
  parts: Parts
  /** How many points of 100 each rater gives above colleagues. */
  leniency: Map<number, number>
}

/** Pure: the same options give the same company, to the last digit, on every machine. */
export function organisation({
  seed,
  people = 1200,
  months = 24,
  plants: wantedPlants,
  effects: wanted = {},
}: Options): Organisation {
  if (people < 30 || months < 1)
    throw new RangeError(`organisation needs at least 30 people and 1 month, got ${people} and ${months}`)
  const calendar = monthsUpTo(LAST_MONTH, months)
  const sizes = { ...ORDINARY, ...wanted }
  const shape = structure(people)
  const ids = new Set(shape.units.map((unit) => unit.unit_id))
  const plants = wantedPlants ?? DEFAULT_PLANTS.filter((plant) => !strangerOf(plant, ids))
  for (const plant of plants) {
    if (strangerOf(plant, ids))
      throw new RangeError(`organisation of ${people} people has no unit for ${JSON.stringify(plant)}`)
  }
  const staff = workforce(people, shape, calendar, seed)
  const effects = drawEffects(shape, staff, calendar, sizes, plants, seed)
  const factors = drawFactors(shape, calendar, plants, seed)
  const { results, parts } = drawResults({
    postings: staff.postings,
    months: calendar,
    effects,
    sizes,
    leads: logarithmsOf(factors, 'customers'),
    waiting: logarithmsOf(factors, 'communication'),
    plants,
    seed,
  })
  const { reviews, leniency } = drawReviews(staff, calendar, results, plants, seed)
  return {
    seed,
    months: calendar,
    units: shape.units,
    kpis: KPIS,
    roles: ROLES,
    people: staff.people,
    postings: staff.postings,
    results,
    factors,
    reviews,
    plans: draftPlans(shape, staff.postings, calendar, seed),
    events: datedEvents(ids, calendar),
    talks: drawTalks(staff.postings, calendar, seed),
    tickets: drawTickets(shape.teams, calendar, seed),
    spending: drawSpending(shape.teams, staff.postings, calendar, seed),
    truth: { plants, sizes, effects, parts, leniency },
  }
}

/** Whether the plant stands in a unit that this company does not have. */
const strangerOf = (plant: Plant, units: ReadonlySet<string>): boolean =>
  'unit_id' in plant && plant.unit_id !== undefined && !units.has(plant.unit_id)

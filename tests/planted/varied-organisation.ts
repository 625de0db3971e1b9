import { below, seeded } from '#queries/stats/random.ts'
import {
  KINDS,
  SIZES,
  plantedOrganisation,
  type Kind,
  type Planted,
  type PlantedOptions,
} from './planted-organisation.ts'

/**
 * One of many small companies, so that no result rests on one generator: kinds, sizes, periods, goals, balance, moves, tails and
 * the strength of every effect vary.
 */
export function variedOrganisation(seed: number, kind?: Kind): { options: PlantedOptions; planted: Planted } {
  const random = seeded(seed, 'varied')
  const chosen = kind ?? KINDS[below(KINDS.length - 1, random)]! // one period has claims of its own
  const between = (low: number, high: number) => low + (high - low) * random()
  const options: PlantedOptions = {
    seed,
    kind: chosen,
    people: Math.round(between(90, 260)),
    periods: 3 + below(8, random),
    goals: 1 + below(4, random),
    departments: 6 + below(9, random),
    unbalanced: random() < 0.5,
    moves: random() < 0.3 ? 0 : 0.02 * random(),
    heavyTails: random() < 0.25,
  }
  const sizes = Object.fromEntries(
    Object.entries(SIZES[chosen]).map(([name, sd]) => [name, name === 'residual' ? sd : sd * between(0.6, 1.4)]),
  )
  return { options: { ...options, sizes }, planted: plantedOrganisation({ ...options, sizes }) }
}

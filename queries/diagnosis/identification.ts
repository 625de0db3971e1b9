import type { CountTables } from '#queries/stats/mixed/count-tables.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import { mergedFactor, type Factor, type Limit } from './factors.ts'
import { usedLevels } from './partitions.ts'

export type LimitFound = { code: Limit; factor: string | null; value: number | null }

/** What can be told apart in these data, decided before anything is fitted (statistics 10). */
export type Identification = {
  /** Fitted, in the order of FACTORS; each stands for itself and those merged into it. */
  factors: Factor[]
  members: Map<Factor, Factor[]>
  /** Fitted factors that may be spoken of only together. */
  inseparable: [Factor, Factor][]
  /** Never named as the largest, though fitted. */
  unnamed: Set<Factor>
  /** The personal part contains something else that lasts as long: it is then an upper bound, and Q a lower one. */
  isPersonUpperBound: boolean
  /** No personal effect can be told from the residual: what remains is an upper bound of it. */
  isPersonResidual: boolean
  /** A system factor groups the rows as the people do: neither side can be claimed. */
  isPersonInseparable: boolean
  limits: LimitFound[]
}

export function inseparableFromPeople(found: Identification, factor: Factor): void {
  found.isPersonInseparable = true
  found.limits.push({ code: 'not_separable', factor: mergedFactor([...(found.members.get(factor) ?? [factor]), 'person']), value: null }) // prettier-ignore
}

export const labelOf = (found: Identification, factor: Factor): string => mergedFactor(found.members.get(factor) ?? [])

export function mergeFiner(tables: CountTables, found: Identification, a: Factor, b: Factor): void {
  const [keep, other] = usedLevels(tables, a) >= usedLevels(tables, b) ? [a, b] : [b, a]
  merge(found, keep, other)
}

export function merge(found: Identification, keep: Factor, other: Factor): void {
  found.members.set(keep, [...(found.members.get(keep) ?? []), ...(found.members.get(other) ?? [])])
  drop(found, other)
}

export function drop(found: Identification, factor: Factor): void {
  found.factors = found.factors.filter((other) => other !== factor)
  found.members.delete(factor)
}

/** The fitted factor that stands for this one, if any. */
export const holderOf = (found: Identification, factor: Factor): Factor | undefined =>
  found.factors.find((fitted) => found.members.get(fitted)?.includes(factor))

/** Why neither side can be claimed, if so. */
export const inseparableOf = (found: Identification): Limit | null =>
  found.isPersonInseparable ? 'not_separable' : null

/** Why no more can be claimed than that the system dominates, if so. */
export function onlySystemOf(found: Identification): Limit | null {
  if (found.limits.some(({ code }) => code === 'one_period')) return 'one_period'
  return found.isPersonUpperBound || found.isPersonResidual ? 'not_separable' : null
}

/** Why there is no fit to speak of, as a limit; null when there is one. */
export function failureOf({ status, system }: RemlFit): Limit | null {
  if (status === 'converged') return system ? null : 'approximate'
  return status === 'too_few_rows' ? 'few_rows' : status === 'one_level' ? 'few_units' : status
}

import type { EvidenceData } from './evidence-data.ts'
import { MOST_REGRESSORS } from '#queries/stats/lmg.ts'

/** The circumstances that are held while one of them is looked at, and the cells in which all of them are known. */
export type CoObserved = { factors: number[]; cells: Int32Array }

/**
 * For each circumstance the largest set of cells where it is known, with the other circumstances that are known in nearly all
 * of them. Leads exist for sales teams only: they are looked at there, with everything else that sales teams have; waiting
 * time, which every team has, is looked at everywhere, without leads. Circumstances with the same companions share one set.
 *
 * @param factors  indices of the circumstances that may take part
 * @returns a map from each of them to its set; sets that are equal are the same object
 */
export function coObserved(data: EvidenceData, factors: readonly number[]): Map<number, CoObserved> {
  const known = factors.map((factor) => data.values[factor]!.map((value) => (Number.isNaN(value) ? 0 : 1)))
  const sizes = known.map((one) => one.reduce((sum, is) => sum + is, 0))
  const sets = new Map<string, CoObserved>()
  const ofFactor = new Map<number, CoObserved>()
  factors.forEach((factor, j) => {
    const shared = known.map((other) => other.reduce((sum, is, c) => sum + is * known[j]![c]!, 0))
    const companions = [...factors.keys()]
      .filter((k) => k !== j && shared[k]! >= NEARLY_ALL * sizes[j]! && shared[k]! > 0)
      .sort((a, b) => shared[b]! - shared[a]! || a - b)
      .slice(0, MOST_REGRESSORS - 1)
    const members = [j, ...companions].sort((a, b) => a - b)
    const key = members.join()
    let set = sets.get(key)
    if (!set) {
      const cells = Int32Array.from([...data.unit.keys()].filter((c) => members.every((k) => known[k]![c] === 1)))
      set = { factors: members.map((k) => factors[k]!), cells }
      sets.set(key, set)
    }
    ofFactor.set(factor, set)
  })
  return ofFactor
}

/** A companion may be missing in one cell of ten; those cells are left out. */
const NEARLY_ALL = 0.9

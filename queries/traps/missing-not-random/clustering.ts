import { median } from '#queries/stats/median-deviation.ts'
import type { Scope } from './trap.ts'

/**
 * By how much do gaps come in packs? A person on a long leave that nobody coded adds a gap each month, and those are one event.
 *
 *   deff = Σ_people (mᵢ − nᵢp)² / Σ_people nᵢ p (1 − p) · k/(k − 1),   p = Σm/Σn of the scope, k people;   at least 1
 *
 * Independent gaps give 1; people who miss all of their T periods give about T. Counts are divided by it before they are tested.
 *
 * @param scopes  sums over the people of each: Σm², Σmn, Σn² as missing_missing, missing_due, due_due; together, each with its own p
 * @see Kish 1965, "Survey Sampling", design effect; Rao & Scott 1992, "A simple method for the analysis of clustered binary data"
 */
export function designEffect(scopes: readonly Scope[]): number {
  let [seen, expected] = [0, 0]
  for (const { n_due, n_missing, n_people, missing_missing, missing_due, due_due } of scopes) {
    if (n_missing === 0 || n_missing === n_due || n_people < 2) continue
    const p = n_missing / n_due
    const squares = missing_missing - 2 * p * missing_due + p * p * due_due
    seen += (Math.max(0, squares) * n_people) / (n_people - 1)
    expected += n_due * p * (1 - p)
  }
  return expected > 0 ? Math.max(1, seen / expected) : 1
}

/**
 * The design effect that units usually have: the middle one of those with any gap, so that one unit whose people vanish for months
 * does not hide the gaps of all others.
 */
export function usualDesignEffect(units: readonly Scope[]): number {
  const own = units
    .filter(({ n_missing, n_due, n_people }) => n_missing > 0 && n_missing < n_due && n_people >= 2)
    .map((unit) => designEffect([unit]))
  return median(own) ?? 1
}

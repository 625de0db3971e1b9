import { closeFit, type CloseFit } from '#queries/stats/close-fit.ts'
import type { Case } from './cases.ts'

/** A quota as shares, the lowest level first, and the places of the scale that it speaks of. */
export type Quota = { shares: number[]; places: number[] }
export type QuotaFit = Quota & CloseFit & { tried: number }

/**
 * The quota that a unit's counts fit best, of those that can be meant: the shares delivered with the scale, and the known ones with
 * as many levels as the scale has, or as the unit uses. `p` is that of the best fit times the number of quotas tried.
 *
 * @param known  shares by level, the highest first, as they are usually written (20/70/10)
 * @returns null where no quota has these levels
 */
export function bestQuota(
  { periods, quota, levels }: Case,
  known: readonly (readonly number[])[],
  persistence: number,
): QuotaFit | null {
  const every = levels.map((_, place) => place)
  const used = every.filter((place) => periods.some(({ counts }) => counts[place]! > 0))
  const fits = candidates(known, quota, every, used).map((candidate) => ({
    ...candidate,
    ...closeFit(
      periods.map(({ counts }) => candidate.places.map((place) => counts[place]!)),
      candidate.shares,
      persistence,
    )!,
  }))
  const best = fits.sort((a, b) => a.p - b.p)[0]
  return best ? { ...best, p: Math.min(1, best.p * fits.length), tried: fits.length } : null
}

function candidates(
  known: readonly (readonly number[])[],
  delivered: readonly (number | null)[],
  every: number[],
  used: number[],
): Quota[] {
  const found = new Map<string, Quota>()
  const add = (shares: readonly number[], places: number[]) => {
    const total = shares.reduce((sum, share) => sum + share, 0)
    if (shares.length < 2 || Math.abs(total - 1) > TOLERANCE || shares.some((share) => !(share > 0))) return
    const exact = shares.map((share) => share / total)
    found.set([...exact.map((share) => share.toFixed(4)), ...places].join(' '), { shares: exact, places })
  }
  const withQuota = every.filter((place) => (delivered[place] ?? 0) > 0)
  if (used.every((place) => withQuota.includes(place))) {
    add(
      withQuota.map((place) => delivered[place]!),
      withQuota,
    )
  }
  for (const shares of known) {
    for (const places of [every, used]) if (places.length === shares.length) add([...shares].reverse(), places)
  }
  return [...found.values()]
}

/** Percentages rounded to whole numbers may miss 100 by this. */
const TOLERANCE = 0.02

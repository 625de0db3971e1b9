import { SMALLEST_DISTRIBUTION, SMALLEST_GROUP } from '#queries/domain.ts'
import type { Spread } from './result.ts'

/** Ratings of one unit (or the company), cycle and scale at one level. */
export type LevelCount = {
  scale_key: string
  place: number
  level: string | null
  /** The maximum of the scale where `place` counts tenths of it. */
  band_of: number | null
  n_ratings: number
  n_people: number
  n_people_of_unit: number
}

/**
 * The spread of the ratings on the scale that most of them use. Levels that fewer than five people have are shown together with their
 * neighbour, the lowest first, so that no level singles anybody out; fewer than ten people have no spread.
 */
export function spreadOf(counts: readonly LevelCount[]): Spread | null {
  const scales = [...Map.groupBy(counts, ({ scale_key }) => scale_key)].sort(
    ([a, of], [b, other]) => total(other) - total(of) || (a < b ? -1 : 1),
  )
  const [main] = scales
  if (!main) return null
  const [scale, some] = main
  const n_people = some[0]!.n_people_of_unit
  if (n_people < SMALLEST_DISTRIBUTION) return null
  const inOrder = some.toSorted((a, b) => a.place - b.place)
  const groups: LevelCount[][] = []
  let open: LevelCount[] = []
  for (const one of inOrder) {
    open.push(one)
    // People may stand in several levels over the cycles; the largest level is what is certain.
    if (Math.max(...open.map((level) => level.n_people)) < SMALLEST_GROUP) continue
    groups.push(open)
    open = []
  }
  if (open.length > 0) {
    const last = groups.pop()
    groups.push([...(last ?? []), ...open])
  }
  const n_ratings = total(inOrder)
  const levels = groups.map((group) => ({
    label: labelOf(group),
    n_ratings: total(group),
    share: total(group) / n_ratings,
  }))
  return { scale, n_people, n_ratings, levels }
}

const total = (some: readonly LevelCount[]) => some.reduce((sum, { n_ratings }) => sum + n_ratings, 0)

function labelOf(group: readonly LevelCount[]): string {
  const [first, last] = [group[0]!, group.at(-1)!]
  if (first.band_of !== null) {
    const step = first.band_of / 10
    return `${round(first.place * step)}–${round((last.place + 1) * step)}`
  }
  const name = ({ level, place }: LevelCount) => level ?? String(place)
  return group.length === 1 ? name(first) : `${name(first)}–${name(last)}`
}
const round = (value: number) => Math.round(value * 100) / 100

/**
 * Units whose spread must go as well, because the company's less all that is shown would be the spread of fewer than ten people: the
 * smallest first, until at least ten are hidden or nobody is.
 */
export function alsoHidden<U extends { n_people: number; isShown: boolean }>(units: readonly U[]): Set<U> {
  let hidden = units.reduce((sum, { n_people, isShown }) => sum + (isShown ? 0 : n_people), 0)
  const gone = new Set<U>()
  const bySize = units.filter(({ isShown }) => isShown).toSorted((a, b) => a.n_people - b.n_people)
  for (const unit of bySize) {
    if (hidden === 0 || hidden >= SMALLEST_DISTRIBUTION) break
    gone.add(unit)
    hidden += unit.n_people
  }
  return gone
}

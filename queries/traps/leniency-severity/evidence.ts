import { SMALLEST_DISTRIBUTION, SMALLEST_GROUP } from '#queries/domain.ts'
import { quantile } from '#queries/stats/quantile.ts'
import type { Scalar } from '../define.ts'
import type { RaterGroup } from '../rater-groups.ts'
import { meanOver } from '../rater-pattern.ts'
import type { Judged } from './judge.ts'
import type { Rated } from './scale-use.ts'

/** Classes of results, lowest first, in which the ratings of a unit are laid beside those of all others. */
const CLASSES = 4

/**
 * What is said of a department: the shift of its flagged raters (of all, where none is), taken apart as
 *
 *   raw = by_results + left,   by_results = slope · results,   shift = left shrunk towards 0
 *
 * and the mean rating in each class of results, of the people that these raters rate and of all others.
 */
export function describe(all: readonly Judged[], slope: number, tau: number) {
  const everybody = all.flatMap(({ use }) => use?.rated ?? [])
  const sorted = Float64Array.from(everybody, ({ z }) => z).sort()
  const cuts = Array.from({ length: CLASSES - 1 }, (_, i) => quantile(sorted, (i + 1) / CLASSES))
  const whole = classMeans(everybody, cuts)
  return (flagged: readonly Judged[], tested: readonly Judged[], _group: RaterGroup) => {
    const some = flagged.length > 0 ? oneSide(flagged) : tested
    const [raw, results] = [meanOver(some, ({ use }) => use!.raw), meanOver(some, ({ use }) => use!.results)]
    const shift = meanOver(some, ({ effect }) => effect)
    return {
      effect: shift,
      low: flagged.length > 0 ? meanOver(some, ({ low }) => low) : null,
      high: flagged.length > 0 ? meanOver(some, ({ high }) => high) : null,
      evidence: {
        facts: { shift, raw, results, slope, by_results: slope * results!, left: raw! - slope * results!, tau },
        rows: besideOthers(
          classMeans(
            some.flatMap(({ use }) => use!.rated),
            cuts,
          ),
          whole,
        ),
      },
    }
  }
}

/** Where one department has generous and severe scales, the heavier side speaks; both are counted. */
function oneSide(flagged: readonly Judged[]): Judged[] {
  const weight = (some: readonly Judged[]) => some.reduce((total, { n, effect }) => total + n * Math.abs(effect!), 0)
  const [up, down] = [flagged.filter(({ effect }) => effect! > 0), flagged.filter(({ effect }) => effect! <= 0)]
  return weight(up) >= weight(down) ? up : down
}

type ClassMean = { n: number; people: Set<number>; y: number; z: number }

function classMeans(rated: readonly Rated[], cuts: readonly number[]): ClassMean[] {
  const classes = Array.from({ length: CLASSES }, (): ClassMean => ({ n: 0, people: new Set(), y: 0, z: 0 }))
  for (const { row, y, z } of rated) {
    const of = classes[cuts.filter((cut) => z > cut).length]!
    of.n += row.n
    of.people.add(row.person_no)
    of.y += row.n * y
    of.z += row.n * z
  }
  return classes
}

/** Two rows a class, of the unit and of all others (the unit left out); a class of too few people is left out. */
function besideOthers(own: readonly ClassMean[], whole: readonly ClassMean[]): Record<string, Scalar>[] {
  return own.flatMap((here, i) => {
    const all = whole[i]!
    const rest = { n: all.n - here.n, y: all.y - here.y, z: all.z - here.z }
    const isShown = here.people.size >= SMALLEST_GROUP && all.people.size - here.people.size >= SMALLEST_GROUP
    if (!isShown || rest.n <= 0) return []
    return [
      { group: 'here', result: here.z / here.n, rating: here.y / here.n, n_people: here.people.size },
      { group: 'others', result: rest.z / rest.n, rating: rest.y / rest.n, n_people: null },
    ]
  })
}

/** How many raters lie in each quarter of a standard deviation; raters are people, so ten of them at least. */
export function histogramOfShifts(raters: readonly Judged[]): Record<string, Scalar>[] {
  if (raters.length < SMALLEST_DISTRIBUTION) return []
  const classes = Map.groupBy(raters, ({ effect }) => Math.max(-5, Math.min(4, Math.floor(effect! / WIDTH))))
  return Array.from({ length: 10 }, (_, i) => i - 5).map((at) => ({
    from: at * WIDTH,
    raters: classes.get(at)?.length ?? 0,
    is_off: (classes.get(at) ?? []).some(({ status }) => status !== 'pass'),
  }))
}

/** Standard deviations in one class; the first and last class hold all beyond. */
const WIDTH = 0.25

import { SMALLEST_GROUP } from '#queries/domain.ts'
import type { Scalar } from '../define.ts'
import { meanOver } from '../rater-pattern.ts'
import type { RaterGroup } from '../rater-groups.ts'
import type { Judged, Together } from './judge.ts'

/** Sums over the ratings of one rater in one quarter of the company's results. */
export type ClassRow = { rater_no: number; quarter: number; n: number; n_people: number; sum_y: number; sum_z: number }

/** Correlation here and elsewhere, and the mean rating by quarter of results, of the flagged raters (of all, where none is) and of all others. */
export function describe(all: readonly Judged[], classes: readonly ClassRow[], byGroup: ReadonlyMap<string, Together>) {
  const byRater = Map.groupBy(classes, ({ rater_no }) => rater_no)
  const known = all.filter(({ pool }) => pool !== null)
  const whole = sumsOf(known, byRater)
  return (flagged: readonly Judged[], tested: readonly Judged[], { unit_id }: RaterGroup) => {
    const some = flagged.length > 0 ? flagged : tested
    const rows = besideOthers(sumsOf(some, byRater), whole)
    const together = byGroup.get(unit_id) ?? null
    if (flagged.length === 0 && together) {
      const { r, pool, low, high } = together
      return { effect: r, low, high, together, evidence: { facts: { r, r_pool: pool }, rows } }
    }
    return {
      together,
      effect: meanOver(some, ({ effect }) => effect),
      low: flagged.length > 0 ? meanOver(some, ({ low }) => low) : null,
      high: flagged.length > 0 ? meanOver(some, ({ high }) => high) : null,
      evidence: {
        facts: { r: meanOver(some, ({ effect }) => effect), r_pool: meanOver(some, ({ pool }) => pool) },
        rows,
      },
    }
  }
}

type Sums = { n: number; n_people: number; y: number; z: number }

function sumsOf(raters: readonly Judged[], byRater: ReadonlyMap<number, ClassRow[]>): Sums[] {
  const quarters = Array.from({ length: 4 }, (): Sums => ({ n: 0, n_people: 0, y: 0, z: 0 }))
  for (const { rater_no } of raters) {
    for (const { quarter, n, n_people, sum_y, sum_z } of byRater.get(rater_no) ?? []) {
      const of = quarters[quarter]!
      of.n += n
      of.n_people += n_people
      of.y += sum_y
      of.z += sum_z
    }
  }
  return quarters
}

function besideOthers(own: readonly Sums[], whole: readonly Sums[]): Record<string, Scalar>[] {
  return own.flatMap((here, i) => {
    const all = whole[i]!
    const rest = { n: all.n - here.n, n_people: all.n_people - here.n_people, y: all.y - here.y, z: all.z - here.z }
    if (here.n_people < SMALLEST_GROUP || rest.n_people < SMALLEST_GROUP) return []
    return [
      { group: 'here', result: here.z / here.n, rating: here.y / here.n, n_people: here.n_people },
      { group: 'others', result: rest.z / rest.n, rating: rest.y / rest.n, n_people: null },
    ]
  })
}

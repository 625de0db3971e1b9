import { clusterBootstrap, FEWEST_CLUSTERS } from '#queries/stats/cluster-bootstrap.ts'
import type { Random } from '#queries/stats/random.ts'
import { studentAbove } from '#queries/stats/student-t-tail.ts'
import type { Rating } from './trap.ts'

/** How much the last part of a rated time weighs in the rating: `weight` of all parts together is 1, `length` its share of the time. */
export type Recency = { n: number; n_people: number; weight: number; length: number; p: number }

/**
 * Does the rating look at the last part of the time more than at the rest? Inside a group (unit, period, scale), m parts:
 *
 *   rating = β·mean + γ·(last − rest) + e,   mean = last/m + rest·(m − 1)/m,   weight of the last part = 1/m + γ/β
 *
 * γ = 0 is parity: every part weighs as much as it is long. p is one-sided for γ > 0, by t with n − groups − 2 degrees of freedom.
 *
 * @param ratings  of one unit, all with the same number of parts
 * @returns null without degrees of freedom, where a measure does not vary, or where ratings do not rise with results (β ≤ 0)
 */
export function recency(ratings: readonly Rating[]): Recency | null {
  const m = ratings[0]?.n_parts
  if (!m) return null
  const centred = centre(ratings)
  const sums = sumsOf(
    centred,
    Int32Array.from(centred, (_, row) => row),
  )
  const fit = solve(sums)
  const df = ratings.length - new Set(ratings.map(({ group_no }) => group_no)).size - 2
  if (!fit || df < 1) return null
  const squares = sums.yy - fit.beta * sums.ay - fit.gamma * sums.by
  const se = Math.sqrt((Math.max(0, squares) / df) * (sums.aa / fit.determinant))
  if (!(se > 0) || !(fit.beta > 0)) return null
  return {
    n: ratings.length,
    n_people: new Set(ratings.map(({ person_no }) => person_no)).size,
    weight: 1 / m + fit.gamma / fit.beta,
    length: 1 / m,
    p: studentAbove(fit.gamma / se, df),
  }
}

/** The 95 % interval of the weight: people are drawn, because the ratings of one person resemble each other. Null as a bootstrap is. */
export function weightInterval(ratings: readonly Rating[], random: Random): { lower: number; upper: number } | null {
  const m = ratings[0]?.n_parts
  const people = [...Map.groupBy(ratings.keys(), (row) => ratings[row]!.person_no).values()]
  if (!m || people.length < FEWEST_CLUSTERS) return null
  const centred = centre(ratings)
  return clusterBootstrap(
    people.map((rows) => Int32Array.from(rows)),
    (rows) => {
      const fit = solve(sumsOf(centred, rows))
      return fit && fit.beta > 0 ? 1 / m + fit.gamma / fit.beta : null
    },
    random,
    ROUNDS,
  )
}
const ROUNDS = 500

/** a = mean over the parts, b = last − rest, y = rating; each less its mean in the group. */
type Centred = { a: number; b: number; y: number }[]

function centre(ratings: readonly Rating[]): Centred {
  const rows = ratings.map(({ n_parts, rating, last_z, rest_z }) => ({
    a: last_z / n_parts + (rest_z * (n_parts - 1)) / n_parts,
    b: last_z - rest_z,
    y: rating,
  }))
  const means = new Map<number, { a: number; b: number; y: number; n: number }>()
  for (const [i, { group_no }] of ratings.entries()) {
    const mean = means.get(group_no) ?? { a: 0, b: 0, y: 0, n: 0 }
    mean.n++
    for (const key of ['a', 'b', 'y'] as const) mean[key] += (rows[i]![key] - mean[key]) / mean.n
    means.set(group_no, mean)
  }
  return rows.map((row, i) => {
    const mean = means.get(ratings[i]!.group_no)! // set above, for the group of every rating
    return { a: row.a - mean.a, b: row.b - mean.b, y: row.y - mean.y }
  })
}

function sumsOf(centred: Centred, rows: Int32Array) {
  const sums = { aa: 0, ab: 0, bb: 0, ay: 0, by: 0, yy: 0 }
  for (const row of rows) {
    const { a, b, y } = centred[row]!
    sums.aa += a * a
    sums.ab += a * b
    sums.bb += b * b
    sums.ay += a * y
    sums.by += b * y
    sums.yy += y * y
  }
  return sums
}

/** The two slopes by Cramer's rule; null where a and b are (nearly) one measure or do not vary. */
function solve({ aa, ab, bb, ay, by }: ReturnType<typeof sumsOf>) {
  const determinant = aa * bb - ab * ab
  if (!(determinant > 1e-9 * aa * bb)) return null
  return { beta: (ay * bb - by * ab) / determinant, gamma: (by * aa - ay * ab) / determinant, determinant }
}

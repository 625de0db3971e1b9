import { clusterBootstrap, type BootstrapInterval } from '#queries/stats/cluster-bootstrap.ts'
import { kitagawa, type GroupChange, type MixShift } from '#queries/stats/kitagawa.ts'
import { twoSidedP } from '#queries/stats/mann-kendall.ts'
import type { Random } from '#queries/stats/random.ts'

/** One person in one part of a unit: mean gap at the beginning and at the end, null where there was none. */
export type Member = { group: number; person_no: number; before: number | null; after: number | null }

/** The change of a unit's mean split into its parts, the standard deviation of people inside a part, and the error of the rate. */
export type Mix = { shift: MixShift; total: number; sd: number; rateSe: number; p: number }

/** n, Σy and Σy² at the two ends; pairs: n, Σxy, Σx, Σy of those who are there at both. */
type Sums = { n: number; sum: number; squares: number }
type GroupSums = { before: Sums; after: Sums; pairs: { n: number; product: number; before: number; after: number } }

/**
 * Kitagawa's split with the standard error of the rate effect. People who are there at both ends tie the two means of their part:
 *
 *   Var(rate) = Σ w²·(v0/n0 + v1/n1 − 2·m·c/(n0·n1)),   w = (W0 + W1)/2, m people at both ends with covariance c
 *
 * @returns null where one end is empty, or where people do not vary inside any part
 * @see Kitagawa 1955, "Components of a difference between two rates"
 */
export function mixOf(members: readonly Member[], groups: number): Mix | null {
  const sums = sumsOf(members, groups)
  const shift = kitagawa(sums.map(changeOf))
  if (!shift) return null
  const variance = varianceInside(sums.flatMap(({ before, after }) => [before, after]))
  if (variance === 0) return null
  let rateVariance = 0
  for (const [g, { before, after, pairs }] of sums.entries()) {
    if (before.n === 0 || after.n === 0) continue
    const { shareBefore, shareAfter } = shift.contributions[g]! // one for each group
    const covariance = pairs.n > 1 ? (pairs.product - (pairs.before * pairs.after) / pairs.n) / (pairs.n - 1) : 0
    const tie = (2 * pairs.n * Math.min(covariance, variance)) / (before.n * after.n)
    rateVariance += ((shareBefore + shareAfter) / 2) ** 2 * Math.max(0, variance / before.n + variance / after.n - tie)
  }
  const rateSe = Math.sqrt(rateVariance)
  const total = shift.after - shift.before
  return { shift, total, sd: Math.sqrt(variance), rateSe, p: rateSe > 0 ? twoSidedP(shift.rate / rateSe) : 1 }
}

/** The 95 % interval of the rate effect, drawing people with all they were in, so that shares move too. */
export function rateBootstrap(members: readonly Member[], groups: number, random: Random): BootstrapInterval | null {
  const people = [...Map.groupBy(members.keys(), (row) => members[row]!.person_no).values()]
  return clusterBootstrap(
    people.map((rows) => Int32Array.from(rows)),
    (rows) => {
      const drawn: Member[] = []
      for (const row of rows) drawn.push(members[row]!)
      return kitagawa(sumsOf(drawn, groups).map(changeOf))?.rate ?? null
    },
    random,
    ROUNDS,
  )
}
const ROUNDS = 500
/** A variance this small beside the mean square is what rounding leaves of equal values. */
const DUST = 1e-12

function varianceInside(cells: readonly Sums[]): number {
  let [squares, df, all] = [0, 0, 0]
  for (const { n, sum, squares: own } of cells) {
    if (n === 0) continue
    squares += own - (sum * sum) / n
    df += n - 1
    all += own
  }
  return df > 0 && squares > DUST * all ? squares / df : 0
}

function sumsOf(members: readonly Member[], groups: number): GroupSums[] {
  const none = (): Sums => ({ n: 0, sum: 0, squares: 0 })
  const all = Array.from({ length: groups }, () => ({
    ...{ before: none(), after: none() },
    pairs: { n: 0, product: 0, before: 0, after: 0 },
  }))
  for (const { group, before, after } of members) {
    const sums = all[group]! // groups counts them
    if (before !== null) add(sums.before, before)
    if (after !== null) add(sums.after, after)
    if (before === null || after === null) continue
    sums.pairs.n++
    sums.pairs.product += before * after
    sums.pairs.before += before
    sums.pairs.after += after
  }
  return all
}

function add(sums: Sums, value: number): void {
  sums.n++
  sums.sum += value
  sums.squares += value * value
}

const changeOf = ({ before, after }: GroupSums): GroupChange => ({ before: meanOf(before), after: meanOf(after) })
const meanOf = ({ n, sum }: Sums) => (n > 0 ? { n, mean: sum / n, sd: null } : null)

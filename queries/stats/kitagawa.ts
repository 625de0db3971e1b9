import { studentT } from './student-t.ts'

/** One group in one period: people behind it, their mean, and the standard deviation of its people (n − 1; null: not known). */
export type GroupMean = { n: number; mean: number; sd: number | null }
/** One group in both periods; null where it did not exist. */
export type GroupChange = { before: GroupMean | null; after: GroupMean | null }

/** What one group adds to the change; `membership` is null unless it entered or left, the other two unless it did neither. */
export type Contribution = {
  shareBefore: number
  shareAfter: number
  rate: number | null
  mix: number | null
  membership: number | null
}
/** `before` and `after` are the means over all people; after − before = rate + mix + membership. */
export type MixShift = {
  before: number
  after: number
  rate: number
  mix: number
  membership: number
  contributions: Contribution[]
}

/**
 * Did the groups change, or did the mix of groups change? The change of a mean over people, group by group:
 *
 *   M1 − M0 = Σ (W0 + W1)/2 · (m1 − m0)                 rate: the groups themselves     groups present in both periods
 *           + Σ (W1 − W0) · ((m0 + m1)/2 − c)           mix: their shares of the people  groups present in both periods
 *           + Σ W1·(m1 − c) − Σ W0·(m0 − c)             membership                       groups that entered; that left
 *
 * with share W = n / Σn over all groups of the period, group mean m, M = Σ W·m, and c = (M0 + M1)/2. Shares add up to 1 in
 * both periods, so the sum is exact for any c; with this c a group adds to the mix by growing above the average, not by
 * growing. Where no group enters or leaves, the totals do not depend on c and are those of Kitagawa.
 *
 * @param changes  means in any unit; n > 0 wherever a group exists
 * @returns in the unit of the means, contributions in the order given; null without a group in one of the periods
 * @see Kitagawa 1955, "Components of a difference between two rates", JASA 50:1168
 * @see Griliches & Regev 1995, "Firm productivity in Israeli industry", Journal of Econometrics 65:175, for entry and exit
 */
export function kitagawa(changes: readonly GroupChange[]): MixShift | null {
  const before = total(changes.map((change) => change.before))
  const after = total(changes.map((change) => change.after))
  if (!before || !after) return null
  const centre = (before.mean + after.mean) / 2
  const contributions = changes.map((change): Contribution => {
    const shareBefore = (change.before?.n ?? 0) / before.n
    const shareAfter = (change.after?.n ?? 0) / after.n
    const shares = { shareBefore, shareAfter, rate: null, mix: null, membership: null }
    if (change.before && change.after) {
      const [m0, m1] = [change.before.mean, change.after.mean]
      return {
        ...shares,
        rate: plain(((shareBefore + shareAfter) / 2) * (m1 - m0)),
        mix: plain((shareAfter - shareBefore) * ((m0 + m1) / 2 - centre)),
      }
    }
    if (change.after) return { ...shares, membership: plain(shareAfter * (change.after.mean - centre)) }
    if (change.before) return { ...shares, membership: plain(-shareBefore * (change.before.mean - centre)) }
    return shares
  })
  return {
    before: before.mean,
    after: after.mean,
    rate: sum(contributions.map(({ rate }) => rate ?? 0)),
    mix: sum(contributions.map(({ mix }) => mix ?? 0)),
    membership: sum(contributions.map(({ membership }) => membership ?? 0)),
    contributions,
  }
}

/** A product with 0 may be −0, which is nothing with a sign. */
const plain = (value: number) => value + 0

export type Interval = { low: number; high: number }

/**
 * The 95 % interval of the rate effect, with the shares taken as they are:
 *
 *   Var = Σ w²·(sd0²/n0 + sd1²/n1),  w = (W0 + W1)/2       rate ± t(0.975, df)·√Var
 *   df  = Var² / Σ v²/(n − 1) over the cells' own variances v = w²·sd²/n (Welch–Satterthwaite), rounded down
 *
 * Each group mean is taken as normal and the two periods as independent. Where people stay and their results resemble their
 * earlier ones, the two means of a group move together and the interval is wider than it need be.
 *
 * @returns null where a group has no standard deviation, or where there is no spread at all: nothing is known, not everything
 * @see Satterthwaite 1946, "An approximate distribution of estimates of variance components", Biometrics Bulletin 2:110
 */
export function rateInterval(changes: readonly GroupChange[], shift: MixShift): Interval | null {
  const cells: { variance: number; df: number }[] = []
  for (const [i, { before, after }] of changes.entries()) {
    if (!before || !after) continue
    const { shareBefore, shareAfter } = shift.contributions[i]! // one for each change, in the same order
    for (const cell of [before, after]) {
      if (cell.sd === null || cell.n < 2) return null
      cells.push({ variance: (((shareBefore + shareAfter) / 2) ** 2 * cell.sd ** 2) / cell.n, df: cell.n - 1 })
    }
  }
  return interval(shift.rate, cells)
}

/** The 95 % interval of the difference of two means that share no one (Welch); null as in `rateInterval`. */
export function differenceInterval(before: GroupMean, after: GroupMean): Interval | null {
  const cells: { variance: number; df: number }[] = []
  for (const { n, sd } of [before, after]) {
    if (sd === null || n < 2) return null
    cells.push({ variance: sd ** 2 / n, df: n - 1 })
  }
  return interval(after.mean - before.mean, cells)
}

function interval(estimate: number, cells: { variance: number; df: number }[]): Interval | null {
  const variance = sum(cells.map((cell) => cell.variance))
  if (!(variance > 0)) return null
  const df = variance ** 2 / sum(cells.map((cell) => cell.variance ** 2 / cell.df))
  // A hair below a whole number is that number: equal cells give 2·(n − 1) up to rounding.
  const half = studentT(0.975, Math.max(1, Math.floor(df + 1e-9))) * Math.sqrt(variance)
  return { low: estimate - half, high: estimate + half }
}

function total(groups: readonly (GroupMean | null)[]): { n: number; mean: number } | null {
  const present = groups.filter((group) => group !== null)
  for (const { n } of present) if (!(n > 0)) throw new RangeError(`kitagawa needs n > 0 in every group, got ${n}`)
  const n = sum(present.map((group) => group.n))
  return n > 0 ? { n, mean: sum(present.map((group) => group.n * group.mean)) / n } : null
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

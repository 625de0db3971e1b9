import { binomialAtMost } from '#queries/stats/binomial-tail.ts'
import { median } from '#queries/stats/median-deviation.ts'
import { isSpan, type CoverageRow } from './days.ts'

/** A period beside the periods before: k of n expected people (results, where there are no people) have their results. */
export type Count = {
  row: CoverageRow
  ratio: number
  expected: number
  k: number
  n: number
  /** A roster says how many people were there. */
  hasHeads: boolean
  isShort: boolean
}

/**
 * Results of each period against the median of the three before (two at least), in proportion to the headcount.
 *
 *   expected = median(rows before) · heads/median(heads before),   ratio = rows/expected
 *   n = people expected, or results where there are no people,   k = round(ratio·n), n at most
 *
 * Only periods are judged whose shortage can be one of delivery: the newest of all, counting results that have a value; and one
 * between others, counting all results, when the unit has its usual number again afterwards. A unit that ends before the others do
 * was closed. January and February are counted together, because the Spring Festival moves between them.
 *
 * @param rows   of one unit, in time order
 * @param heads  by period, from a roster; may be empty
 * @param last   the newest period of the company
 */
export function countPeriods(
  rows: readonly CoverageRow[],
  heads: ReadonlyMap<string, number>,
  last: string,
  least: number,
): Count[] {
  const main = rows.filter((row) => row.is_main && !isSpan(row))
  return main.flatMap((row, i) => {
    const isNewest = row.period_id === last
    const [from, to] = festivalOf(main, i)
    const before = main.slice(Math.max(0, from - 3), from)
    const together = main.slice(from, to)
    if (before.length < 2 || together.length === 0) return []
    const of = isNewest ? ('n_values' as const) : ('n_rows' as const)
    const usual = median(before.map((one) => one[of]))!
    const [nowHeads, beforeHeads] = [headsOf(together, heads), headsOf(before, heads)]
    const hasHeads = nowHeads !== null && beforeHeads !== null && beforeHeads > 0
    const part = hasHeads ? nowHeads / beforeHeads : 1
    const expected = usual * part
    if (!(expected > 0)) return []
    const ratio = together.reduce((sum, one) => sum + one[of], 0) / together.length / expected
    const people = median(before.map(({ n_people }) => n_people))!
    const n = Math.max(1, Math.round((people || usual) * part))
    const k = Math.min(n, Math.round(ratio * n))
    const after = main.slice(to, to + 2)
    const comesBack = after.length > 0 && median(after.map(({ n_rows }) => n_rows))! >= COMES_BACK * usual
    return [{ row, ratio, expected, k, n, hasHeads, isShort: ratio < least && (isNewest || comesBack) }]
  })
}

/** The place of a period; of January and February, both. A January without its February yet cannot be judged. */
function festivalOf(main: readonly CoverageRow[], i: number): [number, number] {
  const month = monthOf(main[i]!)
  if (month === '01') return monthOf(main[i + 1]) === '02' ? [i, i + 2] : [i, i]
  if (month === '02' && monthOf(main[i - 1]) === '01') return [i - 1, i + 1]
  return [i, i + 1]
}

const monthOf = (row: CoverageRow | undefined) => (row?.kind === 'month' ? row.period_id.slice(5) : null)

function headsOf(rows: readonly CoverageRow[], heads: ReadonlyMap<string, number>): number | null {
  const known = rows.map(({ period_id }) => heads.get(period_id))
  return known.some((n) => n === undefined) ? null : median(known.map((n) => n!))
}

/** From this part of the results before on, the unit is back to its usual number. */
const COMES_BACK = 0.9

/**
 * How likely is so short a period by chance, for each unit? Its shortest one against the part that is usually there in the other
 * units: P(X ≤ k), X ~ Binomial(n, part), times the periods looked at.
 *
 * @returns parallel to `units`: the shortest period and its p; p is 1 where none is short and null where none could be judged
 */
export function shortest(units: readonly Count[][]): { count: Count | null; p: number | null }[] {
  const all = there(units.flat())
  return units.map((counts) => {
    if (counts.length === 0) return { count: null, p: null }
    const own = there(counts)
    const part = all.n > own.n ? (all.k - own.k) / (all.n - own.n) : ALONE
    const tail = ({ k, n }: Count) => binomialAtMost(k, n, Math.min(MOST, part))
    const worst = counts.filter(({ isShort }) => isShort).sort((a, b) => tail(a) - tail(b) || a.ratio - b.ratio)[0]
    return { count: worst ?? null, p: worst ? Math.min(1, tail(worst) * counts.length) : 1 }
  })
}

const there = (counts: readonly Count[]) =>
  counts.reduce((sum, { k, n }) => ({ k: sum.k + k, n: sum.n + n }), { k: 0, n: 0 })

/** Part of the people with results in an ordinary period: at most, and of a unit without others. */
const MOST = 0.99
const ALONE = 0.95

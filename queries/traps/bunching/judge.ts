import { SMALLEST_DISTRIBUTION, SMALLEST_GROUP } from '#queries/domain.ts'
import { binomialAtLeast } from '#queries/stats/binomial-tail.ts'
import { densityJump } from '#queries/stats/density-jump.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Evidence, Tested } from '../define.ts'
import { allOf, department, notTestable, outcome } from '../outcome.ts'
import { beside, type Beside, type Bins } from './line.ts'

export type Bin = {
  unit_id: string
  percent: number | null
  n: number
  n_people: number
  n_whole: number
  counting_sum: number
  n_expected: number
  n_of_unit: number
  n_people_of_unit: number
  first_period: string | null
  last_period: string | null
}
export type Value = { unit_id: string; r0: number }
export type Limits = { width: number; share: number; cuts: readonly number[]; fewest: number; density_fewest: number }
type Test = Beside & { p: number; q: number }

/**
 * Departments times lines (the target, and the cuts that pay or pass) are one family of exact binomial tests. A department's outcome
 * is its line with the smallest q, one beyond the practical threshold before one that is not. Where there are enough results, the
 * jump of the density at that line is told beside it; it supports the finding and decides nothing.
 */
export function judge(rows: readonly Bin[], values: readonly Value[], limits: Limits): Tested[] {
  const units = [...Map.groupBy(rows, ({ unit_id }) => unit_id)].map(([unit_id, bins]) => ({
    unit_id,
    bins,
    counts: binsOf(bins),
  }))
  const all = binsOf(rows)
  const lines = [...new Set([100, ...limits.cuts.map(percentOf)])]
  const options = { width: percentOf(limits.width), cuts: lines, fewest: limits.fewest }

  const sides = units.flatMap(({ counts }) => lines.map((line) => beside(line, counts, all, options)))
  const p = sides.map(({ above, below, expected }) =>
    above + below < limits.fewest ? null : binomialAtLeast(above, above + below, expected),
  )
  const q = falseDiscovery(p)
  const valuesOf = Map.groupBy(values, ({ unit_id }) => unit_id)
  return units.map(({ unit_id, bins, counts }, i) => {
    const tests = lines.flatMap((_, j): Test[] => {
      const at = i * lines.length + j
      return p[at] === null ? [] : [{ ...sides[at]!, p: p[at]!, q: q[at]! }]
    })
    const unit = department(unit_id)
    const n_people = bins[0]!.n_people_of_unit || null
    const atTarget = sides[i * lines.length]!
    if (tests.length === 0) return notTestable(unit, 'few_rows', atTarget.above + atTarget.below, n_people)
    const best = tests.reduce((one, other) => (isClearer(other, one, limits) ? other : one))
    return outcomeOf(bins, best, rowsAround(best, bins, counts, options.width), valuesOf.get(unit_id) ?? [], limits)
  })
}

const shareOf = ({ above, below }: Beside) => above / (above + below)
const isBeyond = (test: Test, { share }: Limits) => test.q < 0.05 && shareOf(test) > share

function isClearer(other: Test, one: Test, limits: Limits): boolean {
  if (isBeyond(other, limits) !== isBeyond(one, limits)) return isBeyond(other, limits)
  return other.q !== one.q ? other.q < one.q : other.p < one.p
}

function outcomeOf(bins: Bin[], test: Test, rows: Evidence['rows'], values: Value[], limits: Limits): Tested {
  const { unit_id, n_people_of_unit, first_period, last_period } = bins[0]!
  const unit = department(unit_id)
  const n = test.above + test.below
  const share = shareOf(test)
  const interval = wilson(test.above, n)
  // "Proven but small": between half-way from what was expected and the threshold.
  const isNote = test.q < 0.05 && share > (0.5 + limits.share) / 2
  const status = isBeyond(test, limits) ? 'trap' : isNote ? 'caution' : 'pass'
  const jump =
    status !== 'pass' && values.length >= limits.density_fewest
      ? densityJump(
          values.map(({ r0 }) => r0),
          test.line / 100,
        )
      : null
  return outcome(unit, {
    status,
    n,
    n_people: n_people_of_unit || null,
    ...{ first_period, last_period, effect: share, low: interval?.lower ?? null, high: interval?.upper ?? null },
    ...{ p: test.p, q: test.q },
    evidence: {
      facts: {
        cut: test.line / 100,
        above: test.above,
        below: test.below,
        share,
        expected: test.expected,
        excess: (test.above - test.expected * n) / bins[0]!.n_of_unit,
        jump_t: jump?.t ?? null,
        jump_p: jump?.p ?? null,
      },
      rows: n_people_of_unit === 0 || n_people_of_unit >= SMALLEST_DISTRIBUTION ? rows : [],
    },
    touched: status === 'pass' ? [] : [{ ...allOf(unit), n_rows: test.above }],
  })
}

/** Ten classes as wide as the window, five on either side of the line; those that rest on too few people are left out. */
function rowsAround({ line }: Beside, bins: readonly Bin[], { n, expected }: Bins, width: number): Evidence['rows'] {
  const classes = Array.from({ length: 10 }, (_, i) => line + (i - 5) * width).map((from) => {
    const own = bins.filter(({ percent }) => percent !== null && percent >= from && percent < from + width)
    const total = (counts: Float64Array) => counts.subarray(from, from + width).reduce((sum, count) => sum + count, 0)
    // The same person may lie in two percents: the larger of the counts is certain.
    return {
      from,
      own: total(n),
      others: total(expected),
      n_people: Math.max(0, ...own.map(({ n_people }) => n_people)),
    }
  })
  const sum = (of: (one: (typeof classes)[number]) => number) => classes.reduce((total, one) => total + of(one), 0)
  const [ownTotal, othersTotal] = [sum(({ own }) => own), sum(({ others }) => others)]
  return classes
    .filter(({ own, n_people }) => own > 0 && (n_people === 0 || n_people >= SMALLEST_GROUP))
    .map(({ from, own, others, n_people }) => ({
      ...{ from: from / 100, to: (from + width) / 100, is_above: from === line },
      share: own / ownTotal,
      others: othersTotal > 0 ? others / othersTotal : null,
      n_people: n_people || null,
    }))
}

function binsOf(rows: readonly Bin[]): Bins {
  const [n, whole, counting, expected] = [0, 1, 2, 3].map(() => new Float64Array(200)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  for (const { percent, n: count, n_whole, counting_sum, n_expected } of rows) {
    if (percent === null) continue
    n[percent]! += count
    whole[percent]! += n_whole
    counting[percent]! += counting_sum
    expected[percent]! += n_expected
  }
  return { n, whole, counting, expected }
}

/** Cuts and widths are whole percents; 0.29 · 100 is a hair beside 29. */
const percentOf = (ratio: number) => Math.round(100 * ratio)

import { SMALLEST_GROUP } from '#queries/domain.ts'
import { protectedHistogram } from '#queries/stats/protected-histogram.ts'
import { quantile } from '#queries/stats/quantile.ts'
import type { Evidence, Tested } from '../define.ts'
import { allOf, department, notTestable, outcome } from '../outcome.ts'
import type { Camps, Limits } from './camps.ts'
import type { Spread } from './within-units.ts'

/**
 * One department: two camps (dip with q < .05, a mixture of two by more than 6 BIC, Ashman's D above 2, and no camp of one or two
 * people), or a wide spread (Brown–Forsythe with q < .05, and at least 1.5 times the sd of the others). The same with p < .05 but
 * q ≥ .05 is a caution.
 */
export function judge(found: Camps, all: readonly Spread[], limits: Limits): Tested {
  const { unit, sd, ratio, wide, dip, mixture } = found
  const n = unit.values.length
  const where = department(unit.unit_id)
  if (sd <= 0) return notTestable(where, 'no_spread', n, n)
  if (!wide && !dip) return notTestable(where, 'few_units', n, n)
  const isSplit =
    mixture !== null &&
    mixture.bicGain > limits.bic &&
    mixture.ashmanD > limits.ashman &&
    mixture.smaller * n >= Math.max(SMALLEST_GROUP, SMALLEST_CAMP * n)
  const isWide = wide !== null && ratio >= limits.ratio && wide.ownP < OWN_P
  const status =
    (isSplit && dip!.q < 0.05) || (isWide && wide.q < 0.05)
      ? 'trap'
      : isSplit || (isWide && wide.p < 0.05)
        ? 'caution'
        : 'pass'
  const isCamps = isSplit && (dip!.q < 0.05 || status === 'caution')
  const test = isCamps || !wide ? dip : wide
  return outcome(where, {
    status,
    reason: status === 'pass' ? null : isCamps ? 'two_camps' : 'wide_spread',
    n,
    n_people: n,
    first_period: unit.first_period,
    last_period: unit.last_period,
    effect: Number.isFinite(ratio) ? ratio : null,
    p: test?.p ?? null,
    q: test?.q ?? null,
    evidence: {
      facts: {
        people: n,
        sd,
        sd_ratio: Number.isFinite(ratio) ? ratio : null,
        spread_q: wide?.q ?? null,
        dip: dip?.dip ?? null,
        dip_q: dip?.q ?? null,
        bic_gain: mixture?.bicGain ?? null,
        ashman_d: mixture?.ashmanD ?? null,
        smaller_camp: mixture?.smaller ?? null,
        ...tails(unit.values),
      },
      rows: status === 'pass' ? [] : classes(unit, all),
    },
    touched: status === 'pass' ? [] : [allOf(where)],
  })
}

/** P10 and P90 only where at least a minimum group lies beyond each. */
function tails(values: Float64Array): { p10: number | null; p90: number | null } {
  if (0.1 * values.length < SMALLEST_GROUP) return { p10: null, p90: null }
  return { p10: quantile(values, 0.1), p90: quantile(values, 0.9) }
}

/** Share of the people in each class, none with fewer than a minimum group, and the share of all others in the same class. */
function classes(unit: Spread, all: readonly Spread[]): Evidence['rows'] {
  const { values } = unit
  const others = all.filter((other) => other !== unit)
  const bins = protectedHistogram([...values], SMALLEST_GROUP)
  const total = others.reduce((sum, other) => sum + other.values.length, 0)
  return bins.map(({ from, to, n }) => {
    const inside = others.reduce(
      (sum, other) => sum + placeOf(other.values, to ?? Infinity) - placeOf(other.values, from ?? -Infinity),
      0,
    )
    return { from, to, share: n / values.length, others: total > 0 ? inside / total : null, n_people: n }
  })
}

/** How many of the sorted values lie below. */
function placeOf(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** The largest p of Welch's test beside Brown–Forsythe; see `camps`. */
const OWN_P = 0.005
/** Share of the people below which a camp is a few single people. */
const SMALLEST_CAMP = 0.1

import { SMALLEST_GROUP } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Tested } from '../define.ts'
import { allOf, department, outcome } from '../outcome.ts'
import { behindMean, mostDifferent, type MethodRow, type Pair } from './methods.ts'
import { mixedScales, type ScaleMix, type ScaleRow } from './scales.ts'

export type Limits = { share: number; difference: number; fewest: number }
type Unit = { unit_id: string; methods: MethodRow[]; scales: ScaleRow[] }

/**
 * Two methods or two scales behind one mean (traps 2), unit by unit. Methods are the lanes of the results; scales are those of the
 * ratings, where a different number of levels is enough. One family of tests over the units in which two methods meet.
 *
 * Where no delivery names a lane the methods cannot be told apart, and a unit with results is not tested unless its ratings already
 * show two scales.
 */
export function judge(methods: readonly MethodRow[], scales: readonly ScaleRow[], limits: Limits): Tested[] {
  const methodsOf = Map.groupBy(methods, ({ unit_id }) => unit_id)
  const scalesOf = Map.groupBy(scales, ({ unit_id }) => unit_id)
  const units = [...new Set([...methodsOf.keys(), ...scalesOf.keys()])].map((unit_id) => ({
    unit_id,
    methods: methodsOf.get(unit_id) ?? [],
    scales: scalesOf.get(unit_id) ?? [],
  }))
  const pairs = units.map((unit) =>
    mostDifferent(behindMean(unit.methods, limits.share).filter(({ n_rows }) => n_rows >= limits.fewest)),
  )
  const q = falseDiscovery(pairs.map((pair) => pair?.p ?? null))
  return units.map((unit, i) => judgeUnit(unit, pairs[i]!, q[i]!, mixedScales(unit.scales, limits), limits))
}

function judgeUnit(unit: Unit, pair: Pair | null, q: number | null, mix: ScaleMix | null, limits: Limits): Tested {
  const differs = pair !== null && Math.abs(pair.difference) >= limits.difference
  if (differs && q !== null && q < 0.05) return ofMethods(unit, pair, q, 'trap')
  if (mix) return ofScales(unit, mix)
  if (differs) return ofMethods(unit, pair, q, 'caution')
  const [n, first] = [results(unit) || ratings(unit), unit.methods[0]]
  const about = { n, n_people: people(unit), ...span(unit) }
  if (first && !first.is_named)
    return outcome(department(unit.unit_id), { status: 'not_testable', reason: 'missing_column', ...about })
  if (pair) return ofMethods(unit, pair, q, 'pass')
  const isTooFew = behindMean(unit.methods, limits.share).length > 1
  return outcome(department(unit.unit_id), {
    ...(isTooFew ? ({ status: 'not_testable', reason: 'few_rows' } as const) : ({ status: 'pass' } as const)),
    ...about,
  })
}

function ofMethods(
  unit: Unit,
  { first, second, difference, se, p }: Pair,
  q: number | null,
  status: Tested['status'],
): Tested {
  const n = results(unit)
  const of = department(unit.unit_id)
  return outcome(of, {
    status,
    reason: status === 'pass' ? null : 'methods',
    n,
    n_people: people(unit),
    ...span(unit),
    effect: difference,
    low: difference - 1.96 * se,
    high: difference + 1.96 * se,
    p,
    q,
    evidence: {
      facts: {
        method_1: first.method,
        method_2: second.method,
        median_1: first.median_r,
        median_2: second.median_r,
        difference,
        share_2: second.n_rows / n,
        mean: unit.methods.reduce((sum, { sum_r }) => sum + sum_r, 0) / n,
      },
      rows: (status === 'pass' ? [] : unit.methods)
        .filter(({ n_people }) => n_people === 0 || n_people >= SMALLEST_GROUP)
        .map(({ method, n_rows, n_people, median_r }) => ({
          name: method,
          share: n_rows / n,
          value: median_r,
          n_people,
        })),
    },
    touched: status === 'pass' ? [] : [{ ...allOf(of), n_rows: second.n_rows }],
  })
}

/** Ratings are no results: a finding about them touches none, so that it marks no gap. */
function ofScales(unit: Unit, { levels, ratings: on, n_people, periods }: ScaleMix): Tested {
  const n = on[0] + on[1]
  const inOrder = periods.toSorted()
  return outcome(department(unit.unit_id), {
    status: 'trap',
    reason: 'scales',
    n,
    n_people: n_people || null,
    first_period: inOrder[0]!,
    last_period: inOrder.at(-1)!,
    evidence: {
      facts: { levels_1: levels[0], levels_2: levels[1], ratings_1: on[0], ratings_2: on[1] },
      rows: levels.map((value, i) => ({ name: String(value), share: on[i]! / n, value: on[i]! })),
    },
  })
}

const results = ({ methods }: Unit) => methods.reduce((sum, { n_rows }) => sum + n_rows, 0)
const ratings = ({ scales }: Unit) => scales.reduce((sum, { n_ratings }) => sum + n_ratings, 0)
/** People of several methods or periods may be the same, so the largest group is what is certain. */
const people = ({ methods, scales }: Unit) =>
  Math.max(...[...methods, ...scales].map(({ n_people }) => n_people)) || null
const span = ({ methods, scales }: Unit) => {
  const all = [...methods.flatMap(({ first_period, last_period }) => [first_period, last_period])]
  const periods = (all.length > 0 ? all : scales.map(({ period_id }) => period_id)).sort()
  return { first_period: periods[0] ?? null, last_period: periods.at(-1) ?? null }
}

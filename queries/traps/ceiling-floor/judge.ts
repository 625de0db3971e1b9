import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Scalar, Status, Tested, TestedUnit } from '../define.ts'
import { department, notTestable, outcome } from '../outcome.ts'
import type { Candidate } from './candidate.ts'
import { ratingLimits, type Limits, type RatingRow } from './rating-limits.ts'
import { resultLimits, type ResultRow } from './result-limits.ts'

export type PlaceRow = { scale_key: string; unit_id: string; is_score: boolean; place: number; n: number }
type Judged = Candidate & { q: number; status: Status; reason: string | null }

/** One outcome for each unit, KPI or company from its gravest test; a share above the threshold that nothing proves is a caution. */
export function judge(
  rows: { ratings: readonly RatingRow[]; places: readonly PlaceRow[]; results: readonly ResultRow[] },
  limits: Limits,
): Tested[] {
  const candidates = [...ratingLimits(rows.ratings, limits), ...resultLimits(rows.results, limits)]
  const q = falseDiscovery(candidates.map(({ p }) => p))
  const judged = candidates.map((one, i): Judged => {
    const status = one.isOpen ? 'not_testable' : !one.isLarge ? 'pass' : q[i]! < 0.05 ? 'trap' : 'caution'
    return { ...one, q: q[i]!, status, reason: one.isOpen ? 'no_results' : one.isLarge ? one.kind : null }
  })
  const byUnit = [...Map.groupBy(judged, ({ unit }) => keyOf(unit)).values()]
  const places = placesOf(rows.places)
  return [...byUnit.map((some) => outcomeOf(gravest(some), places)), ...untested(rows, judged, limits)]
}

const keyOf = ({ kind, unit_id, kpi_id }: TestedUnit) => `${kind} ${unit_id} ${kpi_id}`
const GRAVITY: Record<Status, number> = { trap: 3, caution: 2, not_testable: 1, pass: 0 }

const gravest = (some: readonly Judged[]): Judged =>
  some.toSorted(
    (a, b) =>
      GRAVITY[b.status] - GRAVITY[a.status] || b.share - a.share || (a.measure + a.side < b.measure + b.side ? -1 : 1),
  )[0]!

function outcomeOf(one: Judged, places: ReadonlyMap<string, Places>): Tested {
  if (one.status === 'not_testable') return notTestable(one.unit, 'no_results', one.n, one.n_people)
  const interval = wilson(one.at_limit, one.n)
  const isFinding = one.status !== 'pass'
  return outcome(one.unit, {
    ...{ status: one.status, reason: one.reason, n: one.n, n_people: one.n_people || null },
    ...{ first_period: one.first_period, last_period: one.last_period },
    ...{ effect: one.share, low: interval?.lower ?? null, high: interval?.upper ?? null, p: one.p, q: one.q },
    evidence: {
      facts: {
        ...{ at_limit: one.at_limit, measured: one.n, share: one.share, is_top: one.side === 'top' },
        ...(one.expected === null ? {} : { expected: one.expected }),
        ...(one.others === null ? {} : { others: one.others }),
      },
      rows: one.n_people === 0 || one.n_people >= SMALLEST_DISTRIBUTION ? rowsOf(one, places.get(one.measure)) : [],
    },
    touched: isFinding ? [one.touched] : [],
  })
}

/** Ratings of one scale by place, of the company and of each unit. */
type Places = { is_score: boolean; whole: Map<number, number>; byUnit: Map<string, Map<number, number>> }

function placesOf(rows: readonly PlaceRow[]): Map<string, Places> {
  const scales = new Map<string, Places>()
  for (const { scale_key, unit_id, is_score, place, n } of rows) {
    const scale = scales.get(scale_key) ?? { is_score, whole: new Map(), byUnit: new Map() }
    scales.set(scale_key, scale)
    const own = scale.byUnit.get(unit_id) ?? new Map<number, number>()
    scale.byUnit.set(unit_id, own)
    for (const counts of [scale.whole, own]) counts.set(place, (counts.get(place) ?? 0) + n)
  }
  return scales
}

/** Shares by place on the scale, here and elsewhere; for results the share at the limit alone. */
function rowsOf(one: Judged, scale: Places | undefined): Record<string, Scalar>[] {
  if (!scale) return [{ at: 'limit', share: one.share }]
  const { whole, byUnit, is_score } = scale
  const own = one.unit.kind === 'company' ? whole : (byUnit.get(one.unit.unit_id ?? '') ?? new Map<number, number>())
  const total = (counts: ReadonlyMap<number, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0)
  const [n, others] = [total(own), total(whole) - total(own)]
  const [first, last] = [Math.min(...whole.keys()), Math.max(...whole.keys())]
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).map((place) => {
    const here = own.get(place) ?? 0
    return {
      ...{ place, is_score, share: n > 0 ? here / n : 0 },
      others: others > 0 ? ((whole.get(place) ?? 0) - here) / others : null,
      is_limit: place === (one.side === 'top' ? last : first),
    }
  })
}

/** Units with ratings or results, of which no measure has enough: too few, or only passed or failed. */
function untested(
  { ratings, results }: { ratings: readonly RatingRow[]; results: readonly ResultRow[] },
  judged: readonly Judged[],
  { fewest }: Limits,
): Tested[] {
  const known = new Set(judged.filter(({ unit }) => unit.kind === 'department').map(({ unit }) => unit.unit_id))
  const saturated = new Set(judged.filter(({ kind }) => kind === 'company_scale').map(({ measure }) => measure))
  const counts = new Map<string, number>()
  for (const row of ratings) {
    if (saturated.has(row.scale_key)) known.add(row.unit_id)
    counts.set(row.unit_id, (counts.get(row.unit_id) ?? 0) + row.n)
  }
  for (const row of results) counts.set(row.unit_id, (counts.get(row.unit_id) ?? 0) + row.n)
  return [...counts]
    .filter(([unit_id]) => !known.has(unit_id))
    .map(([unit_id, n]) => notTestable(department(unit_id), n < fewest ? 'few_rows' : 'few_values', n))
}

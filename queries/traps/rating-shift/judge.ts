import { ROOT_UNIT, SMALLEST_GROUP } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Scalar, Status, Tested, TestedUnit } from '../define.ts'
import { allOf, company, department, notTestable, outcome } from '../outcome.ts'
import { scaleChanges, type Cycle, type PercentileRow, type ScaleChange, type ScaleRow } from './scale-changes.ts'
import { companyShifts, isEnough, unitShifts, type Shift, type ShiftRow } from './unit-shifts.ts'

export type CycleRow = {
  unit_id: string
  period_id: string
  period_start: string
  n_people: number
  rating: number
  results: number | null
}
export type Rows = {
  shifts: readonly ShiftRow[]
  scales: readonly ScaleRow[]
  percentiles: readonly PercentileRow[]
  cycles: readonly CycleRow[]
}
export type Limits = { shift: number; fewest: number }
type Judged = Shift & { q: number; status: Status }

/**
 * A scale that changed is a trap at once. Otherwise each unit is judged by its clearest contrast: a trap when the shrunken interval
 * excludes 0, q < .05 and |d| ≥ `shift`; a caution with q < .1. The company is judged by its cycles.
 */
export function judge({ shifts, scales, percentiles, cycles }: Rows, limits: Limits): Tested[] {
  const all = [...unitShifts(shifts, limits.fewest), ...companyShifts(shifts, limits.fewest)]
  const q = falseDiscovery(all.map(({ p }) => p))
  const judged = all.map((one, i): Judged => ({ ...one, q: q[i]!, status: statusOf(one, q[i]!, limits) }))
  const byUnit = Map.groupBy(judged, ({ row }) => row.unit_id)
  const changes = Map.groupBy(scaleChanges(scales, percentiles, limits.fewest), ({ unit_id }) => unit_id)
  const lines = Map.groupBy(cycles, ({ unit_id }) => (unit_id === '*' ? ROOT_UNIT : unit_id))
  const pairs = Map.groupBy(shifts, ({ unit_id }) => unit_id)
  const rated = Map.groupBy(scales, ({ unit_id }) => unit_id)
  const units = new Set([...changes.keys(), ...byUnit.keys(), ...rated.keys()])
  return [...units].sort().flatMap((unit_id): Tested[] => {
    const unit = unit_id === ROOT_UNIT ? company : department(unit_id)
    const change = changes.get(unit_id)
    if (change) return [ofChange(unit, change)]
    const own = byUnit.get(unit_id)
    if (own) return [ofShift(unit, clearest(own), lines.get(unit_id) ?? [])]
    return unit_id === ROOT_UNIT ? [] : [untested(unit, pairs.get(unit_id) ?? [], rated.get(unit_id) ?? [], limits)]
  })
}

function statusOf({ d, isReal, row, isOfLater }: Shift, q: number, { shift }: Limits): Status {
  if (!isReal || Math.abs(d) < shift) return 'pass'
  // Where it is the manager's scale that lies apart, that is a lenient or severe scale; here it is only noted.
  const isOfManager = kindOf(row) === 'self_manager' && isOfLater === true
  return q >= SUGGESTIVE ? 'pass' : q < 0.05 && !isOfManager ? 'trap' : 'caution'
}

/** A shift with a q up to here is told as a note. */
const SUGGESTIVE = 0.1

const GRAVITY: Record<Status, number> = { trap: 2, caution: 1, pass: 0, not_testable: 0 }
const clearest = (own: readonly Judged[]): Judged =>
  own.toSorted(
    (a, b) =>
      GRAVITY[b.status] - GRAVITY[a.status] ||
      Math.abs(b.d) - Math.abs(a.d) ||
      (a.row.contrast + a.row.from_key + a.row.to_key < b.row.contrast + b.row.from_key + b.row.to_key ? -1 : 1),
  )[0]!

/** What kind of shift it is: self … final are the sources 1 … 5 of the SQL. */
const kindOf = ({ contrast, from_key }: ShiftRow): string =>
  contrast === 'cycle' ? 'cycle' : from_key === '1' ? 'self_manager' : 'calibration'

function ofShift(unit: TestedUnit, one: Judged, lines: readonly CycleRow[]): Tested {
  const { row, d, low, high, p, q, raw, shrunken, status } = one
  const kind = one.isCompany ? 'inflation' : kindOf(row)
  return outcome(unit, {
    ...{ status, reason: status === 'pass' ? null : kind, n: row.n_pairs, n_people: row.n_people },
    ...{ first_period: row.first_period, last_period: row.last_period, effect: d, low, high, p, q },
    evidence: {
      facts: { raw, d, shrunken, from: nameOf(row.contrast, row.from_key), to: nameOf(row.contrast, row.to_key) },
      rows: row.contrast === 'cycle' ? linesOf(lines) : [],
    },
    touched: status === 'pass' ? [] : [{ ...allOf(unit), n_rows: row.n_results || null }],
  })
}

/** Sources keep their code, cycles are their period. */
const nameOf = (contrast: ShiftRow['contrast'], key: string): string =>
  contrast === 'cycle' ? key : (['self', 'manager', 'before', 'after', 'final'][Number(key) - 1] ?? key)

function linesOf(lines: readonly CycleRow[]): Record<string, Scalar>[] {
  return lines
    .filter(({ n_people }) => n_people >= SMALLEST_GROUP)
    .toSorted((a, b) => (a.period_start < b.period_start ? -1 : 1))
    .slice(-40)
    .map(({ period_id, rating, results, n_people }) => ({ period: period_id, rating, results, n_people }))
}

function ofChange(unit: TestedUnit, changes: readonly ScaleChange[]): Tested {
  // The latest change is the one that the present ratings stand on.
  const { before, after } = changes.toSorted((a, b) => (a.after.period_id < b.after.period_id ? 1 : -1))[0]!
  return outcome(unit, {
    ...{
      status: 'trap',
      reason: 'scale_changed',
      n: before.n + after.n,
      n_people: Math.max(before.n_people, after.n_people),
    },
    ...{ first_period: before.period_id, last_period: after.period_id },
    evidence: {
      facts: {
        ...{
          before: before.scale_max,
          after: after.scale_max,
          levels_before: levelsOf(before),
          levels_after: levelsOf(after),
        },
        ...{ from: before.period_id, to: after.period_id },
      },
      rows: [before, after].flatMap((cycle) =>
        cycle.n_people < SMALLEST_GROUP
          ? []
          : [
              {
                period: cycle.period_id,
                scale_max: cycle.scale_max,
                levels: levelsOf(cycle),
                n_people: cycle.n_people,
              },
            ],
      ),
    },
    touched: [{ ...allOf(unit), n_rows: after.n_results || null }],
  })
}

const levelsOf = ({ levels, is_score, scale_max }: Cycle): number | null =>
  !is_score ? Math.max(scale_max, levels?.length ?? 0) : (levels?.length ?? null)

/** No pair of sources or cycles on one scale, too few of them, or cycles whose results are not known. */
function untested(unit: TestedUnit, own: readonly ShiftRow[], rated: readonly ScaleRow[], { fewest }: Limits): Tested {
  const n = Math.max(0, ...own.map(({ n_pairs }) => n_pairs))
  if (own.some((row) => isEnough(row, fewest))) return notTestable(unit, 'few_units', n)
  if (own.length > 0) return notTestable(unit, 'few_rows', n)
  const cycles = new Set(rated.map(({ period_id }) => period_id)).size
  return notTestable(unit, cycles > 1 ? 'no_pairs' : 'few_periods', 0)
}

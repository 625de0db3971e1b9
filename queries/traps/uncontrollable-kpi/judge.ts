import { clusterBootstrap, type BootstrapInterval } from '#queries/stats/cluster-bootstrap.ts'
import type { Random } from '#queries/stats/random.ts'
import type { Tested, Touched } from '../define.ts'
import { kpi, notTestable, outcome } from '../outcome.ts'
import { added, sharesOf, type CellSums, type Shares } from './shares.ts'
import { sourceOf } from './source.ts'

/** One KPI in one unit. */
export type UnitRow = Omit<CellSums, 'kept_pairs'> & {
  kpi_key: string
  measure_id: string
  kpi_id: string | null
  unit_id: string
  n_rows: number
  n_people: number
  first_period: string
  last_period: string
  kept: number | null
  between_periods: number | null
  n_periods: number
  n_measured: number
  n_scaled: number
  n_cells_compared: number
  n_cells_same: number
  n_rows_compared: number
  n_rows_same: number
  n_figures: number
}
export type Limits = {
  shared: number
  shared_low: number
  employee: number
  same: number
  fewest: number
  fewest_units: number
}

/** One KPI over all units, sorted by unit so that the draws do not depend on the order of the rows. */
export function judge(rows: readonly UnitRow[], limits: Limits, random: Random): Tested {
  const units = rows.toSorted((a, b) => (a.unit_id < b.unit_id ? -1 : 1))
  const ofPeople = units.filter(({ n_people }) => n_people > 0)
  const unit = kpi(units[0]!.measure_id)
  const n = ofPeople.reduce((sum, { n_rows }) => sum + n_rows, 0)
  // Somebody who moved counts in two units, so the largest unit is what is certain where the sum is not.
  const people = ofPeople.reduce((sum, { n_people }) => sum + n_people, 0) || null
  if (ofPeople.length === 0) return notTestable(unit, 'counted_once', units.length)
  if (n < limits.fewest) return notTestable(unit, 'few_rows', n, people)
  if (ofPeople.length < limits.fewest_units) return notTestable(unit, 'few_units', n, people)
  const periods = Math.max(...ofPeople.map(({ n_periods }) => n_periods))
  if (periods < FEWEST_PERIODS) return notTestable(unit, 'few_periods', n, people)

  const sums = ofPeople.filter(({ n_cells }) => n_cells > 0).map(sumsOf)
  const all = Int32Array.from(sums, (_, i) => i)
  const shares = sharesOf(added(sums, all))
  const same = ofPeople.filter((one) => isSame(one, limits))
  if (shares === null && same.length === 0) return notTestable(unit, whyNot(ofPeople), n, people)
  // Far below the limit no interval is needed, and most KPIs of a clean company are.
  const interval = shares !== null && shares.shared >= limits.shared_low ? intervalOf(sums, random) : null
  const moves =
    shares === null || sums.length < limits.fewest_units
      ? 'pass'
      : movesTogether(shares, interval?.lower ?? null, limits)
  const status = same.length > 0 ? 'trap' : moves
  const isShared = same.length > 0
  const compared = sumOf(isShared ? same : ofPeople, 'n_rows_compared')
  const identical = compared === 0 ? null : sumOf(isShared ? same : ofPeople, 'n_rows_same') / compared
  return outcome(unit, {
    status,
    reason: status === 'pass' ? null : isShared ? 'one_figure' : sourceOf(ofPeople),
    ...{ n, n_people: people },
    first_period: least(ofPeople.map(({ first_period }) => first_period)),
    last_period: greatest(ofPeople.map(({ last_period }) => last_period)),
    effect: isShared ? identical : (shares?.shared ?? null),
    low: isShared ? null : (interval?.lower ?? null),
    high: isShared ? null : (interval?.upper ?? null),
    evidence: {
      facts: {
        shared: shares?.shared ?? null,
        employee: shares?.employee ?? null,
        rest: shares?.rest ?? null,
        identical,
        units_identical: same.length,
        units: ofPeople.length,
      },
      rows:
        shares === null ? [] : (['shared', 'employee', 'rest'] as const).map((part) => ({ part, share: shares[part] })),
    },
    touched: status === 'pass' ? [] : touchedBy(isShared ? same : ofPeople, isShared && same.length < ofPeople.length),
  })
}

/** One figure for the people of a unit in at least as many periods as its share of people, and it moves from period to period. */
const isSame = (one: UnitRow, { same }: Limits): boolean =>
  one.n_cells_compared >= FEWEST_PERIODS &&
  one.n_cells_same >= same * one.n_cells_compared &&
  one.n_figures >= FEWEST_PERIODS &&
  2 * one.n_figures >= one.n_cells_same

/** The interval of the shared part, from whole units drawn again. */
const intervalOf = (sums: readonly CellSums[], random: Random): BootstrapInterval | null =>
  clusterBootstrap(
    sums.map((_, i) => Int32Array.of(i)),
    (some) => sharesOf(added(sums, some))?.shared ?? null,
    random,
    ROUNDS,
  )

/** Shares need targets, values that differ, and two people of one unit and period. */
function whyNot(rows: readonly UnitRow[]): string {
  if (rows.every(({ n_measured }) => n_measured === 0)) return 'no_targets'
  if (rows.every(({ n_scaled }) => n_scaled === 0)) return 'no_spread'
  return rows.every(({ n_cells }) => n_cells === 0) ? 'few_people' : 'no_spread'
}

function movesTogether({ shared, employee }: Shares, low: number | null, limits: Limits): 'trap' | 'caution' | 'pass' {
  if (shared < limits.shared || employee >= limits.employee) return 'pass'
  return low !== null && low > limits.shared_low ? 'trap' : 'caution'
}

/** A KPI in its first period has not moved yet. */
const FEWEST_PERIODS = 2
const ROUNDS = 400

const sumsOf = (row: UnitRow): CellSums => ({ ...row, kept_pairs: row.n_pairs * (row.kept ?? 1) })
const sumOf = (rows: readonly UnitRow[], of: 'n_rows_compared' | 'n_rows_same') =>
  rows.reduce((total, row) => total + row[of], 0)
const least = (periods: string[]): string => periods.reduce((a, b) => (a < b ? a : b))
const greatest = (periods: string[]): string => periods.reduce((a, b) => (a > b ? a : b))

/** The KPI everywhere, or in some units; a goal without a KPI is only some of the results there. */
function touchedBy(rows: readonly UnitRow[], isSome: boolean): Touched[] {
  const { kpi_id } = rows[0]!
  if (kpi_id !== null && !isSome) return [{ unit_id: null, kpi_id, period_id: null, n_rows: null }]
  return rows.map(({ unit_id, n_rows }) => ({
    ...{ unit_id, kpi_id, period_id: null },
    n_rows: kpi_id === null ? n_rows : null,
  }))
}

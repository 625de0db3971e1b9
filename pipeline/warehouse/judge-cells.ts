import { withholdCells } from '#pipeline/privacy/withhold-cells.ts'
import { SMALLEST_GROUP, type Signal } from '#queries/domain.ts'
import { funnel, funnelLimits } from '#queries/stats/funnel.ts'
import { xmrSignals } from '#queries/stats/xmr-signals.ts'

/** A row of queries/marts/unjudged_cell.sql, as far as it is needed here. */
export type UnjudgedCell = {
  cell_no: number
  kpi_id: string
  unit_id: string
  period_id: string
  period_start: string
  period_kind: string
  /** A new number with each version of the KPI; limits and runs do not cross it. */
  rebase_group: number
  depth: number
  level: 'person' | 'unit'
  n_people_any: number | null
  n_people: number | null
  n_people_judged: number | null
  n_own_any: number | null
  n_own: number | null
  n_own_judged: number | null
  n_crossing: number | null
  mean_gap_ratio: number | null
  sd_gap_ratio: number | null
  half_width_ratio: number | null
}
export type Judgement = { cell_no: number; signal: Signal; is_withheld: boolean }

/** Standard errors within which a unit's mean is noise (statistics 1.8). */
const INNER = 1.96
/** With fewer units in a column, or fewer points in a series, there is nothing to compare with. */
const FEWEST_UNITS = 3
const FEWEST_POINTS = 8

/**
 * Protects small groups, period by period, then judges the cells of one KPI that can be shown: people's cells by the funnel of
 * the units of the same depth in the same period, or else by their own course; cells of units by the limits of their series.
 * A signal rests on shown cells only, so it tells nothing of a protected one.
 */
export function judgeCells(cells: readonly UnjudgedCell[], parentOf: ReadonlyMap<string, string | null>): Judgement[] {
  const withheld = new Set<number>()
  const everyone = cells.filter(({ level }) => level === 'person')
  for (const column of groupBy(everyone, ({ period_id }) => period_id)) {
    const hidden = withholdCells(column.map(peopleCell), parentOf)
    for (const { cell_no, unit_id } of column) if (hidden.has(unit_id)) withheld.add(cell_no)
  }

  const people = everyone.filter(({ cell_no }) => !withheld.has(cell_no))
  const units = cells.filter(({ level }) => level === 'unit')
  const signals = new Map<number, Signal>()
  const alone = groupBy(people, ({ period_id, depth }) => `${period_id}\u001f${depth}`).flatMap((column) =>
    judgeColumn(column, signals),
  )
  // The company, say, has no peers: its own course over time is what a month is held against, as on the trend page.
  for (const series of groupBy(
    [...units, ...alone],
    ({ unit_id, period_kind, rebase_group }) => `${unit_id}\u001f${period_kind}\u001f${rebase_group}`,
  )) {
    judgeSeries(series, signals)
  }
  return cells.map(({ cell_no }) => ({
    cell_no,
    signal: signals.get(cell_no) ?? 'unjudged',
    is_withheld: withheld.has(cell_no),
  }))
}

/**
 * Units of one depth in one period: who lies beyond what chance and ordinary differences explain (statistics 15)?
 * @returns the cells of a column with too few units to compare
 */
function judgeColumn(column: UnjudgedCell[], signals: Map<number, Signal>): UnjudgedCell[] {
  const cells = column.filter(
    ({ n_people, mean_gap_ratio, sd_gap_ratio }) =>
      n_people !== null && n_people >= SMALLEST_GROUP && mean_gap_ratio !== null && sd_gap_ratio !== null,
  )
  // The filter above has seen that none of the three is null.
  const points = cells.map((cell) => ({ n: cell.n_people!, mean: cell.mean_gap_ratio!, sd: cell.sd_gap_ratio! }))
  const usual = points.length >= FEWEST_UNITS ? funnel(points) : null
  if (!usual) return cells
  for (const [i, { n, mean }] of points.entries()) {
    signals.set(cells[i]!.cell_no, sideOf(mean, funnelLimits(usual, n, INNER)))
  }
  return []
}

/** One unit over time, where no people stand behind the figure or no peers beside it (statistics 13). */
function judgeSeries(series: UnjudgedCell[], signals: Map<number, Signal>): void {
  const points = series
    .flatMap(({ cell_no, period_start, mean_gap_ratio, half_width_ratio }) =>
      mean_gap_ratio === null ? [] : [{ cell_no, period_start, value: mean_gap_ratio, half: half_width_ratio }],
    )
    .sort((a, b) =>
      a.period_start < b.period_start ? -1 : a.period_start > b.period_start ? 1 : a.cell_no - b.cell_no,
    )
  if (points.length < FEWEST_POINTS) {
    // Too short a course: people's cells still have an interval, and the target itself is the yardstick.
    for (const { cell_no, value, half } of points)
      if (half !== null) signals.set(cell_no, sideOf(value, { lower: -half, upper: half }))
    return
  }
  // The rule "outside the limits" of the trend page itself, so that a cell and its trend never disagree.
  const judged = xmrSignals(
    points.map(({ value }) => value),
    points.map(() => 0),
    'increase',
  )
  for (const [i, { label, side }] of judged.entries()) {
    signals.set(points[i]!.cell_no, label !== 'outside' ? 'within' : side < 0 ? 'below' : 'above')
  }
}

const sideOf = (value: number, { lower, upper }: { lower: number; upper: number }): Signal =>
  value < lower ? 'below' : value > upper ? 'above' : 'within'

const peopleCell = (cell: UnjudgedCell) => ({
  unit_id: cell.unit_id,
  counts: [cell.n_people_any ?? 0, cell.n_people ?? 0, cell.n_people_judged ?? 0],
  own: [cell.n_own_any ?? 0, cell.n_own ?? 0, cell.n_own_judged ?? 0],
  // Results and verdicts are counted one by one; only the gap of a person is a mean over several units.
  crossing: [0, cell.n_crossing ?? 0, 0],
})

function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  return [...Map.groupBy(items, key).values()]
}

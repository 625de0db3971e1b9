import { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { ALL_KPIS, ROOT_UNIT, cellKeyText } from '#queries/domain.ts'
import { gapCellRow, toGapCell } from '#queries/gap-cell.ts'
import { toKpiName, toUnitName } from '#queries/names.ts'
import type { KpiName } from '#queries/result.ts'
import { chart } from './chart.ts'
import { eventsOf } from './events.ts'
import { params, result, type TrendResult } from './result.ts'
import { seriesOf, type Observation } from './series.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

export const periodRow = gapCellRow.extend({ period_start: z.string(), period_end: z.string() })
export const nameRow = z.object({
  unit_id: z.string(),
  parent_id: z.string().nullable(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  depth: z.number().int(),
  kpi_id: z.string().nullable(),
  kpi_zh: z.string().nullable(),
  kpi_en: z.string().nullable(),
  kpi_unit: z.string().nullable(),
  kpi_direction: z.string().nullable(),
})
export const eventRow = z.object({
  event_id: z.string(),
  unit_id: z.string().nullable(),
  kind: z.string().nullable(),
  label: z.string().nullable(),
  evidence: z.string().nullable(),
  starts_on: z.string(),
  ends_on: z.string().nullable(),
})
export const versionRow = z.object({ version: z.number().int(), valid_from: z.string() })

/** One series with its control limits, signals, assurance, slope, breaks and dated events. */
export default defineAnalysis({
  slug: 'trend',
  params,
  queries: { rows: periodRow, names: nameRow, versions: versionRow, events: eventRow },
  result,
  text,
  analyse,
  figures: (found: TrendResult) =>
    found.points
      .filter((point) => point.state === 'shown')
      .map((point) => ({
        key: pointKey(found, point.period_id),
        n: point.n_people,
        cell: pointCell(found, point.period_id),
      })),
  withhold: (found: TrendResult, keys) => {
    if (!found.points.some((point) => keys.has(pointKey(found, point.period_id)))) return found
    // Limits and slope rest on every point: they are taken again without the protected ones.
    const observations = found.points.map((point): Observation => ({
      ...point,
      state: point.state === 'shown' && keys.has(pointKey(found, point.period_id)) ? 'withheld' : point.state,
    }))
    return seriesOf({ ...found, observations })
  },
  chart,
  tables,
})

type Rows = {
  rows: z.infer<typeof periodRow>[]
  names: z.infer<typeof nameRow>[]
  versions: z.infer<typeof versionRow>[]
  events: z.infer<typeof eventRow>[]
}

function analyse(
  { rows, names, versions, events }: Rows,
  params: { unit: string | null; kpi: string | null },
): TrendResult {
  const name = names[0]
  const kpi: KpiName | null =
    params.kpi === null || params.kpi === ALL_KPIS ? null : toKpiName(params.kpi, name?.kpi_id ? name : undefined)
  const inTime = rows.toSorted((a, b) => compare(a.period_start, b.period_start) || compare(a.period_id, b.period_id))
  const withResult = inTime.filter((row) => row.n_results)
  // The KPI's own value only where no person stands behind it; people are compared by their distance from target.
  const measure =
    kpi !== null && withResult.length > 0 && withResult.every((row) => row.level === 'unit') ? 'actual' : 'gap'
  const starts = inTime.map((row) => row.period_start)
  const breaks = versions
    .toSorted((a, b) => compare(a.valid_from, b.valid_from) || a.version - b.version)
    .map(({ version, valid_from }) => ({ period_start: starts.find((start) => start >= valid_from), version }))
    // The version that the series starts with is no break.
    .filter((change) => change.period_start !== undefined && change.period_start !== starts[0])
    .map(({ period_start, version }) => ({ period_start: period_start!, reason: `kpi_version_${version}` }))

  return seriesOf({
    unit: name ? toUnitName(name) : null,
    kpi,
    measure,
    unit_of_measure: measure === 'actual' ? (kpi?.unit ?? null) : null,
    direction: measure === 'actual' ? (kpi?.direction ?? 'unknown') : 'higher',
    breaks,
    events: eventsOf(events, inTime),
    observations: inTime.map((row) => observe(row, measure, breaks)),
  })
}

function observe(
  row: z.infer<typeof periodRow>,
  measure: TrendResult['measure'],
  breaks: TrendResult['breaks'],
): Observation {
  const cell = toGapCell(row)
  const value = measure === 'actual' ? row.actual_value : cell.gap_ratio
  const isShown = cell.state !== 'withheld' && value !== null
  return {
    period_id: row.period_id,
    period_start: row.period_start,
    state: cell.state === 'withheld' ? 'withheld' : isShown ? 'shown' : 'empty',
    value: isShown ? value : null,
    n_people: isShown ? cell.n_people : null,
    target: !isShown ? null : measure === 'actual' ? row.target_value : 0,
    group: new Set(
      breaks.filter((change) => change.period_start <= row.period_start).map((change) => change.period_start),
    ).size,
    blocked_by: isShown ? cell.blocked_by : [],
  }
}

const pointCell = (found: TrendResult, period_id: string) => ({
  unit_id: found.unit?.unit_id ?? ROOT_UNIT,
  kpi_id: found.kpi?.kpi_id ?? ALL_KPIS,
  period_id,
})
const pointKey = (found: TrendResult, period_id: string) => cellKeyText(pointCell(found, period_id))
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

import { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { ALL_KPIS, ROOT_UNIT, cellKeyText } from '#queries/domain.ts'
import { absentPeriods } from './absent-periods.ts'
import { chart } from './chart.ts'
import { params, result, type ImportQualityResult } from './result.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'
import { STRUCTURAL_CODES, trustOf } from './trust.ts'

export const loadRow = z.object({
  batch_id: z.string(),
  seq: z.number().int(),
  source_id: z.string().nullable(),
  file_name: z.string().nullable(),
  encoding: z.string().nullable(),
  received_at: z.string().nullable(),
  rows_in: z.number().int().nullable(),
  loaded: z.number().int().nullable(),
  quarantined: z.number().int().nullable(),
  superseded: z.number().int().nullable(),
  blank_lines: z.number().int().nullable(),
})
export const quarantineRow = z.object({ code: z.string().nullable(), n: z.number().int() })
export const coverageRow = z.object({
  period_id: z.string(),
  kind: z.string(),
  period_start: z.string(),
  n_units: z.number().int(),
  n_people: z.number().int().nullable(),
  is_withheld: z.boolean(),
  n_results: z.number().int(),
  n_with_target: z.number().int(),
  n_with_gap: z.number().int(),
  n_missing_actual: z.number().int(),
  n_missing_target: z.number().int(),
  n_zero_target: z.number().int(),
  n_no_direction: z.number().int(),
})

/** What was loaded, what was set aside and why, and how complete each period is. */
export default defineAnalysis({
  slug: 'import-quality',
  params,
  queries: { loads: loadRow, quarantine: quarantineRow, coverage: coverageRow },
  result,
  text,
  analyse,
  figures: (found: ImportQualityResult) =>
    found.coverage
      .filter((period) => period.n_results !== null)
      .map((period) => ({
        key: peopleKey(period.period_id),
        // Nobody with a gap is no group; whether the results rest on enough people, the lattice knows.
        n: period.n_people || null,
        cell: peopleCell(period.period_id),
      })),
  withhold: (found: ImportQualityResult, keys) => ({
    ...found,
    coverage: found.coverage.map((period) =>
      keys.has(peopleKey(period.period_id)) ? { ...period, ...NOT_TOLD } : period,
    ),
  }),
  chart,
  tables,
})

type Rows = {
  loads: z.infer<typeof loadRow>[]
  quarantine: z.infer<typeof quarantineRow>[]
  coverage: z.infer<typeof coverageRow>[]
}

function analyse({ loads, quarantine, coverage }: Rows): ImportQualityResult {
  const inOrder = loads.toSorted((a, b) => a.seq - b.seq)
  const periods = coverage.toSorted(
    (a, b) => compare(a.period_start, b.period_start) || compare(a.period_id, b.period_id),
  )
  const reasons = quarantine
    .map((row) => ({ code: row.code ?? 'STRUCTURE', n: row.n }))
    .toSorted((a, b) => b.n - a.n || compare(a.code, b.code))
  const rows_in = sum(inOrder, (load) => load.rows_in)
  const excluded = {
    missing_actual: sum(periods, (period) => period.n_missing_actual),
    missing_target: sum(periods, (period) => period.n_missing_target),
    zero_target: sum(periods, (period) => period.n_zero_target),
    no_direction: sum(periods, (period) => period.n_no_direction),
  }
  return {
    kind: inOrder.length > 0 ? 'found' : 'empty',
    trust: trustOf({
      n_loads: inOrder.length,
      rows_in,
      quarantined: sum(
        reasons.filter((reason) => !STRUCTURAL_CODES.includes(reason.code)),
        (reason) => reason.n,
      ),
      n_results: sum(periods, (period) => period.n_results),
      ...excluded,
      n_periods: periods.length,
      absent_periods: absentPeriods(periods),
    }),
    rows_in,
    loaded: sum(inOrder, (load) => load.loaded),
    quarantined: sum(inOrder, (load) => load.quarantined),
    superseded: sum(inOrder, (load) => load.superseded),
    loads: inOrder.map((load) => ({
      batch_id: load.batch_id,
      seq: load.seq,
      file_name: load.file_name ?? '',
      source_id: load.source_id ?? '',
      received_at: load.received_at ?? '',
      encoding: load.encoding ?? '',
      rows_in: load.rows_in ?? 0,
      loaded: load.loaded ?? 0,
      quarantined: load.quarantined ?? 0,
      superseded: load.superseded ?? 0,
      blank_lines: load.blank_lines ?? 0,
    })),
    quarantine: reasons,
    coverage: periods.map(({ period_id, n_units, n_people, n_results, n_with_target, n_with_gap, is_withheld }) => ({
      period_id,
      n_units,
      ...(is_withheld ? NOT_TOLD : { n_people, n_results, n_with_target, n_with_gap }),
    })),
    excluded,
  }
}

/** A period whose results rest on too few people. */
const NOT_TOLD = { n_people: null, n_results: null, n_with_target: null, n_with_gap: null }

const peopleCell = (period_id: string) => ({ unit_id: ROOT_UNIT, kpi_id: ALL_KPIS, period_id })
const peopleKey = (period_id: string) => cellKeyText(peopleCell(period_id))
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const sum = <T>(rows: T[], of: (row: T) => number | null) => rows.reduce((total, row) => total + (of(row) ?? 0), 0)

import { seriesOf } from '#queries/analyses/trend/series.ts'
import type { GoalCheckResult } from '#queries/analyses/goal-check/result.ts'
import loop from '#queries/analyses/loop/analysis.ts'
import participation from '#queries/analyses/participation/analysis.ts'
import { largestGaps } from '#queries/analyses/gap-heatmap/largest.ts'
import type { HeatmapResult } from '#queries/analyses/gap-heatmap/result.ts'
import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import type { UnitGapResult } from '#queries/analyses/unit-gap/result.ts'
import { ALL_KPIS, ROOT_UNIT } from '#queries/domain.ts'
import { emptyCell } from '#queries/gap-cell.ts'
import type { GapCell, PeriodName, UnitName } from '#queries/result.ts'
import { formatPeriod } from '#queries/words/format.ts'
import type { Composition } from '#pipeline/report/compose.ts'
import type { Parts } from '#pipeline/report/parts.ts'
import type { Lang } from '#queries/locale.ts'

/** A small organisation as results, for reports that no example data would give: 120 units, no finding, a name with a rare character. */
export type Wish = {
  lang: Lang
  teams?: number
  months?: number
  /** Largest shortfall of any team; 0 gives a month without a finding. */
  shortfall?: number
  teamName?: (place: number) => string
}

export function handMade({ lang, teams = 12, months = 14, shortfall = 0.12, teamName }: Wish): Composition {
  const periods = monthsUpTo('2026-10', months)
  const period = periods.at(-1)!
  const units = unitsOf(teams, teamName ?? ((place) => `业务${place}部`))
  const byPeriod = heatmap('period', units, periods, shortfall)
  const byKpi = heatmap('kpi', units, [period], shortfall)
  const parts: Parts = {
    byPeriod: { ok: true, result: byPeriod },
    byKpi: { ok: true, result: byKpi },
    company: { ok: true, result: company(byPeriod) },
    quality: { ok: true, result: quality(periods, shortfall) },
    verdicts: { ok: true, result: { kind: 'empty', unit: null, company: null, units: [], model: null } },
    evidence: [],
    decisions: { ok: true, result: { kind: 'none', as_of: period.period_end, decisions: [], waiting: [], counts: [] } },
    goals: { ok: true, result: noGoals },
    wording: null,
    loop: { ok: true, result: loop.analyse(NO_ROWS, loop.params.parse({}), 1) },
    participation: {
      ok: true,
      result: participation.analyse({ units: [], counts: [], waits: [], means: [] }, { unit: null, cycle: null }, 1),
    },
    outcomes: { ok: true, result: { kind: 'empty', outcomes: [], is_exploratory: false, units: [] } },
    traps: { ok: true, result: { kind: 'empty', checks: [], blocked: [], company: [] } },
    trends: units.map((unit) => ({ unit, trend: { ok: true, result: trend(unit, byPeriod, periods) } })),
  }
  return {
    lang,
    month: '2026-10',
    period,
    newest: period,
    company: { name_zh: '栎川集团', name_en: 'Oakriver Group' },
    snapshot: '2026-11-02.1',
    state: '4f9c21a07be3',
    parts,
  }
}

const NO_ROWS = {
  units: [],
  signals: [],
  plans: [],
  steps: [],
  contacts: [],
  causes: [],
  spent: [],
  targets: [],
  company: [],
  results: [],
}

function monthsUpTo(last: string, n: number): PeriodName[] {
  const [year = 0, month = 0] = last.split('-').map(Number)
  return Array.from({ length: n }, (_, i) => {
    const start = new Date(Date.UTC(year, month - n + i, 1))
    const end = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0))
    const iso = (date: Date) => date.toISOString().slice(0, 10)
    return { period_id: iso(start).slice(0, 7), period_start: iso(start), period_end: iso(end) }
  })
}

function unitsOf(teams: number, teamName: (place: number) => string): UnitName[] {
  const units: UnitName[] = [
    { unit_id: ROOT_UNIT, parent_id: null, name_zh: '栎川集团', name_en: 'Oakriver Group', depth: 0 },
  ]
  for (let place = 1; place <= teams; place++) {
    if (place % 6 === 1) {
      const id = `d${place}`
      units.push({
        unit_id: id,
        parent_id: ROOT_UNIT,
        name_zh: `第${place}事业部`,
        name_en: `Division ${place}`,
        depth: 1,
      })
    }
    const parent_id = `d${place - ((place - 1) % 6)}`
    units.push({ unit_id: `t${place}`, parent_id, name_zh: teamName(place), name_en: `Team ${place}`, depth: 2 })
  }
  return units
}

/** Reproducible and without a pattern that any rule would take for a signal. */
const wobble = (unit: number, period: number) => ((unit * 7 + period * 13) % 11) / 550 - 0.01

const KPIS = [
  ['K01', '销售额', 'Sales revenue', '万元'],
  ['K02', '回款率', 'Collection rate', '%'],
  ['K03', '客户满意度', 'Customer satisfaction', '分'],
] as const

function heatmap(by: 'period' | 'kpi', units: UnitName[], periods: PeriodName[], shortfall: number): HeatmapResult {
  const period = periods.at(-1)!
  const columns =
    by === 'period'
      ? periods.map(({ period_id }) => ({
          id: period_id,
          name_zh: formatPeriod(period_id, 'zh'),
          name_en: formatPeriod(period_id, 'en'),
          unit: null,
        }))
      : KPIS.map(([id, name_zh, name_en, unit]) => ({ id, name_zh, name_en, unit }))
  const cells = units.flatMap((unit, u) =>
    columns.map((column, c) => cellOf(unit, u, column.id, c, columns.length, by, period, shortfall)),
  )
  const found: HeatmapResult = {
    kind: 'found',
    by,
    scope: units[0]!,
    kpi: null,
    period,
    columns,
    n_columns: columns.length,
    rows: units,
    collapsed: false,
    cells,
    largest: [],
    n_judged_cells: cells.filter((cell) => cell.state === 'shown' && cell.signal !== 'unjudged').length,
    expected_false_signals: 0.05 * cells.length,
    excluded: { missing_actual: 3, missing_target: 21, zero_target: 2, no_direction: 0 },
    verdicts: [],
  }
  return { ...found, largest: largestGaps(found) }
}

function cellOf(
  unit: UnitName,
  u: number,
  column_id: string,
  c: number,
  n: number,
  by: 'period' | 'kpi',
  period: PeriodName,
  shortfall: number,
): GapCell & { column_id: string } {
  const key = {
    unit_id: unit.unit_id,
    kpi_id: by === 'kpi' ? column_id : ALL_KPIS,
    period_id: by === 'kpi' ? period.period_id : column_id,
  }
  if (u === 5) return { ...emptyCell(key.unit_id, key.kpi_id, key.period_id), state: 'withheld', column_id }
  if (u === 7 && c === 0) return { ...emptyCell(key.unit_id, key.kpi_id, key.period_id), column_id }
  const isShort = u % 9 === 3 && c === n - 1
  const gap_ratio = wobble(u, c) - (isShort ? shortfall : 0)
  return {
    ...key,
    column_id,
    state: 'shown',
    level: 'person',
    gap_ratio,
    half_width_ratio: 0.021 + (u % 4) / 1000,
    n_people: u === 0 ? 1184 : 12 + ((u * 5) % 40),
    n_goals: 60,
    n_judged: 58,
    n_met: 31,
    actual_value: null,
    target_value: null,
    signal: isShort && shortfall > 0.02 ? 'below' : u === 9 && c === 1 && shortfall > 0 ? 'above' : 'within',
    blocked_by: [],
    is_target_blocked: false,
  }
}

function company(found: HeatmapResult): UnitGapResult {
  const overall = found.cells.findLast((cell) => cell.unit_id === ROOT_UNIT)!
  return {
    kind: 'found',
    unit: found.rows[0]!,
    parents: [],
    period: found.period,
    overall,
    distribution: null,
    kpis: [],
    children: [],
  }
}

function trend(unit: UnitName, found: HeatmapResult, periods: PeriodName[]) {
  const cells = new Map(
    found.cells.filter((cell) => cell.unit_id === unit.unit_id).map((cell) => [cell.column_id, cell]),
  )
  return seriesOf({
    unit,
    kpi: null,
    measure: 'gap',
    unit_of_measure: null,
    direction: 'higher',
    breaks: [],
    observations: periods.map(({ period_id, period_start }) => {
      const cell = cells.get(period_id)
      const state = cell?.state === 'shown' ? 'shown' : cell?.state === 'withheld' ? 'withheld' : 'empty'
      return {
        period_id,
        period_start,
        state,
        value: cell?.gap_ratio ?? null,
        n_people: cell?.n_people ?? null,
        target: 0,
        group: 0,
        blocked_by: [],
      }
    }),
  })
}

function quality(periods: PeriodName[], shortfall: number): ImportQualityResult {
  return {
    kind: 'found',
    trust:
      shortfall === 0
        ? { grade: 'high', reasons: [] }
        : {
            grade: 'medium',
            reasons: [
              { code: 'missing_target', share: 0.0712, n: 2041 },
              { code: 'quarantined', share: 0.0062, n: 178 },
            ],
          },
    rows_in: 28_679,
    loaded: 28_497,
    quarantined: 178,
    superseded: 4,
    loads: [
      {
        batch_id: 'b1',
        seq: 1,
        file_name: '绩效目标_2025.csv',
        source_id: 'hr',
        received_at: '2026-11-01T03:00:00.000Z',
        encoding: 'gb18030',
        rows_in: 28_000,
        loaded: 27_818,
        quarantined: 178,
        superseded: 4,
        blank_lines: 2,
      },
      {
        batch_id: 'b2',
        seq: 2,
        file_name: 'reviews 2026H1.xlsx',
        source_id: 'hr',
        received_at: '2026-11-02T03:00:00.000Z',
        encoding: 'utf-8',
        rows_in: 679,
        loaded: 679,
        quarantined: 0,
        superseded: 0,
        blank_lines: 0,
      },
    ],
    quarantine: [
      { code: 'BAD_NUMBER', n: 120 },
      { code: 'UNKNOWN_UNIT', n: 58 },
    ],
    coverage: periods.map(({ period_id }, i) => ({
      period_id,
      n_units: 57,
      n_people: 1150 + i,
      n_results: 4100 + i,
      n_with_target: 3900 + i,
      n_with_gap: 3890 + i,
    })),
    excluded: { missing_actual: 3, missing_target: 21, zero_target: 2, no_direction: 0 },
  }
}

const noGoals: GoalCheckResult = {
  ...{ kind: 'empty', unit: null, period_id: null, n_goals: null, n_people: null, n_texts: null, places: [] },
  ...{
    mean_chance: null,
    floor_share: null,
    floor: 0.5,
    units: [],
    points: [],
    findings: [],
    origins: null,
    lanes: [],
    withheld: [],
  },
  ...{ revisions: null, revised_periods: [], kpis: [], has_strategic_goals: false, has_stages: false, links: null },
}

import { SMALLEST_GROUP } from '#queries/domain.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { Tested, Touched } from '../define.ts'
import { kpi, outcome } from '../outcome.ts'
import { isLarge, isShared, note, ofJump, ofMixing, ofStep, ofVersion, sharedWith, type Finding } from './findings.ts'
import { judgeDirection, type KpiName, type RatingRow } from './judge-direction.ts'
import { findJump } from './jump.ts'
import { kpiSeries, type KpiSeries, type LevelRow } from './kpi-series.ts'
import { findMixing, type Mixing, type MixingLimits, type MixingRow } from './mixed-units.ts'
import { findStep } from './step.ts'

export type Limits = MixingLimits & {
  log_jump: number
  rows: number
  periods: number
  shift: number
  step_periods: number
  rating_r: number
  pairs: number
}
type Rows = { levels: LevelRow[]; mixing: MixingRow[]; ratings: RatingRow[]; kpis: KpiName[] }

/**
 * Unit, definition or direction break, KPI by KPI (traps 2). One family of tests: each KPI's jump (a) and step (b).
 *
 * Of several findings at one KPI the gravest is told, in the order jump, mixed units, step; then what is only worth a note: levels far
 * apart without a proven date, a new version whose level differs (the product keeps versions apart), a target set anew, and signs of
 * a wrong direction. A KPI whose periods cannot be compared and in which no units are mixed is not tested: that few results agree
 * within one period says nothing about another.
 */
export function judge({ levels, mixing, ratings, kpis }: Rows, limits: Limits): Tested[] {
  const all = kpiSeries(levels)
  const mixingOf = Map.groupBy(mixing, ({ kpi_key }) => kpi_key)
  const jumps = all.map((series) => findJump(series, limits))
  const steps = all.map((series) => findStep(series, { rows: limits.rows, periods: limits.step_periods }))
  const q = falseDiscovery([...jumps, ...steps].map((found) => found?.p ?? null))
  const signs = judgeDirection(all, ratings, kpis, limits)
  return all.map((series, i) => {
    const [jump, step] = [jumps[i]!, steps[i]!]
    const [ofA, ofB] = [q[i]!, q[all.length + i]!]
    const own = mixingOf.get(series.kpi_key) ?? []
    const mixed = findMixing(own, limits)
    const others = step && isLarge(step, limits.shift) ? sharedWith(step, series, all, limits.rows) : 0
    const sign = signs.get(series.kpi_key)!
    const found = [
      ...ofJump(jump, ofA, limits),
      ...ofMixing(mixed),
      ...ofStep(step, ofB, isShared(others, all.length), limits),
      ...ofVersion(series, limits),
      ...(sign.reason ? [note(sign.reason)] : []),
    ]
    const first = found.find(({ status }) => status === 'trap') ?? found[0] ?? null
    const tests = [jump && { ...jump, q: ofA, of: 'jump' }, step && { ...step, se: null, q: ofB, of: 'step' }]
    // A finding tells its own test (a step of the target is a step); what passes tells the first there is.
    const told = tests.find((test) => test && (first === null || first.reason.endsWith(test.of))) ?? null
    const se = told?.se ?? null
    return outcome(kpi(series.kpi_id ?? series.kpi_key), {
      ...statusOf(series, first, jump !== null || step !== null, limits),
      ...size(series),
      effect: first ? first.log : (told?.log ?? null),
      low: told && se !== null ? told.log - 1.96 * se : null,
      high: told && se !== null ? told.log + 1.96 * se : null,
      p: told?.p ?? null,
      q: told?.q ?? null,
      evidence: {
        facts: {
          date: first?.from?.period_id ?? null,
          log: first?.log ?? null,
          range: jump?.range ?? null,
          shift: step?.shift ?? null,
          others,
          off: mixed?.off ?? null,
          off_share: mixed?.share ?? null,
          periods: series.levels.length,
          rating_r: sign.rating_r,
          pool_r: sign.pool_r,
        },
        rows: first === null ? [] : first.reason === 'mixed_units' ? mixedRows(own) : levelRows(series),
      },
      touched: first ? touchedBy(series, first, mixed) : [],
    })
  })
}

function statusOf(series: KpiSeries, first: Finding | null, isTested: boolean, { periods }: Limits) {
  if (first) return { status: first.status, reason: first.reason }
  if (isTested) return { status: 'pass', reason: null } as const
  return { status: 'not_testable', reason: series.levels.length < periods ? 'few_periods' : 'few_rows' } as const
}

function touchedBy({ kpi_id, all }: KpiSeries, { reason, odd }: Finding, mixed: Mixing | null): Touched[] {
  const at = (period_id: string | null, n_rows: number | null) => ({ unit_id: null, kpi_id, period_id, n_rows })
  if (reason === 'mixed_units') return [...mixed!.periods].map(([period_id, n_rows]) => at(period_id, n_rows))
  // A goal without a KPI has no pattern of its own: of all results there, as many as it has.
  const part = (levels: readonly LevelRow[]) => (kpi_id === null ? rowsOf(levels) : null)
  return odd.length > 0 ? odd.map((level) => at(level.period_id, part([level]))) : [at(null, part(all))]
}

const size = ({ levels, all }: KpiSeries) => ({
  n: rowsOf(all),
  // People of several periods may be the same, so the largest period is what is certain.
  n_people: Math.max(...levels.map(({ n_people }) => n_people)) || null,
  first_period: levels[0]!.period_id,
  last_period: levels.at(-1)!.period_id,
})

const levelRows = ({ levels }: KpiSeries) =>
  levels
    .filter(({ n_people, median_log }) => median_log !== null && (n_people === 0 || n_people >= SMALLEST_GROUP))
    .slice(-SHOWN)
    .map(({ period_id, median_log, n_rows, n_people }) => ({
      period: period_id,
      log: median_log,
      rows: n_rows,
      n_people,
    }))

const mixedRows = (rows: readonly MixingRow[]) =>
  [...Map.groupBy(rows, ({ powers }) => powers)]
    .filter(([powers]) => Math.abs(powers) <= 6)
    .map(([powers, some]) => ({ powers, rows: rowsOf(some) }))
    .sort((a, b) => a.powers - b.powers)

const rowsOf = (some: readonly { n_rows: number }[]) => some.reduce((sum, { n_rows }) => sum + n_rows, 0)

/** Periods drawn at most. */
const SHOWN = 36

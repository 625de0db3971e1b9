import type { Tested } from '../define.ts'
import type { Jump } from './jump.ts'
import { stretches, type KpiSeries, type LevelRow } from './kpi-series.ts'
import type { Mixing } from './mixed-units.ts'
import { shiftAt, type Step } from './step.ts'

/** What was found at a KPI: status, kind, first level after a change, the levels that do not belong to the rest, powers of ten. */
export type Finding = {
  status: Tested['status']
  reason: string
  from: LevelRow | null
  odd: readonly LevelRow[]
  log: number | null
}
export type FindingLimits = { log_jump: number; shift: number; rows: number }

/** A break is a step; many small moves in one direction are a drift, whatever their distance adds up to. */
export function ofJump(jump: Jump | null, q: number | null, { log_jump }: FindingLimits): Finding[] {
  if (jump === null || jump.range <= log_jump) return []
  const { stretch, at, log, range } = jump
  const isStep = Math.abs(log) > log_jump / 2 && q !== null && q < 0.05
  if (!isStep) return [note('drift', null, range)]
  return [{ status: 'trap', reason: 'jump', from: stretch[at]!, odd: smaller(stretch, at), log }]
}

export const ofMixing = (mixing: Mixing | null): Finding[] =>
  mixing?.isMixed ? [{ status: 'trap', reason: 'mixed_units', from: null, odd: [], log: mixing.powers }] : []

/** A step that other KPIs share is the company's, not a new definition; one of the target alone is worth a note. */
export function ofStep(step: Step | null, q: number | null, isShared: boolean, { shift }: FindingLimits): Finding[] {
  if (step === null || q === null || q >= 0.05 || isShared || !isLarge(step, shift)) return []
  const { stretch, at, log, isOfTarget } = step
  const [status, reason] = isOfTarget ? (['caution', 'target_step'] as const) : (['trap', 'step'] as const)
  return [{ status, reason, from: stretch[at]!, odd: smaller(stretch, at), log }]
}

/** A new version whose level differs: by the limit of a jump, or by that of a step, in the three periods on either side. */
export function ofVersion(series: KpiSeries, { rows, log_jump, shift }: FindingLimits): Finding[] {
  const runs = stretches(series.levels.filter(({ n_rows, median_log }) => n_rows >= rows && median_log !== null))
  const scale = series.levels.find(({ scale_ratio }) => scale_ratio)?.scale_ratio ?? Infinity
  return runs.slice(1).flatMap((run, i) => {
    const change = (of: 'median_log' | 'median_ratio') => mean(run.slice(0, 3), of) - mean(runs[i]!.slice(-3), of)
    const log = change('median_log')
    const isOther = Math.abs(log) > log_jump || Math.abs(change('median_ratio')) > shift * scale
    return isOther ? [note('new_version', run[0]!, log)] : []
  })
}

export const note = (reason: string, from: LevelRow | null = null, log: number | null = null): Finding => ({
  ...{ status: 'caution', reason, from, log },
  odd: [],
})

export const isLarge = ({ shift, local, yearly }: Step, limit: number): boolean =>
  Math.abs(shift) > limit && local / shift >= LOCAL_PART && (yearly === null || yearly / shift >= SEASON_PART)

/** How many other KPIs moved the same way at the same date, at least half as far. */
export function sharedWith(step: Step, own: KpiSeries, all: readonly KpiSeries[], rows: number): number {
  const date = step.stretch[step.at]!.period_start
  return all.filter((other) => {
    const moved = other === own ? null : shiftAt(other, date, rows)
    return moved !== null && moved / step.shift >= 0.5
  }).length
}

export const isShared = (shared: number, kpis: number): boolean => shared >= 2 && shared >= SHARED_PART * (kpis - 1)

/** The shorter of the two sides, which does not belong to the longer; of equal sides the earlier one. */
const smaller = (stretch: readonly LevelRow[], at: number) =>
  stretch.length - at < at ? stretch.slice(at) : stretch.slice(0, at)

const mean = (levels: readonly LevelRow[], of: 'median_log' | 'median_ratio') =>
  levels.reduce((sum, level) => sum + (level[of] ?? 0), 0) / levels.length

/** The three periods on either side must show this part of a step, or it is a trend. */
const LOCAL_PART = 0.7
/** Like months of different years must show this part of it, or it is a season. */
const SEASON_PART = 0.5
/** From this part of the other KPIs on a step is the company's. */
const SHARED_PART = 0.25

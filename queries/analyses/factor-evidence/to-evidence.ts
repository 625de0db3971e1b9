import { GRADES, REASONS, TABS, type FactorEvidence } from './result.ts'
import type { FactorRow } from './rows.ts'

/** A row as the evidence on one circumstance; null for the row that stands for none. */
export function toEvidence(row: FactorRow): FactorEvidence | null {
  if (row.factor === null) return null
  return {
    factor: row.factor,
    tab: oneOf(TABS, row.tab) ?? 'process',
    level: oneOf(['unit_period', 'unit', 'goal'] as const, row.level) ?? 'unit_period',
    measure_unit: row.measure_unit,
    higher_is: row.higher_is,
    source: row.source,
    n_units: row.n_units ?? 0,
    n_cells: row.n_cells ?? 0,
    status: oneOf(['attributed', 'described'] as const, row.status) ?? 'not_testable',
    reason: oneOf(REASONS, row.reason),
    grade: oneOf(GRADES, row.grade) ?? 'none',
    effect_z: estimate(row.effect_z, row.effect_z_low, row.effect_z_high),
    share: estimate(row.share, row.share_low, row.share_high),
    p: row.p,
    q: row.q,
    vif: row.vif,
    inseparable_from: codes(row.inseparable_from),
    tied_with: codes(row.tied_with),
    explains: row.explains,
    is_attenuated: row.is_attenuated ?? false,
    here:
      row.here_n_cells === null
        ? null
        : {
            n_cells: row.here_n_cells,
            grade: oneOf(GRADES, row.here_grade) ?? 'none',
            inseparable_from: codes(row.here_inseparable_from),
            value: row.here_value,
            peer_value: row.here_peer_value,
            value_before: row.here_value_before,
            contribution: estimate(row.here_contribution, row.here_contribution_low, row.here_contribution_high),
          },
  }
}

/**
 * The strongest evidence first; among equals those that pull the unit's gap down most, and for the company those with the largest
 * share or, where none is shared out, the largest effect. What cannot be tested comes last.
 */
export function byWeight(a: FactorEvidence, b: FactorEvidence): number {
  return rankOf(a) - rankOf(b) || weightOf(a) - weightOf(b) || (a.factor < b.factor ? -1 : a.factor > b.factor ? 1 : 0)
}

const rankOf = ({ here, grade, status }: FactorEvidence) =>
  GRADES.indexOf(here?.grade ?? grade) + (status === 'not_testable' ? GRADES.length : 0)
const weightOf = ({ here, share, effect_z }: FactorEvidence) =>
  here ? (here.contribution?.estimate ?? 0) : -(share?.estimate ?? Math.abs(effect_z?.estimate ?? 0))

const codes = (joined: string | null): string[] => (joined ? joined.split('+') : [])
const oneOf = <Word extends string>(words: readonly Word[], found: string | null): Word | null =>
  words.find((word) => word === found) ?? null
const estimate = (value: number | null, low: number | null, high: number | null) =>
  value === null || low === null || high === null ? null : { estimate: value, low, high }

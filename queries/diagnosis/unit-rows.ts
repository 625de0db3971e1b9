import type { Concentration } from './concentration.ts'
import type { Estimate } from './draw-intervals.ts'
import type { GapPart } from './gap-parts.ts'
import type { MakeUp } from './shortfall-make-up.ts'
import type { DiagnosisRow } from './tables.ts'
import type { UnitCounts } from './unit-tree.ts'
import type { Judgement } from './verdict.ts'

export type UnitFigures = {
  unit_id: string
  unit: number
  counts: UnitCounts
  judgement: Judgement
  isLow: boolean | null
  named: string | null
  gapRatio: number | null
  gap: number | null
  makeUp: MakeUp | null
  has_targets: boolean
}

export function unitRow(of: UnitFigures): DiagnosisRow<'diagnosis_unit'> {
  const { counts, unit, makeUp, judgement } = of
  return {
    unit_id: of.unit_id,
    n_people: counts.people[unit]!,
    n_person_periods: counts.personPeriods[unit]!,
    n_rows: counts.rows[unit]!,
    n_periods: counts.periods[unit]!,
    n_managers: counts.managers[unit]!,
    is_withheld: judgement.verdict === 'withheld',
    is_low: of.isLow,
    verdict: judgement.verdict,
    ...{ subtype: null, blocked_by: null, unblocked_verdict: null, verdict_without: null },
    reason: judgement.reason,
    named_factor: of.named,
    gap_ratio: of.gapRatio,
    gap_z: of.gap,
    ...columns('average_gap_z', of.has_targets ? makeUp?.averageGap : null),
    shortfall: makeUp?.total ?? null,
    ...columns('common', makeUp?.common),
    ...columns('conditions', makeUp?.conditions),
    ...columns('individual', makeUp?.individual),
    ...columns('fluctuation', makeUp?.fluctuation),
    ...columns('q', of.has_targets ? makeUp?.q : null),
    ...columns('q_diff', makeUp?.qDiff),
  }
}

/** Each bar with its 95 % interval: contribution ± 1.96 standard errors. */
export const partRows = (unit_id: string, parts: readonly GapPart[]): DiagnosisRow<'diagnosis_part'>[] =>
  parts.map(({ factor, side, contribution, se }, position) => ({
    unit_id,
    position,
    factor,
    side,
    contribution,
    contribution_low: contribution - 1.96 * se,
    contribution_high: contribution + 1.96 * se,
  }))

export const concentrationRow = (unit_id: string, of: Concentration): DiagnosisRow<'diagnosis_concentration'> => ({
  unit_id,
  n_people: of.people,
  n_tenth: of.tenth,
  tenth_share: of.share,
  chance_share: of.chance,
  chance_low: of.chanceLow,
  chance_high: of.chanceHigh,
})

type Columns<Name extends string> = Record<Name | `${Name}_low` | `${Name}_high`, number | null>

function columns<Name extends string>(name: Name, value: Estimate | null | undefined): Columns<Name> {
  // The three keys are the three of the type, which the compiler cannot see through a computed name.
  return {
    [name]: value?.estimate ?? null,
    [`${name}_low`]: value?.low ?? null,
    [`${name}_high`]: value?.high ?? null,
  } as Columns<Name>
}

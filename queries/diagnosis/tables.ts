import type { SqlType } from '#queries/canonical.ts'

/**
 * The tables of a snapshot that hold the diagnosis: a variance decomposition fitted once in `build`, and what follows from it.
 * Parts and gaps are in z: deviations from the original target in units of the KPI's scale (statistics 1.3); negative is below
 * target. `x`, `x_low`, `x_high` are an estimate and its 95 % interval. `factor` is a code of FACTORS, or several joined by '+'
 * where the data cannot tell them apart. No column holds a person, a manager or anything from which one could be read.
 */
export const DIAGNOSIS_TABLES = {
  /** One row, always: what was fitted, or why nothing was. */
  diagnosis_model: {
    period_kind: 'VARCHAR',
    first_period: 'VARCHAR',
    last_period: 'VARCHAR',
    n_periods: 'INTEGER',
    n_rows: 'INTEGER',
    n_people: 'INTEGER',
    n_person_periods: 'INTEGER',
    n_units: 'INTEGER',
    n_managers: 'INTEGER',
    /** Largest share of the rows that one manager stands behind; null without a column of managers. */
    largest_manager_share: 'DOUBLE',
    n_roles: 'INTEGER',
    n_goals: 'INTEGER',
    /** reml, moments or none */
    method: 'VARCHAR',
    /** converged, not_converged, no_rows, too_few_rows, constant, one_level */
    status: 'VARCHAR',
    /** Equations left after all eliminations. */
    n_equations: 'INTEGER',
    iterations: 'INTEGER',
    minus2_log_reml: 'DOUBLE',
    residual_variance: 'DOUBLE',
    /** Mean gap of all rows, z. */
    mean_gap_z: 'DOUBLE',
    n_winsorised: 'INTEGER',
    n_unstable_kpis: 'INTEGER',
    n_constant_kpis: 'INTEGER',
    n_missing_actual: 'INTEGER',
    n_missing_target: 'INTEGER',
    n_zero_target: 'INTEGER',
    n_no_direction: 'INTEGER',
    n_constant_rows: 'INTEGER',
    /** Rows of another kind of period (a half-year among months) than the one most rows have. */
    n_other_period_kind: 'INTEGER',
    /** Employee-periods drawn for the shortfall make-up; equals n_person_periods unless there are more than 200,000. */
    n_sampled_person_periods: 'INTEGER',
  },
  /** One row per fitted factor and one for 'residual'. */
  diagnosis_component: {
    factor: 'VARCHAR',
    /** system, individual or noise */
    side: 'VARCHAR',
    position: 'INTEGER',
    n_levels: 'INTEGER',
    variance: 'DOUBLE',
    is_boundary: 'BOOLEAN',
    share: 'DOUBLE',
    share_low: 'DOUBLE',
    share_high: 'DOUBLE',
    /** logit_delta, bootstrap or boundary */
    share_interval: 'VARCHAR',
    realised: 'DOUBLE',
    realised_low: 'DOUBLE',
    realised_high: 'DOUBLE',
  },
  /** Realised shares of the three sides: system, individual, noise. */
  diagnosis_side: {
    side: 'VARCHAR',
    realised: 'DOUBLE',
    realised_low: 'DOUBLE',
    realised_high: 'DOUBLE',
  },
  /** One row per unit with rows of people, 'root' among them: the shortfall make-up and the verdict. */
  diagnosis_unit: {
    unit_id: 'VARCHAR',
    n_people: 'INTEGER',
    n_person_periods: 'INTEGER',
    n_rows: 'INTEGER',
    n_periods: 'INTEGER',
    n_managers: 'INTEGER',
    /** Too few people, or withheld so that no such group can be worked out by subtraction. */
    is_withheld: 'BOOLEAN',
    /** Below target and below the company beyond chance; always true of 'root' while it is below target. */
    is_low: 'BOOLEAN',
    /** withheld, measurement_trap, cannot_tell, system, within_group, mixed */
    verdict: 'VARCHAR',
    /** Of a measurement trap: the check that stands first, or target_not_interpretable. */
    subtype: 'VARCHAR',
    /** Checks that stand on it, joined by '+'; null where none does. */
    blocked_by: 'VARCHAR',
    /** What the figures alone would say where a trap stands on them; null elsewhere. */
    unblocked_verdict: 'VARCHAR',
    /** What the figures without the results that traps touch would say; null where no trap touches any. */
    verdict_without: 'VARCHAR',
    /** Why it cannot be told; a code of LIMITS. */
    reason: 'VARCHAR',
    /** The largest systemic component when it stands out and can be named. */
    named_factor: 'VARCHAR',
    /** Mean gap against the original target, each employee-period once; a ratio. */
    gap_ratio: 'DOUBLE',
    gap_z: 'DOUBLE',
    /** Would an average employee reach the target here? Mean of common + conditions, z. */
    average_gap_z: 'DOUBLE',
    average_gap_z_low: 'DOUBLE',
    average_gap_z_high: 'DOUBLE',
    shortfall: 'DOUBLE',
    common: 'DOUBLE',
    common_low: 'DOUBLE',
    common_high: 'DOUBLE',
    conditions: 'DOUBLE',
    conditions_low: 'DOUBLE',
    conditions_high: 'DOUBLE',
    individual: 'DOUBLE',
    individual_low: 'DOUBLE',
    individual_high: 'DOUBLE',
    fluctuation: 'DOUBLE',
    fluctuation_low: 'DOUBLE',
    fluctuation_high: 'DOUBLE',
    q: 'DOUBLE',
    q_low: 'DOUBLE',
    q_high: 'DOUBLE',
    q_diff: 'DOUBLE',
    q_diff_low: 'DOUBLE',
    q_diff_high: 'DOUBLE',
  },
  /** Identification limits met, and gates that have not run; unit_id 'root' for the company. */
  diagnosis_limit: {
    unit_id: 'VARCHAR',
    position: 'INTEGER',
    code: 'VARCHAR',
    factor: 'VARCHAR',
    value: 'DOUBLE',
  },
  /** The gap of a unit against the company's mean, split additively: the contributions add up to gap_z(unit) − gap_z(root). */
  diagnosis_part: {
    unit_id: 'VARCHAR',
    position: 'INTEGER',
    factor: 'VARCHAR',
    side: 'VARCHAR',
    contribution: 'DOUBLE',
    contribution_low: 'DOUBLE',
    contribution_high: 'DOUBLE',
  },
  /** Share of the shortfall carried by the worst tenth of the people, beside what chance alone would give. */
  diagnosis_concentration: {
    unit_id: 'VARCHAR',
    n_people: 'INTEGER',
    n_tenth: 'INTEGER',
    tenth_share: 'DOUBLE',
    chance_share: 'DOUBLE',
    chance_low: 'DOUBLE',
    chance_high: 'DOUBLE',
  },
  /** One measured circumstance over the whole company. */
  diagnosis_factor: {
    /** The canonical name of context_factor.factor, or 'difficulty' for how hard the targets are. */
    factor: 'VARCHAR',
    /** process, goals, experience, feedback, resource, market, measurement */
    tab: 'VARCHAR',
    /** Where the factor lives: unit_period, unit or goal. */
    level: 'VARCHAR',
    measure_unit: 'VARCHAR',
    higher_is: 'VARCHAR',
    /** record or survey */
    source: 'VARCHAR',
    n_units: 'INTEGER',
    n_cells: 'INTEGER',
    /** attributed, described (too few units to attribute), not_testable */
    status: 'VARCHAR',
    /** Why it is not testable or only described: no_values, no_results, no_overlap, constant, few_units, same_measure; else null. */
    reason: 'VARCHAR',
    /** tried, associated, reported or none */
    grade: 'VARCHAR',
    /** Change of z with one standard deviation of the factor, the others held. */
    effect_z: 'DOUBLE',
    effect_z_low: 'DOUBLE',
    effect_z_high: 'DOUBLE',
    /** Owen share of the between-cell variance (LMG within groups) less its permutation mean. */
    share: 'DOUBLE',
    share_low: 'DOUBLE',
    share_high: 'DOUBLE',
    p: 'DOUBLE',
    q: 'DOUBLE',
    vif: 'DOUBLE',
    /** Codes joined by '+': cannot be told apart from these, or tied in rank with these. */
    inseparable_from: 'VARCHAR',
    tied_with: 'VARCHAR',
    /** 1 − s(with)/s(without) of the component the factor lives on. */
    explains: 'DOUBLE',
    is_attenuated: 'BOOLEAN',
  },
  /** The same circumstance in one unit. */
  diagnosis_factor_unit: {
    unit_id: 'VARCHAR',
    factor: 'VARCHAR',
    n_cells: 'INTEGER',
    /** What can be said of this unit by its own change over time against its peers: tried, associated, reported or none. */
    grade: 'VARCHAR',
    /** Codes joined by '+' that moved together with this one in this unit or in the whole company. */
    inseparable_from: 'VARCHAR',
    /** Mean over the newest periods (at most six), and over the same periods in the other units. */
    value: 'DOUBLE',
    peer_value: 'DOUBLE',
    /** Mean over the periods before those. */
    value_before: 'DOUBLE',
    /** What the difference from the other units goes with in this unit's gap over all periods, z. */
    contribution: 'DOUBLE',
    contribution_low: 'DOUBLE',
    contribution_high: 'DOUBLE',
  },
} as const satisfies Record<string, Record<string, SqlType>>

export type DiagnosisTable = keyof typeof DIAGNOSIS_TABLES
type Native<T extends SqlType> = T extends 'DOUBLE' | 'INTEGER' | 'SMALLINT'
  ? number
  : T extends 'BOOLEAN'
    ? boolean
    : string
export type DiagnosisRow<T extends DiagnosisTable> = {
  [Column in keyof (typeof DIAGNOSIS_TABLES)[T]]: Native<Extract<(typeof DIAGNOSIS_TABLES)[T][Column], SqlType>> | null
}
/** Everything that one fit says, table by table. */
export type Diagnosis = { [T in DiagnosisTable]: DiagnosisRow<T>[] }

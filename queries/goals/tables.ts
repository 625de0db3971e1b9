import type { SqlType } from '#queries/canonical.ts'

/**
 * The tables of a snapshot that hold the goal check. They speak of goals of a group; no column holds a person, and a text stands in
 * `goal_wording` only, without its owner, from units where at least five people have goals with a text of their own.
 */
export const GOAL_TABLES = {
  /** One row per setting, as used. */
  goal_setting: { name: 'VARCHAR', value: 'DOUBLE' },
  /** Unit of the goal × KPI (null without one) × version × lane × period: how many goals, how clear, how reachable. */
  goal_check: {
    unit_id: 'VARCHAR',
    kpi_id: 'VARCHAR',
    kpi_version: 'INTEGER',
    lane: 'VARCHAR',
    period_id: 'VARCHAR',
    n_goals: 'INTEGER',
    n_people: 'INTEGER',
    /** Goals with a text of their own; the others are named by their KPI. */
    n_texts: 'INTEGER',
    weight: 'DOUBLE',
    /** Weight of the goals whose clarity is known, and Σ weight × clarity. */
    known_weight: 'DOUBLE',
    clarity_weight: 'DOUBLE',
    /** Weight of goals whose own text names no criterion and that have no target value. */
    no_criterion_weight: 'DOUBLE',
    /** own, peers, none; null where the KPI cannot be measured against a target at all. */
    basis: 'VARCHAR',
    chance: 'DOUBLE',
    chance_low: 'DOUBLE',
    chance_high: 'DOUBLE',
    n_periods: 'INTEGER',
    /** People who have the goal now, and those of them who reached its level at least once. Null for goals of the unit itself. */
    n_now: 'INTEGER',
    n_ever: 'INTEGER',
    is_ceiling: 'BOOLEAN',
    is_slack: 'BOOLEAN',
    /** Check that calls the target of this KPI out of reach or too low for everybody; null where none does. */
    by_trap: 'VARCHAR',
  },
  /** Unit of the goal × KPI × lane × period × code: findings, with the goals and the weight they stand on. */
  goal_finding: {
    unit_id: 'VARCHAR',
    kpi_id: 'VARCHAR',
    lane: 'VARCHAR',
    period_id: 'VARCHAR',
    code: 'VARCHAR',
    letter: 'VARCHAR',
    firmness: 'VARCHAR',
    n_goals: 'INTEGER',
    weight: 'DOUBLE',
  },
  /** Up to three texts per unit and code, the most common first. `check_json` is the reading of the lint. */
  goal_wording: {
    unit_id: 'VARCHAR',
    code: 'VARCHAR',
    position: 'INTEGER',
    text: 'VARCHAR',
    check_json: 'VARCHAR',
    /** People of the unit who have goals with a text. */
    n_people: 'INTEGER',
    last_period: 'VARCHAR',
  },
  /** Unit (every ancestor) × period × who set the goal. */
  goal_origin: {
    unit_id: 'VARCHAR',
    period_id: 'VARCHAR',
    /** imposed, negotiated, proposed, unknown */
    origin: 'VARCHAR',
    n_goals: 'INTEGER',
    n_people: 'INTEGER',
    /** People with such goals at the unit itself, and whether its figures could give a few people away. Both as in the next two. */
    n_own: 'INTEGER',
    is_withheld: 'BOOLEAN',
    weight: 'DOUBLE',
    n_judged: 'INTEGER',
    n_met: 'INTEGER',
  },
  /** Unit (every ancestor) × period × lane: how goals ended. `n_none` to `n_full`: up to 5 %, under 40 %, under 70 %, under 100 %, 100 % and more. */
  goal_lane: {
    unit_id: 'VARCHAR',
    period_id: 'VARCHAR',
    lane: 'VARCHAR',
    is_named: 'BOOLEAN',
    n_goals: 'INTEGER',
    n_people: 'INTEGER',
    n_own: 'INTEGER',
    is_withheld: 'BOOLEAN',
    weight: 'DOUBLE',
    n_judged: 'INTEGER',
    n_met: 'INTEGER',
    n_none: 'INTEGER',
    n_some: 'INTEGER',
    n_most: 'INTEGER',
    n_nearly: 'INTEGER',
    n_full: 'INTEGER',
  },
  /** Unit (every ancestor) × period × class of change (kept: no change): attainment under the current and under the original target. */
  goal_revision: {
    unit_id: 'VARCHAR',
    period_id: 'VARCHAR',
    class: 'VARCHAR',
    n_goals: 'INTEGER',
    n_people: 'INTEGER',
    n_own: 'INTEGER',
    is_withheld: 'BOOLEAN',
    /** Upward, downward: changes in the direction that asks for more, and for less. */
    n_up: 'INTEGER',
    n_down: 'INTEGER',
    n_measured: 'INTEGER',
    n_met: 'INTEGER',
    n_met_original: 'INTEGER',
    sum_r: 'DOUBLE',
    sum_r0: 'DOUBLE',
  },
  /** One row per KPI with results in at least four periods: in how many of the newest four every result is the same. */
  goal_kpi: {
    kpi_id: 'VARCHAR',
    n_results: 'INTEGER',
    n_flat_periods: 'INTEGER',
    first_period: 'VARCHAR',
    last_period: 'VARCHAR',
  },
} as const satisfies Record<string, Record<string, SqlType>>

export type GoalTable = keyof typeof GOAL_TABLES

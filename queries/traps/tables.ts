import type { SqlType } from '#queries/canonical.ts'

/**
 * The tables of a snapshot that hold what the checks found. JSON columns are text. No column holds a person, a rater or a manager;
 * `part` tells the teams or raters of one department apart and means nothing else.
 */
export const TRAP_TABLES = {
  /** One row per check, always: how far it came, and with which thresholds. */
  trap_check: {
    slug: 'VARCHAR',
    family: 'VARCHAR',
    position: 'INTEGER',
    version: 'INTEGER',
    unit_kind: 'VARCHAR',
    /** The gravest status of any unit: trap, caution, pass; not_testable where no unit could be tested. */
    status: 'VARCHAR',
    reason: 'VARCHAR',
    /** table.column that the check needs and no delivery has. */
    missing_column: 'VARCHAR',
    n_trap: 'INTEGER',
    n_caution: 'INTEGER',
    n_pass: 'INTEGER',
    n_not_testable: 'INTEGER',
    /** JSON: every threshold as used. */
    thresholds: 'VARCHAR',
    /** Names of the thresholds that the setting file changed, joined by '+'; empty when none. */
    changed: 'VARCHAR',
    changed_by: 'VARCHAR',
    changed_on: 'VARCHAR',
  },
  /** One row per check and unit looked at. */
  trap_result: {
    finding_no: 'INTEGER',
    slug: 'VARCHAR',
    unit_kind: 'VARCHAR',
    unit_id: 'VARCHAR',
    kpi_id: 'VARCHAR',
    part: 'INTEGER',
    status: 'VARCHAR',
    reason: 'VARCHAR',
    /** The earlier finding at the same unit that explains this one; it is shown with that one. */
    follows_from: 'VARCHAR',
    /** Why pay makes this finding weightier: coefficient or incentive; null where it does not. */
    pay: 'VARCHAR',
    n: 'INTEGER',
    n_people: 'INTEGER',
    first_period: 'VARCHAR',
    last_period: 'VARCHAR',
    effect: 'DOUBLE',
    low: 'DOUBLE',
    high: 'DOUBLE',
    p: 'DOUBLE',
    q: 'DOUBLE',
    /** Share of the results of its own unit (or of the company) that the finding speaks of, and the same by weight. */
    touched_rows: 'INTEGER',
    touched_share: 'DOUBLE',
    touched_weight_share: 'DOUBLE',
    /** Claims that it blocks somewhere, joined by '+'; empty when none. */
    blocks: 'VARCHAR',
    /** Mean gap of the scope as delivered, and without the touched results. */
    gap_as_is: 'DOUBLE',
    gap_without: 'DOUBLE',
    /** JSON object and JSON array of objects. Null where the finding is protected. */
    facts: 'VARCHAR',
    evidence_rows: 'VARCHAR',
  },
  /** Where a finding of status trap blocks its claims: it touches enough of the unit's results, or changes the verdict. */
  trap_scope: {
    finding_no: 'INTEGER',
    slug: 'VARCHAR',
    unit_id: 'VARCHAR',
    touched_share: 'DOUBLE',
    touched_weight_share: 'DOUBLE',
    /** share: at least 5 % of the results; verdict: without them the verdict is of another class. */
    because: 'VARCHAR',
  },
  /** What a finding speaks of, as cells of the organisation: for evidence and lineage. Null stands for all. */
  trap_touched: {
    finding_no: 'INTEGER',
    pattern_no: 'INTEGER',
    unit_id: 'VARCHAR',
    kpi_id: 'VARCHAR',
    period_id: 'VARCHAR',
    n_rows: 'INTEGER',
  },
  /** How the ratings that count are spread: unit of the row or root × period or * × scale × level; bands of `band_of` where it is set. */
  rating_level: {
    unit_id: 'VARCHAR',
    period_id: 'VARCHAR',
    scale_key: 'VARCHAR',
    place: 'DOUBLE',
    level: 'VARCHAR',
    band_of: 'DOUBLE',
    n_ratings: 'INTEGER',
    n_people: 'INTEGER',
    n_people_of_unit: 'INTEGER',
  },
} as const satisfies Record<string, Record<string, SqlType>>

export type TrapTable = keyof typeof TRAP_TABLES
type Native<T extends SqlType> = T extends 'DOUBLE' | 'INTEGER' | 'SMALLINT'
  ? number
  : T extends 'BOOLEAN'
    ? boolean
    : string
export type TrapRow<T extends TrapTable> = {
  [Column in keyof (typeof TRAP_TABLES)[T]]: Native<Extract<(typeof TRAP_TABLES)[T][Column], SqlType>> | null
}

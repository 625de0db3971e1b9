import type { SqlType } from '#queries/canonical.ts'

/** What a snapshot keeps of the judgement on plans: what the analysis `plan-outcomes` says without parameters, before protection. */
export const OUTCOME_TABLES = {
  /** One row per plan of units; plans judged together carry the figures of their programme. Effects in standard deviations. */
  plan_outcome: {
    plan_id: 'VARCHAR',
    programme: 'VARCHAR',
    verdict: 'VARCHAR',
    reason: 'VARCHAR',
    raw: 'DOUBLE',
    expected: 'DOUBLE',
    corrected: 'DOUBLE',
    low: 'DOUBLE',
    high: 'DOUBLE',
    n_treated: 'INTEGER',
    n_control: 'INTEGER',
    /** ISO date. */
    first_start: 'VARCHAR',
    n_after: 'INTEGER',
  },
} as const satisfies Record<string, Record<string, SqlType>>

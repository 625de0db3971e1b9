import { DIAGNOSIS_TABLES, type DiagnosisRow, type DiagnosisTable } from '#queries/diagnosis/tables.ts'
import { evidenceOfUnits, SAMPLE_FACTORS } from './sample-evidence.ts'

/**
 * Statements that fill the diagnosis tables of the sample organisation: the company and unit a are for the system, team a1 for
 * differences inside the group, a2 cannot be told, b is protected, c has three people and no mark of protection.
 */
export function diagnosisStatements(gap: { small: number; protected: number }): string[] {
  return [
    ...Object.entries(DIAGNOSIS_TABLES).flatMap(([table, columns]) => [
      `create table if not exists ${table} (${Object.entries(columns)
        .map(([name, type]) => `${name} ${type}`)
        .join(', ')})`,
      `delete from ${table}`,
    ]),
    insert('diagnosis_model', [MODEL]),
    insert('diagnosis_component', COMPONENTS),
    insert('diagnosis_side', [
      { side: 'system', realised: 0.46, realised_low: 0.35, realised_high: 0.58 },
      { side: 'individual', realised: 0.2, realised_low: 0.14, realised_high: 0.27 },
      { side: 'noise', realised: 0.34, realised_low: 0.25, realised_high: 0.44 },
    ]),
    insert('diagnosis_unit', [
      ...UNITS,
      { ...UNITS[1], unit_id: 'b', n_people: 18, is_withheld: true, verdict: 'withheld', gap_ratio: gap.protected },
      { ...UNITS[1], unit_id: 'c', n_people: 3, gap_ratio: gap.small, average_gap_z: gap.small, shortfall: -gap.small },
    ]),
    insert('diagnosis_limit', [
      { unit_id: 'root', position: 1, code: 'one_manager_per_department', factor: 'department+manager' },
      { unit_id: 'root', position: 2, code: 'traps_not_run' },
      { unit_id: 'root', position: 3, code: 'goal_check_not_run' },
      { unit_id: 'a2', position: 1, code: 'wide_interval', value: 0.52 },
      { unit_id: 'a2', position: 2, code: 'traps_not_run' },
    ]),
    insert('diagnosis_part', [
      ...parts('a', 1),
      ...parts('a1', 0.6),
      ...parts('a2', 1.3),
      ...parts('b', 2),
      ...parts('c', 3),
    ]),
    insert('diagnosis_factor', SAMPLE_FACTORS),
    insert('diagnosis_factor_unit', evidenceOfUnits(gap)),
    insert('diagnosis_concentration', [
      {
        unit_id: 'root',
        n_people: 61,
        n_tenth: 6,
        tenth_share: 0.58,
        chance_share: 0.41,
        chance_low: 0.33,
        chance_high: 0.5,
      },
      {
        unit_id: 'a',
        n_people: 60,
        n_tenth: 6,
        tenth_share: 0.4,
        chance_share: 0.42,
        chance_low: 0.34,
        chance_high: 0.51,
      },
      {
        unit_id: 'a1',
        n_people: 22,
        n_tenth: 2,
        tenth_share: 0.7771,
        chance_share: 0.4,
        chance_low: 0.3,
        chance_high: 0.5,
      },
    ]),
  ]
}

type Rows<T extends DiagnosisTable> = Partial<DiagnosisRow<T>>[]

const MODEL: Rows<'diagnosis_model'>[number] = {
  period_kind: 'month',
  first_period: '2024-01',
  last_period: '2025-03',
  n_periods: 15,
  n_rows: 1810,
  n_people: 61,
  n_person_periods: 905,
  n_units: 4,
  n_managers: 12,
  largest_manager_share: 0.14,
  n_roles: 3,
  n_goals: 9,
  method: 'reml',
  status: 'converged',
  n_equations: 42,
  iterations: 7,
  minus2_log_reml: 5021.3,
  residual_variance: 0.9,
  mean_gap_z: -0.31,
  n_winsorised: 4,
  n_unstable_kpis: 0,
  n_constant_kpis: 0,
  n_missing_actual: 3,
  n_missing_target: 15,
  n_zero_target: 0,
  n_no_direction: 0,
  n_constant_rows: 0,
  n_other_period_kind: 0,
  n_sampled_person_periods: 905,
}

const COMPONENTS: Rows<'diagnosis_component'> = [
  ['department+manager', 'system', 12, 0.42, 0.25, 0.15, 0.37],
  ['department_period', 'system', 60, 0.1, 0.06, 0.03, 0.1],
  ['role', 'system', 3, 0, 0, 0, 0.04],
  ['goal', 'system', 9, 0.25, 0.15, 0.09, 0.24],
  ['person', 'individual', 61, 0.33, 0.2, 0.14, 0.27],
  ['person_period', 'noise', 905, 0.15, 0.09, 0.05, 0.14],
  ['residual', 'noise', null, 0.41, 0.25, 0.21, 0.3],
].map(([factor, side, n_levels, variance, share, low, high], i) => ({
  factor: factor as string,
  side: side as string,
  position: i + 1,
  n_levels: n_levels as number | null,
  variance: variance as number,
  is_boundary: variance === 0,
  share: share as number,
  share_low: low as number,
  share_high: high as number,
  share_interval: variance === 0 ? 'boundary' : 'logit_delta',
  realised: share as number,
  realised_low: low as number,
  realised_high: high as number,
}))

const ROOT: Rows<'diagnosis_unit'>[number] = {
  unit_id: 'root',
  n_people: 61,
  n_person_periods: 905,
  n_rows: 1810,
  n_periods: 15,
  n_managers: 12,
  is_withheld: false,
  is_low: true,
  verdict: 'system',
  named_factor: 'department+manager',
  gap_ratio: -0.042,
  gap_z: -0.31,
  ...{ average_gap_z: -0.3, average_gap_z_low: -0.41, average_gap_z_high: -0.19 },
  shortfall: 0.52,
  ...{ common: 0.11, common_low: 0.07, common_high: 0.15 },
  ...{ conditions: 0.17, conditions_low: 0.12, conditions_high: 0.22 },
  ...{ individual: 0.12, individual_low: 0.08, individual_high: 0.16 },
  ...{ fluctuation: 0.12, fluctuation_low: 0.1, fluctuation_high: 0.14 },
  ...{ q: 0.7, q_low: 0.61, q_high: 0.79 },
  ...{ q_diff: 0.57, q_diff_low: 0.45, q_diff_high: 0.68 },
}

const UNITS: Rows<'diagnosis_unit'> = [
  ROOT,
  {
    ...ROOT,
    ...{
      unit_id: 'a',
      n_people: 40,
      n_person_periods: 600,
      n_rows: 1200,
      n_managers: 6,
      gap_ratio: -0.081,
      gap_z: -0.62,
    },
    ...{ average_gap_z: -0.6, average_gap_z_low: -0.74, average_gap_z_high: -0.46, shortfall: 0.71 },
    ...{
      common: 0.12,
      common_low: 0.08,
      common_high: 0.16,
      conditions: 0.38,
      conditions_low: 0.3,
      conditions_high: 0.46,
    },
    ...{ individual: 0.09, individual_low: 0.05, individual_high: 0.13, q: 0.85, q_low: 0.76, q_high: 0.92 },
  },
  {
    ...ROOT,
    ...{ unit_id: 'a1', n_people: 22, n_person_periods: 330, n_rows: 660, n_managers: 3, verdict: 'within_group' },
    ...{
      gap_ratio: -0.012,
      gap_z: -0.08,
      average_gap_z: 0.1,
      average_gap_z_low: 0.02,
      average_gap_z_high: 0.18,
      shortfall: 0.34,
    },
    ...{
      conditions: -0.06,
      conditions_low: -0.1,
      conditions_high: -0.02,
      individual: 0.2,
      individual_low: 0.15,
      individual_high: 0.25,
    },
    ...{
      q: 0.2,
      q_low: 0.09,
      q_high: 0.33,
      q_diff: 0.05,
      q_diff_low: 0,
      q_diff_high: 0.2,
      named_factor: null,
      is_low: false,
    },
  },
  {
    ...ROOT,
    ...{ unit_id: 'a2', n_people: 18, n_person_periods: 270, n_rows: 540, n_managers: 3, verdict: 'cannot_tell' },
    ...{
      reason: 'wide_interval',
      gap_ratio: -0.1,
      gap_z: -0.9,
      q: 0.55,
      q_low: 0.29,
      q_high: 0.81,
      named_factor: null,
    },
  },
]

/** Contributions that add up to −0.31 × scale: for unit a with its gap of −0.62 to the difference from the company's −0.31. */
function parts(unit_id: string, scale: number): Rows<'diagnosis_part'> {
  return (
    [
      ['department', 'system', -0.1],
      ['department_period', 'system', -0.06],
      ['manager', 'system', -0.12],
      ['role', 'system', 0.02],
      ['goal', 'system', -0.03],
      ['period', 'system', 0],
      ['person', 'individual', -0.04],
      ['person_period', 'noise', 0.01],
      ['residual', 'noise', 0.01],
    ] as const
  ).map(([factor, side, z], i) => ({
    ...{ unit_id, position: i + 1, factor, side, contribution: z * scale },
    contribution_low: z * scale - 0.05,
    contribution_high: z * scale + 0.05,
  }))
}

function insert<T extends DiagnosisTable>(table: T, rows: Rows<T>): string {
  const columns = Object.keys(DIAGNOSIS_TABLES[table])
  const written = rows.map((row) => {
    const values: Record<string, unknown> = row
    return `(${columns.map((column) => literal(values[column])).join(', ')})`
  })
  return `insert into ${table} (${columns.join(', ')}) values ${written.join(', ')}`
}

const literal = (value: unknown) =>
  value == null ? 'null' : typeof value === 'string' ? `'${value}'` : JSON.stringify(value)

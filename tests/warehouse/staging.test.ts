import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { MARTS_AFTER_JUDGEMENT, MARTS_BEFORE_JUDGEMENT, MODEL_MARTS } from '#pipeline/warehouse/marts.ts'
import { openWorkspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { CANONICAL_TABLES, columnsOf } from '#queries/canonical.ts'
import { DIAGNOSIS_TABLES } from '#queries/diagnosis/tables.ts'
import { GOAL_TABLES } from '#queries/goals/tables.ts'
import { OUTCOME_TABLES } from '#queries/improvement/outcome/tables.ts'
import { TRAP_TABLES } from '#queries/traps/tables.ts'
import { result, withSnapshot } from './deliveries.ts'

test.each(CANONICAL_TABLES)(
  'staging/%s.sql gives exactly the canonical columns and types, and null for empty text',
  async (table) => {
    const tempDir = mkdtempSync(join(tmpdir(), 'causeway-staging-'))
    const workspace = await openWorkspace(':memory:', { memoryMb: 256, threads: 1, tempDir })
    try {
      const wanted = columnsOf(table)
      await workspace.run('create schema raw')
      await workspace.run(
        `create table raw.${table} as select ${Object.keys(wanted)
          .map((name) => `'' as ${name}`)
          .join(', ')}`,
      )
      await workspace.run(`create table typed as ${await readSql(`staging/${table}.sql`)}`)
      const columns = await workspace.rows('select column_name, column_type from (describe typed)')
      expect(Object.fromEntries(columns.map((row) => [row['column_name'], row['column_type']]))).toEqual(wanted)
      expect(Object.values((await workspace.rows('select * from typed'))[0]!).every((value) => value === null)).toBe(
        true,
      )
    } finally {
      workspace.close()
      rmSync(tempDir, { recursive: true })
    }
  },
)

const derived: Record<string, Record<string, string>> = {
  period: { period_id: 'VARCHAR', period_start: 'DATE', period_end: 'DATE', kind: 'VARCHAR', n_results: 'INTEGER' },
  unit_tree: { ...texts('unit_id', 'parent_id', 'name_zh', 'name_en', 'kind', 'path'), depth: 'INTEGER', tree_order: 'INTEGER' },
  unit_closure: { ...texts('ancestor_id', 'unit_id'), distance: 'INTEGER' },
  kpi_current: { ...texts('kpi_id', 'code', 'name_zh', 'name_en', 'unit', 'direction'), n_versions: 'INTEGER' },
  goal_gap: {
    ...texts('batch_id'), src_row: 'INTEGER', ...texts('person_key', 'unit_id', 'manager_key', 'role', 'kpi_id'),
    kpi_version: 'INTEGER', period_id: 'VARCHAR', period_start: 'DATE', ...texts('goal_id', 'lane', 'direction', 'target_null', 'actual_null'),
    ...numbers('target', 'original_target', 'actual', 'denominator', 'weight', 'weight_total', 'score', 'max_score', 'attainment_ratio'),
    target_set_at: 'DATE', target_revised_at: 'DATE', entered_at: 'TIMESTAMP',
    ...texts('attainment_null'), ...numbers('gap_ratio', 'original_gap_ratio'), is_met: 'BOOLEAN',
  },
  person_gap: { ...texts('unit_id', 'person_key', 'kpi_id', 'period_id'), sum_gap_ratio: 'DOUBLE', n_goals: 'INTEGER' },
  plan_panel: {
    ...texts('subject_type', 'subject_id', 'unit_id', 'manager_key', 'goal_family', 'kpi_id', 'period_id'), n_people: 'INTEGER',
    ...numbers('gap_z', 'gap_ratio'),
  },
  gap_cell: {
    ...texts('unit_id', 'kpi_id', 'period_id'), period_start: 'DATE', level: 'VARCHAR',
    ...integers('n_people', 'n_results', 'n_goals', 'n_judged', 'n_met'),
    ...numbers('mean_gap_ratio', 'sd_gap_ratio', 'half_width_ratio', 'actual_value', 'target_value'),
    ...integers('n_missing_actual', 'n_missing_target', 'n_zero_target', 'n_no_direction'), signal: 'VARCHAR', is_withheld: 'BOOLEAN',
    blocked_by: 'VARCHAR', is_target_blocked: 'BOOLEAN',
  },
  batch: {
    batch_id: 'VARCHAR', seq: 'INTEGER', ...texts('source_id', 'file_name', 'sha256', 'encoding', 'shape'), received_at: 'TIMESTAMP',
    ...integers('rows_in', 'loaded', 'quarantined', 'superseded', 'blank_lines', 'empty_groups', 'replaced_rows'),
  },
  source_file: { ...texts('batch_id', 'file_name', 'sheet'), header_row: 'INTEGER', title: 'VARCHAR', ...integers('n_columns', 'rows_in') },
  quarantine: { ...texts('batch_id', 'src_file', 'src_sheet'), src_row: 'INTEGER', ...texts('src_col', 'code', 'detail', 'state') },
  cell_issue: { ...texts('batch_id', 'src_sheet', 'src_col', 'rule_id'), ...integers('n', 'first_row') },
  lineage: texts('batch_id', 'fact_table', 'field', 'src_sheet', 'src_col', 'rule_id', 'profile_version'),
  snapshot_info: { snapshot_id: 'VARCHAR', built_at: 'TIMESTAMP', ...texts('code_version', 'company_zh', 'company_en') },
} // prettier-ignore

test.each([
  ['with one result', { goal_result: [result({ person_key: 'p1' })] }],
  ['with a roster alone', { person_period: [{ person_key: 'p1', unit_id: 'a', valid_from: '2025-01-01' }] }],
])('a snapshot %s has exactly the tables of the dictionary, typed', async (_, tables) => {
  await withSnapshot([{ tables }], async (snapshot) => {
    const columns = await snapshot.query(
      'select table_name, column_name, data_type from duckdb_columns() where not internal order by table_name, column_index',
    )
    const found: Record<string, Record<string, string>> = {}
    for (const row of columns)
      (found[String(row['table_name'])] ??= {})[String(row['column_name'])] = String(row['data_type'])
    expect(found).toEqual({
      ...Object.fromEntries(CANONICAL_TABLES.map((table) => [table, columnsOf(table)])),
      ...derived,
      ...DIAGNOSIS_TABLES,
      ...TRAP_TABLES,
      ...OUTCOME_TABLES,
      ...GOAL_TABLES,
    })
  })
})

test('every kept mart is a table of the dictionary', () => {
  const kept = [...MARTS_BEFORE_JUDGEMENT, ...MODEL_MARTS, ...MARTS_AFTER_JUDGEMENT]
    .filter(({ isStep }) => !isStep)
    .map(({ name }) => name)
  expect(kept.toSorted()).toEqual([...CANONICAL_TABLES, ...Object.keys(derived)].toSorted())
})

function texts(...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, 'VARCHAR']))
}
function numbers(...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, 'DOUBLE']))
}
function integers(...names: string[]) {
  return Object.fromEntries(names.map((name) => [name, 'INTEGER']))
}

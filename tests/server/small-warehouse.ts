import { mkdir, mkdtemp, rename, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openWorkspace } from '#pipeline/warehouse/open.ts'
import { DIAGNOSIS_TABLES } from '#queries/diagnosis/tables.ts'

/** An empty warehouse folder of its own. */
export async function emptyWarehouse(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'causeway-server-'))
  await mkdir(layout(dir).snapshots, { recursive: true })
  return dir
}

/**
 * Writes a snapshot with the tables that the heatmap reads, and points `current` at it. Two units below the root, three
 * months, one KPI and all together; every shown gap is `gap`, so that two snapshots can be told apart by any of their cells.
 * `changes` are statements that alter it before it is published.
 * In each month the small unit (4 people) is protected and, as the only one beside it, so is the large one.
 */
export async function publishSmall(dir: string, id: string, gap: number, changes: string[] = []): Promise<void> {
  const place = layout(dir)
  const path = join(place.snapshots, `${id}.duckdb`)
  const database = await openWorkspace(path, { memoryMb: 128, threads: 1, tempDir: dir })
  for (const statement of [...statements(id, gap), ...changes]) await database.run(statement)
  await database.run('checkpoint')
  database.close()
  await writeFile(place.currentNext, id)
  await rename(place.currentNext, place.current)
}

const MONTHS = ['2026-01', '2026-02', '2026-03']
const UNITS = [
  { id: 'root', people: 40, isWithheld: false },
  { id: 'EC', people: 36, isWithheld: true },
  { id: '华南', people: 4, isWithheld: true },
]

function statements(id: string, gap: number): string[] {
  const cells = UNITS.flatMap((unit) =>
    MONTHS.flatMap((month) =>
      ['SALES', '*'].map(
        (kpi) =>
          `('${unit.id}', '${kpi}', '${month}', date '${month}-01', 'person', ${unit.people}, ${unit.people}, ` +
          `${unit.people}, ${unit.people}, 9, ${gap}, 0.1, 0.03, null, null, 1, 2, 0, 0, 'within', ${unit.isWithheld})`,
      ),
    ),
  )
  return [
    `create table unit_tree as select * from (values
       ('root', null, '示例集团', 'Example Group', 'company', 'root', 0, 0),
       ('EC', 'root', '华东销售部', '=East China Sales', 'department', 'root/EC', 1, 1),
       ('华南', 'root', '华南销售部', 'South China Sales', 'department', 'root/华南', 1, 2)
     ) as t (unit_id, parent_id, name_zh, name_en, kind, path, depth, tree_order)`,
    `create table unit_closure as select * from (values
       ('root', 'root', 0), ('root', 'EC', 1), ('root', '华南', 1), ('EC', 'EC', 0), ('华南', '华南', 0)
     ) as t (ancestor_id, unit_id, distance)`,
    `create table kpi_current as
     select 'SALES' as kpi_id, 'SALES' as code, '销售额' as name_zh, 'Sales' as name_en, '万元' as unit,
       'higher' as direction, 1 as n_versions`,
    `create table period as select * from (values
       ('2026-01', date '2026-01-01', date '2026-01-31', 'month', 40),
       ('2026-02', date '2026-02-01', date '2026-02-28', 'month', 40),
       ('2026-03', date '2026-03-01', date '2026-03-31', 'month', 40)
     ) as t (period_id, period_start, period_end, kind, n_results)`,
    // No data trap blocks a cell.
    `create table gap_cell as
     select *, cast(null as varchar) as blocked_by, false as is_target_blocked from (values ${cells.join(',\n')}) as t (
       unit_id, kpi_id, period_id, period_start, level, n_people, n_results, n_goals, n_judged, n_met, mean_gap_ratio,
       sd_gap_ratio, half_width_ratio, actual_value, target_value, n_missing_actual, n_missing_target, n_zero_target,
       n_no_direction, signal, is_withheld)`,
    `alter table gap_cell alter mean_gap_ratio type double`,
    `alter table gap_cell alter half_width_ratio type double`,
    `alter table gap_cell alter actual_value type double`,
    `alter table gap_cell alter target_value type double`,
    // Nothing was concluded: the tables of the diagnosis exist and are empty.
    ...Object.entries(DIAGNOSIS_TABLES).map(
      ([table, columns]) =>
        `create table ${table} (${Object.entries(columns)
          .map(([name, type]) => `${name} ${type}`)
          .join(', ')})`,
    ),
    `create table snapshot_info as
     select '${id}' as snapshot_id, timestamp '2026-04-03 08:00:00' as built_at, '0.1.0' as code_version,
       '示例集团' as company_zh, 'Example Group' as company_en`,
  ]
}

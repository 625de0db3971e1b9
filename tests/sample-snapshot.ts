import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silent } from '#pipeline/effects.ts'
import { buildSnapshot } from '#pipeline/warehouse/build.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot, openWorkspace, type Snapshot } from '#pipeline/warehouse/open.ts'
import { diagnosisStatements } from './sample-diagnosis.ts'
import { goalStatements } from './sample-goals.ts'
import { improvementStatements } from './sample-improvement.ts'
import { trapStatements } from './sample-traps.ts'

/** A gap that only a group of three people has, and one that only protected cells have: neither may come out anywhere. */
export const SMALL_GROUP_GAP = -0.7771
export const PROTECTED_GAP = -0.8882

/** Values of `unit`, `kpi`, `cycle` and `compare` that exist in the sample, one of each kind that matters. */
export const SAMPLE_IDS: Record<string, string[]> = {
  unit: ['a', 'c'],
  kpi: ['k1', 'k2'],
  cycle: ['2025-02'],
  compare: ['2024-02'],
}

export type Samples = {
  /** Built by the product from no batch at all: every mart exists and is empty. */
  empty: Snapshot
  /** The same marts with a few units, people, KPIs and loads. */
  filled: Snapshot
  close: () => Promise<void>
}

export async function openSamples(): Promise<Samples> {
  const dir = await mkdtemp(join(tmpdir(), 'causeway-samples-'))
  const clock = { now: () => new Date('2025-04-02T00:00:00Z') }
  const built = await buildSnapshot(dir, { clock, progress: () => {}, log: silent })
  const path = join(layout(dir).snapshots, `${built.snapshot}.duckdb`)
  const copy = join(dir, 'filled.duckdb')
  await copyFile(path, copy)
  const workspace = await openWorkspace(copy, { memoryMb: 256, threads: 1, tempDir: dir })
  const diagnosis = diagnosisStatements({ small: SMALL_GROUP_GAP, protected: PROTECTED_GAP })
  for (const statement of [...STATEMENTS, ...diagnosis, ...trapStatements, ...goalStatements, ...improvementStatements])
    await workspace.run(statement)
  workspace.close()
  const [empty, filled] = [await openSnapshot(path), await openSnapshot(copy)]
  return {
    empty,
    filled,
    close: async () => {
      await Promise.all([empty.close(), filled.close()])
      await rm(dir, { recursive: true, force: true })
    },
  }
}

// root ─ a (a1, a2) · b · c. Fifteen months. k1: people; its definition changes in September 2024. k2: a figure of unit a, lower is
// better. Unit c has three people in every cell and no mark of protection: the analyses' own lists must catch it.
const STATEMENTS = [
  `delete from unit_tree`,
  `delete from unit_closure`,
  `insert into unit_tree by name select * from (values
     ('root', null, '示例集团', 'Example Group', 'company', 'root', 0, 0),
     ('a', 'root', '华东销售', 'East China Sales', 'department', 'root/a', 1, 1),
     ('a1', 'a', '一部', 'Team One', 'team', 'root/a/a1', 2, 2),
     ('a2', 'a', '二部', 'Team Two', 'team', 'root/a/a2', 2, 3),
     ('b', 'root', '华北销售', 'North China Sales', 'department', 'root/b', 1, 4),
     ('c', 'root', '研发小组', 'Small Lab', 'department', 'root/c', 1, 5)
   ) as t (unit_id, parent_id, name_zh, name_en, kind, path, depth, tree_order)`,
  `insert into unit_closure by name select * from (values
     ('root', 'root', 0), ('root', 'a', 1), ('root', 'b', 1), ('root', 'c', 1), ('root', 'a1', 2), ('root', 'a2', 2),
     ('a', 'a', 0), ('a', 'a1', 1), ('a', 'a2', 1), ('a1', 'a1', 0), ('a2', 'a2', 0), ('b', 'b', 0), ('c', 'c', 0)
   ) as t (ancestor_id, unit_id, distance)`,
  `insert into period by name
   select strftime(first_day, '%Y-%m') as period_id, first_day as period_start, last_day(first_day) as period_end,
     'month' as kind, 80 as n_results
   from (select cast(date '2024-01-01' + to_months(cast(i as integer)) as date) as first_day from range(15) as t (i))`,
  `insert into kpi_current by name select * from (values
     ('k1', 'K1', '销售额', 'Sales', '万元', 'higher', 2), ('k2', 'K2', '投诉率', 'Complaints', 'ratio', 'lower', 1)
   ) as t (kpi_id, code, name_zh, name_en, unit, direction, n_versions)`,
  `insert into kpi by name select * from (values
     ('k1', 1, date '2023-01-01'), ('k1', 2, date '2024-09-01'), ('k2', 1, date '2023-01-01')
   ) as t (kpi_id, version, valid_from)`,
  `insert into gap_cell by name
   select unit_id, kpi_id, period_id, period_start, 'person' as level, n_people, n_people + 1 as n_results, n_people as n_goals,
     n_people as n_judged, n_people // 2 as n_met,
     case when unit_id = 'c' then ${SMALL_GROUP_GAP}
       when unit_id = 'b' and period_id = '2025-03' then ${PROTECTED_GAP}
       else -0.02 * length(unit_id) + 0.03 * sin(month(period_start) * 1.7 + length(unit_id)) end as mean_gap_ratio,
     0.1 as sd_gap_ratio, 0.2 / sqrt(n_people) as half_width_ratio,
     0 as n_missing_actual, 1 as n_missing_target, 0 as n_zero_target, 0 as n_no_direction,
     case when unit_id = 'a1' then 'below' when unit_id = 'root' then 'unjudged' else 'within' end as signal,
     unit_id = 'b' and period_id = '2025-03' as is_withheld
   from period
   cross join (values ('root', 61), ('a', 40), ('a1', 22), ('a2', 18), ('b', 18), ('c', 3)) as t (unit_id, n_people)
   cross join (values ('*'), ('k1')) as k (kpi_id)`,
  `insert into gap_cell by name
   select 'a' as unit_id, 'k2' as kpi_id, period_id, period_start, 'unit' as level, 1 as n_results, 1 as n_goals, 1 as n_judged,
     1 as n_met, -0.05 as mean_gap_ratio, 0.02 + 0.004 * sin(month(period_start) * 2.1) as actual_value, 0.02 as target_value,
     0 as n_missing_actual, 0 as n_missing_target, 0 as n_zero_target, 0 as n_no_direction, 'within' as signal,
     false as is_withheld
   from period`,
  `insert into person_gap by name
   select unit_id, unit_id || '-' || cast(i as varchar) as person_key, kpi_id, period_id,
     case when unit_id = 'c' then ${SMALL_GROUP_GAP} else 0.2 * sin(i * 1.3) - 0.04 end as sum_gap_ratio, 1 as n_goals
   from period
   cross join (values ('a1', 22), ('a2', 18), ('b', 18), ('c', 3)) as t (unit_id, n_people)
   cross join (values ('*'), ('k1')) as k (kpi_id)
   cross join range(22) as r (i)
   where i < n_people`,
  `insert into plan_panel by name
   select 'unit' as subject_type, unit_id as subject_id, unit_id, 'k1' as goal_family, kpi_id, period_id, n_people,
     mean_gap_ratio as gap_ratio, 4 * mean_gap_ratio as gap_z
   from gap_cell
   where level = 'person' and unit_id <> 'root'`,
  `insert into plan by name select * from (values
     ('P1', 'a1', 'training', 'ability', 'training', date '2024-11-01', 20000.0),
     ('P2', 'c', 'process', 'process', 'redesign', date '2024-11-01', null),
     ('P3', 'b', 'process', 'process', 'redesign', null, null)
   ) as t (plan_id, unit_id, type, cause_code, remedy_code, starts_on, cost)`,
  `insert into goal_gap by name
   select unit_id, person_key, kpi_id, person_gap.period_id, period.period_start, 1.0 as target, 1.0 + sum_gap_ratio as actual,
     1.0 + sum_gap_ratio as attainment_ratio, sum_gap_ratio as gap_ratio, sum_gap_ratio >= 0 as is_met
   from person_gap
   inner join period on person_gap.period_id = period.period_id
   where kpi_id = 'k1'`,
  `insert into batch by name select * from (values
     ('b-1', 1, 'hr', '绩效.csv', 'gb18030', timestamp '2025-04-01 08:00:00', 1000, 960, 30, 10, 2),
     ('b-2', 2, 'hr', 'kpi.xlsx', 'xlsx', timestamp '2025-04-02 08:00:00', 200, 200, 0, 0, 0)
   ) as t (batch_id, seq, source_id, file_name, encoding, received_at, rows_in, loaded, quarantined, superseded, blank_lines)`,
  `insert into quarantine by name
   select 'b-1' as batch_id, '绩效.csv' as src_file, cast(i as integer) as src_row,
     case when i < 20 then 'BAD_NUMBER' else 'TOTAL_ROW' end as code
   from range(30) as t (i)`,
]

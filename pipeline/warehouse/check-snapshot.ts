import { columnsOf, CANONICAL_TABLES } from '#queries/canonical.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import type { Workspace } from './open.ts'

/** Each returns the number of things that are wrong; a snapshot is published only if all are 0. */
const CHECKS: Record<string, string> = {
  'rows of a load that do not add up':
    'select count(*) as n from batch where rows_in <> loaded + quarantined + superseded',
  'goal results lost on the way to gaps':
    'select abs((select count(*) from goal_result) - (select count(*) from goal_gap)) as n',
  'units outside the tree':
    'select count(*) as n from goal_gap left join unit_tree on goal_gap.unit_id = unit_tree.unit_id where unit_tree.unit_id is null',
  'results of the whole organisation that are not in its cell': `
    select abs(
      (select coalesce(sum(n_results), 0) from gap_cell where unit_id = '${ROOT_UNIT}' and kpi_id = '*' and level = 'person')
      - (select count(*) from goal_gap inner join period on goal_gap.period_id = period.period_id where person_key is not null)
    ) as n`,
  'cells that are there twice':
    'select count(*) as n from (select 1 from gap_cell group by unit_id, kpi_id, period_id having count(*) > 1)',
  'cells whose counts contradict each other': `
    select count(*) as n from gap_cell
    where n_goals > n_results or n_met > n_judged or n_people > n_goals
      or n_goals + n_missing_actual + n_missing_target + n_zero_target + n_no_direction <> n_results
      or (mean_gap_ratio is null) <> (n_goals = 0)`,
  'figures over one to four people that are not withheld': `
    select count(*) as n from gap_cell where n_people between 1 and 4 and not is_withheld`,
  'rows too few or too many that say what the diagnosis was fitted to': `
    select abs(count(*) - 1) as n from diagnosis_model`,
  'diagnoses of one to four people that are not withheld': `
    select count(*) as n from diagnosis_unit where n_people between 1 and 4 or (is_withheld and gap_z is not null)`,
  'parts of a diagnosis that is withheld': `
    select count(*) as n
    from diagnosis_unit
    inner join (
      select unit_id from diagnosis_limit
      union all select unit_id from diagnosis_part
      union all select unit_id from diagnosis_concentration
      union all select unit_id from diagnosis_factor_unit
    ) as part on diagnosis_unit.unit_id = part.unit_id
    where diagnosis_unit.is_withheld`,
}

/** @throws naming the first check that fails */
export async function checkSnapshot(workspace: Workspace): Promise<void> {
  for (const [fault, sql] of Object.entries(CHECKS)) {
    const [row] = await workspace.rows(sql, {}, `check: ${fault}`)
    if (row?.['n'] !== 0) throw new Error(`the new snapshot is not published: ${row?.['n']} ${fault}`)
  }
  for (const table of CANONICAL_TABLES) {
    const found = await workspace.rows(`select column_name, column_type from (describe ${table})`)
    const types = Object.fromEntries(found.map((row) => [row['column_name'], row['column_type']]))
    const wanted = columnsOf(table)
    const wrong = Object.keys({ ...types, ...wanted }).filter((name) => types[name] !== wanted[name])
    if (wrong.length > 0) throw new Error(`the new snapshot is not published: ${table} differs in ${wrong.join(', ')}`)
  }
}

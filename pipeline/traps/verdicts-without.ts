import { verdictsOfModel } from '#pipeline/fit/diagnose-into.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { FEWEST_ROWS } from '#queries/diagnosis/factors.ts'
import { LEAST_SHARE } from './scopes.ts'

/** The marts of the model that follow from its rows. */
const REMADE = ['model_code', 'model_row', 'model_count'] as const

/**
 * Fits the variance model once more without the results that traps of level or split speak of, and keeps what it says of each unit:
 * what a trap costs, and the second reason to block (traps 1.3): where the class of the verdict is another one without them, every
 * trap that touches the unit at all blocks it. The model marts are those of the reduced rows afterwards.
 */
export async function addVerdictsWithout(workspace: Workspace, seed: number): Promise<void> {
  const source = 'traps/scopes/untrusted_cell.sql'
  await workspace.run(`create or replace temp table trap_untrusted as ${await readSql(source)}`, {}, source)
  await workspace.run(
    `update model_result set excluded_for = 'data_trap'
       from trap_untrusted
       where excluded_for is null and model_result.kpi_key = 'kpi ' || trap_untrusted.kpi_id
         and model_result.unit_id = trap_untrusted.unit_id and model_result.period_id = trap_untrusted.period_id`,
    {},
    'results that traps touch',
  )
  const [left] = await workspace.rows(
    `select count(*) filter (excluded_for is null) as n_left, count(*) filter (excluded_for = 'data_trap') as n_out from model_result`,
  )
  await workspace.run('drop table trap_untrusted')
  // With nothing left out the verdicts are those that stand; with next to nothing left there are none.
  if (Number(left?.['n_out']) === 0 || Number(left?.['n_left']) < FEWEST_ROWS) return
  for (const name of REMADE) {
    await workspace.run(`create or replace temp table ${name} as ${await readSql(`marts/${name}.sql`)}`, {}, name)
  }
  const verdicts = await verdictsOfModel(workspace, seed)
  await workspace.run('create or replace temp table trap_verdict_without (unit_id varchar, verdict varchar)')
  await workspace.append('trap_verdict_without', verdicts)
  await workspace.run(
    `update diagnosis_unit set verdict_without = other.verdict from trap_verdict_without as other
       where diagnosis_unit.unit_id = other.unit_id and not diagnosis_unit.is_withheld and other.verdict <> 'withheld'`,
    {},
    'verdicts without what traps touch',
  )
  await workspace.run(
    `insert into trap_scope
       select share.finding_no, trap_result.slug, share.unit_id, share.touched_share, share.touched_weight_share, 'verdict'
       from trap_unit_share as share
       inner join trap_result on share.finding_no = trap_result.finding_no
       inner join trap_of_verdict on trap_result.slug = trap_of_verdict.slug
       inner join diagnosis_unit on share.unit_id = diagnosis_unit.unit_id
       where trap_result.status = 'trap' and share.touched_share < $least_share
         and diagnosis_unit.verdict in ${CLASSES} and diagnosis_unit.verdict_without in ${CLASSES}
         and diagnosis_unit.verdict <> diagnosis_unit.verdict_without
       order by share.finding_no, share.unit_id`,
    { least_share: LEAST_SHARE },
    'verdicts that change without what traps touch',
  )
  await workspace.run('drop table trap_verdict_without')
}

/** Verdicts that are a class; "cannot tell" with fewer results says nothing against the other. */
const CLASSES = `('system', 'within_group', 'mixed')`

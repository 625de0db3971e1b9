import type { Log, Progress } from '#pipeline/effects.ts'
import { checkGoalsInto } from '#pipeline/goals/check-goals-into.ts'
import { createGoalTables } from '#pipeline/goals/goal-tables.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { payRow, payTies } from '#queries/traps/guards/tied-to-pay.ts'
import { checkTraps, type CheckOutcome } from './check-traps.ts'
import { keepable } from './findings.ts'
import { loadTraps } from './load-traps.ts'
import { dropInputs } from './make-inputs.ts'
import { countScopes, dropScopeTables, nameClaims } from './scopes.ts'
import { createTrapTables, fillTrapTables } from './trap-tables.ts'
import { readTrapSettings, type TrapSettings } from './trap-settings.ts'
import { blockVerdicts, flagVerdictChecks } from './block-verdicts.ts'
import { addVerdictsWithout } from './verdicts-without.ts'

export type TrapsInto = { dir: string; seed: number; log: Log; progress: Progress }

/**
 * Adds the data traps to a snapshot that is being built: runs every check on the inputs, leaves out what is protected, counts where
 * each finding blocks its claims, and changes the verdicts that stand on such results to "measurement trap". Needs the diagnosis.
 * A run that fails leaves empty tables, a line in the log and the limit `traps_not_run`, and never stops the build; settings that
 * cannot be read do, because other thresholds than those of the file would be used.
 */
export async function checkTrapsInto(workspace: Workspace, { dir, seed, log, progress }: TrapsInto): Promise<void> {
  const settings = await readTrapSettings(dir, await loadTraps())
  await createTrapTables(workspace)
  await createGoalTables(workspace)
  try {
    const outcomes = await checkTraps(workspace, {
      seed,
      thresholds: settings.thresholds,
      onCheck: (done, total) => progress({ stage: 'traps', done, total, unit: 'steps' }),
      // The message of an error could hold a value of a row; its code is enough to find it again.
      onFailure: (slug) => log.error({ code: 'trap-failed', slug }, 'a data-trap check could not be finished'),
    })
    await keep(workspace, outcomes, settings, { seed, log })
  } catch (error) {
    // Errors of the database name the SQL file and the kind of fault, never a value.
    log.error(
      { code: 'traps-failed', why: error instanceof Error ? error.message : '' },
      'the data traps could not be checked',
    )
    await createTrapTables(workspace)
    await workspace.run('update gap_cell set blocked_by = null, is_target_blocked = false')
    await workspace.run(
      `insert into diagnosis_limit by name select 'root' as unit_id, 999 as position, 'traps_not_run' as code`,
    )
  } finally {
    await dropInputs(workspace)
  }
}

async function keep(
  workspace: Workspace,
  outcomes: CheckOutcome[],
  settings: TrapSettings,
  { seed, log }: Pick<TrapsInto, 'seed' | 'log'>,
): Promise<void> {
  const isProtected = await protectedUnits(workspace)
  const findings = keepable(outcomes, isProtected, await tiesToPay(workspace))
  await fillTrapTables(workspace, outcomes, findings, settings)
  await keepRatingLevels(workspace)
  await countScopes(workspace, findings)
  await flagVerdictChecks(
    workspace,
    outcomes.map(({ spec }) => spec),
  )
  await addVerdictsWithout(workspace, seed).catch(() =>
    log.error({ code: 'fit-failed' }, 'the verdicts without what traps touch could not be fitted'),
  )
  await nameClaims(workspace, findings)
  await checkGoalsInto(workspace, { log })
  await blockVerdicts(workspace)
  await dropScopeTables(workspace)
}

/** The spread of ratings for the calibration briefing, which protects it when it is asked for. */
async function keepRatingLevels(workspace: Workspace): Promise<void> {
  const source = 'traps/inputs/rating_level.sql'
  await workspace.run(`insert into rating_level by name ${await readSql(source)}`, {}, source)
}

async function protectedUnits(workspace: Workspace): Promise<(unit_id: string) => boolean> {
  const source = 'traps/scopes/protected_unit.sql'
  const rows = await workspace.rows(await readSql(source), {}, source)
  const units = new Set(rows.map(({ unit_id }) => String(unit_id)))
  return (unit_id) => units.has(unit_id)
}

async function tiesToPay(workspace: Workspace): Promise<ReturnType<typeof payTies>> {
  const source = 'traps/guards/tied_to_pay.sql'
  const rows = await workspace.rows(await readSql(source), {}, source)
  return payTies(rows.map((row) => payRow.parse(row)))
}

import { z } from 'zod'
import type { Log } from '#pipeline/effects.ts'
import { seedOf } from '#pipeline/run-analysis.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import planOutcomes from '#queries/analyses/plan-outcomes/analysis.ts'
import { flatPlans } from '#queries/analyses/plan-outcomes/flat-plans.ts'
import type { Rows } from '#queries/analyses/plan-outcomes/rows.ts'
import { OUTCOME_TABLES } from '#queries/improvement/outcome/tables.ts'

/**
 * Keeps the judgement on every plan of units in a snapshot that is being built, with the very figures that the analysis gives on
 * request, so that what counts plans by their outcome need not judge them again. A failure leaves an empty table and a line in the
 * log, and never stops the build.
 */
export async function judgePlansInto(workspace: Workspace, { snapshot, log }: { snapshot: string; log: Log }) {
  const columns = Object.entries(OUTCOME_TABLES.plan_outcome)
  await workspace.run(`create table plan_outcome (${columns.map(([name, type]) => `${name} ${type}`).join(', ')})`)
  try {
    const rows = await judged(workspace, snapshot)
    await workspace.append('plan_outcome', rows)
  } catch (error) {
    // Errors of the database name the SQL file and the kind of fault, never a value.
    log.error(
      { code: 'plans-failed', why: error instanceof Error ? error.message : '' },
      'the plans could not be judged',
    )
  }
}

async function judged(workspace: Workspace, snapshot: string): Promise<(string | number | null)[][]> {
  const [plans] = await workspace.rows('select count(*) as n from plan')
  if (plans?.['n'] === 0) return []
  const params = planOutcomes.params.parse({})
  const read: Record<string, unknown[]> = {}
  for (const [name, schema] of Object.entries(planOutcomes.queries)) {
    const source = `analyses/plan-outcomes/${name}.sql`
    const sql = await readSql(source)
    const named = Object.fromEntries(Object.entries(params).filter(([param]) => sql.includes(`$${param}`)))
    read[name] = z.array(schema as z.ZodType).parse(await workspace.rows(sql, named, source))
  }
  // Each list was just checked against the row schema of its file.
  const found = planOutcomes.analyse(read as Rows, params, seedOf(snapshot, planOutcomes.slug, params))
  return flatPlans(found)
    .filter(({ level }) => level === 'unit')
    .map((one) => [
      ...[one.plan, one.programme, one.verdict, one.reason, one.raw, one.expected, one.corrected, one.low, one.high],
      ...[one.n_treated, one.n_control, one.first_start, one.n_after],
    ])
}

import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import type { CheckContext, Need, Tested, Trap } from '#queries/traps/define.ts'

/** The thresholds of one check as used: the defaults of its schema with those of the setting file. */
export type Thresholds = Record<string, unknown>

/** One check ready to be judged: its rows, or the column that is missing for it. */
export type Loaded = { rows: Record<string, unknown[]> } | { missing: string } | { failure: unknown }

/** The rows that one check reads, unless no delivery has a column that it needs or they cannot be read; never throws. */
export async function loadRows(
  workspace: Workspace,
  spec: Trap,
  thresholds: Thresholds,
  delivered: ReadonlySet<Need>,
): Promise<Loaded> {
  const missing = missingOf(spec, delivered)
  if (missing !== null) return { missing }
  const rows: Record<string, unknown[]> = {}
  try {
    for (const name of Object.keys(spec.queries)) {
      const source = `traps/${spec.slug}/${name}.sql`
      rows[name] = await workspace.rows(await readSql(source), thresholds, source)
    }
  } catch (failure) {
    return { failure }
  }
  return { rows }
}

/** The first column that the check cannot do without, or all of which it would need one. */
function missingOf({ needs, needsAny = [] }: Trap, delivered: ReadonlySet<Need>): string | null {
  const alone = needs.find((need) => !delivered.has(need))
  if (alone) return alone
  return needsAny.length > 0 && !needsAny.some((need) => delivered.has(need)) ? needsAny.join(' / ') : null
}

/** Judges one check. Never throws: a check that fails says so and leaves the others alone. */
export function judgeCheck(
  spec: Trap,
  loaded: Loaded,
  thresholds: Thresholds,
  context: CheckContext,
  onFailure: (slug: string, error: unknown) => void,
): Tested[] {
  if ('missing' in loaded) return [untested('missing_column')]
  if ('failure' in loaded) {
    onFailure(spec.slug, loaded.failure)
    return [untested('failed')]
  }
  try {
    // The rows are those of the SQL files; the conformance test holds their columns to the schemas.
    const tested = spec.check(loaded.rows as never, thresholds, context)
    return tested.length > 0 ? tested : [untested('no_rows')]
  } catch (error) {
    onFailure(spec.slug, error)
    return [untested('failed')]
  }
}

function untested(reason: string): Tested {
  return {
    unit: { kind: 'company', unit_id: 'root', kpi_id: null, part: null },
    status: 'not_testable',
    reason,
    ...{ n: 0, n_people: null, first_period: null, last_period: null },
    ...{ effect: null, low: null, high: null, p: null, q: null },
    evidence: { facts: {}, rows: [] },
    touched: [],
  }
}

import type { Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import type { Claim } from '#queries/traps/define.ts'
import type { Finding } from './findings.ts'

/** A trap blocks its claims where it touches at least this part of the results (traps 1.3). */
export const LEAST_SHARE = 0.05

/**
 * Counts which part of each unit's results every finding speaks of, where a trap therefore blocks its claims, which published cells
 * that concerns, and what the gap is without them.
 */
export async function countScopes(workspace: Workspace, findings: readonly Finding[]): Promise<void> {
  await flagSlugs(workspace, findings)
  await workspace.run(
    `create or replace temp table trap_touched_cell as ${await sql('touched_cell')}`,
    {},
    'touched_cell',
  )
  await workspace.run(`create or replace temp table trap_unit_share as ${await sql('unit_share')}`, {}, 'unit_share')
  await workspace.run(
    `update trap_result
       set touched_rows = cast(round(share.n_touched) as integer),
         touched_share = least(1.0, share.touched_share),
         touched_weight_share = least(1.0, share.touched_weight_share)
       from trap_unit_share as share
       where trap_result.finding_no = share.finding_no and coalesce(trap_result.unit_id, 'root') = share.unit_id`,
    {},
    'share of each finding',
  )
  await workspace.run(
    `insert into trap_scope
       select share.finding_no, trap_result.slug, share.unit_id, least(1.0, share.touched_share),
         least(1.0, share.touched_weight_share), 'share'
       from trap_unit_share as share
       inner join trap_result on share.finding_no = trap_result.finding_no
       where trap_result.status = 'trap' and share.touched_share >= $least_share
         and (share.unit_id = coalesce(trap_result.unit_id, 'root') or not list_contains(string_split($totals, '+'), trap_result.slug))
       order by share.finding_no, share.unit_id`,
    { least_share: LEAST_SHARE, totals: totalsOf(findings).join('+') },
    'scopes of traps',
  )
  await workspace.run(
    `update gap_cell set blocked_by = block.slugs, is_target_blocked = block.is_target
       from (
         select unit_id, kpi_id, period_id, string_agg(slug, '+' order by position) as slugs, bool_or(is_target) as is_target
         from (${await sql('cell_block')})
         group by unit_id, kpi_id, period_id
       ) as block
       where gap_cell.unit_id = block.unit_id and gap_cell.kpi_id = block.kpi_id and gap_cell.period_id = block.period_id`,
    { least_share: LEAST_SHARE },
    'cells that traps block',
  )
  await workspace.run(
    `update trap_result set gap_as_is = gap.gap_as_is, gap_without = gap.gap_without
       from (${await sql('gap_without')}) as gap where trap_result.finding_no = gap.finding_no`,
    {},
    'gap_without',
  )
}

export async function dropScopeTables(workspace: Workspace): Promise<void> {
  for (const name of ['trap_touched_cell', 'trap_unit_share', 'trap_of_level', 'trap_of_verdict']) {
    await workspace.run(`drop table if exists ${name}`)
  }
}

const sql = (name: string) => readSql(`traps/scopes/${name}.sql`)

/** Which checks speak of the gap itself: a small table that the SQL joins, since only the registry knows. */
async function flagSlugs(workspace: Workspace, findings: readonly Finding[]): Promise<void> {
  await workspace.run(
    'create or replace temp table trap_of_level (slug varchar, position integer, is_target boolean, is_total boolean)',
  )
  await workspace.append(
    'trap_of_level',
    specsOf(findings)
      .filter(({ blocks }) => blocks.includes('level'))
      .map(({ slug, isAboutTarget, isAboutTotal }, position) => [
        slug,
        position,
        isAboutTarget === true,
        isAboutTotal === true,
      ]),
  )
}

const specsOf = (findings: readonly Finding[]) => [...new Set(findings.map(({ outcome }) => outcome.spec))]

/** Checks whose finding concerns the total of one unit: the units under it can be read as they are. */
const totalsOf = (findings: readonly Finding[]): string[] =>
  specsOf(findings).flatMap(({ slug, isAboutTotal }) => (isAboutTotal ? [slug] : []))

/** What the claims of a family say of results needs touched results; the claims of ratings rest on ratings alone. */
export async function nameClaims(workspace: Workspace, findings: readonly Finding[]): Promise<void> {
  const rows = await workspace.rows('select distinct finding_no from trap_scope')
  const inScope = new Set(rows.map(({ finding_no }) => Number(finding_no)))
  await workspace.run('create or replace temp table trap_claim (finding_no integer, blocks varchar)')
  await workspace.append(
    'trap_claim',
    findings
      .filter(({ tested }) => tested.status === 'trap')
      .map(({ no, outcome }) => [no, claimsOf(outcome.spec.blocks, inScope.has(no)).join('+')]),
  )
  await workspace.run(
    'update trap_result set blocks = trap_claim.blocks from trap_claim where trap_result.finding_no = trap_claim.finding_no',
  )
  await workspace.run('drop table trap_claim')
}

const claimsOf = (blocks: readonly Claim[], isInScope: boolean): readonly Claim[] =>
  isInScope ? blocks : blocks.filter((claim) => claim !== 'level' && claim !== 'split')

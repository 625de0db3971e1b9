import { afterAll, beforeAll, expect, test } from 'vitest'
import { silent } from '#pipeline/effects.ts'
import { checkGoalsInto } from '#pipeline/goals/check-goals-into.ts'
import { blockVerdicts, flagVerdictChecks } from '#pipeline/traps/block-verdicts.ts'
import { createTrapTables } from '#pipeline/traps/trap-tables.ts'
import type { Workspace } from '#pipeline/warehouse/open.ts'
import { workspaceOf } from '../traps/check-organisation.ts'
import {
  attainmentOf,
  cleanOrganisation,
  dayAfter,
  resultsOf,
  setAttainment,
  type GoalRecord,
  type Organisation,
} from '../traps/organisation.ts'

type Written = GoalRecord & { goal_text?: string | null; proposed_by?: string | null }
const VAGUE = '提高客户服务水平'

/** Ten departments of about thirty; each plant has its department, and an innocent one beside it. */
function planted(): Organisation {
  const organisation = cleanOrganisation({ seed: 11, people: 300, departments: 10, months: 18, reviews: false })
  const rows = organisation.results as Written[]
  for (const row of rows)
    Object.assign(row, { goal_text: null, proposed_by: row.unit_id === 'D01' ? 'manager' : 'both' })
  const kpisOf = (unit: string) => [...new Set(resultsOf(organisation, { unit }).map(({ kpi_id }) => kpi_id!))]
  const higher = (unit: string) =>
    kpisOf(unit).find((id) => resultsOf(organisation, { unit, kpi: id })[0]!.direction === 'higher')!
  const scaleTargets = (some: GoalRecord[], factor: number) => {
    for (const row of some) {
      if (row.target !== null) row.target *= factor
      if (row.original_target !== null) row.original_target *= factor
    }
  }
  // D03: a target nobody here, and no comparable unit, ever came near. D04: the target of all others, missed by far.
  scaleTargets(resultsOf(organisation, { unit: 'D03', kpi: higher('D03') }), 2)
  for (const row of resultsOf(organisation, { unit: 'D04', kpi: higher('D04') })) {
    const r0 = attainmentOf(row)
    if (r0 !== null) setAttainment(row, r0 - 0.5)
  }
  // D05: the same out of reach, but an OKR.
  const stretched = resultsOf(organisation, { unit: 'D05', kpi: higher('D05') })
  scaleTargets(stretched, 2)
  for (const row of stretched) row.lane = 'okr'
  // D06: half of what everybody delivers anyway. D07: one month of windfall.
  scaleTargets(resultsOf(organisation, { unit: 'D06', kpi: higher('D06') }), 0.5)
  for (const row of resultsOf(organisation, { unit: 'D07', kpi: higher('D07'), from: 17, to: 17 }))
    setAttainment(row, 1.9)
  // D08: goals in words that say nothing, and no number anywhere. D02: the same words, with KPI and target beside them.
  for (const row of resultsOf(organisation, { unit: 'D08' }) as Written[]) {
    Object.assign(row, { goal_text: VAGUE, kpi_id: null, target: null, original_target: null, actual: null })
  }
  for (const row of resultsOf(organisation, { unit: 'D02' }) as Written[]) row.goal_text = VAGUE
  // D09: targets lowered after the end. D01: lowered early, with reason and approval. D10: four people, in words of their own.
  const log: object[] = []
  for (const row of resultsOf(organisation, { unit: 'D09', from: 15, to: 15 })) {
    if (row.target === null) continue
    row.target = row.original_target! * (row.direction === 'lower' ? 1.2 : 0.8)
    row.target_revised_at = dayAfter(row.period_end, 10)
  }
  for (const row of resultsOf(organisation, { unit: 'D01', from: 15, to: 15 })) {
    if (row.target === null) continue
    const old = row.original_target!
    row.target = old * (row.direction === 'lower' ? 1.2 : 0.8)
    const changed_at = dayAfter(row.period_start, 3)
    log.push({
      ...{
        goal_id: null,
        person_key: row.person_key,
        unit_id: row.unit_id,
        changed_at,
        field: 'target',
        old_value: old,
      },
      ...{ new_value: row.target, reason: '停产检修', requested_by: 'manager', approver: '财务部' },
    })
  }
  organisation.revisions.push(...(log as Organisation['revisions']))
  const few = new Set(
    [...new Set(resultsOf(organisation, { unit: 'D10' }).map(({ person_key }) => person_key))].slice(0, 4),
  )
  organisation.results = rows.filter((row) => row.unit_id !== 'D10' || few.has(row.person_key))
  for (const row of resultsOf(organisation, { unit: 'D10' }) as Written[]) {
    Object.assign(row, { goal_text: `${VAGUE}（四人小组）`, kpi_id: null, target: null, original_target: null })
  }
  return organisation
}

let workspace: Workspace
beforeAll(async () => {
  workspace = await workspaceOf(planted())
  await createTrapTables(workspace)
  await workspace.run('alter table gap_cell add column blocked_by varchar')
  await workspace.run('alter table gap_cell add column is_target_blocked boolean')
  await workspace.run(
    `insert into gap_cell by name select unit_id, '*' as kpi_id, 'person' as level, '2026-12' as period_id, unit_id = 'D10' as is_withheld, false as is_target_blocked from unit_tree`,
  )
  await workspace.run(
    `create table diagnosis_unit as select unit_id, case when unit_id = 'D10' then 'withheld' else 'system' end as verdict,
       cast(null as varchar) as subtype, cast(null as varchar) as blocked_by, cast(null as varchar) as unblocked_verdict from unit_tree`,
  )
  const errors: unknown[] = []
  const log = { ...silent, error: (...told: unknown[]) => errors.push(told) }
  await checkGoalsInto(workspace, { log: log as never })
  expect(errors).toEqual([])
  await flagVerdictChecks(workspace, [])
  await blockVerdicts(workspace)
}, 120_000)
afterAll(() => workspace.close())

const unitsOf = async (where: string): Promise<string[]> =>
  (await workspace.rows(`select distinct unit_id from goal_check where ${where} order by unit_id`)).map(({ unit_id }) =>
    String(unit_id),
  )

test('a ceiling is found in the department where it is planted, not where peers reach the same target, nor in an OKR', async () => {
  expect(await unitsOf('is_ceiling')).toEqual(['D03'])
  const [row] = await workspace.rows(`select * from goal_check where is_ceiling and period_id = '2026-12'`)
  expect(row).toMatchObject({ basis: 'own', n_periods: 12, n_ever: 0 })
  expect(Number(row!['chance'])).toBeLessThan(0.01)
})

test('a slack target is found, a month of windfall is none', async () => {
  expect(await unitsOf('is_slack')).toEqual(['D06'])
  const rows = await workspace.rows(
    `select distinct unit_id from goal_finding where code = 'A_SLACK' and firmness = 'data'`,
  )
  expect(rows).toEqual([{ unit_id: 'D06' }])
})

test('words without a criterion count where no number stands beside them', async () => {
  const rows = await workspace.rows(
    `select unit_id, sum(no_criterion_weight) / sum(weight) as bad, sum(clarity_weight) / sum(known_weight) as clear
       from goal_check where unit_id in ('D02', 'D08', 'D01') group by unit_id order by unit_id`,
  )
  expect(rows.map(({ bad }) => Number(bad))).toEqual([0, 0, 1])
  expect(Number(rows[0]!['clear'])).toBe(1)
  expect(Number(rows[2]!['clear'])).toBeLessThan(0.7)
})

test('goalposts moved after the end are told from an early change with reason and approval, under both targets', async () => {
  const rows = await workspace.rows(
    `select unit_id, class, sum(n_goals) as n, sum(sum_r) / sum(n_measured) as now, sum(sum_r0) / sum(n_measured) as agreed
       from goal_revision where class <> 'kept' and unit_id in ('D01', 'D09', 'D03') group by unit_id, class order by unit_id`,
  )
  expect(rows.map(({ unit_id, class: name }) => [unit_id, name])).toEqual([
    ['D01', 'adjusted'],
    ['D09', 'moved'],
  ])
  expect(Number(rows[1]!['now'])).toBeGreaterThan(Number(rows[1]!['agreed']) + 0.1)
})

test('who set the goals is counted at every unit above as well', async () => {
  const rows = await workspace.rows(
    `select origin, sum(n_goals) as n from goal_origin where unit_id = 'root' and period_id = '2026-12' group by origin order by origin`,
  )
  expect(rows.map(({ origin }) => origin)).toEqual(['imposed', 'negotiated'])
})

test('half of the goal weight without a criterion stops the verdict; a protected unit and one bad KPI of four do not', async () => {
  const waiting = await workspace.rows(
    `select unit_id, verdict, subtype, blocked_by, unblocked_verdict from diagnosis_unit where subtype is not null order by unit_id`,
  )
  expect(waiting).toEqual([
    {
      ...{ unit_id: 'D08', verdict: 'measurement_trap', subtype: 'target_not_interpretable' },
      ...{ blocked_by: 'goal-check', unblocked_verdict: 'system' },
    },
  ])
  const cells = await workspace.rows(
    'select unit_id, blocked_by from gap_cell where is_target_blocked order by unit_id',
  )
  expect(cells).toEqual([{ unit_id: 'D08', blocked_by: 'goal-check' }])
})

test('texts are kept of departments with five people or more, without anybody', async () => {
  const rows = await workspace.rows('select * from goal_wording order by unit_id, code')
  expect([...new Set(rows.map(({ unit_id }) => unit_id))].toSorted()).toEqual(['D08'])
  expect(JSON.stringify(rows)).not.toContain('四人小组')
  const columns = await workspace.rows(
    `select table_name, column_name from information_schema.columns where table_name like 'goal\\_%' escape '\\' and column_name like '%key%' and table_name not in ('goal_result', 'goal_gap')`,
  )
  expect(columns).toEqual([])
})

test('a text is read once, however many months and people have it', async () => {
  const [row] = await workspace.rows(
    `select count(*) as n from goal_finding where code = 'M_NO_CRITERION' and unit_id = 'D08'`,
  )
  // One row for each of the 18 months; the reading behind it is one.
  expect(Number(row!['n'])).toBe(18)
})

test('the split of a department of four is protected, and with it that of another, which would give it away', async () => {
  const rows = await workspace.rows(
    `select distinct unit_id from goal_origin where is_withheld and period_id = '2026-12' order by unit_id`,
  )
  const units = rows.map(({ unit_id }) => String(unit_id))
  expect(units).toContain('D10')
  expect(units.length).toBeGreaterThan(1)
  expect(units).not.toContain('root')
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkspace } from '#pipeline/warehouse/open.ts'
import { literal } from '#pipeline/warehouse/sql-text.ts'

/** An organisation to generate: `movers` is the share of employees who change manager once, half-way. */
export type Organisation = { rows: number; movers: number; employeesPerManager: number; seed: number }

/** The five crossed factors of a generated file, in its column order, and the variances its effects are drawn with. */
export const FACTORS = ['person', 'manager', 'department', 'goal', 'period'] as const
const TRUE_VARIANCES = { person: 0.3, manager: 0.2, department: 0.15, goal: 0.25, period: 0.05, residual: 1 }

/** Rows of one employee: as many periods, each with so many of the company's goals. */
const PERIODS = 8
const GOALS_OF_A_PERSON = 3
const GOALS = 40
const MANAGERS_OF_A_DEPARTMENT = 8

/**
 * Writes a CSV of rows employee × goal × period with normal effects, all made inside DuckDB from hashes of the seed, so that ten
 * million rows take seconds and the same seed gives the same file.
 *
 * Each tenth row is left out, which makes the table unbalanced. Movers go to any manager, so department and manager are crossed
 * with person; a manager belongs to one department.
 */
export async function writeOrganisation(path: string, organisation: Organisation): Promise<void> {
  const { rows, movers, employeesPerManager, seed } = organisation
  // One in a hundred more people than that, because leaving rows out is chance.
  const people = Math.ceil((1.01 * rows) / (PERIODS * GOALS_OF_A_PERSON * 0.9))
  const managers = Math.max(2, Math.round(people / employeesPerManager))
  const departments = Math.max(2, Math.ceil(managers / MANAGERS_OF_A_DEPARTMENT))
  const uniform = (name: string, keys: string) =>
    `((hash(${keys}, '${name}', ${seed}) >> 11)::double / 9007199254740992)`
  const normal = (name: string, keys: string) =>
    `(sqrt(-2 * ln(1 - ${uniform(`${name} u`, keys)})) * cos(2 * pi() * ${uniform(`${name} v`, keys)}))`
  const effect = (factor: keyof typeof TRUE_VARIANCES, keys: string) =>
    `${Math.sqrt(TRUE_VARIANCES[factor])} * ${normal(factor, keys)}`

  const spill = mkdtempSync(join(tmpdir(), 'causeway-generate-'))
  const workspace = await openWorkspace(':memory:', { memoryMb: 1024, threads: 2, tempDir: spill })
  try {
    await workspace.run(`create table placed as
      select person, period,
        case when period >= ${PERIODS / 2} and ${uniform('moves', 'person')} < ${movers}
          then floor(${uniform('second', 'person')} * ${managers})::integer
          else floor(${uniform('first', 'person')} * ${managers})::integer end as manager
      from (select unnest(range(${people}))::integer as person)
      cross join (select unnest(range(${PERIODS}))::integer as period)`)
    await workspace.run(`create table effects as
      select person, period, manager, manager % ${departments} as department,
        ${effect('person', 'person')} + ${effect('manager', 'manager')} + ${effect('period', 'period')}
          + ${effect('department', `(manager % ${departments})`)} as given
      from placed`)
    await workspace.run(`copy (
      select round(given + ${effect('goal', 'goal')} + ${effect('residual', 'person, period, slot')}, 6) as y,
        person, manager, department, goal, period
      from (
        select *, (floor(${uniform('goal', 'person, slot')} * ${GOALS}))::integer as goal
        from effects cross join (select unnest(range(${GOALS_OF_A_PERSON}))::integer as slot)
        where ${uniform('kept', 'person, period, slot')} < 0.9
      ) as planned
      limit ${rows}
    ) to ${literal(path)} (format csv, header)`)
  } finally {
    workspace.close()
    rmSync(spill, { recursive: true, force: true })
  }
}

import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { register } from '#pipeline/commands/demo.ts'
import { sourceOf, WORKBOOK_DIVISION } from '#pipeline/demo/exports.ts'
import { loadDemo } from '#pipeline/demo/load.ts'
import { organisation } from '#pipeline/demo/organisation.ts'
import { recorded } from '#pipeline/demo/recorded.ts'
import { DEMO_SEED } from '#pipeline/demo/write-exports.ts'
import { SALES_TEAM, SMALL_TEAM, UNIT_LEVEL_DEPARTMENT } from '#pipeline/demo/structure.ts'
import { silent } from '#pipeline/effects.ts'
import type { ImportOutcome } from '#pipeline/warehouse/import.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot, type Snapshot } from '#pipeline/warehouse/open.ts'

const root = mkdtempSync(join(tmpdir(), 'demo-'))
const dir = join(root, 'warehouse')
const effects = { clock: { now: () => new Date('2026-11-20T08:00:00Z') }, progress: () => {}, log: silent }
const load = () => loadDemo(dir, effects, join(root, 'company'))
const company = organisation({ seed: DEMO_SEED })
let first: ImportOutcome['files']
let snapshot: Snapshot

beforeAll(async () => {
  first = await load()
  const id = readFileSync(layout(dir).current, 'utf8').trim()
  snapshot = await openSnapshot(join(layout(dir).snapshots, `${id}.duckdb`))
})
afterAll(async () => {
  await snapshot.close()
  rmSync(root, { recursive: true, force: true })
})
const one = async (sql: string) => (await snapshot.query(sql))[0]!

test('every file is loaded by the ordinary import, every row has one outcome, and only totals and notes are set aside', () => {
  for (const { file, status, rows_in, loaded, quarantined, superseded, report } of first) {
    expect([file, status]).toEqual([file, 'loaded'])
    expect([file, loaded + quarantined + superseded]).toEqual([file, rows_in])
    expect([file, superseded]).toEqual([file, 0])
    const expected = file.includes('绩效考核明细表') ? { TOTAL_ROW: 1, FOOT_ROW: 1 } : {}
    expect([file, report?.quarantine_by_code]).toEqual([file, expected])
  }
})

test('importing the demo twice loads 0 rows the second time', async () => {
  const second = await load()
  expect(second).toHaveLength(first.length)
  expect(second.every(({ status }) => status === 'already_loaded')).toBe(true)
  expect(second.reduce((sum, file) => sum + (file.status === 'loaded' ? file.loaded : 0), 0)).toBe(0)
})

test('the command finds the same company already loaded, loads 0 rows and says what to do next', async () => {
  const lines: string[] = []
  const out = (text: string) => void lines.push(...text.split('\n'))
  const program = new Command('causeway')
  register(program, { ...effects, out, outBytes: () => {}, err: out, env: {}, lang: 'en', exit: () => {} })
  await program.parseAsync(['demo', '--warehouse', dir], { from: 'user' })
  expect(lines[0]).toMatch(/^0 files loaded, 20 already there, 0 rows loaded\./)
  expect(lines).toContain(`  npx causeway serve --warehouse ${dir}`)
})

test('the snapshot holds the results as the company recorded them, to the row', async () => {
  const { results } = recorded(company)
  const all = await one(
    'select count(*) as n, count(distinct person_key) as people, count(actual) as actuals, count(target) as targets from goal_gap',
  )
  expect(all).toEqual({
    n: results.length,
    people: new Set(results.flatMap(({ person }) => person ?? [])).size,
    actuals: results.filter(({ actual }) => actual !== null).length,
    targets: results.filter(({ target }) => target !== null).length,
  })
  const sums = await one(
    'select sum(actual) as actual, sum(target) as target, sum(original_target) as original from goal_gap',
  )
  const sum = (of: 'actual' | 'target' | 'original_target') =>
    results.reduce((all, result) => all + (result[of] ?? 0), 0)
  expect(sums['actual']).toBeCloseTo(sum('actual'), 2)
  expect(sums['target']).toBeCloseTo(sum('target'), 2)
  // The workbook and the department file have no column for an original target.
  const delivered = results.filter((r) => r.person !== null && !r.unit_id.startsWith(WORKBOOK_DIVISION))
  expect(sums['original']).toBeCloseTo(
    delivered.reduce((all, result) => all + (result.original_target ?? 0), 0),
    2,
  )
})

test('units, KPIs and periods are each there once, in the order of the company, with both names', async () => {
  const units = await snapshot.query(
    'select name_zh, name_en, depth from unit_tree where depth > 0 order by tree_order',
  )
  expect(units.map(({ name_zh, name_en }) => [name_zh, name_en])).toEqual(
    company.units.filter(({ parent_id }) => parent_id !== null).map(({ name_zh, name_en }) => [name_zh, name_en]),
  )
  const kpis = await snapshot.query('select code, name_zh, name_en, direction from kpi_current order by code')
  expect(kpis.map(({ code, name_zh, name_en, direction }) => ({ code, name_zh, name_en, direction }))).toEqual(
    company.kpis.map(({ kpi_id, name_zh, name_en, direction }) => ({ code: kpi_id, name_zh, name_en, direction })),
  )
  const changed = await snapshot.query('select code, version, valid_from from kpi where valid_from is not null')
  expect(changed).toEqual([{ code: 'K04', version: 2, valid_from: '2026-01-01' }])
  expect((await one(`select count(*) as n from period where kind = 'month'`))['n']).toBe(24)
})

test('the sales team is the lowest shown team of October 2026, the team of four is withheld, and one department has unit figures', async () => {
  const cell = (name: string) => `select c.* from gap_cell c join unit_tree u using (unit_id)
    where u.path like '%${name}' and c.kpi_id = '*' and c.period_id = '2026-10'`
  const path = (unit_id: string) => company.units.find((unit) => unit.unit_id === unit_id)!.path
  const lowest = await one(`select u.path from gap_cell c join unit_tree u using (unit_id)
    where c.kpi_id = '*' and c.period_id = '2026-10' and u.depth = 3 and not c.is_withheld order by c.mean_gap_ratio limit 1`)
  expect(String(lowest['path'])).toContain(path(SALES_TEAM))
  expect((await one(cell(path(SMALL_TEAM))))['is_withheld']).toBe(true)
  expect(await one(cell(path(UNIT_LEVEL_DEPARTMENT)))).toMatchObject({ level: 'unit', n_people: null, n_results: 3 })
})

test('circumstances, appraisals and plans arrive with their codes', async () => {
  const factors = await snapshot.query('select factor, count(*) as n from context_factor group by 1 order by 1')
  expect(factors.map(({ factor }) => factor)).toEqual([
    'ability',
    'appraise_cost',
    'appraise_hours',
    'communication',
    'customers',
    'improve_cost',
    'improve_hours',
    'incentive_material',
    'incentive_promotion',
    'incentive_recognition',
    'market',
    'process',
    'workload',
  ])
  expect(factors.reduce((sum, { n }) => sum + Number(n), 0)).toBe(company.factors.length + 7 * company.spending.length)
  expect((await one(`select count(*) as n from review where rater_relation = 'manager'`))['n']).toBe(
    company.reviews.length,
  )
  expect((await one('select count(*) as n from criterion_score'))['n']).toBe(company.reviews.length * 4)
  expect(
    (await one(`select count(*) as n from plan where remedy_code = 'training' and cause_code = 'ability'`))['n'],
  ).toBe(1)
})

test('plans with their steps, talks, difficulties, changes of goals and where goals come from arrive as they were written', async () => {
  expect(
    await one(`select count(*) as n, count(distinct plan_id) as plans, count(person_key) as persons, count(distinct programme) as programmes,
      count(acknowledged_on) as confirmed from plan`),
  ).toEqual({
    n: company.plans.reduce((sum, { unit_ids }) => sum + unit_ids.length, 0),
    plans: company.plans.length,
    persons: company.plans.filter(({ person }) => person !== null).length,
    programmes: 2,
    confirmed: company.plans.reduce(
      (sum, { unit_ids, acknowledged_on }) => sum + (acknowledged_on === null ? 0 : unit_ids.length),
      0,
    ),
  })
  const steps = company.plans.flatMap((plan) => plan.steps)
  expect(await one('select count(*) as n, count(done_on) as done from plan_step')).toEqual({
    n: steps.length,
    done: steps.filter(({ done_on }) => done_on !== null).length,
  })
  expect(
    await one(
      `select count(*) as n, count(answered_on) as answered, count(adopted) as judged from checkin where person_key is null`,
    ),
  ).toEqual({
    n: company.tickets.length,
    answered: company.tickets.filter(({ answered_on }) => answered_on !== null).length,
    judged: company.tickets.filter(({ adopted }) => adopted !== null).length,
  })
  expect((await one('select count(*) as n from checkin where person_key is not null'))['n']).toBe(company.talks.length)
  // Goals of the workbook and of departments have no text; those of the long files have one since January 2026.
  const told = company.results.filter(
    (r) => r.person !== null && !r.unit_id.startsWith(WORKBOOK_DIVISION) && r.month >= '2026-01' && r.original_target !== null,
  ).length // prettier-ignore
  expect(
    await one('select count(goal_text) as texts, count(proposed_by) as origins, count(indicator_type) as kinds from goal_result'),
  ).toEqual({ texts: told, origins: told, kinds: told }) // prettier-ignore
  expect(
    await one(`select count(*) as n, count(approver) as approved from target_revision where field = 'target'`),
  ).toEqual({ n: 33, approved: 11 }) // 三厂: 11 goals of teams × KPIs in each of three months, of which April was approved
})

test('no name and no person number of the exports is anywhere in the snapshot', async () => {
  const { cards } = sourceOf(company)
  const forbidden = new Set(cards.flatMap(({ name, number }) => [name, number]))
  const columns = await snapshot.query(
    `select table_name, column_name from information_schema.columns where data_type = 'VARCHAR'`,
  )
  expect(columns.length).toBeGreaterThan(50)
  for (const { table_name, column_name } of columns) {
    const values = await snapshot.query(
      `select distinct "${column_name}" as v from "${table_name}" where "${column_name}" is not null`,
    )
    const hits = values.filter(({ v }) => forbidden.has(String(v)))
    expect([table_name, column_name, hits]).toEqual([table_name, column_name, []])
  }
  const bytes = readFileSync(
    join(
      layout(dir).snapshots,
      readdirSync(layout(dir).snapshots).find((name) => name.endsWith('.duckdb'))!,
    ),
  )
  const rare = cards.find(({ name }) => name.startsWith('𠮷') && name.length >= 4)!
  expect(bytes.includes(Buffer.from(rare.name, 'utf8'))).toBe(false)
})

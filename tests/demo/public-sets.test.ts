import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { silent } from '#pipeline/effects.ts'
import { importFiles, type ImportOutcome } from '#pipeline/warehouse/import.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot, type Snapshot } from '#pipeline/warehouse/open.ts'
import { districtWorkbook } from './district-workbook.ts'

const demo = (path: string) => new URL(`../../data/demo/${path}`, import.meta.url).pathname
const effects = { clock: { now: () => new Date('2026-11-20T08:00:00Z') }, progress: () => {}, log: silent }
const folders: string[] = []
const opened: Snapshot[] = []

afterAll(async () => {
  for (const snapshot of opened) await snapshot.close()
  for (const dir of folders) rmSync(dir, { recursive: true, force: true })
})

async function load(paths: string[], mapping: string): Promise<{ outcome: ImportOutcome; snapshot: Snapshot }> {
  const dir = mkdtempSync(join(tmpdir(), 'public-'))
  folders.push(dir)
  const outcome = await importFiles({ dir, paths, mapping, accept: false, dryRun: false }, effects)
  const id = readFileSync(layout(dir).current, 'utf8').trim()
  const snapshot = await openSnapshot(join(layout(dir).snapshots, `${id}.duckdb`))
  opened.push(snapshot)
  return { outcome, snapshot }
}
const one = async (snapshot: Snapshot, sql: string) => (await snapshot.query(sql))[0]!

/** Our own reading of a quoted CSV, apart from the product's: one pass over the characters. */
function parse(path: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  for (const char of readFileSync(path, 'utf8')) {
    if (char === '"') quoted = !quoted
    else if (char === ',' && !quoted) {
      rows.at(-1)!.push(cell)
      cell = ''
    } else if (char === '\n' && !quoted) {
      rows.at(-1)!.push(cell.replace(/\r$/, ''))
      cell = ''
      rows.push([])
    } else cell += char
  }
  const [header, ...body] = rows.filter((row) => row.length > 1)
  return body.map((row) => Object.fromEntries(header!.map((name, i) => [name, row[i] ?? ''])))
}

describe('New York City', () => {
  let snapshot: Snapshot
  let outcome: ImportOutcome
  beforeAll(async () => {
    ;({ snapshot, outcome } = await load([demo('nyc/nyc_mmr_indicators.csv')], demo('nyc/mapping.yaml')))
  })
  const verdicts = `select kpi.code, g.is_met, g.target, g.attainment_ratio, g.attainment_null
    from goal_gap g join kpi_current kpi using (kpi_id) where g.period_id = '2023'`

  test('every indicator is loaded', () => {
    expect(outcome.files[0]).toMatchObject({ rows_in: 1139, loaded: 1139, quarantined: 0, superseded: 0 })
  })

  test('met for 2023 agrees with the city’s own judgement in 351 of 351 indicators, and 788 have no verdict', async () => {
    const city = new Map(parse(demo('nyc/nyc_mmr_indicators.csv')).map((row) => [row['ID'], row['Success']]))
    const found = await snapshot.query(verdicts)
    expect(found).toHaveLength(1139)
    const judged = found.filter((row) => row['is_met'] !== null)
    expect(judged).toHaveLength(351)
    expect(found.filter((row) => row['is_met'] === null)).toHaveLength(788)
    const agreeing = judged.filter(
      (row) => city.get(String(row['code'])) === (row['is_met'] ? 'Met_Goal' : 'Did_Not_Meet'),
    )
    expect(agreeing).toHaveLength(351)
  })

  test('the two targets of 0 are judged, divide nothing and leave no infinite value anywhere', async () => {
    const zero = (await snapshot.query(verdicts)).filter((row) => row['target'] === 0)
    // ID 2364: 0 against 0, lower is better: met. ID 10177: 5.6 against 0: not met.
    expect(
      zero.map((row) => [row['code'], row['is_met'], row['attainment_ratio'], row['attainment_null']]).sort(),
    ).toEqual([
      ['10177', false, null, 'zero_target'],
      ['2364', true, null, 'zero_target'],
    ])
    const odd = await one(
      snapshot,
      `select count(*) as n from goal_gap
      where isinf(attainment_ratio) or isnan(attainment_ratio) or isinf(gap_ratio) or isnan(gap_ratio)`,
    )
    expect(odd['n']).toBe(0)
  })

  test('a target counts in 2023 only', async () => {
    const other = await one(
      snapshot,
      `select count(*) as n from goal_gap where period_id <> '2023' and (target is not null or is_met is not null)`,
    )
    expect(other['n']).toBe(0)
  })
})

describe('English hospitals', () => {
  let snapshot: Snapshot
  let outcome: ImportOutcome
  const rows = parse(demo('nhs/nhs_ae_4h.csv'))
  beforeAll(async () => {
    ;({ snapshot, outcome } = await load([demo('nhs/nhs_ae_4h.csv')], demo('nhs/mapping.yaml')))
  })

  test('12,765 rows add up', () => {
    const { rows_in, loaded, quarantined, superseded } = outcome.files[0]!
    expect(rows_in).toBe(12_765)
    expect(loaded + quarantined + superseded).toBe(12_765)
    expect(loaded).toBe(12_765)
  })

  test('the share of type-1 rows under 95 % is the one counted from the file', async () => {
    const typeOne = rows.filter((row) => row['type'] === '1')
    // 95 % is met when breaches are at most a twentieth of attendances: integers, so no rounding decides.
    const under = typeOne.filter((row) => Number(row['breaches']) * 20 > Number(row['attendances'])).length
    const found = await one(
      snapshot,
      `select count(*) as n, count(*) filter (where not is_met) as under
      from goal_gap join kpi_current using (kpi_id) where code = '4h-1'`,
    )
    expect([found['n'], found['under']]).toEqual([typeOne.length, under])
  })

  test('organisations are units, types are KPIs, months are periods, in both languages', async () => {
    const count = (key: string) => new Set(rows.map((row) => row[key])).size
    const found = await one(
      snapshot,
      `select count(distinct unit_id) as units, count(distinct kpi_id) as kpis,
      count(distinct period_id) as periods, count(person_key) as people from goal_gap`,
    )
    expect(found).toEqual({ units: count('org_code'), kpis: 3, periods: 36, people: 0 })
    const names = await snapshot.query('select name_zh, name_en from kpi_current order by code')
    expect(names[0]).toEqual({ name_zh: '4小时标准（1类）', name_en: '4-hour standard, type 1' })
    expect(names[2]).toEqual({ name_zh: '4小时标准（其他类型）', name_en: '4-hour standard, other types' })
    expect(await one(snapshot, 'select company_zh, company_en from snapshot_info')).toEqual({
      company_zh: '英格兰国民保健服务',
      company_en: 'NHS England',
    })
  })
})

describe('Formula One', () => {
  let snapshot: Snapshot
  let outcome: ImportOutcome
  const rows = parse(demo('f1/f1_results.csv'))
  beforeAll(async () => {
    ;({ snapshot, outcome } = await load([demo('f1/f1_results.csv')], demo('f1/mapping.yaml')))
  })

  test('10,804 rows are loaded, and those without a place have no value rather than a zero', async () => {
    expect(outcome.files[0]).toMatchObject({ rows_in: 10_804, loaded: 10_804, quarantined: 0, superseded: 0 })
    const placed = rows.filter((row) => /^\d+$/.test(row['position']!)).length
    const found = await one(
      snapshot,
      'select count(*) as n, count(actual) as placed, min(actual) as best from goal_gap',
    )
    expect(found).toEqual({ n: 10_804, placed, best: 1 })
  })

  test('people who changed teams stay one person, and no driver is named in the snapshot', async () => {
    const teams = new Map<string, Set<string>>()
    for (const row of rows)
      teams.set(row['driverId']!, (teams.get(row['driverId']!) ?? new Set()).add(row['constructorId']!))
    const movers = [...teams.values()].filter((set) => set.size > 1).length
    const found = await one(
      snapshot,
      `select count(*) as people, count(*) filter (where teams > 1) as movers
      from (select person_key, count(distinct unit_id) as teams from goal_gap group by person_key)`,
    )
    expect(found).toEqual({ people: teams.size, movers })
    const tables = await snapshot.query(
      `select table_name, column_name from information_schema.columns where data_type = 'VARCHAR'`,
    )
    for (const { table_name, column_name } of tables) {
      const hit = await one(
        snapshot,
        `select count(*) as n from "${table_name}" where "${column_name}" like '%hamilton%'`,
      )
      expect([table_name, column_name, hit['n']]).toEqual([table_name, column_name, 0])
    }
  })
})

describe('a look-alike of the Massachusetts workbooks', () => {
  let snapshot: Snapshot
  let outcome: ImportOutcome
  beforeAll(async () => {
    const path = await districtWorkbook(mkdtempSync(join(tmpdir(), 'districts-')))
    ;({ snapshot, outcome } = await load([path], demo('ma-educator/mapping.yaml')))
  })

  test('the header is found under the merged title, and State Totals are set aside and said', () => {
    const file = outcome.files[0]!
    expect(file).toMatchObject({ rows_in: 6, loaded: 5, quarantined: 1, superseded: 0 })
    expect(file.report?.quarantine_by_code).toEqual({ TOTAL_ROW: 1 })
    expect(file.report?.sheets[0]).toMatchObject({
      header_row: 2,
      title: '2018-19 Educator Evaluation Performance (District) - Teachers',
    })
  })

  test('codes keep their zeros, thousands commas are read, and the school year runs from July', async () => {
    const [first] = await snapshot.query(`select g.denominator, g.actual, u.name_en, g.period_start
      from goal_gap g join unit_tree u using (unit_id) join kpi_current k using (kpi_id)
      where u.unit_id like '%00350000%' and k.name_zh = '% Evaluated'`)
    expect(first).toMatchObject({ denominator: 4312, name_en: 'Boston', period_start: '2018-07-01' })
  })

  test('-, NA, NI and NR are no value, each with its reason, and never zero', async () => {
    const reasons = await snapshot.query(
      `select actual_null, count(*) as n from goal_result where actual is null group by 1 order by 1`,
    )
    // Athol hides four shares with a dash; Atlantis, Nowhere and Northfield report none of five: NA, NI, NR.
    expect(reasons).toEqual([
      { actual_null: 'NOT_REPORTED', n: 15 },
      { actual_null: 'SUPPRESSED', n: 4 },
    ])
  })
})

import { cpSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { DuckDBInstance } from 'duckdb'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CausewayError } from '#pipeline/errors.ts'
import { silent } from '#pipeline/effects.ts'
import { buildSnapshot } from '#pipeline/warehouse/build.ts'
import { readCatalogue } from '#pipeline/warehouse/catalogue.ts'
import { followCurrent } from '#pipeline/warehouse/current.ts'
import { probe } from '#pipeline/warehouse/hardening.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot, type Snapshot } from '#pipeline/warehouse/open.ts'
import { catalogue } from '#web/contract/catalogue.ts'
import { deliver, folder, quiet, result, withSnapshot } from './deliveries.ts'

let dir: string
let remove: () => void
beforeEach(() => ({ dir, remove } = folder()))
afterEach(() => remove())
const folders = () => layout(join(dir, 'warehouse'))
const one = { tables: { goal_result: [result({ person_key: 'p1' })] } }
const open = <T>(ask: (snapshot: Snapshot) => Promise<T>) => withSnapshot([one], ask)

test.each([
  "select * from read_text('/etc/hostname')", "select * from read_csv('/etc/passwd')", "select * from glob('/etc/*')",
  "copy goal_result to '/tmp/out.csv'", "attach '/tmp/other.duckdb'", 'install httpfs', 'load httpfs', "set memory_limit = '9GB'",
  'set lock_configuration = false', 'reset memory_limit', 'insert into goal_result select * from goal_result',
  'select * from duckdb_secrets()', 'pragma threads = 8', 'create table t as select 1', "export database '/tmp/out'",
])('a served snapshot refuses: %s', async (sql) => {
  await open(async (snapshot) => {
    await expect(snapshot.query(sql)).rejects.toThrow()
    expect(await snapshot.query('select count(*) as n from goal_result')).toEqual([{ n: 1 }])
  })
}) // prettier-ignore

test('the probes find a door that was left open', async () => {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await expect(probe((sql) => connection.run(sql))).rejects.toThrow('not hardened')
  connection.closeSync()
  instance.closeSync()
})

test('integers, decimals, dates and times arrive as numbers and ISO text', async () => {
  const rows = await open((snapshot) =>
    snapshot.query(`select 9007199254740991::bigint as big, sum(1) as total, 12.50::decimal(9,2) as money, date '2025-03-31' as day,
      timestamp '2025-03-31 23:59:01.5' as instant, timestamp '2025-03-31 08:00:00' as whole, true as yes, null::varchar as nothing`),
  )
  expect(rows).toEqual([
    {
      big: 9007199254740991,
      total: 1,
      money: 12.5,
      day: '2025-03-31',
      instant: '2025-03-31T23:59:01.500',
      whole: '2025-03-31T08:00:00',
      yes: true,
      nothing: null,
    },
  ])
})

test('an integer that a number cannot hold is refused, not rounded', async () => {
  await expect(open((snapshot) => snapshot.query('select 9007199254740993::bigint as id'))).rejects.toThrow(
    'beyond 2^53',
  )
})

test('parameters are bound by name: null is a value, a missing one an error', async () => {
  await open(async (snapshot) => {
    const sql = "select coalesce($unit::varchar, 'root') as unit, $n::integer + 1 as n"
    expect(await snapshot.query(sql, { unit: null, n: 4, other: 'unused' })).toEqual([{ unit: 'root', n: 5 }])
    expect(await snapshot.query(sql, { unit: "a' or 1=1 --", n: 1 })).toEqual([{ unit: "a' or 1=1 --", n: 2 }])
    await expect(snapshot.query(sql, { n: 1 }, { source: 'rows.sql' })).rejects.toThrow(
      'rows.sql needs a value for $unit',
    )
  })
})

test('a failing statement names its file and never a value', async () => {
  await open(async (snapshot) => {
    const failing = snapshot.query('select cast($v::varchar as integer) as n', { v: '张三' }, { source: 'rows.sql' })
    await expect(failing).rejects.toThrow(/^rows\.sql: Conversion Error$/)
    await expect(snapshot.query('select nothing from goal_result', {}, { source: 'rows.sql' })).rejects.toThrow(
      /rows\.sql: Binder Error.*nothing/,
    )
  })
})

test('a statement that runs too long is stopped with 503, and the connection serves on', async () => {
  await open(async (snapshot) => {
    const endless = 'select count(*) as n from range(1000000) a, range(1000000) b where a.range * b.range % 7 = 3'
    const started = performance.now()
    const stopped = await snapshot.query(endless, {}, { timeoutMs: 200 }).catch((error: unknown) => error)
    expect(stopped).toBeInstanceOf(CausewayError)
    expect(stopped).toMatchObject({ code: 'query-timeout', status: 503 })
    expect(performance.now() - started).toBeLessThan(3000)
    const many = Array.from({ length: 20 }, (_, i) => snapshot.query('select $i::integer as i', { i }))
    expect((await Promise.all(many)).flat().map(({ i }) => i)).toEqual(Array.from({ length: 20 }, (_, i) => i))
  })
})

test('the catalogue keeps to its contract', async () => {
  const found = await open(readCatalogue)
  expect(catalogue.parse({ ...found, role: 'executive' })).toEqual({ ...found, role: 'executive' })
  expect(found).toMatchObject({
    units: [{ unit_id: 'root', depth: 0 }],
    kpis: [{ kpi_id: 'sales', direction: 'higher' }],
    periods: [{ period_id: '2025-03' }],
  })
})

test('the same batches give the same tables, to the bit', async () => {
  const goal_result = Array.from({ length: 3000 }, (_, i) =>
    result({
      person_key: `p${i % 500}`,
      unit_id: `u${i % 23}`,
      kpi_id: `k${i % 6}`,
      goal_id: `g${i}`,
      actual: 100 * Math.abs(Math.sin(i)),
    }),
  )
  const { snapshot: first } = await deliver(dir, { tables: { goal_result } })
  const { snapshot: second } = await buildSnapshot(folders().dir, quiet)
  const digest = async (id: string) => {
    const snapshot = await openSnapshot(join(folders().snapshots, `${id}.duckdb`))
    try {
      const tables = await snapshot.query('select table_name from duckdb_tables() order by table_name')
      const found: Record<string, unknown> = {}
      for (const { table_name } of tables) {
        if (table_name === 'snapshot_info') continue
        // Two threads may store the rows of goal_result in another order; no figure depends on it.
        found[String(table_name)] = await snapshot.query(`select * from ${String(table_name)} order by all`)
      }
      return found
    } finally {
      await snapshot.close()
    }
  }
  expect(await digest(second)).toEqual(await digest(first!))
})

test('a new snapshot is picked up without a failed question, and each question sees one snapshot', async () => {
  await deliver(dir, one)
  const served = await followCurrent(folders().dir, silent)
  const seen = new Set<string>()
  let isDone = false
  const asking = (async () => {
    while (!isDone) {
      await served.use(async (snapshot) => {
        const [a] = await snapshot.query('select snapshot_id from snapshot_info')
        await sleep(20)
        const [b] = await snapshot.query('select snapshot_id from snapshot_info')
        expect(a).toEqual(b)
        expect(a).toEqual({ snapshot_id: snapshot.id })
        seen.add(snapshot.id)
      })
    }
  })()
  for (let i = 0; i < 3; i++) {
    const { snapshot } = await buildSnapshot(folders().dir, quiet)
    await expect.poll(() => served.id(), { timeout: 5000 }).toBe(snapshot)
    await sleep(100)
  }
  isDone = true
  await asking
  expect(seen.size).toBeGreaterThanOrEqual(3)
  await served.close()
})

test('a damaged new snapshot is not served: the previous one stays, and the difference shows', async () => {
  const { snapshot: good } = await deliver(dir, one)
  const served = await followCurrent(folders().dir, silent)
  const bad = '2025-03.99'
  cpSync(join(folders().snapshots, `${good}.duckdb`), join(folders().snapshots, `${bad}.duckdb`))
  truncateSync(join(folders().snapshots, `${bad}.duckdb`), 20_000)
  writeFileSync(folders().current, `${bad}\n`)
  await expect.poll(() => served.newest(), { timeout: 5000 }).toBe(bad)
  await sleep(200)
  expect(served.id()).toBe(good)
  expect(await served.use((snapshot) => snapshot.query('select count(*) as n from goal_result'))).toEqual([{ n: 1 }])
  const { snapshot: next } = await buildSnapshot(folders().dir, quiet)
  await expect.poll(() => served.id(), { timeout: 5000 }).toBe(next)
  await served.close()
  expect(readdirSync(folders().staging)).toEqual([])
})

test('an empty warehouse says that nothing is imported, and serves the first snapshot when it comes', async () => {
  const served = await followCurrent(folders().dir, silent)
  expect(served.id()).toBeNull()
  await expect(served.use(async () => 1)).rejects.toMatchObject({ code: 'no-data' })
  const { snapshot } = await deliver(dir, one)
  await expect.poll(() => served.id(), { timeout: 5000 }).toBe(snapshot)
  await served.close()
})

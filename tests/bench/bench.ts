// npm run bench [-- --rows 1000000]: one run, one table; ratios against raw DuckDB on the same rows of the same machine.
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { silent, systemClock } from '#pipeline/effects.ts'
import { readExport } from '#pipeline/ingest/read-file.ts'
import { firstLine } from '#pipeline/warehouse/csv-view.ts'
import { importFiles } from '#pipeline/warehouse/import.ts'
import { openSnapshot, openWorkspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { literal } from '#pipeline/warehouse/sql-text.ts'
import { columnsOf } from '#queries/canonical.ts'
import { loadHeatmapApi } from './api-load.ts'
import { generateExport } from './generate.ts'
import { peakMb, watchingChildren } from './memory.ts'
import { timeTraps } from './traps-bench.ts'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } })
const rows = Number(values.rows)
const dir = mkdtempSync(join(tmpdir(), 'causeway-bench-'))
const warehouse = join(dir, 'warehouse')
const normalised = join(dir, 'goal_result.csv')
try {
  const file = join(dir, 'export.csv')
  await generateExport(file, rows)
  console.log(
    `${rows.toLocaleString('en')} rows, ${(statSync(file).size / 2 ** 20).toFixed(0)} MB, ${availableParallelism()} cores`,
  )

  const { value: outcome, peak: readerPeak } = await watchingChildren(() =>
    importFiles(
      { dir: warehouse, paths: [file], accept: true },
      { clock: systemClock, progress: () => {}, log: silent },
      async (job, options) => {
        const report = await readExport(job, options)
        // The job folder goes with the import; the yardstick below needs the same normalised file.
        cpSync(join(job.out_dir, 'goal_result.csv'), normalised)
        return report
      },
    ),
  )
  for (const { error } of outcome.refused) throw error
  const [loaded] = outcome.files
  console.log(
    `rows_in ${loaded?.rows_in} = loaded ${loaded?.loaded} + quarantined ${loaded?.quarantined} + superseded ${loaded?.superseded}\n`,
  )
  const importPeak = peakMb(process.pid)

  const raw = await rawRead(normalised)
  const phases = outcome.timings_ms
  const table: [string, string, string][] = [['measure', 'time', 'against raw DuckDB']]
  const add = (name: string, ms: number | undefined, yardstick = raw) =>
    void table.push([
      name,
      `${(ms ?? NaN).toFixed(ms !== undefined && ms < 100 ? 1 : 0)} ms`,
      `${((ms ?? NaN) / yardstick).toFixed(2)} ×`,
    ])
  add('raw typed read_csv into a file table', raw)
  add('normalise (reading child)', phases['normalise'])
  add('load + cast', phases['load_cast'])
  add('checks', phases['checks'])
  add('build', phases['build'])
  add('publish', phases['publish'])

  const { heatmapMs, groupByMs, choices } = await heatmapAgainstGroupBy(
    join(warehouse, 'snapshots', `${outcome.snapshot}.duckdb`),
  )
  add('raw GROUP BY over goal_result', groupByMs, groupByMs)
  add('heatmap query (rows.sql)', heatmapMs, groupByMs)
  print(table)

  const traps = await timeTraps(rows)
  print([
    ['data traps', 'time', 'against their raw SQL'],
    [
      `raw SQL of inputs and checks, ${traps.rows.toLocaleString('en')} results`,
      `${traps.rawMs.toFixed(0)} ms`,
      '1.00 ×',
    ],
    ['all checks', `${traps.allMs.toFixed(0)} ms`, `${(traps.allMs / traps.rawMs).toFixed(2)} ×`],
    ['peak memory of the checks', `${traps.peakMb?.toFixed(0) ?? '?'} MB`, ''],
  ])

  const api = await loadHeatmapApi(warehouse, choices)
  print([
    ['heatmap API, 50 connections', 'p50', 'p95', 'per second', 'failed'],
    ...(['cached', 'uncached'] as const).map((kind) => {
      const { p50, p95, perSecond, failed } = api[kind]
      return [kind, `${p50.toFixed(1)} ms`, `${p95.toFixed(1)} ms`, perSecond.toFixed(0), String(failed)]
    }),
  ])
  const mb = (value: number | null) => (value === null ? 'not known here' : `${value.toFixed(0)} MB`)
  print([
    ['peak memory', ''],
    ['reading child', mb(readerPeak)],
    ['import and build', mb(importPeak)],
    ['server under load', mb(api.serverPeakMb)],
  ])
} finally {
  rmSync(dir, { recursive: true, force: true })
}

/** The yardstick: DuckDB reads the same normalised file into a table of a file, types given, nothing checked. Milliseconds. */
async function rawRead(path: string): Promise<number> {
  const workspace = await openWorkspace(join(dir, 'raw.duckdb'), {
    memoryMb: 1024,
    threads: availableParallelism(),
    tempDir: join(dir, 'spill'),
  })
  try {
    const types = columnsOf('goal_result')
    const header = (await firstLine(path)).split(',')
    const columns = header.map((name) => `'${name}': '${types[name]}'`).join(', ')
    const started = performance.now()
    await workspace.run(`create table goal_result as select * from
      read_csv(${literal(path)}, auto_detect = false, header = true, delim = ',', quote = '"', escape = '"', columns = {${columns}})`)
    await workspace.run('checkpoint')
    return performance.now() - started
  } finally {
    workspace.close()
  }
}

/** The heatmap of the whole organisation from the lattice, and the same means taken from the facts. Median of 9, milliseconds. */
async function heatmapAgainstGroupBy(path: string) {
  const snapshot = await openSnapshot(path)
  try {
    const sql = await readSql('analyses/gap-heatmap/rows.sql')
    const heatmapMs = await median(() => snapshot.query(sql, { unit: null, by: 'period', kpi: null, cycle: null }))
    const groupByMs = await median(() =>
      snapshot.query(
        `select unit_id, period_id, avg(case when direction = 'lower' then 1 - actual / target else actual / target - 1 end) as gap, count(*) as n
         from goal_result where target > 0 group by unit_id, period_id`,
        {},
        { timeoutMs: 60_000 },
      ),
    )
    const ids = async (column: string, table: string) =>
      (await snapshot.query(`select ${column} as id from ${table} order by id`)).map(({ id }) => String(id))
    const choices = {
      units: await ids('unit_id', 'unit_tree'),
      kpis: await ids('kpi_id', 'kpi_current'),
      cycles: await ids('period_id', 'period'),
    }
    return { heatmapMs, groupByMs, choices }
  } finally {
    await snapshot.close()
  }
}

async function median(work: () => Promise<unknown>): Promise<number> {
  await work()
  const times: number[] = []
  for (let i = 0; i < 9; i++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)[4]!
}

function print(table: string[][]): void {
  const widths = table[0]!.map((_, i) => Math.max(...table.map((row) => row[i]!.length)))
  console.log(
    `${table.map((row) => row.map((text, i) => (i === 0 ? text.padEnd(widths[i]!) : text.padStart(widths[i]!))).join('  ')).join('\n')}\n`,
  )
}

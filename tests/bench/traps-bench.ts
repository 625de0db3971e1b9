/**
 * How long do all data-trap checks take, against the raw SQL scans that they need? Prints one table:
 *
 *   node tests/bench/traps-bench.ts [--rows 1000000] [--each]
 *
 * raw: every SQL statement of inputs and checks, run one after the other and read to the end, nothing else. all: the checks as the
 * build runs them, statistics, scopes and stored findings included. Each runs in a process of its own on the same database file.
 */
import { fork } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkTraps, thresholdsOf } from '#pipeline/traps/check-traps.ts'
import { loadTraps } from '#pipeline/traps/load-traps.ts'
import { makeInputs, makeInputsAfterGates } from '#pipeline/traps/make-inputs.ts'
import { openWorkspace, type Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { fillMarts } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation } from '#tests/traps/organisation.ts'
import { peakMb } from './memory.ts'

/** DuckDB's buffer memory; the rest of the gigabyte belongs to Node. */
const MEMORY_MB = 400

export type TrapTimes = {
  rows: number
  rawMs: number
  allMs: number
  peakMb: number | null
  each: [string, number, number][]
}
type Said = { ms: number; peakMb: number | null; each: [string, number, number][] }

/** @param rows  about so many goal results, of people with half-yearly ratings, criteria and comments */
export async function timeTraps(rows: number): Promise<TrapTimes> {
  const dir = mkdtempSync(join(tmpdir(), 'causeway-traps-bench-'))
  try {
    const n = await makeDatabase(dir, rows)
    const raw = await inChild('raw', dir)
    const all = await inChild('all', dir)
    return { rows: n, rawMs: raw.ms, allMs: all.ms, peakMb: all.peakMb, each: all.each }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function makeDatabase(dir: string, rows: number): Promise<number> {
  const people = Math.max(30, Math.round(rows / 96))
  const organisation = cleanOrganisation({ seed: 1, people, departments: Math.max(8, Math.round(people / 50)) })
  const workspace = await open(dir)
  await fillMarts(workspace, organisation, dir)
  workspace.close()
  return organisation.results.length
}

async function open(dir: string): Promise<Workspace> {
  const options = { memoryMb: MEMORY_MB, threads: availableParallelism(), tempDir: join(dir, 'spill') }
  const workspace = await openWorkspace(join(dir, 'facts.duckdb'), options)
  await workspace.run(`attach '${join(dir, 'stored.duckdb')}' as stored`)
  return workspace
}

function inChild(kind: 'raw' | 'all', dir: string): Promise<Said> {
  const copy = join(dir, kind)
  cpSync(join(dir, 'facts.duckdb'), join(copy, 'facts.duckdb'))
  cpSync(join(dir, 'stored.duckdb'), join(copy, 'stored.duckdb'))
  return new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [kind, copy])
    child.once('message', (said) => resolve(said as Said))
    child.once('exit', (code) => reject(new Error(`${kind} ended with ${code}`)))
  })
}

async function child(kind: string, dir: string): Promise<Said> {
  const workspace = await open(dir)
  const started = performance.now()
  const each: [string, number, number][] = []
  await makeInputs(workspace)
  if (kind === 'raw') {
    await makeInputsAfterGates(workspace)
    for (const spec of await loadTraps()) {
      for (const name of Object.keys(spec.queries)) {
        await workspace.rows(await readSql(`traps/${spec.slug}/${name}.sql`), thresholdsOf(spec, {}), name)
      }
    }
  } else {
    await checkTraps(workspace, { seed: 1, onTimes: (slug, readMs, checkMs) => each.push([slug, readMs, checkMs]) })
  }
  const ms = performance.now() - started
  workspace.close()
  return { ms, peakMb: peakMb(process.pid), each }
}

const [kind, dir] = process.argv.slice(2)
if (process.send && (kind === 'raw' || kind === 'all')) {
  process.send(await child(kind, dir!))
} else if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { rows: { type: 'string', default: '1000000' }, each: { type: 'boolean', default: false } },
  })
  const { rows, rawMs, allMs, peakMb, each } = await timeTraps(Number(values.rows))
  if (values.each) {
    for (const [slug, readMs, checkMs] of each.toSorted((a, b) => b[1] + b[2] - a[1] - a[2])) {
      console.log(
        `${slug.padEnd(24)} read ${readMs.toFixed(0).padStart(6)} ms   check ${checkMs.toFixed(0).padStart(6)} ms`,
      )
    }
  }
  console.log(
    `${rows.toLocaleString('en')} results: raw SQL ${rawMs.toFixed(0)} ms, all checks ${allMs.toFixed(0)} ms, ${(allMs / rawMs).toFixed(2)} ×, peak memory ${peakMb?.toFixed(0) ?? '?'} MB`,
  )
}

import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { textTable } from '#pipeline/terminal/text-table.ts'
import { fitByCli } from '#tests/lme4/our-fit.ts'
import { fitByLme4, lme4Version, NO_R, type Lme4Run } from '#tests/lme4/r.ts'
import { FACTORS, writeOrganisation, type Organisation } from './reml-data.ts'

/**
 * Variance components of generated organisations by `stats reml` and by lme4 in the same run, printed as a table. Nothing here is
 * an assertion: times belong to the machine.
 *
 *   node tests/bench/reml-bench.ts [--ten-million] [--limit SECONDS] [--without-lme4]
 *
 * Ours is the whole program: reading the CSV, coding, counting, fitting. lme4 is timed from a data frame in memory, on one
 * thread, derivatives at the optimum left out. Where it does not end within the limit its time is that of setting up, plus one
 * evaluation of the deviance times the evaluations that the tenth of the rows took.
 */
const { values: options } = parseArgs({
  options: {
    'ten-million': { type: 'boolean', default: false },
    'without-lme4': { type: 'boolean', default: false },
    limit: { type: 'string', default: '900' },
  },
})
const limitSeconds = Number(options.limit)

type Case = { name: string; organisation: Organisation }
const organisation = (rows: number, movers = 0.1, employeesPerManager = 20) => ({
  rows,
  movers,
  employeesPerManager,
  seed: 1,
})
const PAIRS: [Case, Case][] = [
  [
    { name: '100 thousand rows', organisation: organisation(1e5) },
    { name: '1 million rows', organisation: organisation(1e6) },
  ],
  [
    { name: '100 thousand, 60 % movers', organisation: organisation(1e5, 0.6) },
    { name: '1 million, 60 % movers', organisation: organisation(1e6, 0.6) },
  ],
  [
    { name: '100 thousand, 5 employees per manager', organisation: organisation(1e5, 0.1, 5) },
    { name: '1 million, 5 employees per manager', organisation: organisation(1e6, 0.1, 5) },
  ],
]

/** `all` is the work inside the program, estimates only; `wall` adds starting Node. With intervals: wall and peak of the usual call. */
const HEADER = [
  'data',
  'MB',
  'equations',
  'iterations',
  'read',
  'count',
  'fit',
  'all',
  'wall',
  'peak',
  'wall with intervals',
  'peak',
  'lme4',
  'evaluations',
  'lme4 / all',
  'lme4 / wall with intervals',
]

const dir = mkdtempSync(join(tmpdir(), 'causeway-bench-'))
const path = join(dir, 'rows.csv')
const times: { rows: number; seconds: number }[] = []
try {
  const version = options['without-lme4'] ? null : lme4Version()
  console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}`)
  console.log(version ?? (options['without-lme4'] ? 'without lme4' : NO_R))
  const table: string[][] = []
  for (const [smaller, larger] of PAIRS) {
    const first = await measured(smaller, version !== null, null)
    const second = await measured(larger, version !== null, first.lme4?.fit?.evaluations ?? null)
    table.push(first.cells, second.cells)
    if (smaller === PAIRS[0]![0]) times.push(first.time, second.time)
  }
  if (options['ten-million']) {
    const tenfold = await measured({ name: '10 million rows', organisation: organisation(1e7) }, false, null)
    table.push(tenfold.cells)
    times.push(tenfold.time)
  }
  console.log(`\n${textTable(HEADER, table, ['left', ...Array<'right'>(HEADER.length - 1).fill('right')])}\n`)
  for (const [k, { rows, seconds }] of times.slice(1).entries()) {
    const before = times[k]!
    const exponent = Math.log(seconds / before.seconds) / Math.log(rows / before.rows)
    console.log(`growth from ${before.rows} to ${rows} rows: time ~ rows^${exponent.toFixed(2)}`)
  }
} finally {
  rmSync(dir, { recursive: true, force: true })
}

type Measured = { cells: string[]; time: { rows: number; seconds: number }; lme4: Lme4Run | null }

/** One organisation, by both programs, one after the other. @param evaluations  of the tenth of it, for an lme4 that does not end */
async function measured(
  { name, organisation }: Case,
  withLme4: boolean,
  evaluations: number | null,
): Promise<Measured> {
  await writeOrganisation(path, organisation)
  const estimatesOnly = await fitByCli(path, 'y', [...FACTORS], ['--intervals', 'none'])
  const { answer, wallSeconds, peak } = await fitByCli(path, 'y', [...FACTORS])
  const { seconds, secondsOf } = estimatesOnly.answer
  const lme4 = withLme4 ? await fitByLme4(path, 'y', [...FACTORS], { limitSeconds }) : null
  const theirs = lme4 && timeOf(lme4, evaluations)
  const above = lme4?.fit ? (answer.minus2LogREML ?? NaN) - lme4.fit.minus2LogREML : null
  console.log(
    `${name}: ${answer.rows} rows, ${Object.values(answer.levels).join(' + ')} levels, ${answer.status}` +
      (lme4 === null
        ? ''
        : above === null
          ? '; lme4 did not end within the limit'
          : `; −2 log REML ${above.toExponential(1)} above lme4's`),
  )
  return {
    cells: [
      name,
      (statSync(path).size / 1e6).toFixed(0),
      String(answer.equations),
      String(answer.iterations),
      ...[secondsOf.read, secondsOf.count, secondsOf.fit, seconds].map(inSeconds),
      inSeconds(estimatesOnly.wallSeconds),
      mb(estimatesOnly.peak),
      inSeconds(wallSeconds),
      mb(peak),
      theirs === null ? '—' : `${theirs.isEstimated ? '≈ ' : ''}${inSeconds(theirs.seconds)}`,
      theirs === null ? '—' : String(theirs.evaluations),
      theirs === null ? '—' : `${(theirs.seconds / seconds).toFixed(1)} ×`,
      theirs === null ? '—' : `${(theirs.seconds / wallSeconds).toFixed(1)} ×`,
    ],
    time: { rows: answer.rows, seconds },
    lme4,
  }
}

function timeOf({ setup, evaluation, fit }: Lme4Run, evaluations: number | null) {
  if (fit) return { seconds: fit.seconds, evaluations: fit.evaluations, isEstimated: false }
  if (evaluations === null) return null
  return { seconds: setup + evaluation * evaluations, evaluations, isEstimated: true }
}

function inSeconds(seconds: number): string {
  return `${seconds.toFixed(seconds < 10 ? 2 : 0)} s`
}

function mb(value: number | null): string {
  return value === null ? 'not known here' : `${value.toFixed(0)} MB`
}

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { textTable } from '#pipeline/terminal/text-table.ts'
import { countTables } from '#queries/stats/mixed/count-tables.ts'
import { reml } from '#queries/stats/mixed/reml.ts'
import { generatedSets } from './generated-sets.ts'
import { fitByCli } from './our-fit.ts'
import { fitByLme4, lme4Version, NO_R, writeTextbookSets, type Lme4Fit } from './r.ts'

/**
 * Fits the same tables with lme4 and with `stats reml` and prints the accuracy table: node tests/lme4/compare.ts [SEED]
 * Exit code 1 when a bar is missed, 0 otherwise, and 0 with a notice where R is absent.
 */

/** Ours may be lower (lme4's optimiser can stop short), never this much higher. */
const MOST_ABOVE = 0.01
/** Largest difference of a share of the total variance. */
const MOST_SHARE_APART = 0.005
/** Six significant digits, on the textbook sets. */
const MOST_RELATIVE = 5e-7
/** Smaller components are compared by their share only: their digits depend on where the other program stopped. */
const NEAR_ZERO = 1e-3

type Ours = { variances: number[]; residual: number; minus2LogREML: number; status: string }
type Compared = { set: string; cells: string[]; missed: string[] }

const TEXTBOOK = [
  { set: 'Dyestuff', response: 'Yield', factors: ['Batch'] },
  { set: 'Dyestuff2', response: 'Yield', factors: ['Batch'] },
  { set: 'Penicillin', response: 'diameter', factors: ['plate', 'sample'] },
  { set: 'Pastes', response: 'strength', factors: ['sample', 'batch'] },
]
const HEADER = ['set', 'rows', 'factor', 'ours', 'lme4', 'share apart', '−2 log REML ours', 'ours − lme4']

const version = lme4Version()
if (version === null) console.log(NO_R)
else {
  const folder = mkdtempSync(join(tmpdir(), 'causeway-lme4-'))
  try {
    const missed = await compareAll(folder, Number(process.argv[2] ?? 2), version)
    for (const line of missed) console.log(`MISSED ${line}`)
    if (missed.length > 0) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compareAll(folder: string, seed: number, version: string): Promise<string[]> {
  writeTextbookSets(folder)
  const found: Compared[][] = []
  for (const { set, response, factors } of TEXTBOOK) {
    const path = join(folder, `${set}.csv`)
    found.push(await compareFile(set, path, response, factors, true))
  }
  found.push(await compareSleepstudy(join(folder, 'sleepstudy.csv')))
  for (const { name, factors, csv } of generatedSets(seed)) {
    const path = join(folder, 'generated.csv')
    writeFileSync(path, csv)
    found.push(await compareFile(name, path, 'y', factors, false))
  }
  const rows = found.flat()
  console.log(`${version}; generated sets with seed ${seed}\n`)
  const align = HEADER.map((_, place) => (place === 0 || place === 2 ? ('left' as const) : ('right' as const)))
  console.log(
    textTable(
      HEADER,
      rows.map(({ cells }) => cells),
      align,
    ),
  )
  return rows.flatMap(({ set, missed }) => missed.map((line) => `${set}: ${line}`))
}

async function compareFile(set: string, path: string, response: string, factors: string[], isTextbook: boolean) {
  const { fit } = await fitByLme4(path, response, factors, { precision: 'tight' })
  const { answer } = await fitByCli(path, response, factors)
  const { residual = NaN, ...components } = answer.components
  const ours = {
    variances: factors.map((factor) => components[factor] ?? NaN),
    residual: residual ?? NaN,
    minus2LogREML: answer.minus2LogREML ?? NaN,
    status: answer.status,
  }
  return compared(set, answer.rows, factors, ours, demanded(fit, set), isTextbook)
}

/** Its slope over days is beyond the command, which knows factors only, so the function behind it is asked. */
async function compareSleepstudy(path: string): Promise<Compared[]> {
  const { fit } = await fitByLme4(path, 'Reaction', ['Subject'], { fixed: 'Days', precision: 'tight' })
  const rows = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  const subjects = [...new Set(rows.map(([, , subject]) => subject))]
  const column = (place: number) => Float64Array.from(rows, (cells) => Number(cells[place]))
  const codes = Int32Array.from(rows, ([, , subject]) => subjects.indexOf(subject))
  const tables = countTables(
    column(0),
    [{ name: 'Subject', codes, levels: subjects.length }],
    [{ name: 'Days', x: column(1) }],
  )
  const { variances, residualVariance: residual, minus2LogReml, status } = reml(tables)
  const ours = { variances: [...variances], residual, minus2LogREML: minus2LogReml ?? NaN, status }
  return compared('sleepstudy (with Days)', rows.length, ['Subject'], ours, demanded(fit, 'sleepstudy'), true)
}

function compared(
  set: string,
  rows: number,
  factors: string[],
  ours: Ours,
  theirs: Lme4Fit,
  isTextbook: boolean,
): Compared[] {
  const names = [...factors, 'residual']
  const [mine, yours] = [
    [...ours.variances, ours.residual],
    [...theirs.variances, theirs.residual],
  ]
  const [total, theirTotal] = [sum(mine), sum(yours)]
  const above = ours.minus2LogREML - theirs.minus2LogREML
  const ofAll: string[] = []
  if (ours.status !== 'converged') ofAll.push(`status ${ours.status}`)
  if (!(above <= MOST_ABOVE)) ofAll.push(`−2 log REML is ${above} above lme4's`)
  return names.map((name, place) => {
    const [variance, their] = [mine[place]!, yours[place]!]
    const apart = Math.abs(variance / total - their / theirTotal)
    const missed = place === 0 ? ofAll : []
    if (!(apart <= MOST_SHARE_APART)) missed.push(`share of ${name} is ${apart} from lme4's`)
    const relative = Math.abs(variance / their - 1)
    if (isTextbook && their / theirTotal > NEAR_ZERO && !(relative <= MOST_RELATIVE)) {
      missed.push(`variance of ${name} is ${variance}, lme4's ${their}`)
    }
    const first = place === 0
    const cells = [
      first ? set : '',
      first ? String(rows) : '',
      name,
      digits(variance),
      digits(their),
      apart.toExponential(1),
      first ? ours.minus2LogREML.toFixed(6) : '',
      first ? above.toExponential(1) : '',
    ]
    return { set, cells, missed }
  })
}

function demanded(fit: Lme4Fit | null, set: string): Lme4Fit {
  if (!fit) throw new Error(`lme4 did not finish ${set}`)
  return fit
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** Seven significant digits. */
function digits(value: number): string {
  return String(Number(value.toPrecision(7)))
}

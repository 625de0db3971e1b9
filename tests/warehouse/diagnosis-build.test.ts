import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FACTORS as CIRCUMSTANCES } from '#pipeline/demo/factors.ts'
import { firstDay, lastDay } from '#pipeline/demo/months.ts'
import { organisation } from '#pipeline/demo/organisation.ts'
import { runJob } from '#pipeline/fit/run-in-worker.ts'
import { withoutWithheld } from '#pipeline/fit/withheld-units.ts'
import { unfinishedDiagnosis } from '#pipeline/fit/diagnosis-tables.ts'
import { buildSnapshot } from '#pipeline/warehouse/build.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot, type Snapshot } from '#pipeline/warehouse/open.ts'
import { kpiById } from '#pipeline/demo/kpis.ts'
import { DIAGNOSIS_TABLES, type DiagnosisTable } from '#queries/diagnosis/tables.ts'
import { countTables } from '#queries/stats/mixed/count-tables.ts'
import { normal, seeded } from '#queries/stats/random.ts'
import { deliver, folder, quiet, result, withSnapshot, type Records } from './deliveries.ts'

const TABLES = Object.keys(DIAGNOSIS_TABLES) as DiagnosisTable[]
const company = organisation({ seed: 5, people: 150, months: 6 })
const period = (month: string) => ({ period_id: month, period_start: firstDay(month), period_end: lastDay(month) })
const keyOf = (person: number | null) => (person === null ? null : `p${person}`)

/** The company as it stands in canonical tables. */
const records: { goal_result: Records; context_factor: Records; unit: Records } = {
  goal_result: company.results.map((row) => ({
    ...period(row.month),
    ...{ subject_type: row.person === null ? 'unit' : 'person', person_key: keyOf(row.person), unit_id: row.unit_id },
    ...{ manager_key: keyOf(row.manager), role: row.role_id, kpi_id: row.kpi_id, kpi_version: row.kpi_version },
    ...{ direction: kpiById(row.kpi_id).direction, original_target: row.original_target, target: row.target },
    actual: row.actual,
  })),
  context_factor: company.factors.map(({ unit_id, month, factor, value }) => ({
    ...period(month),
    ...{ subject_type: 'unit', unit_id, factor, value, unit: CIRCUMSTANCES[factor].unit },
    ...{ higher_is: CIRCUMSTANCES[factor].higher_is, source: CIRCUMSTANCES[factor].source, respondents: 20 },
  })),
  unit: company.units.map(({ unit_id, parent_id }, i) => ({
    ...{ unit_id, parent_id, version: 1, name_zh: unit_id, sort_order: i, src_row: null },
  })),
}

const { dir, remove } = folder()
const warehouse = join(dir, 'warehouse')
let snapshot: Snapshot
const open = () => {
  const id = readFileSync(layout(warehouse).current, 'utf8').trim()
  return openSnapshot(join(layout(warehouse).snapshots, `${id}.duckdb`))
}
const everyRow = async (of: Snapshot) =>
  Object.fromEntries(await Promise.all(TABLES.map(async (name) => [name, await of.query(`select * from ${name}`)])))

beforeAll(async () => {
  await deliver(dir, { tables: records })
  snapshot = await open()
}, 60_000)
afterAll(async () => {
  await snapshot.close()
  remove()
})

test('a company of 150 people over six months has every table of the diagnosis', async () => {
  const rows = await everyRow(snapshot)
  for (const name of TABLES) expect(rows[name].length, name).toBeGreaterThan(0)
  const [model] = rows['diagnosis_model']
  expect(model).toMatchObject({ status: 'converged', period_kind: 'month', n_periods: 6, last_period: '2026-10' })
  const withGap = company.results.filter(
    ({ person, actual, target }) => person !== null && actual !== null && target !== null,
  )
  expect(model.n_rows + model.n_constant_rows).toBe(withGap.length)
  expect(model.n_people).toBe(new Set(withGap.map(({ person }) => person)).size)
})

test('the parts of each shown unit add up to its shortfall, and its contributions to its distance from the company', async () => {
  const units = await snapshot.query('select * from diagnosis_unit where not is_withheld')
  const parts = await snapshot.query('select unit_id, sum(contribution) as sum from diagnosis_part group by unit_id')
  const [root] = units
  expect(root!['unit_id']).toBe('root')
  for (const unit of units) {
    const four = ['common', 'conditions', 'individual', 'fluctuation'].map((name) => Number(unit[name]))
    expect(four.reduce((sum, part) => sum + part, 0)).toBeCloseTo(Number(unit['shortfall']), 8)
    const split = parts.find(({ unit_id }) => unit_id === unit['unit_id'])
    if (split) expect(Number(split['sum'])).toBeCloseTo(Number(unit['gap_z']) - Number(root!['gap_z']), 8)
  }
})

test('no unit with fewer than five people is shown, and a withheld one shows nothing but its name', async () => {
  const units = await snapshot.query('select * from diagnosis_unit')
  const withheld = units.filter(({ is_withheld }) => is_withheld)
  expect(withheld.length).toBeGreaterThan(0)
  for (const { unit_id, is_withheld, verdict, ...rest } of withheld) {
    expect([is_withheld, verdict]).toEqual([true, 'withheld'])
    expect([unit_id, ...Object.values(rest).filter((value) => value !== null)]).toEqual([unit_id])
  }
  expect(units.filter(({ is_withheld, n_people }) => !is_withheld && Number(n_people) < 5)).toEqual([])
  const named = withheld.map(({ unit_id }) => unit_id)
  for (const table of ['diagnosis_part', 'diagnosis_limit', 'diagnosis_concentration', 'diagnosis_factor_unit']) {
    const rows = await snapshot.query(`select distinct unit_id from ${table}`)
    expect(
      rows.filter(({ unit_id }) => named.includes(unit_id)),
      table,
    ).toEqual([])
  }
})

/** Six people in each unit and month, where `n` does not say otherwise. */
const attended = (n: (unit: string, month: number) => number): Records =>
  ['a', 'b', 'c'].flatMap((unit_id) =>
    [1, 2, 3, 4].flatMap((month) =>
      Array.from({ length: n(unit_id, month) }, (_, i) =>
        result({
          ...{ ...period(`2025-0${month}`), unit_id, person_key: `${unit_id}${i}`, manager_key: `m${unit_id}` },
          actual: 80 + ((7 * i + 11 * month) % 30),
        }),
      ),
    ),
  )
const verdictsOf = (goal_result: Records) =>
  withSnapshot([{ tables: { goal_result } }], async (of) => ({
    units: await of.query('select unit_id, is_withheld from diagnosis_unit order by unit_id'),
    model: (await of.query('select n_periods, n_rows from diagnosis_model'))[0],
  }))

test('a month in which a unit had few people cannot be worked out from what the unit shows over all months', async () => {
  // January of a (3 people) and of b (hidden so that a is not company less b less c) would follow from all months less the others.
  const { units } = await verdictsOf(
    attended((unit, month) => (unit === 'a' && month === 1 ? 3 : unit === 'b' ? 6 : 8)),
  )
  expect(units.map(({ unit_id, is_withheld }) => [unit_id, is_withheld])).toEqual([
    ['a', true],
    ['b', true],
    ['c', false],
    ['root', false],
  ])
})

test('a month in which the company had few people stays out of the model', async () => {
  const { units, model } = await verdictsOf(attended((unit, month) => (month === 1 ? (unit === 'a' ? 3 : 0) : 6)))
  expect(model).toMatchObject({ n_periods: 3, n_rows: 54 })
  expect(units.every(({ is_withheld }) => is_withheld === false)).toBe(true)
})

test('no table of the diagnosis holds a key of a person', async () => {
  const text = JSON.stringify(await everyRow(snapshot))
  expect(text.match(/"p\d+"/g)).toBeNull()
})

test('the same batches give the same diagnosis to the last digit', async () => {
  await buildSnapshot(warehouse, quiet)
  const again = await open()
  try {
    expect(await everyRow(again)).toEqual(await everyRow(snapshot))
  } finally {
    await again.close()
  }
})

test('a snapshot of a few results, and one of none, say that there is too little to fit', async () => {
  const few = [result({ person_key: 'p1', actual: 90 }), result({ person_key: 'p2', actual: 110 })]
  const person_period = [{ person_key: 'p1', unit_id: 'a', valid_from: '2025-01-01' }]
  for (const tables of [{ goal_result: few }, { person_period }]) {
    const rows = await withSnapshot([{ tables }], everyRow)
    expect(rows['diagnosis_model']).toHaveLength(1)
    expect(rows['diagnosis_model'][0].status).not.toBe('converged')
    const verdicts = (rows['diagnosis_unit'] as { verdict: string }[]).map(({ verdict }) => verdict)
    expect(verdicts.filter((verdict) => verdict !== 'withheld' && verdict !== 'cannot_tell')).toEqual([])
  }
})

test('a company that is withheld leaves no figure of its model', () => {
  const nothing = unfinishedDiagnosis({
    ...{ gap: new Float64Array(8), gapRatio: new Float64Array(8), codes: {}, levels: { person: 2, person_period: 8 } },
    ...{ units: [{ unit_id: 'root', parent: -1 }], unitOfDepartment: new Int32Array(0), has_targets: true },
    period: { kind: 'month', first: '2025-01', last: '2025-04' },
    counts: {
      ...{ n_winsorised: 0, n_unstable_kpis: 0, n_constant_kpis: 0, n_missing_actual: 0, n_missing_target: 0 },
      ...{ n_zero_target: 0, n_no_direction: 0, n_constant_rows: 0, n_other_period_kind: 0 },
    },
  })
  expect(nothing.diagnosis_model[0]).toMatchObject({ status: 'not_converged', method: 'none', n_people: 2, n_rows: 8 })
  const side = [{ side: 'system', realised: 0.4, realised_low: 0.2, realised_high: 0.6 }]
  const shown = withoutWithheld({ ...nothing, diagnosis_side: side }, new Set(['root']))
  expect(shown.diagnosis_side).toEqual([])
  expect(shown.diagnosis_model[0]).toMatchObject({ n_people: null, n_rows: null })
})

/** 40 groups of 50 rows with a standard deviation of 1 between groups and within. */
function groups() {
  const random = seeded(2)
  const effects = Array.from({ length: 40 }, () => normal(random))
  const codes = Int32Array.from({ length: 2000 }, (_, row) => row % 40)
  const y = Float64Array.from(codes, (code) => effects[code]! + normal(random))
  return { tables: countTables(y, [{ name: 'group', codes, levels: 40 }]), codes: [codes], seed: 1 }
}

test('a fit in the worker gives the fit and takes its arrays over', async () => {
  const input = groups()
  const answer = await runJob('reml', input)
  expect(answer).toMatchObject({ status: 'converged', names: ['group'] })
  expect(answer.variances[0]! / (answer.variances[0]! + answer.residualVariance)).toBeGreaterThan(0.3)
  // 40 levels: no bootstrap, so the interval is that of the delta method; a share of one half, give or take.
  expect(answer.shares).toHaveLength(2)
  expect(answer.shares[0]).toMatchObject({ method: 'logit_delta' })
  expect(answer.shares[0]!.low).toBeLessThan(0.5)
  expect(answer.shares[0]!.high).toBeGreaterThan(0.5)
  expect(answer.realisedShares.reduce((sum, { estimate }) => sum + estimate, 0)).toBeCloseTo(1, 10)
  expect(input.codes[0]).toHaveLength(0)
})

test('a job that is cancelled ends with its code, before it starts and while it runs', async () => {
  await expect(runJob('reml', groups(), { signal: AbortSignal.abort() })).rejects.toMatchObject({
    code: 'fit-cancelled',
  })
  const controller = new AbortController()
  const running = runJob('reml', groups(), { signal: controller.signal })
  controller.abort()
  await expect(running).rejects.toMatchObject({ code: 'fit-cancelled', status: 503 })
})

test('a job that fails says so without the data', async () => {
  const broken = { ...groups(), tables: { ...groups().tables, factors: null } }
  // A caller cannot write this; the test does, to see a fault inside the thread.
  await expect(runJob('reml', broken as never)).rejects.toMatchObject({ code: 'fit-failed', status: 500 })
})

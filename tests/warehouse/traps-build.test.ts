import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadTraps } from '#pipeline/traps/load-traps.ts'
import { parseTrapSettings, SETTINGS_FILE } from '#pipeline/traps/trap-settings.ts'
import { runAnalysis } from '#pipeline/run-analysis.ts'
import { buildSnapshot } from '#pipeline/warehouse/build.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot, type Snapshot } from '#pipeline/warehouse/open.ts'
import type { TrapsResult } from '#queries/analyses/traps/result.ts'
import { cleanOrganisation, resultsOf, type Organisation } from '#tests/traps/organisation.ts'
import { plants } from '#tests/traps/plants/index.ts'
import { deliver, folder, quiet, withSnapshot, type Records } from './deliveries.ts'

/** Six departments under two divisions; in D03 a third of the scorecards total 90, in D05 four people are all there are. */
const company = planted()
const { dir, remove } = folder()
const warehouse = join(dir, 'warehouse')
let snapshot: Snapshot

beforeAll(async () => {
  await deliver(dir, { tables: recordsOf(company) })
  snapshot = await open()
}, 120_000)
afterAll(async () => {
  await snapshot.close()
  remove()
})

test('a trap of level changes the verdict of its unit, which keeps what the figures alone would say', async () => {
  const [unit] = await snapshot.query(`select * from diagnosis_unit where unit_id = 'D03'`)
  expect(unit).toMatchObject({ verdict: 'measurement_trap', subtype: 'weights-not-100', blocked_by: 'weights-not-100' })
  expect(unit?.['unblocked_verdict']).not.toBe('measurement_trap')
  const others = await snapshot.query(
    `select unit_id from diagnosis_unit where verdict = 'measurement_trap' and unit_id in ('D01', 'D02', 'D04', 'D06')`,
  )
  expect(others).toEqual([])
})

test('the published cells that it touches carry the mark, and no others do', async () => {
  const cells = await snapshot.query(
    `select unit_id, count(*) as n, count(blocked_by) as n_blocked from gap_cell where kpi_id = '*' group by unit_id order by unit_id`,
  )
  const of = (unit: string) => cells.find(({ unit_id }) => unit_id === unit)
  expect(of('D03')?.['n_blocked']).toBe(of('D03')?.['n'])
  expect(of('D01')?.['n_blocked']).toBe(0)
})

test('the share of a unit above counts all its results: a third of one department in three is a ninth', async () => {
  const scopes = await snapshot.query(
    `select unit_id, touched_share, because from trap_scope where slug = 'weights-not-100' order by unit_id`,
  )
  const [ofDepartment] = await snapshot.query(
    `select touched_share from trap_result where slug = 'weights-not-100' and unit_id = 'D03'`,
  )
  const share = Number(ofDepartment?.['touched_share'])
  expect(share).toBeCloseTo(1 / 3, 1)
  const results = (units: string[]) => company.results.filter(({ unit_id }) => units.includes(unit_id)).length
  const expected = (share * results(['D03'])) / results(['D01', 'D02', 'D03'])
  expect(Number(scopes.find(({ unit_id }) => unit_id === 'north')?.['touched_share'])).toBeCloseTo(expected, 6)
})

test('no finding is kept about a unit of four people, nor about one that would let them be worked out', async () => {
  const protectedUnits = await snapshot.query(`select unit_id from diagnosis_unit where is_withheld`)
  expect(protectedUnits.map(({ unit_id }) => unit_id)).toContain('D05')
  const kept = await snapshot.query(
    `select distinct trap_result.unit_id from trap_result inner join diagnosis_unit on trap_result.unit_id = diagnosis_unit.unit_id where is_withheld`,
  )
  expect(kept).toEqual([])
})

test('a script reads one entry for each check and unit that is not "pass", and one for each check that found nothing', async () => {
  const { analysis, result } = await traps()
  const { results } = analysis.flat!(result) as {
    results: { trap: string; unit: string; status: string; blocks: string[] }[]
  }
  const entry = results.find(({ trap, unit }) => trap === 'weights-not-100' && unit === 'D03')
  expect(entry).toMatchObject({ status: 'trap', unit_kind: 'department' })
  expect(entry?.blocks).toContain('split')
  expect(new Set(results.map(({ trap }) => trap))).toEqual(new Set((await loadTraps()).map(({ slug }) => slug)))
  for (const one of results)
    expect(Object.keys(one)).toEqual(
      expect.arrayContaining(['trap', 'unit_kind', 'unit', 'status', 'effect', 'n', 'q', 'blocks']),
    )
})

test('the same deliveries give the same findings, to the last digit', async () => {
  const before = await everything(snapshot)
  await buildSnapshot(warehouse, quiet)
  const again = await open()
  expect(await everything(again)).toEqual(before)
  await again.close()
}, 60_000)

test('a setting changes a threshold, and the snapshot says which, when and by whom', async () => {
  const file = join(warehouse, SETTINGS_FILE)
  writeFileSync(
    file,
    'changed_by: 人力资源部\nchanged_on: 2026-11-20\nthresholds:\n  weights-not-100: { share: 0.5 }\n',
  )
  await buildSnapshot(warehouse, quiet)
  rmSync(file)
  const changed = await open()
  const { result } = await traps(changed)
  expect(result.results.filter(({ trap, status }) => trap === 'weights-not-100' && status === 'trap')).toEqual([])
  expect(result.checks.find(({ slug }) => slug === 'weights-not-100')).toMatchObject({
    ...{ changed: ['share'], changed_by: '人力资源部', changed_on: '2026-11-20' },
    thresholds: { share: 0.5, tolerance: 0.5 },
  })
  await changed.close()
}, 60_000)

test.each([
  ['an unknown check', 'thresholds: { weights: { share: 0.5 } }', 'thresholds.weights'],
  ['an unknown threshold', 'thresholds: { weights-not-100: { shore: 0.5 } }', 'thresholds.weights-not-100.shore'],
  ['a value out of bounds', 'thresholds: { weights-not-100: { share: 3 } }', 'thresholds.weights-not-100.share'],
  ['no list of thresholds', 'note: nothing', 'thresholds'],
])('settings with %s are refused by name', async (_, yaml, place) => {
  const specs = await loadTraps()
  expect(() => parseTrapSettings(`changed_by: HR\nchanged_on: 2026-11-20\n${yaml}\n`, specs)).toThrow(
    expect.objectContaining({ code: 'bad-trap-settings', place: expect.objectContaining({ column: place }) }),
  )
})

test('settings without who and when are refused, and broken YAML as well', async () => {
  const specs = await loadTraps()
  expect(() => parseTrapSettings('thresholds: {}', specs)).toThrow(/bad-trap-settings/)
  expect(() => parseTrapSettings('thresholds: {', specs)).toThrow(/bad-trap-settings/)
})

test('where a measure pays, its finding is the first and says so; elsewhere the order of the checks stays', async () => {
  const organisation = cleanOrganisation({ seed: 12, people: 160, departments: 4, months: 12 })
  const where = { unit: 'D02', kpi: '', size: 1, seed: 12 }
  for (const slug of ['weights-not-100', 'bunching']) plants[slug]!.plant(organisation, where)
  const incentive = (unit_id: string) => ({
    ...{ src_row: 1, period_id: '2024-01', period_start: '2024-01-01', period_end: '2024-01-31' },
    ...{ subject_type: 'unit', unit_id, factor: 'incentive', value: 3, unit: '', source: 'survey', respondents: 20 },
  })
  const named = async (more: { context_factor?: Records }) =>
    withSnapshot([{ tables: { ...recordsOf(organisation), ...more } }], async (of) => {
      const { result } = await traps(of)
      const { analyses } = await import('#queries/index.ts')
      const asked = await runAnalysis('trap-finding', { trap: 'bunching', unit: 'D02' }, { role: 'hr' }, of)
      const finding = await analyses['trap-finding']!()
      return {
        order: result.results.filter(({ status, unit }) => status === 'trap' && unit === 'D02').map(({ trap }) => trap),
        sentence: finding.text.en.finding(asked.result),
      }
    })
  const untied = await named({})
  expect(untied.order).toEqual(['weights-not-100', 'bunching'])
  expect(untied.sentence).not.toContain('tied to incentives')
  const tied = await named({ context_factor: [incentive('D02')] })
  expect(tied.order).toEqual(['bunching', 'weights-not-100'])
  expect(tied.sentence).toContain('tied to incentives')
}, 120_000)

function planted(): Organisation {
  const organisation = cleanOrganisation({ seed: 3, people: 160, departments: 6, months: 6, reviews: false })
  organisation.units = [
    organisation.units[0]!,
    ...['north', 'south'].map((unit_id) => ({
      ...organisation.units[0]!,
      unit_id,
      parent_id: 'root',
      name_zh: unit_id,
      kind: 'division',
    })),
    ...organisation.units.slice(1).map((unit, i) => ({ ...unit, parent_id: i < 3 ? 'north' : 'south' })),
  ]
  const few = new Set(
    [...new Set(resultsOf(organisation, { unit: 'D05' }).map(({ person_key }) => person_key))].slice(0, 4),
  )
  organisation.results = organisation.results.filter(
    ({ unit_id, person_key }) => unit_id !== 'D05' || few.has(person_key),
  )
  for (const row of resultsOf(organisation, { unit: 'D03' })) {
    if (Number(row.person_key?.slice(-1)) % 3 === 0)
      Object.assign(row, { weight: null, weight_null: 'WEIGHT_SUM', weight_total: 90 })
  }
  return organisation
}

function recordsOf({
  results,
  units,
  kpi,
  roster,
}: Organisation): Partial<Record<'goal_result' | 'unit' | 'kpi' | 'person_period', Records>> {
  const bare = (some: readonly object[]) => some.map((one) => ({ ...one })) as Records
  return {
    goal_result: bare(results),
    unit: bare(units).map((one, i) => ({ ...one, version: 1, sort_order: i, src_row: null })),
    kpi: bare(kpi).map((one) => ({ ...one, src_row: null })),
    person_period: bare(roster).map((one) => ({ ...one, src_row: null })),
  }
}

const open = () => {
  const id = readFileSync(layout(warehouse).current, 'utf8').trim()
  return openSnapshot(join(layout(warehouse).snapshots, `${id}.duckdb`))
}

async function traps(of = snapshot) {
  const { analyses } = await import('#queries/index.ts')
  const { result } = await runAnalysis('traps', {}, { role: 'hr' }, of)
  return { analysis: await analyses['traps']!(), result: result as TrapsResult }
}

const everything = async (of: Snapshot) =>
  Promise.all(
    ['trap_check', 'trap_result', 'trap_scope', 'trap_touched'].map((name) =>
      of.query(`select * from ${name} order by all`),
    ),
  )

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { countTablesFrom } from '#pipeline/fit/count-tables-from.ts'
import { modelDataFrom } from '#pipeline/fit/model-data-from.ts'
import { withheldUnits } from '#pipeline/fit/withheld-units.ts'
import { MODEL_MARTS } from '#pipeline/warehouse/marts.ts'
import { openWorkspace, type Workspace } from '#pipeline/warehouse/open.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import type { ModelData } from '#queries/diagnosis/model-data.ts'
import { countTables } from '#queries/stats/mixed/count-tables.ts'
import { below, seeded } from '#queries/stats/random.ts'

type Result = {
  gap: number | null
  original?: number | null
  person?: string | null
  unit?: string
  manager?: string | null
  role?: string | null
  kpi?: string | null
  version?: number | null
  goal?: string | null
  period?: string
  actual?: number | null
  target?: number | null
  direction?: string
}

async function withWorkspace<T>(work: (workspace: Workspace) => Promise<T>): Promise<T> {
  const tempDir = mkdtempSync(join(tmpdir(), 'causeway-model-'))
  const workspace = await openWorkspace(':memory:', { memoryMb: 256, threads: 2, tempDir })
  try {
    return await work(workspace)
  } finally {
    workspace.close()
    rmSync(tempDir, { recursive: true })
  }
}

/** The model marts over goal results that stand as in `goal_gap`; units a (with a1, a2), b and c below the root. */
const withModel = <T>(results: Result[], ask: (workspace: Workspace, data: ModelData) => Promise<T>): Promise<T> =>
  withWorkspace(async (workspace) => {
    await workspace.run(`create table goal_gap (person_key varchar, unit_id varchar, manager_key varchar, role varchar,
      kpi_id varchar, kpi_version integer, goal_id varchar, period_id varchar, direction varchar, target double,
      original_target double, actual double, gap_ratio double, original_gap_ratio double)`)
    await workspace.append(
      'goal_gap',
      results.map((row, i) => [
        ...[
          row.person === undefined ? `p${i % 7}` : row.person,
          row.unit ?? 'a1',
          row.manager ?? null,
          row.role ?? null,
        ],
        ...[row.kpi === undefined ? 'k' : row.kpi, row.version ?? null, row.goal ?? null, row.period ?? '2025-01'],
        ...[row.direction ?? 'higher', row.target === undefined ? 1 : row.target],
        ...[row.original === undefined ? null : 1, row.actual === undefined ? 1 + (row.gap ?? 0) : row.actual],
        ...[row.gap, row.original ?? null],
      ]),
    )
    await workspace.run(`create table period as select distinct period_id,
      cast(case when period_id like '%H_' then '2025-01-01' else period_id || '-01' end as date) as period_start,
      case when period_id like '%H_' then 'half' else 'month' end as kind from goal_gap`)
    await workspace.run(`create table kpi (kpi_id varchar, version integer, valid_from date)`)
    // The published lattice, in which nothing is protected.
    await workspace.run(`create table gap_cell (unit_id varchar, kpi_id varchar, period_id varchar, level varchar,
      is_withheld boolean)`)
    await workspace.run(`create table unit_tree as select * from (values ('root', null, 0), ('a', 'root', 1), ('a1', 'a', 2),
      ('a2', 'a', 3), ('b', 'root', 4), ('c', 'root', 5)) as t (unit_id, parent_id, tree_order)`)
    await workspace.run(`create table unit_closure as select * from (values ('root', 'root', 0), ('root', 'a', 1),
      ('root', 'a1', 2), ('root', 'a2', 2), ('root', 'b', 1), ('root', 'c', 1), ('a', 'a', 0), ('a', 'a1', 1), ('a', 'a2', 1),
      ('a1', 'a1', 0), ('a2', 'a2', 0), ('b', 'b', 0), ('c', 'c', 0)) as t (ancestor_id, unit_id, distance)`)
    for (const { name } of MODEL_MARTS.filter((mart) => mart.name.startsWith('model_'))) {
      await workspace.run(`create temp table ${name} as ${await readSql(`marts/${name}.sql`)}`, {}, name)
    }
    return ask(workspace, await modelDataFrom(workspace))
  })

const scaleOf = (results: Result[]) =>
  withModel(results, async (workspace) => {
    const [scale] = await workspace.rows('select scale_ratio, is_unstable, is_constant from model_scale')
    return scale!
  })
const months = (n: number) => Array.from({ length: n }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`)
/** Five people, two tenths on either side of the month's own level. */
const month = (period: string, level: number): Result[] =>
  [-0.2, -0.1, 0, 0.1, 0.2].map((gap) => ({ gap: gap + level, period }))

test('the scale of a KPI is 1.4826 times the median deviation from the median of its period, and the gap is not centred', async () => {
  // Deviations per month 0.2, 0.1, 0, 0.1, 0.2; of all 20 the 10th and 11th are 0.1, so the scale is 0.14826.
  const results = months(4).flatMap((period, i) => month(period, i - 1))
  await withModel(results, async (workspace, data) => {
    const [scale] = await workspace.rows('select * from model_scale')
    expect(scale).toMatchObject({ n_rows: 20, is_unstable: false, is_constant: false })
    expect(scale!['scale_ratio']).toBeCloseTo(0.14826, 10)
    const lowest = Math.min(...data.gapRatio)
    expect(lowest).toBeCloseTo(-1.2, 10)
    // −1.2/0.14826 = −8.09 is cut; −0.2/0.14826 = −1.349 is not.
    expect(Math.min(...data.gap)).toBe(-6)
    const row = data.gapRatio.findIndex((gap) => Math.abs(gap + 0.2) < 1e-9)
    expect(data.gap[row]).toBeCloseTo(-0.2 / 0.14826, 10)
  })
})

test('rows cut at six scales are counted and keep their plain gap', async () => {
  // Month levels −1, 0, 1, 2: beyond 6·0.14826 = 0.88956 lie four of −1.2 … −0.8 (not −0.8), four of 0.8 … 1.2 (not 0.8) and five of 1.8 … 2.2.
  const results = months(4).flatMap((period, i) => month(period, i - 1))
  await withModel(results, async (_, data) => {
    expect(data.counts.n_winsorised).toBe(13)
    expect(data.gap.filter((z) => Math.abs(z) === 6)).toHaveLength(13)
    expect(Math.max(...data.gapRatio)).toBeCloseTo(2.2, 10)
  })
})

test('fewer than twenty rows in goal-periods of five use the deviation within KPI and period, called unstable', async () => {
  const scale = await scaleOf(months(3).flatMap((period) => month(period, 0)))
  expect(scale).toMatchObject({ is_unstable: true, is_constant: false })
  expect(scale['scale_ratio']).toBeCloseTo(0.14826, 10)
})

test('a KPI with two people a month is scaled within its months, though no month has five rows', async () => {
  const scale = await scaleOf(months(12).flatMap((period, i) => [-0.1, 0.1].map((gap) => ({ gap: gap + i, period }))))
  expect(scale).toMatchObject({ is_unstable: true })
  expect(scale['scale_ratio']).toBeCloseTo(0.14826, 10)
})

test('a KPI with one row a month is scaled over all its rows', async () => {
  // 0 … 0.9: median 0.45; deviations 0.05, 0.15, 0.25, 0.35, 0.45, each twice; the 5th and 6th are 0.25.
  const scale = await scaleOf(months(10).map((period, i) => ({ gap: i / 10, period })))
  expect(scale).toMatchObject({ is_unstable: true })
  expect(scale['scale_ratio']).toBeCloseTo(1.4826 * 0.25, 10)
})

test('a KPI that most people hit exactly still has a scale', async () => {
  // Ten gaps of 0 and five of 0.3: every median deviation is 0; the mean one is 0.1, times √(π/2).
  const scale = await scaleOf(Array.from({ length: 15 }, (_, i) => ({ gap: i < 10 ? 0 : 0.3 })))
  expect(scale).toMatchObject({ is_unstable: true, is_constant: false })
  expect(scale['scale_ratio']).toBeCloseTo(0.1 * Math.sqrt(Math.PI / 2), 10)
})

test('a KPI that never varies stays out, last digits aside, and its rows are counted', async () => {
  const constant = Array.from({ length: 6 }, (_, i): Result => ({ gap: i % 2 ? 0.3 / 0.1 - 1 : 2, kpi: 'same' }))
  await withModel([...constant, ...month('2025-01', 0)], async (_, data) => {
    expect(data.gap).toHaveLength(5)
    expect(data.counts).toMatchObject({ n_constant_kpis: 1, n_constant_rows: 6, n_unstable_kpis: 1 })
    expect(data.levels.goal).toBe(1)
  })
})

test('the gap is taken against the original target, and against the current one where no original is known', async () => {
  const results = [{ gap: 0.5, original: -0.3 }, { gap: 0.5 }, ...month('2025-01', 0)]
  await withModel(results, async (_, data) => {
    expect([...data.gapRatio].sort((a, b) => a - b).at(0)).toBe(-0.3)
    expect(data.gapRatio.filter((gap) => gap === 0.5)).toHaveLength(1)
  })
})

test('private goals are one level together and keep their scorecards; a goal of five people is a level of its own', async () => {
  const own = months(6).flatMap((period, i) =>
    [0, 1, 2, 3].map((p) => ({ gap: Math.sin(p * 7 + i), kpi: null, goal: `own ${p}`, person: `p${p}`, period })),
  )
  const shared = [0, 1, 2, 3, 4].map((p) => ({ gap: p / 10, kpi: null, goal: 'together', person: `p${p}` }))
  await withModel([...own, ...shared], async (workspace, data) => {
    expect(data.gap).toHaveLength(29)
    const keys = await workspace.rows('select kpi_key, n_rows from model_scale')
    expect(keys).toEqual([
      { kpi_key: 'goal together', n_rows: 5 },
      { kpi_key: 'private', n_rows: 24 },
    ])
    expect(data.levels.goal).toBe(2)
  })
})

test('each version of a KPI is a goal of its own on the scale of the KPI', async () => {
  const results = months(4).flatMap((period, i) => month(period, 0).map((row) => ({ ...row, version: i < 2 ? 1 : 2 })))
  await withModel(results, async (workspace, data) => {
    expect(await workspace.rows('select kpi_key from model_scale')).toEqual([{ kpi_key: 'kpi k' }])
    expect(data.levels.goal).toBe(2)
  })
})

test('what cannot be compared is counted by reason, and results of units never enter', async () => {
  const results: Result[] = [
    ...month('2025-01', 0),
    { gap: null, actual: null },
    { gap: null, target: null },
    { gap: null, target: 0 },
    { gap: null, direction: 'unknown' },
    { gap: 0.4, period: '2025H1' },
    { gap: 0.4, person: null },
  ]
  await withModel(results, async (_, data) => {
    expect(data.gap).toHaveLength(5)
    expect(data.counts).toMatchObject({
      ...{ n_missing_actual: 1, n_missing_target: 1, n_zero_target: 1, n_no_direction: 1, n_other_period_kind: 1 },
    })
    expect(data.period).toEqual({ kind: 'month', first: '2025-01', last: '2025-01' })
    expect(data.has_targets).toBe(true)
  })
})

test('codes of every factor are dense, rows stand together by employee and period, and departments know their unit', async () => {
  const random = seeded(3)
  const results = Array.from({ length: 400 }, (_, i): Result => ({
    ...{ gap: random() - 0.6, person: `p${below(30, random)}`, unit: ['a1', 'a2', 'b', 'c'][below(4, random)]! },
    ...{ manager: i % 5 === 0 ? null : `m${below(6, random)}`, role: `r${below(3, random)}` },
    ...{ kpi: `k${below(4, random)}`, period: months(6)[below(6, random)]! },
  }))
  await withModel(results, async (_, data) => {
    for (const [factor, codes] of Object.entries(data.codes)) {
      const levels = data.levels[factor as keyof ModelData['levels']]!
      expect(new Set(codes).size, factor).toBe(levels)
      expect(Math.min(...codes), factor).toBe(0)
      expect(Math.max(...codes), factor).toBe(levels - 1)
    }
    expect(data.levels).toMatchObject({ department: 4, manager: 7, role: 3, goal: 4, period: 6, person: 30 })
    const { person_period } = data.codes
    expect(person_period!.every((code, i) => i === 0 || code >= person_period![i - 1]!)).toBe(true)
    expect([...data.unitOfDepartment].map((unit) => data.units[unit]!.unit_id)).toEqual(['a1', 'a2', 'b', 'c'])
    expect(data.units.map(({ parent }) => parent)).toEqual([-1, 0, 1, 1, 0, 0])
  })
})

test('a column that no delivery fills is no factor', async () => {
  const results = months(4).flatMap((period) => month(period, 0).map((row) => ({ ...row, unit: 'root' })))
  await withModel(results, async (_, data) => {
    expect(Object.keys(data.codes)).toEqual(['goal', 'period', 'person', 'person_period'])
    expect(data.levels.period).toBe(4)
  })
})

test('without any result the model is empty and says so in counts', async () => {
  await withModel([], async (workspace, data) => {
    expect(data.gap).toHaveLength(0)
    expect(data.period).toEqual({ kind: null, first: null, last: null })
    expect(Object.values(data.counts).every((n) => n === 0)).toBe(true)
    expect(await withheldUnits(workspace, data)).toEqual(new Set())
  })
})

test('a unit of four people is withheld over all periods, and so is the next smallest, which would give it away', async () => {
  const of = (unit: string, people: number): Result[] =>
    Array.from({ length: people }, (_, p) =>
      months(3).map((period) => ({ gap: Math.sin(p), unit, person: unit + p, period })),
    ).flat()
  await withModel([...of('a1', 20), ...of('b', 4), ...of('c', 9)], async (workspace, data) => {
    // root 33 = a 20 + b 4 + c 9: with b alone hidden, 33 − 20 − 9 would be its four people.
    expect(await withheldUnits(workspace, data)).toEqual(new Set(['b', 'c']))
  })
})

test('someone who moves counts in both units and once above them', async () => {
  const move: Result[] = [
    { gap: 0.1, unit: 'a1', person: 'mover' },
    { gap: 0.2, unit: 'a2', person: 'mover' },
  ]
  await withModel([...move, ...month('2025-01', 0)], async (workspace) => {
    const counts = await workspace.rows(
      "select unit_id, n_people, n_own from model_unit where unit_id in ('a', 'a2') order by unit_id",
    )
    expect(counts).toEqual([
      { unit_id: 'a', n_people: 6, n_own: 0 },
      { unit_id: 'a2', n_people: 1, n_own: 1 },
    ])
  })
})

test('count tables of the database equal those counted in memory', async () => {
  const random = seeded(11)
  const rows = 5000
  const y = Float64Array.from({ length: rows }, () => random() * 4 - 3)
  const sizes = [600, 7, 40]
  const codes = sizes.map((levels) => Int32Array.from({ length: rows }, () => below(levels - 1, random)))
  const wanted = countTables(
    y,
    codes.map((code, i) => ({ name: `factor ${i}`, codes: code, levels: sizes[i]! })),
  )
  await withWorkspace(async (workspace) => {
    const columns = Array.from({ length: 12 }, (_, i) => `f${i} integer`)
    await workspace.run(`create table coded (${columns.join(', ')}, y double)`)
    // Factors stand in columns 2, 5 and 11, to see that the column and not the place in the list is read.
    const places = [2, 5, 11]
    await workspace.append(
      'coded',
      Array.from(y, (value, row) => [...columns.map((_, i) => codes[places.indexOf(i)]?.[row] ?? 0), value]),
    )
    const factors = sizes.map((levels, i) => ({ name: `factor ${i}`, column: places[i]!, levels }))
    const tables = await countTablesFrom(workspace, factors, wanted.centre)
    expect(tables.pairs).toEqual(wanted.pairs)
    expect(tables.rows).toBe(rows)
    expect(tables.sumSquares).toBeCloseTo(wanted.sumSquares, 8)
    expect(tables.factors.map(({ name, n }) => [name, n])).toEqual(wanted.factors.map(({ name, n }) => [name, n]))
    tables.factors.forEach(({ sum }, i) =>
      sum.forEach((value, level) => expect(value).toBeCloseTo(wanted.factors[i]!.sum[level]!, 10)),
    )
    expect(await countTablesFrom(workspace, factors, wanted.centre)).toEqual(tables)
  })
})

test('typed columns hold every row of a long result in order, and a null or a text is refused', async () => {
  await withWorkspace(async (workspace) => {
    const { i, half } = await workspace.columns(
      'select cast(t.i as integer) as i, cast(t.i as double) / 2 as half from range(10001) as t (i) order by t.i',
    )
    expect(i).toEqual(Int32Array.from({ length: 10001 }, (_, at) => at))
    expect(half!.at(-1)).toBe(5000)
    expect((await workspace.columns('select 1 as n where false'))['n']).toEqual(new Int32Array(0))
    const withNull = 'select case when t.i = 70 then null else cast(t.i as integer) end as n from range(100) as t (i)'
    await expect(workspace.columns(withNull)).rejects.toThrow('column n holds a null')
    await expect(workspace.columns("select 'x' as word")).rejects.toThrow('column word is VARCHAR')
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPrivacy } from '#pipeline/privacy/apply.ts'
import { withholdCells } from '#pipeline/privacy/withhold-cells.ts'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { SMALLEST_GROUP } from '#queries/domain.ts'
import { lightPalette } from '#queries/palette.ts'
import { openSamples } from '#tests/sample-snapshot.ts'
import analysis, { type ChangeRow, type EventRow } from './analysis.ts'
import type { MixShiftResult } from './result.ts'

type Cell = { n: number; gap: number; isWithheld?: boolean } | null

const row = (unit_id: string, before: Cell, after: Cell, changes: Partial<ChangeRow> = {}): ChangeRow => ({
  ...{ unit_id, parent_id: 'root', name_zh: unit_id, name_en: unit_id, depth: 1, tree_order: 1, distance: 1 },
  ...{ kpi_zh: null, kpi_en: null, kpi_unit: null, kpi_direction: null },
  ...{ from_period_id: '2025-01', from_period_start: '2025-01-01', from_period_end: '2025-01-31' },
  ...{ to_period_id: '2025-02', to_period_start: '2025-02-01', to_period_end: '2025-02-28' },
  ...{ n_people_from: before?.n ?? null, gap_ratio_from: before?.gap ?? null, sd_gap_ratio_from: before && 0.1 },
  ...{ n_people_to: after?.n ?? null, gap_ratio_to: after?.gap ?? null, sd_gap_ratio_to: after && 0.1 },
  ...{ is_withheld_from: before ? (before.isWithheld ?? false) : null },
  ...{ is_withheld_to: after ? (after.isWithheld ?? false) : null, ...changes },
})
const people = (n: number, gap: number): Cell => ({ n, gap })
const hidden = (n: number, gap: number): Cell => ({ n, gap, isWithheld: true })

/** The unit above its sub-units, with the mean over all their people, and others who belong to none of them. */
function unitAbove(children: ChangeRow[], own: { before?: Cell; after?: Cell } = {}): ChangeRow {
  const total = (at: 'from' | 'to', extra: Cell | undefined): Cell => {
    const cells = children.map((child) => ({ n: child[`n_people_${at}`] ?? 0, gap: child[`gap_ratio_${at}`] ?? 0 }))
    if (extra) cells.push(extra)
    const n = cells.reduce((sum, cell) => sum + cell.n, 0)
    return { n, gap: cells.reduce((sum, cell) => sum + cell.n * cell.gap, 0) / n }
  }
  return row('root', total('from', own.before), total('to', own.after), {
    parent_id: null,
    depth: 0,
    tree_order: 0,
    distance: 0,
  })
}
const analyse = (children: ChangeRow[], own = {}, events: EventRow[] = []): MixShiftResult =>
  analysis.result.parse(analysis.analyse({ rows: [unitAbove(children, own), ...children], events }, params({}), 1))
const params = (raw: Record<string, string>) => analysis.params.parse(raw)
const shown = (found: MixShiftResult) => applyPrivacy(analysis, found, { isWithheld: () => false })

// A strong unit halves and a weak one doubles, while both improve by 3 points.
const PLANTED = [
  row('strong', people(200, 0.05), people(100, 0.08)),
  row('weak', people(100, -0.15), people(200, -0.12)),
]

test('a comparison says which events lie between its periods, and none that was there on both sides or comes later', () => {
  const event = (starts_on: string, label: string): EventRow => ({
    ...{ event_id: starts_on, unit_id: null, kind: 'system', label, evidence: null, starts_on, ends_on: null },
  })
  const events = [event('2025-02-10', 'MES'), event('2025-01-01', '同期'), event('2025-03-01', '之后')]
  const found = analyse(PLANTED, {}, events)
  expect(found.crossed.map(({ label }) => label)).toEqual(['MES'])
  expect(analysis.text.zh.finding(found)).toContain('前后比较跨越“MES”（2025-02-10），变化可能与之有关。')
  expect(analysis.text.en.finding(analyse(PLANTED))).not.toContain('crosses')
})

test('a fall that comes from the mix alone is found, and is not laid at the door of the units', () => {
  // By hand: (200·0.05 − 100·0.15)/300 = −0.016667, (100·0.08 − 200·0.12)/300 = −0.053333; rate 0.5·0.03 + 0.5·0.03 = 0.03;
  // mix (1/3 − 2/3)·0.065 + (2/3 − 1/3)·(−0.135) = −0.066667. √Var of the rate: 0.5·0.1·√(2·(1/200 + 1/100)) = 0.00866.
  const found = analyse(PLANTED)
  expect(found.gap_ratio_to! - found.gap_ratio_from!).toBeCloseTo(-0.036667, 6)
  expect(found).toMatchObject({ kind: 'found', reading: 'reversal', rest: 0, membership: 0 })
  expect(found.rate).toBeCloseTo(0.03, 12)
  expect(found.mix).toBeCloseTo(-0.066667, 6)
  expect(found.rate_low!).toBeCloseTo(0.03 - 1.96 * 0.00866, 3)
  expect(analysis.text.zh.finding(found)).toContain('总体下降来自业务结构变化，不是各单位都在下降。')
  expect(analysis.text.en.finding(found)).toContain(
    'The overall fall comes from a change in mix, not from the units themselves.',
  )
})

test('the mirror image, a rise that the mix alone brings, is found as well', () => {
  const mirrored = PLANTED.map((one) => ({
    ...one,
    gap_ratio_from: -one.gap_ratio_from!,
    gap_ratio_to: -one.gap_ratio_to!,
  }))
  expect(analysis.text.zh.finding(analyse(mirrored))).toContain('总体上升来自业务结构变化，不是各单位都在上升。')
})

test('a mix that moves in the same direction as the units is no reversal', () => {
  const found = analyse([
    row('strong', people(200, 0.05), people(100, 0.02)),
    row('weak', people(100, -0.15), people(200, -0.18)),
  ])
  expect([Math.sign(found.rate!), Math.sign(found.mix!)]).toEqual([-1, -1])
  expect(found.reading).toBe('mix')
  expect(analysis.text.zh.finding(found)).not.toContain('不是各单位都在')
})

test('a weak unit that is new pulls the total down as a new unit, not as a change of mix', () => {
  const found = analyse([
    row('a', people(100, 0), people(100, 0.03)),
    row('b', people(100, 0.01), people(100, 0.04)),
    row('new', null, people(80, -0.3)),
  ])
  expect(found.gap_ratio_to!).toBeLessThan(found.gap_ratio_from!)
  expect(found.reading).toBe('membership')
  expect(found.units.at(-1)).toMatchObject({
    state_from: 'empty',
    state_to: 'shown',
    rate: null,
    mix: null,
    share_from: 0,
  })
})

test('units that seem to improve inside the noise make no reversal', () => {
  // The rate is +0.3 points with a half width of 1.7.
  const found = analyse([
    row('strong', people(200, 0.05), people(100, 0.053)),
    row('weak', people(100, -0.15), people(200, -0.147)),
  ])
  expect(Math.sign(found.rate!)).toBe(1)
  expect(found.rate_low).toBeLessThan(0)
  expect(found.reading).toBe('mix')
})

test('a reversal is not called one among fewer than two sub-units of twenty people', () => {
  const found = analyse([
    row('strong', people(200, 0.05), people(100, 0.08)),
    row('weak', people(19, -0.9), people(200, -0.12)),
  ])
  expect(found.reading).toBe('small')
})

test('without a spread of people a change cannot be told from noise, and nothing is concluded', () => {
  const found = analyse(PLANTED.map((one) => ({ ...one, sd_gap_ratio_from: null })))
  expect(found).toMatchObject({ kind: 'found', reading: 'no_spread', rate_low: null })
})

test('change inside normal variation is called that, and a change of the units is called theirs', () => {
  const quiet = [row('a', people(60, 0.05), people(60, 0.06)), row('b', people(60, -0.01), people(60, -0.02))]
  expect(analyse(quiet).reading).toBe('noise')
  const better = [row('a', people(60, 0.05), people(60, 0.15)), row('b', people(60, -0.01), people(60, 0.09))]
  expect(analyse(better).reading).toBe('units')
})

test('what people outside the sub-units change is stated apart, and can keep a reversal from being called one', () => {
  const found = analyse(PLANTED, { before: people(20, 0), after: people(20, 0.2) })
  const { rate, mix, membership, rest, gap_ratio_from, gap_ratio_to } = found
  expect(rest).toBeGreaterThan(0.01)
  expect(rate! + mix! + membership! + rest!).toBeCloseTo(gap_ratio_to! - gap_ratio_from!, 12)
  expect(found.reading).toBe('reversal')
  // Far enough above target, they turn the total round: then nothing fell that could be explained.
  expect(analyse(PLANTED, { before: people(50, 0), after: people(50, 0.9) }).reading).toBe('rest')
})

test('fewer than two sub-units with people give the two levels and no split', () => {
  const found = analyse([PLANTED[0]!])
  expect(found).toMatchObject({ kind: 'too_few', rate: null, gap_ratio_from: 0.05, n_people_to: 100, units: [] })
  expect(analysis.tables[1]!.rows(found).map(({ part }) => part)).toEqual(['before', 'change', 'after'])
})

test('a protected sub-unit has no figure in either period and only the rest holds it', () => {
  const found = shown(
    analyse([
      ...PLANTED,
      row('hidden-a', hidden(4, 0.4), people(9, 0.31)),
      row('hidden-b', hidden(6, -0.4), people(8, -0.27)),
    ]),
  )
  expect(found.kind).toBe('found')
  const tables = JSON.stringify(analysis.tables.map((table) => table.rows(found)))
  const chart = JSON.stringify(analysis.chart(found, { lang: 'zh', palette: lightPalette }))
  for (const secret of ['0.4,', '0.31', '-0.27']) expect(JSON.stringify(found) + tables + chart).not.toContain(secret)
  expect(found.units.filter(({ n_people_to }) => n_people_to === null).map(({ unit }) => unit.unit_id)).toEqual([
    'hidden-a',
    'hidden-b',
  ])
  expect(found.rest).not.toBe(0)
  expect(analysis.text.en.finding(found)).toContain('Some sub-units are protected')
})

test.each([
  [
    'four people would be left over',
    [row('h', hidden(2, 0.4), hidden(9, 0.1)), row('i', hidden(2, 0.1), hidden(9, 0))],
    {},
  ],
  ['one protected sub-unit alone would be left over', [row('h', hidden(30, 0.4), people(30, 0.1))], {}],
  ['a few people of no sub-unit would be left over', [], { before: people(9, 0), after: people(3, 0.4) }],
])('everything is withheld where %s', (_, others, own) => {
  const found = shown(analyse([...PLANTED, ...others], own))
  expect(found).toMatchObject({ kind: 'withheld', gap_ratio_from: null, n_people_from: null, units: [], rest: null })
  expect(analysis.text.zh.finding(found)).toBe('root：为保护个人，此处不显示；相关汇总已同步处理，避免被推算。')
})

test('everything is withheld with the unit itself, and when a cell turns out to be protected later', () => {
  const above = { ...unitAbove(PLANTED), is_withheld_to: true }
  expect(analysis.analyse({ events: [], rows: [above, ...PLANTED] }, params({}), 1)).toMatchObject({
    kind: 'withheld',
    units: [],
  })
  const late = applyPrivacy(analysis, analyse(PLANTED), { isWithheld: ({ unit_id }) => unit_id === 'weak' })
  expect(late).toMatchObject({ kind: 'withheld', units: [], rate: null })
})

test('nothing shown depends on a protected figure: any other values behind it give the same answer', () => {
  const count = fc.integer({ min: 0, max: 14 })
  const children = fc.array(fc.record({ before: count, after: count }), { minLength: 2, maxLength: 7 })
  fc.assert(
    fc.property(children, count, count, fc.double({ min: -1, max: 1, noNaN: true }), (drawn, own0, own1, noise) => {
      const ids = drawn.map((_, i) => `u${i}`)
      const protectedAt = (counts: number[], own: number) => {
        const all = counts.reduce((sum, n) => sum + n, own)
        const cell = (unit_id: string, n: number, n_own = 0) => ({
          ...{ unit_id, counts: [n], own: [n_own], crossing: [0] },
        })
        const parents = new Map<string, string | null>([['root', null], ...ids.map((id) => [id, 'root'] as const)])
        return withholdCells(
          [cell('root', all, own), ...ids.map((id, i) => cell(id, counts[i]!))].filter(({ counts: [n] }) => n! > 0),
          parents,
        )
      }
      const before = protectedAt(
        drawn.map((one) => one.before),
        own0,
      )
      const after = protectedAt(
        drawn.map((one) => one.after),
        own1,
      )
      const cellOf = (n: number, gap: number, isWithheld: boolean): Cell => (n === 0 ? null : { n, gap, isWithheld })
      const rows = drawn.map((one, i) =>
        row(
          ids[i]!,
          cellOf(one.before, 0.1 * i, before.has(ids[i]!)),
          cellOf(one.after, 0.1 * i - 0.05, after.has(ids[i]!)),
          { tree_order: i },
        ),
      )
      const above = {
        ...unitAbove(rows, {
          before: own0 > 0 ? people(own0, 0.3) : undefined,
          after: own1 > 0 ? people(own1, 0) : undefined,
        }),
        is_withheld_from: before.has('root'),
        is_withheld_to: after.has('root'),
      }
      const answer = (some: ChangeRow[]) =>
        shown(analysis.analyse({ events: [], rows: [above, ...some] }, params({}), 1))
      const others = rows.map((one) => ({
        ...one,
        ...(one.is_withheld_from ? { gap_ratio_from: noise, sd_gap_ratio_from: 1, n_people_from: 3 } : {}),
        ...(one.is_withheld_to ? { gap_ratio_to: noise, sd_gap_ratio_to: 1, n_people_to: 3 } : {}),
      }))
      const found = answer(rows)
      expect(answer(others)).toEqual(found)
      for (const { n_people_from, n_people_to } of found.units) {
        for (const n of [n_people_from, n_people_to]) expect(n === null || n >= SMALLEST_GROUP).toBe(true)
      }
    }),
    { numRuns: 1000, seed: 3 },
  )
})

test('the last two periods are compared unless others are named, in either order; one of another kind has no partner', async () => {
  const samples = await openSamples()
  try {
    const sql = await readSql('analyses/mix-shift/rows.sql')
    const periods = async (raw: Record<string, string>) => {
      const rows = analysis.queries.rows.array().parse(await samples.filled.query(sql, params({ unit: 'a', ...raw })))
      expect(rows.map(({ unit_id, distance }) => [unit_id, distance])).toEqual([
        ['a', 0],
        ['a1', 1],
        ['a2', 1],
      ])
      return [rows[0]!.from_period_id, rows[0]!.to_period_id]
    }
    expect(await periods({})).toEqual(['2025-02', '2025-03'])
    expect(await periods({ cycle: '2024-06' })).toEqual(['2024-05', '2024-06'])
    expect(await periods({ compare: '2024-03' })).toEqual(['2024-03', '2025-03'])
    expect(await periods({ cycle: '2025-01', compare: '2024-01' })).toEqual(['2024-01', '2025-01'])
    expect(await periods({ cycle: '2024-01', compare: '2025-01' })).toEqual(['2024-01', '2025-01'])
    expect(await periods({ cycle: '2024-01' })).toEqual([null, null])
    expect(await periods({ cycle: '2024-01', compare: '2024-01' })).toEqual([null, null])
    // k2 is a figure of the whole unit: nobody stands behind it, so there are no shares.
    expect(await periods({ kpi: 'k2' })).toEqual([null, null])
    const only = await samples.filled.query(sql, params({ unit: 'b' }))
    expect(only[0]).toMatchObject({ from_period_id: '2025-01', to_period_id: '2025-02' }) // March is protected there
  } finally {
    await samples.close()
  }
})

test('the waterfall ends at the later level, and every part hangs where the one before it ended', () => {
  const found = analyse(PLANTED)
  const parts = analysis.tables[1]!.rows(found)
  expect(parts.map(({ part }) => part)).toEqual(['before', 'rate', 'mix', 'change', 'after'])
  const [before, rate, mix, change, after] = parts
  expect(Number(rate!['change_points']) + Number(mix!['change_points'])).toBeCloseTo(
    Number(change!['change_points']),
    9,
  )
  expect(100 * (Number(after!['gap_ratio']) - Number(before!['gap_ratio']))).toBeCloseTo(
    Number(change!['change_points']),
    9,
  )
})

test('ten sub-units have a row of their own and the others share one, with nothing lost', () => {
  const many = Array.from({ length: 14 }, (_, i) => row(`u${i}`, people(30, 0.01 * i), people(30 + i, 0.02 * i)))
  const chart = analysis.chart(analyse(many), { lang: 'en', palette: lightPalette, width: 900, height: 352 })
  const option = chart.kind === 'echarts' ? chart.option : {}
  const axes = option['yAxis'] as { data: string[] }[] // the shape that chart.ts gives its axes
  expect(axes[2]!.data).toHaveLength(11)
  expect(axes[2]!.data.at(-1)).toBe('4 others')
})

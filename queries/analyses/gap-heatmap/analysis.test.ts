import { expect, test } from 'vitest'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import type { Snapshot } from '#pipeline/warehouse/open.ts'
import { cellKeyText, HEATMAP_COLUMNS, HEATMAP_ROWS } from '#queries/domain.ts'
import { openSamples } from '#tests/sample-snapshot.ts'
import type { z } from 'zod'
import { groupName } from '#queries/analyses/factor-evidence/factor-names.ts'
import { markKey, type verdictRow } from './verdicts.ts'
import analysis, { type cellRow, type columnRow, type unitRow } from './analysis.ts'

type Unit = z.infer<typeof unitRow>
type Column = z.infer<typeof columnRow>
type Cell = z.infer<typeof cellRow>
type Verdict = z.infer<typeof verdictRow>

const unit = (unit_id: string, parent_id: string | null, tree_order: number, distance = 1): Unit => ({
  ...{ unit_id, parent_id, name_zh: unit_id, name_en: unit_id, depth: distance, distance, tree_order },
  is_collapsed: false,
})
const column = (period_id: string, rank: number, n_columns = 1): Column => ({
  ...{ kpi_id: '*', kpi_zh: null, kpi_en: null, kpi_unit: null, kpi_direction: null },
  ...{ period_id, period_start: `${period_id}-01`, period_end: `${period_id}-28`, rank, n_columns },
})
const cell = (unit_id: string, gap_ratio: number | null, changes: Partial<Cell> = {}): Cell => ({
  ...{ unit_id, kpi_id: '*', period_id: '2025-02', level: 'person', n_people: 30, n_results: 40, n_goals: 38 },
  ...{ n_judged: 38, n_met: 10, gap_ratio, half_width_ratio: 0.05, actual_value: null, target_value: null },
  ...{ signal: 'below', is_withheld: false, blocked_by: null, is_target_blocked: false },
  ...{ n_missing_actual: 1, n_missing_target: 2, n_zero_target: 0, n_no_direction: 0, ...changes },
})
const TREE = [
  unit('root', null, 0, 0),
  unit('a', 'root', 1),
  unit('a1', 'a', 2, 2),
  unit('b', 'root', 3),
  unit('c', 'root', 4),
]
const analyse = (rows: Cell[], units = TREE, columns = [column('2025-02', 1)], verdicts: Verdict[] = []) =>
  analysis.analyse({ units, columns, rows, verdicts }, analysis.params.parse({}), 1)

test('the largest gaps name no unit twice, none inside another, and leave the head of the branch out', () => {
  // root is worst but contains all others; a1 lies inside a and is worse, so a steps back; d does not exist.
  const found = analyse([cell('root', -0.5), cell('a', -0.2), cell('a1', -0.3), cell('b', -0.1), cell('c', -0.05)])
  expect(found.largest.map(({ unit_id }) => unit_id)).toEqual(['a1', 'b', 'c'])
})

test('a gap inside normal variation, or above target though below its peers, is not among the largest', () => {
  const found = analyse([cell('a', -0.2, { signal: 'within' }), cell('b', 0.03), cell('c', -0.05)])
  expect(found.largest.map(({ unit_id }) => unit_id)).toEqual(['c'])
})

test('only the newest period counts for the largest gaps', () => {
  const found = analyse([cell('a', -0.4, { period_id: '2025-01' }), cell('b', -0.1)], TREE, [
    column('2025-01', 2, 2),
    column('2025-02', 1, 2),
  ])
  expect(found.largest.map(({ unit_id }) => unit_id)).toEqual(['b'])
})

test('results without target give no verdict, and a target of 0 a verdict without a gap', () => {
  const found = analyse([
    cell('a', null, { n_goals: 0, n_judged: 0, n_met: 0 }),
    cell('b', null, { n_goals: 0, n_judged: 3, n_met: 1, signal: 'unjudged' }),
    cell('c', null, { n_results: 0 }),
  ])
  expect(found.cells.map(({ state }) => state)).toEqual(['no_target', 'shown', 'empty'])
  expect(found.cells[1]).toMatchObject({ gap_ratio: null, n_judged: 3, n_met: 1 })
})

test('expected false alarms are one in twenty of the cells over people and fewer over control limits', () => {
  // By hand: 2 × 0.05 + 1 × 0.0027; the cell that is not judged does not count.
  const found = analyse([
    cell('a', -0.2),
    cell('b', -0.1, { signal: 'within' }),
    cell('c', -0.1, { level: 'unit', n_people: null, half_width_ratio: null }),
    cell('root', -0.1, { signal: 'unjudged' }),
  ])
  expect(found.n_judged_cells).toBe(3)
  expect(found.expected_false_signals).toBeCloseTo(0.1027, 12)
})

test('cells that cannot be judged are never called normal variation', () => {
  const found = analyse([cell('a', -0.4, { signal: 'unjudged' }), cell('b', -0.1, { signal: 'unjudged' })])
  expect(analysis.text.zh.finding(found)).toContain('现在还说不准')
  const judged = analyse([cell('a', -0.04, { signal: 'within' })])
  expect(analysis.text.zh.finding(judged)).toContain('没有超出正常波动的差距')
})

test('a withheld cell leaves the list of the largest and the counts', () => {
  const found = analyse([cell('a', -0.2), cell('b', -0.1), cell('root', -0.12)])
  const key = (unit_id: string) => cellKeyText({ unit_id, kpi_id: '*', period_id: '2025-02' })
  const shown = analysis.withhold(found, new Set([key('a'), key('root')]))
  expect(shown.largest.map(({ unit_id }) => unit_id)).toEqual(['b'])
  expect(shown.n_judged_cells).toBe(1)
  expect(shown.excluded.missing_target).toBe(0)
  expect(found.excluded.missing_target).toBe(2)
})

test('a cell is spoken as one sentence with value, uncertainty, count and signal', () => {
  const chart = analysis.chart(analyse([cell('a', -0.12)]), { lang: 'zh', palette: {} as never })
  const row = chart.kind === 'matrix' ? chart.rows[1]! : null
  expect(row?.cells[0]).toMatchObject({ value: '−12.0%', halfWidth: '±5.0', count: 'n 30', tone: 'below', signal: '↘' })
  expect(row?.cells[0]?.spoken).toBe('a，2025年2月，低于目标 12.0%，正负 5.0 个百分点，30 人，低于预期范围。')
})

const verdict = (unit_id: string, changes: Partial<Verdict> = {}): Verdict => ({
  ...{ unit_id, n_people: 30, is_withheld: false, is_low: true, verdict: 'system', reason: null, named_factor: null },
  ...{ top_factor: 'customers', top_grade: 'associated', top_inseparable_from: null, ...changes },
})

test('the verdict on a low unit stands at its row, ends the sentence of its cells, and is explained in words', () => {
  const found = analyse([cell('a', -0.12), cell('b', -0.1)], TREE, [column('2025-02', 1)], [verdict('a')])
  const chart = analysis.chart(found, { lang: 'zh', palette: {} as never })
  if (chart.kind !== 'matrix') throw new Error('no matrix')
  expect(chart.rows[1]?.verdict).toEqual({ code: 'system', sign: '系', words: '系统因素为主', href: '/diagnosis/a' })
  expect(chart.rows[1]?.cells[0]?.spoken).toMatch(/，低于预期范围，判断：系统因素为主。$/)
  expect(chart.rows[3]?.verdict).toBeUndefined()
  expect(chart.rows[3]?.cells[0]?.spoken).not.toContain('判断')
  expect(chart.verdictLegend).toEqual([{ sign: '系', words: '系统因素为主' }])
  expect(analysis.text.en.finding(found)).toContain('Verdicts: a, system factors dominate.')
})

test('a unit that is not low carries no mark, though a verdict exists', () => {
  const found = analyse([cell('a', -0.12)], TREE, [column('2025-02', 1)], [verdict('a', { is_low: false })])
  const chart = analysis.chart(found, { lang: 'en', palette: {} as never })
  expect(chart.kind === 'matrix' && chart.rows.some((row) => row.verdict)).toBe(false)
})

test('a protected verdict leaves nothing but that word, whether the snapshot or the minimum group protects it', () => {
  const rows = [verdict('a', { is_withheld: true }), verdict('b', { n_people: 4 })]
  const found = analyse([cell('a', -0.12), cell('b', -0.1)], TREE, [column('2025-02', 1)], rows)
  const keys = analysis.figures(found).filter(({ n }) => n !== null && n < 5)
  expect(keys.map(({ key }) => key)).toEqual([markKey('b')])
  const shown = analysis.withhold(found, new Set([markKey('b')]))
  for (const mark of shown.verdicts)
    expect(mark).toMatchObject({ verdict: 'withheld', is_low: null, n_people: null, top: null })
})

test('a circumstance that the data cannot tell from others is never named without them', () => {
  const rows = [verdict('a', { top_factor: 'communication', top_inseparable_from: 'process' })]
  const found = analyse([cell('a', -0.12)], TREE, [column('2025-02', 1)], rows)
  expect(found.verdicts[0]?.top).toEqual({
    ...{ factor: 'communication', grade: 'associated', inseparable_from: ['process'] },
  })
  expect(groupName(['communication', 'process'], 'zh')).toBe(
    '沟通协作（如跨部门等待）与流程（如周期、返工）（彼此分不开）',
  )
  expect(groupName(['market'], 'en')).toBe('Market')
})

test('a circumstance is named beside no unit of fewer than ten people, where its own page shows none either', () => {
  const rows = [verdict('a', { n_people: 9 }), verdict('b', { n_people: 10 })]
  const found = analyse([cell('a', -0.12), cell('b', -0.1)], TREE, [column('2025-02', 1)], rows)
  expect(found.verdicts.map(({ top }) => top?.factor ?? null)).toEqual([null, 'customers'])
})

test('the SQL cuts at the same numbers as the rest of the product', async () => {
  for (const name of ['units', 'rows']) expect(await sql(name)).toContain(`n_units_so_far <= ${HEATMAP_ROWS} or`)
  for (const name of ['columns', 'rows']) expect(await sql(name)).toContain(`rank <= ${HEATMAP_COLUMNS}\n`)
})

test('KPIs as columns come most widely used first, and each cell finds its row and column', async () => {
  const samples = await openSamples()
  try {
    const params = analysis.params.parse({ by: 'kpi', cycle: '2025-02' })
    const found = analysis.analyse(await rowsOf(samples.filled, params), params, 1)
    expect(found.columns.map(({ id }) => id)).toEqual(['k1', 'k2'])
    expect(found.cells.filter(({ column_id }) => column_id === 'k2').map(({ unit_id }) => unit_id)).toEqual(['a'])
    const newest = analysis.params.parse({ unit: 'a' })
    const branch = analysis.analyse(await rowsOf(samples.filled, newest), newest, 1)
    expect(branch.rows.map(({ unit_id }) => unit_id)).toEqual(['a', 'a1', 'a2'])
    expect([branch.columns.length, branch.n_columns, branch.cells.length]).toEqual([15, 15, 45])
  } finally {
    await samples.close()
  }
})

const sql = (name: string) => readSql(`analyses/gap-heatmap/${name}.sql`)

async function rowsOf(snapshot: Snapshot, params: Record<string, unknown>) {
  const [units, columns, rows, verdicts] = await Promise.all(
    ['units', 'columns', 'rows', 'verdicts'].map(async (name) => snapshot.query(await sql(name), params)),
  )
  const { queries } = analysis
  return {
    units: queries.units.array().parse(units),
    columns: queries.columns.array().parse(columns),
    rows: queries.rows.array().parse(rows),
    verdicts: queries.verdicts.array().parse(verdicts),
  }
}

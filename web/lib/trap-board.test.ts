import { expect, test } from 'vitest'
import type { TrapFound, TrapsResult } from '#queries/analyses/traps/result.ts'
import { board, cellId, mostTraps, type BoardFilter } from './trap-board.ts'

const check = (slug: string, family: TrapsResult['checks'][number]['family']): TrapsResult['checks'][number] => ({
  ...{ slug, family, version: 1, unit_kind: 'department', status: 'trap', reason: null, missing_column: null },
  ...{ n_trap: 0, n_caution: 0, n_pass: 0, n_not_testable: 0 },
  ...{ thresholds: {}, changed: [], changed_by: null, changed_on: null },
})
const finding = (trap: string, unit: string | null, of: Partial<TrapFound> = {}): TrapFound => ({
  ...{ trap, unit, unit_kind: 'department', kpi: null, part: null, status: 'trap', reason: null, follows_from: null },
  ...{ effect: 0.2, low: null, high: null, n: 40, n_people: 20, q: 0.01, touched_share: 0.3, blocks: ['level'] },
  ...of,
})
const unit = (unit_id: string, name_en: string, depth = 1, is_withheld = false): TrapsResult['units'][number] => ({
  ...{ unit_id, parent_id: unit_id === 'root' ? null : 'root', name_zh: `部门${unit_id}`, name_en, depth, is_withheld },
})
const result = (results: TrapFound[]): TrapsResult => ({
  kind: 'found',
  checks: [check('bunching', 'target'), check('gate', 'defect'), check('heaping', 'rating'), check('moving', 'target')],
  results,
  units: [unit('root', 'Company', 0), unit('B', 'Sales'), unit('A', 'Service'), unit('C', 'Tiny', 1, true)],
  kpis: [{ kpi_id: 'K1', name_zh: '销售额', name_en: 'Revenue', unit: null, direction: 'higher' }],
  blocked: [],
})
const ALL: BoardFilter = { status: null, family: null, claim: null, text: null, branch: null }
const ids = ({ rows }: ReturnType<typeof board>) => rows.map(({ id }) => id)

test('the company comes first, units follow the organisation chart and not their code, KPIs stand last', () => {
  const found = result([
    finding('gate', null, { kpi: 'K1', unit_kind: 'kpi' }),
    finding('gate', 'A'),
    finding('gate', 'root', { unit_kind: 'company' }),
    finding('gate', 'B'),
  ])
  expect(ids(board(found, ALL))).toEqual(['root', 'B', 'A', 'kpi:K1'])
})

test('only checks with a finding are columns, and checks of one family stand side by side', () => {
  const found = result([finding('moving', 'A'), finding('gate', 'A'), finding('bunching', 'B')])
  expect(board(found, ALL).columns.map(({ slug }) => slug)).toEqual(['gate', 'bunching', 'moving'])
})

test('a cell shows the gravest of several findings: a trap before a note, one of its own before one that follows', () => {
  const found = result([
    finding('gate', 'A', { status: 'caution', part: 1 }),
    finding('gate', 'A', { follows_from: 'heaping', part: 2 }),
    finding('gate', 'A', { part: 3 }),
  ])
  const [row] = board(found, ALL).rows
  expect(row!.cells.get('gate')!.all.map(({ part }) => part)).toEqual([3, 2, 1])
  expect(cellId(row!, 'gate')).toBe('A~gate')
})

test('filters narrow rows and columns together, and the counts say what each status would show', () => {
  const found = result([
    finding('gate', 'A'),
    finding('bunching', 'B', { status: 'caution', blocks: [] }),
    finding('heaping', 'B', { blocks: ['rating'] }),
    finding('moving', 'B', { status: 'not_testable', blocks: [] }),
  ])
  const notes = board(found, { ...ALL, status: 'caution' })
  expect([ids(notes), notes.columns.map(({ slug }) => slug), notes.counts]).toEqual([
    ['B'],
    ['bunching'],
    { trap: 2, caution: 1 },
  ])
  expect(ids(board(found, { ...ALL, claim: 'rating' }))).toEqual(['B'])
  expect(ids(board(found, { ...ALL, family: 'defect' }))).toEqual(['A'])
  expect(board(found, { ...ALL, status: 'not_testable' }).findings.map(({ trap }) => trap)).toEqual(['moving'])
  expect(ids(board(found, { ...ALL, text: ' sErv ' }))).toEqual(['A'])
  expect(ids(board(found, { ...ALL, text: '部门B' }))).toEqual(['B'])
})

test('what could not be tested stays out until it is asked for', () => {
  const found = result([finding('gate', 'A', { status: 'not_testable' })])
  expect(board(found, ALL).rows).toEqual([])
})

test('a protected unit is listed whatever the filter says, and never among the rows', () => {
  for (const filter of [ALL, { ...ALL, status: 'caution' as const }]) {
    const { rows, withheld } = board(result([finding('gate', 'A')]), filter)
    expect(withheld.map(({ unit_id }) => unit_id)).toEqual(['C'])
    expect(rows.some(({ id }) => id === 'C')).toBe(false)
  }
})

test('in a branch only its own protected units are listed', () => {
  const withheldOf = (branch: string) => board(result([]), { ...ALL, branch }).withheld.map(({ unit_id }) => unit_id)
  expect([withheldOf('root'), withheldOf('C'), withheldOf('B')]).toEqual([['C'], ['C'], []])
})

test('a goal without a KPI keeps its number as its name', () => {
  const { rows } = board(result([finding('gate', null, { kpi: 'G-7', unit_kind: 'kpi' })]), ALL)
  expect(rows[0]!.kpi!.name_en).toBe('G-7')
})

test('the units to look at first have most traps of their own; among equals the more touched one, then the organisation chart', () => {
  const found = result([
    finding('gate', 'root', { unit_kind: 'company' }),
    finding('gate', 'B'),
    finding('heaping', 'B', { follows_from: 'gate' }),
    finding('gate', 'A'),
    finding('moving', 'A', { status: 'caution' }),
  ])
  const first = (of: TrapsResult) =>
    mostTraps(board(of, ALL).rows, 3).map(({ unit: { unit_id }, checks }) => [unit_id, ...checks])
  expect(first(found)).toEqual([
    ['B', 'gate'],
    ['A', 'gate'],
  ])
  const touched = result([finding('gate', 'B'), finding('gate', 'A', { touched_share: 0.9 })])
  expect(first(touched)).toEqual([
    ['A', 'gate'],
    ['B', 'gate'],
  ])
  expect(first(result([...touched.results, finding('heaping', 'B')]))[0]).toEqual(['B', 'gate', 'heaping'])
})

test('five thousand units with ten findings each become a board in a fraction of a second', () => {
  const units = Array.from({ length: 5000 }, (_, i) => unit(`U${i}`, `Unit ${i}`))
  const results = units.flatMap(({ unit_id }) => Array.from({ length: 10 }, (_, i) => finding(`check-${i}`, unit_id)))
  const many = {
    ...result(results),
    units,
    checks: Array.from({ length: 10 }, (_, i) => check(`check-${i}`, 'defect')),
  }
  const started = performance.now()
  expect(board(many, ALL).rows).toHaveLength(5000)
  expect(performance.now() - started).toBeLessThan(2000) // about 0.1 s on an idle core; quadratic work would take minutes
})

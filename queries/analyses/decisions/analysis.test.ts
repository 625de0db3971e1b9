import { expect, test } from 'vitest'
import { applyPrivacy } from '#pipeline/privacy/apply.ts'
import analysis from './analysis.ts'
import type { DecisionsResult } from './result.ts'

type Rows = Parameters<typeof analysis.analyse>[0]

const unit = (unit_id: string, n_people: number | null, changes: Partial<Rows['units'][number]> = {}) => ({
  ...{ unit_id, parent_id: 'root', name_zh: unit_id, name_en: unit_id, depth: 1, tree_order: Number(unit_id.slice(1)) },
  ...{ n_people, is_withheld: false, is_low: false, verdict: 'mixed' as const, factor: null, grade: null },
  ...changes,
})
const plan = (plan_id: string, unit_id: string, changes: Partial<Rows['rows'][number]> = {}) => ({
  ...{ plan_id, unit_id, programme: null, plan_type: null, cause: null, remedy: null, owner_function: null },
  ...{ starts_on: '2026-01-01', started_on: null, ends_on: '2026-09-30', closed_on: null, status: null, outcome: null },
  ...changes,
})
const EMPTY: Rows = { rows: [], owed: [], units: [], goals: [], dated: [{ as_of: '2026-10-31' }] }
const analyse = (rows: Partial<Rows>): DecisionsResult => analysis.analyse({ ...EMPTY, ...rows }, {}, 1)
const shown = (rows: Partial<Rows>) =>
  applyPrivacy(analysis, analyse(rows), { isWithheld: () => false }) as DecisionsResult
const units = (found: DecisionsResult) => found.decisions.map((one) => one.unit.unit_id)

test('three decisions at most, the rest waits in order, and the counts count all', () => {
  const five = ['u1', 'u2', 'u3', 'u4', 'u5']
  const found = shown({ units: five.map((id) => unit(id, 20)), rows: five.map((id) => plan(`P${id}`, id)) })
  expect(units(found)).toEqual(['u1', 'u2', 'u3'])
  expect(found.waiting.map((one) => one.unit.unit_id)).toEqual(['u4', 'u5'])
  expect(found.counts.find(({ rule }) => rule === 'stop_or_continue')?.n).toBe(5)
})

test('a plan of four people, or of a unit of unknown size, is in no decision; the next one takes its place', () => {
  const found = shown({
    units: [unit('u1', 4), unit('u2', null), unit('u3', 5), unit('u4', 9, { is_withheld: true })],
    rows: ['u1', 'u2', 'u3', 'u4'].map((id) => plan(`P${id}`, id)),
  })
  expect(units(found)).toEqual(['u3'])
  expect(JSON.stringify(found)).not.toContain('Pu1')
  expect(found.counts.find(({ rule }) => rule === 'stop_or_continue')?.n).toBe(1)
})

test('a plan for several units is one decision, closed only when it is closed everywhere', () => {
  const rows = [plan('P1', 'u1', { closed_on: '2026-08-01' }), plan('P1', 'u2')]
  const both = [unit('u1', 20), unit('u2', 20)]
  expect(shown({ units: both, rows }).decisions).toMatchObject([{ plan_id: 'P1', n_units: 2 }])
  expect(shown({ units: both, rows: rows.map((row) => ({ ...row, closed_on: '2026-08-01' })) }).kind).toBe('none')
})

test('data without anything to decide, and no data at all, are two different answers', () => {
  expect(analyse({})).toMatchObject({ kind: 'none', as_of: '2026-10-31', decisions: [] })
  expect(analysis.text.zh.finding(analyse({}))).toBe('本月没有需要您决定的事项。')
  expect(analyse({ dated: [] })).toMatchObject({ kind: 'empty', as_of: null })
})

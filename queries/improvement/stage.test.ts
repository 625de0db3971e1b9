import { expect, test } from 'vitest'
import { daysBetween, funnelOf, stageOf, stagesOf, type PlanProgress } from './stage.ts'

const TODAY = '2026-11-26'
const plan = (change: Partial<PlanProgress> = {}): PlanProgress => ({
  acknowledged_on: null,
  started_on: null,
  starts_on: '2026-09-01',
  ends_on: '2026-12-31',
  closed_on: null,
  status: 'open',
  steps: [],
  verdict: null,
  ...change,
})

test('a plan moves from written to effect seen', () => {
  const steps = [
    { due_on: '2026-10-01', done_on: '2026-09-30' },
    { due_on: '2026-12-01', done_on: null },
  ]
  expect(stageOf(plan(), TODAY)).toBe('written')
  expect(stageOf(plan({ acknowledged_on: '2026-08-20' }), TODAY)).toBe('acknowledged')
  expect(stageOf(plan({ started_on: '2026-09-02', ends_on: '2026-10-31' }), TODAY)).toBe('started')
  expect(stageOf(plan({ started_on: '2026-09-02', steps }), TODAY)).toBe('on_time')
  const done = steps.map((step) => ({ ...step, done_on: '2026-09-30' }))
  expect(stageOf(plan({ started_on: '2026-09-02', steps: done }), TODAY)).toBe('done')
  expect(stageOf(plan({ started_on: '2026-09-02', steps: done, verdict: 'worked' }), TODAY)).toBe('effect_seen')
  expect(stageOf(plan({ started_on: '2026-09-02', steps: done, verdict: 'trade_off' }), TODAY)).toBe('done')
})

test('a step that was done late, or is overdue, takes the plan off time and does not undo its start', () => {
  const late = stagesOf(plan({ steps: [{ due_on: '2026-10-01', done_on: '2026-10-02' }] }), TODAY)
  expect([late.started, late.on_time, late.done]).toEqual([true, false, true])
  const overdue = stagesOf(plan({ started_on: '2026-09-01', steps: [{ due_on: '2026-11-25', done_on: null }] }), TODAY)
  expect([overdue.on_time, overdue.done]).toEqual([false, false])
})

test('a step that is due today is not overdue', () => {
  const due = stagesOf(plan({ started_on: '2026-09-01', steps: [{ due_on: TODAY, done_on: null }] }), TODAY)
  expect(due.on_time).toBe(true)
})

test('a file without the columns is unknown, not unreached', () => {
  const imported = stagesOf(plan({ status: null, ends_on: null }), TODAY)
  expect(imported).toMatchObject({ acknowledged: null, started: null, on_time: null, done: null, effect_seen: null })
  expect(stagesOf(plan({ status: null, starts_on: '2027-01-01' }), TODAY).started).toBe(false)
  expect(stagesOf(plan({ status: '已完成' }), TODAY).done).toBe(true)
  expect(stagesOf(plan({ status: 'In Progress' }), TODAY).started).toBe(true)
})

test('the funnel counts each stage and what is not recorded', () => {
  const funnel = funnelOf([stagesOf(plan(), TODAY), stagesOf(plan({ status: null }), TODAY)])
  expect(funnel.map(({ n, n_unknown }) => [n, n_unknown])).toEqual([
    [2, 0],
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 2],
  ])
})

test('days are counted across a month and a change of clocks', () => {
  expect([daysBetween('2026-10-24', '2026-10-26'), daysBetween('2026-03-01', '2026-02-28')]).toEqual([2, -1])
})

import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { auditLog } from '#pipeline/store/audit.ts'
import { openStore } from '#pipeline/store/open.ts'
import { plans, type PlanStore } from '#pipeline/store/plans.ts'
import type { PlanBody } from '#queries/improvement/plan/body.ts'
import { labelsOf } from '#queries/improvement/plan/labels.ts'

const at = (day: string) => ({ role: 'hr' as const, now: new Date(`${day}T12:00:00`) })
const body = (change: Partial<PlanBody> = {}): PlanBody => ({
  unit_id: 'EC',
  subject: 'unit',
  title: '补足线索',
  kpi_id: 'SALES',
  programme: null,
  cause: 'resource',
  remedy: 'leads',
  own_benefit: '少跑空单',
  owner_function: 'sales',
  co_authored: true,
  decision_level: 2,
  hours: 40,
  cost: 100_000,
  expected_effect: 0.5,
  starts_on: '2026-12-01',
  ends_on: '2027-05-31',
  diagnosis: {
    kinds: ['data', 'interview'],
    grade: 'associated',
    verdict: 'system',
    compared_in_same_conditions: null,
    text: '线索不足',
    snapshot: '2026-10.7',
  },
  steps: [
    { kind: 'commitment', side: 'company', owner_function: 'marketing', text: '每月 200 条线索', due_on: '2026-12-31' },
    { kind: 'action', side: 'team', owner_function: 'unit', text: '两天内首次联系', due_on: null },
  ],
  ...change,
})
const memory = (): PlanStore => plans(openStore(':memory:'))
const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return (error as { code: string }).code
  }
  return 'no error'
}

test('a plan is made, acknowledged, started, followed and closed, and survives a restart', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'causeway-plans-')), 'store.sqlite')
  const first = openStore(path)
  const made = plans(first).create(body(), at('2026-11-26'))
  expect(made).toMatchObject({ ...body(), steps: body().steps, version: 1, status: 'open', source: 'stored' })
  plans(first).acknowledge(made.id, 1, '2026-11-27', at('2026-11-27'))
  plans(first).start(made.id, 2, '2026-12-01', at('2026-12-01'))
  first.close()

  const again = plans(openStore(path))
  again.stepsDone(made.id, 3, [{ step_no: 1, done_on: '2026-12-30' }], at('2026-12-30'))
  again.close(made.id, 4, { on: '2027-06-01', lesson: '线索要先到位' }, at('2027-06-01'))
  expect(again.get(made.id)).toMatchObject({
    version: 5,
    status: 'closed',
    acknowledged_on: '2026-11-27',
    started_on: '2026-12-01',
    closed_on: '2027-06-01',
    lesson: '线索要先到位',
    is_cancelled: false,
    steps: [{ done_on: '2026-12-30' }, { done_on: null }],
  })
  expect(again.history(made.id).map(({ action, is_after_start }) => [action, is_after_start])).toEqual([
    ['create', false],
    ['acknowledge', false],
    ['start', false],
    ['steps', true],
    ['close', true],
  ])
})

test('whoever read an older version is refused and nothing is written', () => {
  const store = memory()
  const { id } = store.create(body(), at('2026-11-26'))
  store.revise(id, 1, body({ title: '甲' }), at('2026-11-26'))
  expect(codeOf(() => store.revise(id, 1, body({ title: '乙' }), at('2026-11-26')))).toBe('plan-changed')
  expect(store.get(id)).toMatchObject({ title: '甲', version: 2 })
})

test('two connections of one file wait for each other', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'causeway-plans-')), 'store.sqlite')
  const [one, two] = [plans(openStore(path)), plans(openStore(path))]
  const { id } = one.create(body(), at('2026-11-26'))
  two.acknowledge(id, 1, '2026-11-26', at('2026-11-26'))
  expect(codeOf(() => one.start(id, 1, '2026-11-26', at('2026-11-26')))).toBe('plan-changed')
  one.start(id, 2, '2026-11-26', at('2026-11-26'))
  expect(two.get(id)).toMatchObject({ version: 3, started_on: '2026-11-26' })
})

test('a measure chosen after the start makes the outcome exploratory; one that stays keeps its day', () => {
  const store = memory()
  const { id } = store.create(body(), at('2026-11-26'))
  store.start(id, 1, '2026-12-01', at('2026-12-01'))
  const same = store.revise(id, 2, body({ title: '改名' }), at('2027-01-10'))
  expect([same.kpi_chosen_on, labelsOf(same)]).toEqual(['2026-11-26', []])
  const other = store.revise(id, 3, body({ kpi_id: 'COST' }), at('2027-01-10'))
  expect([other.kpi_chosen_on, labelsOf(other)]).toEqual(['2027-01-10', ['exploratory']])
  expect(store.history(id).at(-1)).toMatchObject({ is_after_start: true, fields: ['title', 'kpi_id'] })
})

test('a revision keeps the ticks of the steps that stay', () => {
  const store = memory()
  const { id } = store.create(body(), at('2026-11-26'))
  store.stepsDone(id, 1, [{ step_no: 2, done_on: '2026-11-26' }], at('2026-11-26'))
  const [first, second] = body().steps
  const revised = store.revise(id, 2, body({ steps: [second!, { ...first!, text: '每月 300 条' }] }), at('2026-11-26'))
  expect(revised.steps.map(({ text, done_on }) => [text, done_on])).toEqual([
    ['两天内首次联系', '2026-11-26'],
    ['每月 300 条', null],
  ])
})

test('what has not happened yet, and what is closed, cannot be recorded', () => {
  const store = memory()
  const { id } = store.create(body(), at('2026-11-26'))
  expect(codeOf(() => store.start(id, 1, '2026-11-27', at('2026-11-26')))).toBe('day-in-the-future')
  store.start(id, 1, '2026-11-26', at('2026-11-26'))
  expect(codeOf(() => store.start(id, 2, '2026-11-26', at('2026-11-26')))).toBe('already-started')
  expect(codeOf(() => store.close(id, 2, { on: '2026-11-25', lesson: '' }, at('2026-11-26')))).toBe('end-before-start')
  store.close(id, 2, { on: '2026-11-26', lesson: '' }, at('2026-11-26'))
  expect(codeOf(() => store.revise(id, 3, body(), at('2026-11-26')))).toBe('already-closed')
  expect(codeOf(() => store.start('p-nothing', 1, '2026-11-26', at('2026-11-26')))).toBe('not-found')
})

test('blockers are opened, answered and closed with their owner function', () => {
  const store = memory()
  const { id } = store.create(body(), at('2026-11-26'))
  const blocker = { cause: 'resource', owner_function: 'it', text: '没有 CRM 权限', opened_on: '2026-11-20' }
  store.addBlocker(id, 1, blocker, at('2026-11-26'))
  store.blockerState(id, 2, { blocker_no: 1, answered_on: '2026-11-25' }, at('2026-11-26'))
  const { blockers } = store.blockerState(id, 3, { blocker_no: 1, closed_on: '2026-11-26' }, at('2026-11-26'))
  expect(blockers).toEqual([{ blocker_no: 1, ...blocker, answered_on: '2026-11-25', closed_on: '2026-11-26' }])
})

test('each write leaves one audit line with role, time and fields, and no text that was written', () => {
  const store = openStore(':memory:')
  const made = plans(store).create(body({ title: '王小明的计划' }), at('2026-11-26'))
  plans(store).start(made.id, 1, '2026-11-26', at('2026-11-26'))
  plans(store).revise(made.id, 2, body({ title: '王小明的计划' }), at('2026-11-26')) // nothing changed: no write, no entry
  const audit = auditLog(store)
  expect(audit.lines().map(({ role, action, object, fields }) => [role, action, object, fields.length > 0])).toEqual([
    ['hr', 'plan.create', made.id, true],
    ['hr', 'plan.start', made.id, true],
  ])
  expect(JSON.stringify(audit.lines())).not.toMatch(/王小明|线索/)
  expect(audit.firstBroken()).toBeNull()
})

test('text of every kind comes back as it was written', () => {
  const title = `'); drop table plan; -- <img src=x onerror=alert(1)> 🚀 𠮷`
  const store = memory()
  const { id } = store.create(body({ title, own_benefit: '长'.repeat(10_000) }), at('2026-11-26'))
  expect(store.get(id)).toMatchObject({ title, own_benefit: '长'.repeat(10_000) })
})

test('ids of plans do not follow from one another', () => {
  const store = memory()
  const ids = Array.from({ length: 20 }, () => store.create(body(), at('2026-11-26')).id)
  expect(new Set(ids).size).toBe(20)
  for (const id of ids) expect(id).toMatch(/^p-[\w-]{16}$/)
})

test('a store that another program holds is busy, in words, and nothing is half written', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'causeway-plans-')), 'store.sqlite')
  const [other, own] = [openStore(path), openStore(path)]
  const store = plans(own)
  own.exec('pragma busy_timeout = 50')
  other.exec('begin immediate')
  expect(codeOf(() => store.create(body(), at('2026-11-26')))).toBe('busy')
  other.exec('rollback')
  expect(store.list()).toEqual([])
  expect(store.create(body(), at('2026-11-26')).version).toBe(1)
})

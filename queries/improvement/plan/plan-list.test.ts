import { expect, test } from 'vitest'
import { blockersOf, groundsOf, listOf, mayKnow, overdueOf, type ListContext, type UnitFacts } from './plan-list.ts'
import type { PlanRecord } from './record.ts'
import { redacted } from './redacted.ts'

const TODAY = '2026-11-26'
const facts = (change: Partial<UnitFacts> = {}): UnitFacts => ({
  verdict: 'system',
  grades: { resource: 'associated' },
  n_people: 30,
  is_withheld: false,
  ...change,
})
const step = (side: string, due_on: string | null, done_on: string | null = null) => ({
  step_no: 1,
  kind: 'commitment',
  side,
  owner_function: 'it',
  text: 'CRM',
  due_on,
  done_on,
})
const plan = (change: Partial<PlanRecord> = {}): PlanRecord => ({
  id: 'p-1',
  source: 'stored',
  version: 1,
  created_on: '2026-09-01',
  kpi_chosen_on: '2026-09-01',
  acknowledged_on: null,
  started_on: null,
  closed_on: null,
  is_cancelled: false,
  lesson: '',
  status: 'open',
  unit_id: 'EC',
  subject: 'unit',
  title: '补足线索',
  kpi_id: 'S',
  programme: null,
  cause: 'resource',
  remedy: 'leads',
  own_benefit: '',
  owner_function: 'sales',
  co_authored: null,
  decision_level: null,
  hours: null,
  cost: null,
  expected_effect: null,
  starts_on: '2026-10-01',
  ends_on: null,
  diagnosis: {
    kinds: ['data', 'interview'],
    grade: 'associated',
    verdict: 'system',
    compared_in_same_conditions: null,
    text: '',
    snapshot: null,
  },
  steps: [],
  blockers: [],
  ...change,
})
const context = (change: Partial<ListContext> = {}): ListContext => ({
  role: 'hr',
  today: TODAY,
  unitOf: () => facts(),
  n_units: () => 1,
  outcomeOf: () => null,
  ...change,
})

test('what the company owes leads the list by its days, and a closed plan owes nothing', () => {
  const late = plan({ id: 'b', steps: [step('company', '2026-11-01')] })
  const later = plan({ id: 'a', steps: [step('company', '2026-10-01'), step('team', '2026-01-01')] })
  const closed = plan({ id: 'c', closed_on: '2026-11-20', steps: [step('company', '2026-01-01')] })
  const list = listOf([plan({ id: 'd' }), late, closed, later], context())
  expect(list.overdue.map(({ id, days }) => [id, days])).toEqual([
    ['a', 56],
    ['b', 25],
  ])
  expect(list.items.map(({ id }) => id)).toEqual(['a', 'b', 'd', 'c'])
  expect(overdueOf(plan({ steps: [step('company', TODAY)] }), TODAY)).toEqual([])
})

test('on-time shares are counted of what is due, for both sides', () => {
  const steps = [
    step('company', '2026-11-01', '2026-11-01'),
    step('company', '2026-11-01', '2026-11-02'),
    step('company', '2026-12-01'),
    step('team', '2026-11-01', '2026-10-01'),
  ]
  expect(listOf([plan({ steps })], context()).sides).toEqual([
    { side: 'company', n: 3, n_due: 2, n_on_time: 1 },
    { side: 'team', n: 1, n_due: 1, n_on_time: 1 },
  ])
})

test('a mismatch without a diagnosis is counted apart', () => {
  const wrong = { remedy: 'training' as const }
  const bare = { ...plan().diagnosis, kinds: [] }
  const { fit } = listOf([plan(), plan({ id: '2', ...wrong }), plan({ id: '3', ...wrong, diagnosis: bare })], context())
  expect(fit).toEqual({ n_mismatch: 1, n_diagnosed: 2, n_undiagnosed: 1, n_mismatch_undiagnosed: 1 })
})

test('an imported plan rests on what the snapshot says of its unit; a stored one on its own record', () => {
  const nothing = { ...plan().diagnosis, grade: null, verdict: null }
  const imported = plan({ source: 'imported', cause: '线索不足', diagnosis: nothing })
  expect(groundsOf(imported, facts())).toMatchObject({ verdict: 'system', evidence_grade: 'associated' })
  expect(groundsOf(plan({ diagnosis: nothing }), facts())).toMatchObject({ verdict: null, evidence_grade: null })
  expect(groundsOf(imported, facts({ verdict: 'withheld' })).verdict).toBeNull()
})

test('an executive knows of no plan of a person, nor of a unit of fewer than five people', () => {
  expect(mayKnow({ subject: 'person', unit_id: 'EC' }, 'hr', facts())).toBe(true)
  expect(mayKnow({ subject: 'person', unit_id: 'EC' }, 'executive', facts())).toBe(false)
  expect([4, 5, null].map((n_people) => mayKnow(plan(), 'executive', facts({ n_people })))).toEqual([
    false,
    true,
    false,
  ])
  const list = listOf([plan({ subject: 'person' })], context({ role: 'executive' }))
  expect([list.items.length, list.funnel[0]!.n, list.fit.n_diagnosed]).toEqual([0, 0, 0])
})

test('free text is left out for an executive, but for what the company owes', () => {
  const text = plan({
    own_benefit: 'b',
    lesson: 'l',
    programme: 'p',
    steps: [step('company', null), { ...step('team', null), text: 'team' }],
    blockers: [
      {
        blocker_no: 1,
        cause: null,
        owner_function: 'it',
        text: 'x',
        opened_on: TODAY,
        answered_on: null,
        closed_on: null,
      },
    ],
  })
  const shown = redacted({ ...text, diagnosis: { ...text.diagnosis, text: 'd' } }, 'executive')
  expect(shown).toMatchObject({ title: '', own_benefit: '', lesson: '', programme: null, diagnosis: { text: '' } })
  expect([...shown.steps, ...shown.blockers].map((one) => one.text)).toEqual(['CRM', '', ''])
  expect(redacted(text, 'hr')).toBe(text)
})

test('open blockers are counted with the age of the oldest and the middle one; reported ones from five on for an executive', () => {
  const blocker = (opened_on: string, closed_on: string | null = null) => ({
    blocker_no: 1,
    cause: 'resource',
    owner_function: 'it',
    text: '',
    opened_on,
    answered_on: null,
    closed_on,
  })
  const blockers = [blocker('2026-11-16'), blocker('2026-11-06'), blocker('2026-01-01', '2026-02-01')]
  expect(blockersOf([{ blockers }], TODAY)).toEqual([
    { owner_function: 'it', cause: 'resource', n_open: 2, n_unanswered: 2, oldest_days: 20, median_days: 15 },
  ])
  const reported = Array.from({ length: 4 }, () => ({
    unit_id: 'EC',
    owner_function: 'hr',
    cause: 'role',
    opened_on: '2026-11-25',
  }))
  expect(listOf([], context({ role: 'executive' }), reported).blockers).toEqual([])
  expect(listOf([], context(), reported).blockers[0]).toMatchObject({ owner_function: 'hr', n_open: 4 })
})

import { expect, test } from 'vitest'
import { blameIn } from '#queries/words/no-blame.ts'
import { LONGEST_TEXT, type PlanBody } from './body.ts'
import { labelNames, labelSays, LABELS, labelsOf } from './labels.ts'
import { followUps, planningMde } from './planning.ts'
import { checkBody, PROBLEMS, type ProblemCode } from './problems.ts'
import { problemSays } from './problem-words.ts'

const plan = (change: Partial<PlanBody> = {}): PlanBody => ({
  unit_id: 'EC',
  subject: 'unit',
  title: '补足线索',
  kpi_id: 'SALES',
  programme: null,
  cause: 'resource',
  remedy: 'leads',
  own_benefit: '',
  owner_function: 'sales',
  co_authored: true,
  decision_level: 2,
  hours: null,
  cost: null,
  expected_effect: 0.5,
  starts_on: '2026-12-01',
  ends_on: '2027-05-31',
  diagnosis: {
    kinds: ['data', 'interview'],
    grade: 'associated',
    verdict: 'system',
    compared_in_same_conditions: null,
    text: '',
    snapshot: null,
  },
  steps: [{ kind: 'commitment', side: 'company', owner_function: 'marketing', text: '每月 200 条线索', due_on: null }],
  ...change,
})
const step = (due_on: string) => ({ ...plan().steps[0]!, kind: 'milestone' as const, due_on })
const found = (raw: unknown) => checkBody(raw).problems.map(({ field, code }) => `${field}: ${code}`)

test('a complete plan has nothing to say', () => expect(checkBody(plan())).toEqual({ body: plan(), problems: [] }))

test('a plan without start or measure is kept, and says what that costs', () => {
  const { body, problems } = checkBody(plan({ starts_on: null, kpi_id: null }))
  expect(body).not.toBeNull()
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['start_missing', 'warning'],
    ['measure_missing', 'warning'],
  ])
})

test.each<[string, Partial<PlanBody> | Record<string, unknown>]>([
  ['ends_on: end_before_start', { ends_on: '2026-11-30' }],
  ['steps.1.due_on: milestones_out_of_order', { steps: [step('2027-02-01'), step('2027-01-31')] }],
  ['title: title_missing', { title: '  ' }],
  ['own_benefit: text_too_long', { own_benefit: '长'.repeat(LONGEST_TEXT + 1) }],
  ['title: control_characters', { title: 'a\u0000b' }],
  ['title: control_characters', { title: 'abc\u202Edef' }],
  ['title: control_characters', { title: '\ud800' }],
  ['starts_on: bad_date', { starts_on: '2026-02-29' }],
  ['starts_on: bad_date', { starts_on: '01/02/2026' }],
  ['cause: cause_missing', { cause: '' }],
  ['owner_function: unknown_function', { owner_function: '张三' }],
  ['expected_effect: out_of_range', { expected_effect: -1 }],
  ['expected_effect: not_a_number', { expected_effect: Number.NaN }],
  [': unknown_field', { person_key: 'p1' }],
])('%s', (problem, change) => {
  expect(found({ ...plan(), ...change })).toEqual([problem])
  expect(checkBody({ ...plan(), ...change }).body).toBeNull()
})

test('10,000 characters, mixed languages, emoji and markup are text and stay as they were written', () => {
  const title = '提升 lead 质量 🚀 <script>alert(1)</script> #eval("x") [a](javascript:b)'
  const own_benefit = '𠮷'.repeat(LONGEST_TEXT / 2)
  expect(checkBody(plan({ title, own_benefit })).body).toMatchObject({ title, own_benefit })
})

test('what is no plan at all is refused without an exception', () => {
  for (const raw of [null, undefined, 3, 'plan', [], { __proto__: { unit_id: 'EC' } }])
    expect(checkBody(raw).body).toBeNull()
})

test('milestones without a date, and steps that are no milestones, stand in any order', () => {
  const action = { ...step('2027-01-01'), kind: 'action' as const }
  expect(found(plan({ steps: [step('2027-02-01'), action, { ...step('2027-01-01'), due_on: null }] }))).toEqual([])
})

test('the labels say what a plan lacks', () => {
  const record = {
    ...plan(),
    source: 'stored' as const,
    kpi_chosen_on: '2026-11-01',
    started_on: '2026-12-01',
    is_cancelled: false,
  }
  expect(labelsOf(record)).toEqual([])
  expect(labelsOf({ ...record, diagnosis: { kinds: ['data', 'data'] }, steps: [{ side: 'team' }] })).toEqual([
    'no_diagnosis',
    'one_sided',
  ])
  expect(labelsOf({ ...record, kpi_chosen_on: '2026-12-02' })).toEqual(['exploratory'])
  expect(labelsOf({ ...record, kpi_id: null, starts_on: null, started_on: null })).toEqual(['no_start', 'no_measure'])
})

test('every problem and label is worded in both languages and blames nobody', () => {
  for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
    expect(problemSays(code, 'zh')).toMatch(/\p{Script=Han}.*。$/u)
    expect(problemSays(code, 'en')).not.toMatch(/\p{Script=Han}/u)
    expect(blameIn(problemSays(code, 'zh') + problemSays(code, 'en'))).toEqual([])
  }
  for (const label of LABELS)
    expect(blameIn(labelNames.zh[label] + labelSays.zh[label] + labelSays.en[label])).toEqual([])
})

test('follow-ups fall on the same day three, six and twelve months later, or on the last of a shorter month', () => {
  expect(followUps('2026-11-30')).toEqual(['2027-02-28', '2027-05-30', '2027-11-30'])
  expect(followUps('2027-11-30')[0]).toBe('2028-02-29')
})

test('the planning effect is the one of the specification', () => {
  // improvement §4: rho = .6, no clusters: n = 20 detects .71 SD, 40 .50, 250 .20
  expect([20, 40, 250].map((n) => planningMde(n).toFixed(2))).toEqual(['0.71', '0.50', '0.20'])
  // ten people a cluster with ICC .1: sqrt(1.9) = 1.378 times as much
  expect(planningMde(20, 0.6, 10, 0.1) / planningMde(20)).toBeCloseTo(Math.sqrt(1.9), 10)
})

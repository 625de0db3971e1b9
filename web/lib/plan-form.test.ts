import { expect, test } from 'vitest'
import type { FactorEvidence } from '#queries/analyses/factor-evidence/result.ts'
import { checkBody } from '#queries/improvement/plan/problems.ts'
import { draftOf, emptyDraft, evidenceFor, gradeOf, leavesBelow, likelyCause, toBody } from './plan-form.ts'

const grounds = { grade: 'associated', verdict: 'system', snapshot: '2026-10.1' } as const
const factor = (name: string, grade: FactorEvidence['grade'], here: FactorEvidence['here'] = null): FactorEvidence => ({
  factor: name,
  tab: 'resource',
  level: 'unit',
  measure_unit: null,
  higher_is: 'better',
  source: 'record',
  n_units: 30,
  n_cells: 300,
  status: 'attributed',
  reason: null,
  grade,
  effect_z: null,
  share: null,
  p: null,
  q: null,
  vif: null,
  inseparable_from: [],
  tied_with: [],
  explains: null,
  is_attenuated: false,
  here,
})

test('an empty form says what is missing, and one that is filled in makes a plan', () => {
  const draft = emptyDraft('EC', 'resource')
  expect(checkBody(toBody(draft, grounds)).problems.map(({ field }) => field)).toEqual(['title', 'remedy'])
  const filled = { ...draft, title: '补足线索', remedy: 'leads', expected_effect: '0.5', hours: '1,200', kpi_id: 'S' }
  const { body, problems } = checkBody(toBody({ ...filled, starts_on: '2026-12-01' }, grounds))
  expect(problems).toEqual([])
  expect(body).toMatchObject({ hours: 1200, expected_effect: 0.5, cost: null, steps: [], diagnosis: { ...grounds } })
})

test('what is no number is refused and not taken for nothing', () => {
  const draft = { ...emptyDraft('EC', 'resource'), title: 'a', remedy: 'leads', hours: '四十' }
  expect(checkBody(toBody(draft, grounds)).problems).toContainEqual({
    field: 'hours',
    code: 'not_a_number',
    severity: 'error',
  })
})

test('a saved plan fills the form as it was typed', () => {
  const draft = {
    ...emptyDraft('EC', 'resource'),
    title: '补足线索',
    remedy: 'leads',
    co_authored: 'no',
    steps: [{ kind: 'milestone', side: 'company', owner_function: 'it', text: 'CRM', due_on: '2026-12-31' }],
  }
  const { body } = checkBody(toBody(draft, grounds))
  const record = { ...body!, steps: body!.steps.map((step, i) => ({ ...step, step_no: i + 1, done_on: null })) }
  expect(draftOf(record as never)).toEqual(draft)
})

test('data back a cause before hearsay does, and the best backed circumstance is proposed', () => {
  const factors = [factor('ability', 'none'), factor('customers', 'associated'), factor('market', 'reported')]
  expect(evidenceFor('resource', factors).map((one) => one.factor)).toEqual(['customers'])
  expect([
    gradeOf('resource', factors, []),
    gradeOf('ability', factors, ['interview']),
    gradeOf('ability', factors, ['data']),
    gradeOf('role', factors, []),
  ]).toEqual(['associated', 'reported', 'none', 'none'])
  expect(likelyCause(factors)).toBe('resource')
  expect(likelyCause([factor('market', 'reported')])).toBeNull()
})

test('a plan of a branch is one of its lowest units', () => {
  const units = [
    { unit_id: 'root', parent_id: null },
    { unit_id: 'A', parent_id: 'root' },
    { unit_id: 'A1', parent_id: 'A' },
    { unit_id: 'A2', parent_id: 'A' },
    { unit_id: 'B', parent_id: 'root' },
  ]
  expect(['root', 'A', 'B', '', 'nobody'].map((unit) => leavesBelow(unit, units))).toEqual([3, 2, 1, 1, 1])
})

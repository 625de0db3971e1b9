import { expect, test } from 'vitest'
import { LANGUAGES } from '#queries/locale.ts'
import { plantedPlan } from '../../../tests/improvement/planted-plans.ts'
import { plan, plantedRows } from '../../../tests/improvement/planted-rows.ts'
import analysis from './analysis.ts'
import { result, type Outcome, type PlanOutcomesResult } from './result.ts'
import type { Rows } from './rows.ts'
import { detectableSentence, noteSentences, outcomeSentence, splitSentence } from './sentence.ts'

const organisation = (more = {}) =>
  plantedPlan({
    ...{
      seed: 5,
      treated: 30,
      control: 60,
      before: 6,
      after: 3,
      lasting: 0.5,
      carry: 0,
      effect: 0.8,
      selection: 'random',
    },
    ...more,
  })
const params = { plan: null, kpi: null, measures: 'planned' as const }
const analyse = (rows: Rows, more = {}): PlanOutcomesResult =>
  result.parse(analysis.analyse(rows, { ...params, ...more }, 1))
const only = (rows: Rows): Outcome => {
  const { outcomes } = analyse(rows)
  expect(outcomes).toHaveLength(1)
  return outcomes[0]!
}
const flat = (found: PlanOutcomesResult) => (analysis.flat!(found) as { plans: Outcome[] }).plans

test('one plan for many units and one plan for each unit come to the same judgement', () => {
  const input = organisation()
  const one = only(plantedRows(input))
  expect(one).toMatchObject({
    plan: 'P1',
    judged_as: 'plan',
    verdict: 'worked',
    n_treated: 30,
    n_control: 60,
    design: 'did',
  })
  const each = analyse(plantedRows(input, (_, i) => ({ plan_id: `P${100 + i}` })))
  expect(each.outcomes).toHaveLength(1)
  expect(each.outcomes[0]).toMatchObject({
    judged_as: 'programme',
    n_plans: 30,
    corrected: one.corrected,
    low: one.low,
  })
  const plans = flat(each)
  expect(plans).toHaveLength(30)
  expect(plans[29]).toMatchObject({ plan: 'P129', verdict: 'worked', corrected: one.corrected })
})

test('raw change = what was to be expected + net effect, also as a gap', () => {
  const { raw, expected, corrected, reading, sd_z } = only(plantedRows(organisation()))
  expect(expected! + corrected!).toBeCloseTo(raw!, 12)
  // The planted gap is a tenth of z.
  expect(reading!.corrected).toBeCloseTo(0.1 * corrected! * sd_z!, 10)
})

test('a plan without start, of an unknown unit, after the newest or before the oldest period says so', () => {
  const input = organisation()
  const reasonOf = (some: Parameters<typeof plan>[0]) => only({ ...plantedRows(input), plans: [plan(some)] }).reason
  expect(reasonOf({ unit_id: 'u1' })).toBe('no_start')
  expect(reasonOf({ unit_id: 'nowhere', start_on: '2022-07-01' })).toBe('unknown_unit')
  expect(reasonOf({ unit_id: 'u1', start_on: '2031-01-01' })).toBe('not_started')
  expect(reasonOf({ unit_id: 'u1', start_on: '2019-01-01' })).toBe('older_than_data')
  expect(reasonOf({ unit_id: 'u1', start_on: '2022-07-01', kpi_id: 'other' })).toBe('no_measure')
  expect(reasonOf({ unit_id: null, start_on: '2022-07-01' })).toBe('unknown_unit')
})

test('two plans at the same time in the same units cannot be told apart', () => {
  const rows = plantedRows(organisation())
  const second = rows.plans.map((row) => ({ ...row, plan_id: 'P2', remedy_code: 'bonus' }))
  const { outcomes } = analyse({ ...rows, plans: [...rows.plans, ...second] })
  expect(outcomes.map(({ verdict, reason }) => [verdict, reason])).toEqual([
    ['cannot_tell', 'overlapping'],
    ['cannot_tell', 'overlapping'],
  ])
})

test('units with another plan are no comparison, and a later plan ends what is counted', () => {
  const input = organisation()
  const rows = plantedRows(input)
  const free = input.subjects.filter(({ start }) => start === null).slice(0, 10)
  const other = free.map(({ id }) => plan({ plan_id: 'P2', unit_id: id, remedy_code: 'tool', start_on: '2022-08-01' }))
  const later = plan({ plan_id: 'P3', unit_id: rows.plans[0]!.unit_id, remedy_code: 'bonus', start_on: '2022-08-01' })
  const [first] = analyse({ ...rows, plans: [...rows.plans, ...other, later] }).outcomes
  expect(first).toMatchObject({ plan: 'P1', n_treated: 30, n_control: 50, verdict: 'worked' })
})

test('one comparison unit is not enough', () => {
  expect(only(plantedRows(organisation({ control: 1 })))).toMatchObject({
    verdict: 'cannot_tell',
    reason: 'few_controls',
  })
})

test('plans of persons are judged together from twenty on, and never named', () => {
  const input = organisation()
  const rows = plantedRows(input, (id, i) => ({ plan_id: `IDP-${i}`, person_key: id, unit_id: 'u1' }))
  const people = {
    ...rows,
    rows: rows.rows.map((row) => ({ ...row, subject_type: 'person', unit_id: 'u1', n_people: 1 })),
  }
  const found = analyse(people)
  expect(found.outcomes).toHaveLength(1)
  expect(found.outcomes[0]).toMatchObject({ level: 'person', verdict: 'worked', n_treated: 30, plans: [] })
  expect(JSON.stringify([flat(found), analysis.tables.map((table) => table.rows(found))])).not.toMatch(/IDP-1\d|u1\d/)
  const few = analyse({ ...people, plans: people.plans.slice(0, 3) })
  expect(JSON.stringify(few)).not.toContain('IDP-')
  const keys = analysis.figures(few).flatMap(({ key, n }) => (n !== null && n < 5 ? [key] : []))
  const shown = analysis.withhold(few, new Set(keys)).outcomes[0]!
  expect(shown).toMatchObject({ verdict: 'cannot_tell', reason: 'protected', n_treated: null, raw: null })
})

test('plans of many persons without a start say so, those of a few are protected', () => {
  const rows = plantedRows(organisation())
  const of = (n: number) =>
    analyse({
      ...rows,
      plans: Array.from({ length: n }, (_, i) => plan({ plan_id: `IDP-${i}`, person_key: `p${i}`, unit_id: 'u1' })),
    })
  const seen = (found: PlanOutcomesResult) => {
    const small = analysis.figures(found).flatMap(({ key, n }) => (n !== null && n < 5 ? [key] : []))
    return analysis.withhold(found, new Set(small)).outcomes[0]
  }
  expect(seen(of(8))).toMatchObject({ reason: 'no_start', n_people: 8 })
  expect(seen(of(3))).toMatchObject({ reason: 'protected', n_people: null })
})

test('a named programme is judged as one, whatever its remedies', () => {
  const rows = plantedRows(organisation(), (_, i) => ({
    ...{ plan_id: `P${100 + i}`, programme: 'Spring', remedy_code: i % 2 ? 'tool' : 'training', cost: 1000 },
  }))
  expect(only(rows)).toMatchObject({ plan: 'Spring', judged_as: 'programme', n_plans: 30, cost: 30_000 })
})

test('a programme with two measures has a judgement for each, under a name of its own', () => {
  const rows = plantedRows(organisation(), (_, i) => ({
    plan_id: `P${100 + i}`,
    programme: 'Spring',
    kpi_id: i % 2 ? 'k1' : null,
  }))
  const names = analyse(rows).outcomes.map(({ plan }) => plan)
  expect(new Set(names).size).toBe(2)
})

test('money spent without an effect is listed, and effect per cost only where there is a cost', () => {
  const useless = organisation({ seed: 2, effect: 0, selection: 'worst', before: 12, after: 6 })
  const found = only(plantedRows(useless, () => ({ cost: 50_000 })))
  expect(found).toMatchObject({ cost: 50_000, is_spent_without_effect: true })
  // SD × units for each 10,000: τ · 30 / 5.
  expect(found.per_cost!.estimate).toBeCloseTo((found.corrected! * 30) / 5, 10)
  expect(only(plantedRows(organisation()))).toMatchObject({ per_cost: null, is_spent_without_effect: false })
})

test('a measure chosen afterwards is called exploratory', () => {
  const rows = plantedRows(organisation())
  const k1 = { ...rows, rows: rows.rows.map((row) => ({ ...row, measure: 'k1' })) }
  const found = analyse(k1, { kpi: 'k1' })
  expect(found.is_exploratory).toBe(true)
  expect(found.outcomes[0]).toMatchObject({ kpi_id: 'k1', verdict: 'worked' })
  expect(found.outcomes[0]!.notes).toContain('exploratory')
})

test('a definition that changed unmarked in the measure of the plan blocks its judgement', () => {
  const rows = plantedRows(organisation(), () => ({ kpi_id: 'k1' }))
  const k1 = { ...rows, rows: rows.rows.map((row) => ({ ...row, measure: 'k1' })) }
  expect(only({ ...k1, breaks: [{ finding_no: 1, unit_id: null, kpi_id: 'k1' }] }).reason).toBe('blocked')
  expect(only({ ...k1, breaks: [{ finding_no: 1, unit_id: null, kpi_id: 'k2' }] }).verdict).toBe('worked')
})

test('every judgement has its sentence, with what could have been seen, in both languages', () => {
  const found = only(plantedRows(organisation()))
  const rising = { ...found, raw: 0.9, expected: 0.2 }
  expect(outcomeSentence(rising, 'zh')).toMatch(
    /^提升 .+ 个百分点，其中约 .+本来会回升；净效果 .+（0\.\d\d 至 \d\.\d\d）。$/,
  )
  expect(outcomeSentence(rising, 'en')).toMatch(/^Up .+ points; about .+ would have come back anyway; net .+\.$/)
  const falling = { ...found, raw: -0.1, expected: -0.9 }
  expect(outcomeSentence(falling, 'en')).toMatch(/^Changed by .+, without the plan by about .+; net .+\.$/)
  for (const lang of LANGUAGES) {
    expect(detectableSentence(found, lang)).toMatch(/0\.\d\d/)
    expect(detectableSentence({ mde: null }, lang)).not.toBe('')
    expect(noteSentences(found, lang).length).toBe(found.notes.length)
    for (const verdict of analysis.result.shape.outcomes.element.shape.verdict.options) {
      expect(outcomeSentence({ ...found, verdict }, lang)).not.toMatch(/undefined|null|NaN/)
    }
  }
})

test('a plan that only raised volumes says so', () => {
  const rows = plantedRows(organisation())
  const flatWay = plantedRows(organisation({ effect: 0 }))
  const of = (some: Rows, measure: string) => some.rows.map((row) => ({ ...row, measure }))
  const found = only({ ...rows, rows: [...rows.rows, ...of(rows, 'more'), ...of(flatWay, 'better')] })
  expect(found.split!.more!.low).toBeGreaterThan(0)
  expect(splitSentence(found, 'en')).toMatch(/Only the volume rose/)
  expect(splitSentence({ split: null }, 'zh')).toBeNull()
})

test('a gain with rising overtime is a trade-off and no success', () => {
  const input = organisation({ before: 8, after: 4, load: -0.8 })
  const rows = plantedRows(input)
  const guardrails = input.subjects.flatMap(({ id, guardrails: { load } }) =>
    input.periods.map(({ period_id }, t) => ({
      ...{
        subject_type: 'unit',
        subject_id: id,
        period_id,
        factor: 'overtime',
        higher_is: null,
        value: 40 - 10 * load![t]!,
      },
    })),
  )
  const found = only({ ...rows, guardrails })
  expect(found).toMatchObject({ verdict: 'trade_off', guardrails: [{ guardrail: 'load', state: 'worse' }] })
  expect(outcomeSentence(found, 'zh')).toMatch(/^差距缩小（净效果 .+），但负荷向不利方向变化：按取舍记录。$/)
  const steady = guardrails.map((row, i) => ({ ...row, value: 40 + ((i * 7919) % 13) / 13 }))
  expect(only({ ...rows, guardrails: steady })).toMatchObject({
    verdict: 'worked',
    guardrails: [{ guardrail: 'load' }],
  })
})

test('text in a plan is carried as it was written', () => {
  const name = '<script>alert(1)</script> 📈 ' + '长'.repeat(200)
  const rows = plantedRows(organisation(), () => ({ plan_id: name }))
  expect(only(rows).plan).toBe(name)
})

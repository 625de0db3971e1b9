import { expect, test } from 'vitest'
import { applyPrivacy } from '#pipeline/privacy/apply.ts'
import { CANONICAL, type CanonicalTable } from '#queries/canonical.ts'
import analysis from './analysis.ts'
import { countsRow, type Counts } from './counts.ts'
import { UNLOCKS } from './judge-questions.ts'

const none = countsRow.parse(Object.fromEntries(Object.keys(countsRow.shape).map((name) => [name, 0])))
/** Twelve months of one goal each for sixty people in eight units under eight managers. */
const year: Counts = {
  ...none,
  ...{ n_results: 720, n_with_actual: 720, n_with_target: 720, n_of_people: 720, n_gaps_of_people: 720 },
  ...{ n_people_with_gap: 60, n_periods: 12, n_periods_of_people: 12, n_units: 8, n_managers: 8 },
  ...{ n_units_with_manager: 8, n_person_periods: 720, n_kpis: 4, n_shared_kpis: 4, n_goals: 4 },
}
const ask = (counts: Counts) => {
  const found = analysis.result.parse(analysis.analyse({ counts: [counts] }, {}, 1))
  return applyPrivacy(analysis, found, { isWithheld: () => false })
}
const answerOf = (counts: Counts, code: string) => ask(counts).questions.find((question) => question.code === code)

test('a year of targets and results answers the gap, the trend and the split', () => {
  for (const code of ['gap', 'trend', 'variance_split'])
    expect(answerOf(year, code)).toMatchObject({ answer: 'yes', unlock: null })
})

test('results without targets ask for the target, and nothing else first', () => {
  const untargeted = {
    ...year,
    n_with_target: 0,
    n_gaps_of_people: 0,
    n_people_with_gap: 0,
    n_periods: 0,
    n_periods_of_people: 0,
  }
  expect(ask(untargeted).next).toEqual({ column: 'goal_result.target', question: 'gap' })
})

test('one goal a person and period cannot tell a passing difference from a lasting one', () => {
  expect(answerOf(year, 'person_or_noise')).toMatchObject({ answer: 'partly', unlock: 'goal_result.goal_id', have: 0 })
  expect(answerOf({ ...year, n_person_periods_of_several: 300 }, 'person_or_noise')).toMatchObject({ answer: 'yes' })
  expect(answerOf({ ...year, n_periods_of_people: 1 }, 'person_or_noise')).toMatchObject({ answer: 'no' })
})

test('one manager in each unit cannot be told from the unit, three units in eight with two can', () => {
  expect(answerOf(year, 'manager_or_department')).toMatchObject({ answer: 'no', unlock: 'goal_result.manager_key' })
  // 30 % of eight units is 2.4, so three.
  expect(answerOf({ ...year, n_units_of_several_managers: 2 }, 'manager_or_department')).toMatchObject({
    answer: 'partly',
  })
  expect(answerOf({ ...year, n_units_of_several_managers: 3 }, 'manager_or_department')).toMatchObject({
    answer: 'yes',
  })
})

test('few units are not enough for the split, unless enough managers divide the people', () => {
  expect(answerOf({ ...year, n_units: 4, n_managers: 4 }, 'variance_split')).toMatchObject({
    answer: 'partly',
    have: 4,
    needed: 5,
  })
  expect(answerOf({ ...year, n_units: 1, n_managers: 6 }, 'variance_split')).toMatchObject({ answer: 'yes' })
})

test('a handful of people is not counted out loud', () => {
  expect(answerOf({ ...year, n_people_with_gap: 3 }, 'gap')).toMatchObject({ answer: 'partly', have: null })
})

test('every column that can be missing is one that an import can deliver, and has words', () => {
  for (const unlock of UNLOCKS) {
    const [table, column] = unlock.split('.') as [CanonicalTable, string]
    expect({ ...CANONICAL[table], period_id: 'VARCHAR' }).toHaveProperty(column)
    expect(analysis.text.zh.column(unlock)).toMatch(/\p{Script=Han}/u)
  }
})

test('the next column belongs to the first question that is not answered', () => {
  expect(ask({ ...year, n_person_periods_of_several: 1 }).next).toEqual({
    column: 'goal_result.manager_key',
    question: 'manager_or_department',
  })
})

import { expect, test } from 'vitest'
import { makeInputsAfterGates } from '#pipeline/traps/make-inputs.ts'
import { workspaceOf } from './check-organisation.ts'
import { cleanOrganisation, type Organisation } from './organisation.ts'
import type { CriterionRecord, ReviewRecord } from './reviews.ts'

const AT = { period_id: '2026H1', period_start: '2026-01-01', period_end: '2026-06-30' }
const form = (review_id: string, person_key: string, of: Partial<ReviewRecord>): ReviewRecord => ({
  ...{ review_id, person_key, unit_id: 'D01', manager_key: 'm-1', role: 'role-1', rater_key: null },
  ...{ rater_relation: null, stage: 'final', score: null, max_score: null, rating_raw: null, rating_ord: null },
  ...{ scale_id: null, submitted_at: null, comment_id: null, ...AT, ...of },
})

async function ratings(
  reviews: ReviewRecord[],
  criteria: CriterionRecord[] = [],
  results: Organisation['results'] = [],
) {
  const empty = cleanOrganisation({ seed: 1, people: 20, departments: 1, months: 6, reviews: false })
  const workspace = await workspaceOf({ ...empty, results, roster: [], reviews, criteria })
  try {
    await makeInputsAfterGates(workspace)
    return await workspace.rows('select * from trap_rating order by review_id', {}, 'ratings')
  } finally {
    workspace.close()
  }
}

test('a form without a total takes the weighted mean of its criteria, and counts only where no total does', async () => {
  const criterion = (review_id: string, criterion_id: string, weight: number, score: number): CriterionRecord => ({
    ...{ review_id, criterion_id, criterion: criterion_id, weight, score, max_score: 5, ...AT },
  })
  const criteria = ['a', 'b'].flatMap((id) => [criterion(id, 'work', 0.75, 4), criterion(id, 'skill', 0.25, 2)])
  const manager = { rater_relation: 'manager', stage: 'submitted' }
  const found = await ratings(
    [form('a', 'p1', manager), form('b', 'p2', manager), form('c', 'p2', { score: 4.5, max_score: 5 })],
    criteria,
  )
  // 0.75·4 + 0.25·2
  expect(found.map((row) => [row['review_id'], row['value'], row['scale_max'], row['is_overall']])).toEqual([
    ['a', 3.5, 5, true],
    ['b', 3.5, 5, false],
    ['c', 4.5, 5, true],
  ])
})

test('a set of levels is one scale though one file uses fewer of them, unless a level stands elsewhere', async () => {
  const level = (id: string, person: string, rating_raw: string, rating_ord: number, scale_id: string) =>
    form(id, person, { rating_raw, rating_ord, scale_id })
  const found = await ratings([
    ...[1, 2, 3].map((i) => level(`a${i}`, `p${i}`, 'SAB'[3 - i]!, i + 2, 'sabcd')),
    level('b1', 'p4', 'A', 4, 'abcd'),
    level('c1', 'p5', 'A', 5, 'abcde'),
  ])
  const scales = Object.fromEntries(found.map((row) => [row['review_id'], row['scale_key']]))
  expect(scales['b1']).toBe(scales['a1'])
  expect(scales['c1']).not.toBe(scales['a1'])
})

test('scores without a stated maximum are told apart by their size, a unit with a scale of its own too', async () => {
  const score = (i: number, value: number, unit_id: string) => form(`r${10 + i}`, `p${i}`, { score: value, unit_id })
  const found = await ratings([
    ...[78, 82, 91, 66, 74, 80].map((value, i) => score(i, value, 'D01')),
    ...[4, 3.5, 5, 4.5, 3].map((value, i) => score(i + 6, value, 'D02')),
  ])
  expect(new Set(found.slice(0, 6).map((row) => row['scale_max']))).toEqual(new Set([91]))
  expect(new Set(found.slice(6).map((row) => row['scale_max']))).toEqual(new Set([5]))
  expect(new Set(found.map((row) => row['scale_key'])).size).toBe(2)
})

test('the line manager stands for the rater of a manager, never for an anonymous peer', async () => {
  const found = await ratings([
    form('a', 'p1', { score: 80 }),
    form('b', 'p1', { score: 80, rater_relation: 'manager', stage: 'submitted' }),
    form('c', 'p1', { score: 80, rater_relation: 'peer', stage: 'submitted' }),
  ])
  expect(
    found.map((row) => [row['review_id'], row['rater_no'] !== null, row['is_by_rater'], row['is_overall']]),
  ).toEqual([
    ['a', true, false, true],
    ['b', true, true, false],
    ['c', false, false, false],
  ])
})

test('a form without a unit belongs to the unit of the person’s results, and takes the post from there', async () => {
  const { results } = cleanOrganisation({ seed: 1, people: 20, departments: 1, months: 12, reviews: false })
  const person = results[0]!.person_key!
  const [found] = await ratings([form('a', person, { score: 80, unit_id: 'root', role: undefined })], [], results)
  expect(found).toMatchObject({ unit_id: 'D01', role: results[0]!.role })
})

test('two exports of one form make one rating, with the score and the unit that either knows', async () => {
  const found = await ratings([
    form('a', 'p1', { unit_id: 'root', rater_relation: 'manager', stage: 'submitted' }),
    form('a', 'p1', { score: 80, rater_relation: 'manager', stage: 'submitted' }),
  ])
  expect(found.map((row) => [row['value'], row['unit_id']])).toEqual([[80, 'D01']])
})

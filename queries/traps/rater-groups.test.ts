import { expect, test } from 'vitest'
import { raterGroups, type RatedUnit } from './rater-groups.ts'
import { raterPatterns, type RaterOutcome } from './rater-pattern.ts'

const unit = (unit_id: string, parent_id: string | null, n_people = 0, n_raters = 0): RatedUnit => ({
  ...{ unit_id, parent_id, n_people, n_raters },
})
const groups = (units: RatedUnit[]) =>
  raterGroups(units).map(({ unit_id, members, isLargeEnough }) => [unit_id, members.join(' '), isLargeEnough])

test('a department with three raters and five people speaks for itself, a smaller one only in the company', () => {
  expect(
    groups([unit('root', null), unit('A', 'root', 40, 3), unit('B', 'root', 30, 2), unit('C', 'root', 4, 4)]),
  ).toEqual([
    ['A', 'A', true],
    ['root', 'B C', true], // 34 people, 6 raters
  ])
})

test('teams of one rater speak together at the unit above them', () => {
  const teams = ['t1', 't2', 't3'].map((id) => unit(id, 'A', 9, 1))
  expect(groups([unit('root', null), unit('A', 'root', 3, 1), ...teams])).toEqual([['A', 'A t1 t2 t3', true]])
})

test('what is left for the company is not told when it is one rater, who would follow by subtraction', () => {
  expect(groups([unit('root', null), unit('A', 'root', 40, 3), unit('B', 'root', 12, 1)])).toEqual([
    ['A', 'A', true],
    ['root', 'B', false],
  ])
})

test('units without a known parent hang below the company, and a circle of parents ends', () => {
  expect(groups([unit('A', 'gone', 40, 3), unit('B', 'C', 9, 1), unit('C', 'B', 9, 1)])).toContainEqual([
    'A',
    'A',
    true,
  ])
})

const rater = (unit_id: string, status: RaterOutcome['status'], n = 20): RaterOutcome => ({
  ...{ unit_id, status, reason: status === 'not_testable' ? 'few_rows' : null, n, n_results: 2 * n },
  ...{ first_period: '2026H1', last_period: '2026H2', effect: 0.5, low: null, high: null, p: 0.01, q: 0.02 },
})
const say = () => ({ effect: 0.5, evidence: { facts: {}, rows: [] } })

test('a department takes the gravest status of its raters and counts them; no rater is told', () => {
  const raters = [rater('A', 'trap'), rater('A', 'pass', 30), rater('A', 'not_testable', 4)]
  const [found] = raterPatterns(raters, [unit('root', null), unit('A', 'root', 40, 3)], say)
  expect(found).toMatchObject({
    unit: { kind: 'department', unit_id: 'A', part: null },
    ...{ status: 'trap', n: 50, n_people: 40, first_period: '2026H1', last_period: '2026H2', q: 0.02 },
    evidence: { facts: { raters: 2, flagged: 1, untested: 1 } },
    touched: [{ unit_id: 'A', n_rows: 40 }],
  })
})

test('a department with too few raters says so whatever they did, and the company speaks for it', () => {
  const units = [unit('root', null), unit('A', 'root', 20, 2), unit('B', 'root', 20, 2)]
  const found = raterPatterns([rater('A', 'trap'), rater('A', 'pass'), rater('B', 'pass')], units, say)
  expect(found.map(({ unit: { unit_id }, status, reason }) => [unit_id, status, reason])).toEqual([
    ['A', 'not_testable', 'few_raters'],
    ['B', 'not_testable', 'few_raters'],
    ['root', 'trap', null],
  ])
})

test('raters who could not be tested leave a department untested, never passed', () => {
  const [found] = raterPatterns([rater('A', 'not_testable', 4)], [unit('A', 'root', 40, 3)], say)
  expect(found).toMatchObject({ status: 'not_testable', reason: 'few_rows', n: 4 })
})

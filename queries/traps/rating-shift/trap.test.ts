import { describe, expect, test } from 'vitest'
import { check, found } from '#tests/traps/check-organisation.ts'
import { cleanOrganisation, seeded, type Organisation } from '#tests/traps/organisation.ts'
import { plant } from '#tests/traps/plants/rating-shift.ts'
import { addPoints, finalLevels, managerScores } from '#tests/traps/plants/rated.ts'
import { judge } from './judge.ts'
import { scaleChanges, type ScaleRow } from './scale-changes.ts'
import { companyShifts, unitShifts, type ShiftRow } from './unit-shifts.ts'

const slug = 'rating-shift'
const company = () => cleanOrganisation({ seed: 3, people: 300, departments: 8, months: 12 })
const where = { unit: 'D03', kpi: 'K01', size: 1.2, seed: 3 }
const any = ['trap', 'caution'] as const
const at = (tested: Awaited<ReturnType<typeof check>>, unit_id: string) =>
  tested.find(({ unit }) => unit.unit_id === unit_id)!

/** Raises a share of the final levels of the last half-year by one. */
function inflate(organisation: Organisation, share: number, unit?: string): Organisation {
  const random = seeded(3, 'inflation')
  for (const level of finalLevels(organisation, unit)) {
    if (level.period_id !== '2026H2' || random() >= share) continue
    level.rating_ord = Math.min(5, level.rating_ord! + 1)
    level.rating_raw = 'DCBAS'[level.rating_ord - 1]!
  }
  return organisation
}

test('a calibration that moves one unit only is found there', async () => {
  const organisation = company()
  plant.plant(organisation, where)
  const tested = await check(slug, organisation)
  expect(found(tested, any)).toEqual(['D03'])
  expect(at(tested, 'D03')).toMatchObject({
    reason: 'calibration',
    evidence: { facts: { from: 'before', to: 'after' } },
  })
  expect(at(tested, 'D03').effect).toBeGreaterThan(0.25)
})

test('a clean company is quiet; so is a calibration of all units alike, and ratings that rise with results', async () => {
  expect(found(await check(slug, company()), any)).toEqual([])
  const organisation = company()
  plant.lookalike(organisation, where)
  expect(found(await check(slug, organisation), any)).toEqual([])
})

test('ratings that rise everywhere while results do not are told of the company', async () => {
  const tested = await check(slug, inflate(company(), 0.45))
  expect(found(tested)).toEqual(['root'])
  expect(at(tested, 'root')).toMatchObject({ reason: 'inflation', first_period: '2026H1', last_period: '2026H2' })
  expect(at(tested, 'root').evidence.rows).toHaveLength(2)
})

test('one unit whose scale moves between two cycles is found', async () => {
  const tested = await check(slug, inflate(company(), 0.95, 'D03'))
  expect(found(tested)).toEqual(['D03'])
  expect(at(tested, 'D03').reason).toBe('cycle')
})

test('a new maximum is a trap at once, of the company or of the unit that has it', async () => {
  const shrink = (organisation: Organisation, unit?: string) => {
    for (const review of managerScores(organisation, unit)) {
      if (review.period_id !== '2026H2') continue
      const score = Math.round(Math.min(100, Math.max(0, (review.score! - 40) / 0.55))) / 10
      Object.assign(review, { score, max_score: 10 })
    }
    return organisation
  }
  const whole = await check(slug, shrink(company()))
  expect(found(whole)).toEqual(['root'])
  expect(at(whole, 'root')).toMatchObject({ reason: 'scale_changed', evidence: { facts: { before: 100, after: 10 } } })
  expect(found(await check(slug, shrink(company(), 'D03')))).toEqual(['D03'])
})

test('scores divided by twenty keep their percentiles and are quiet', async () => {
  const organisation = company()
  for (const review of managerScores(organisation)) {
    if (review.period_id === '2026H2')
      Object.assign(review, { score: Math.round(review.score! * 5) / 100, max_score: 5 })
  }
  expect(found(await check(slug, organisation), any)).toEqual([])
})

test('self and manager apart: a trap where the self-rating moved, a note where it is the manager’s scale', async () => {
  const self = company()
  for (const review of self.reviews) {
    if (review.rater_relation === 'self' && review.unit_id === 'D03') addPoints(review, 7)
  }
  const tested = await check(slug, self)
  expect(found(tested)).toEqual(['D03'])
  expect(at(tested, 'D03').reason).toBe('self_manager')

  const manager = company()
  for (const review of managerScores(manager, 'D03')) addPoints(review, -7)
  const noted = await check(slug, manager)
  expect(found(noted)).toEqual([])
  expect(found(noted, any)).toEqual(['D03'])
})

test('without ratings, with one rating each, and with few pairs nothing is tested', async () => {
  const without = company()
  Object.assign(without, { reviews: [], criteria: [], comments: [] })
  expect(await check(slug, without)).toMatchObject([{ status: 'not_testable', reason: 'missing_column' }])

  const once = company()
  once.reviews = once.reviews.filter(({ period_id, stage }) => period_id === '2026H1' && stage === 'final')
  const tested = await check(slug, once)
  expect(tested.every(({ status }) => status === 'not_testable')).toBe(true)
  expect(tested[0]!.reason).toBe('few_periods')

  const few = company()
  few.reviews = few.reviews.filter(({ person_key }) => /00[1-4]$/.test(person_key))
  expect(found(await check(slug, few), ['pass', ...any])).toEqual(['root']) // the company has enough pairs
})

test('without results cycles cannot be compared, but sources of one period can', async () => {
  const finals = company()
  finals.results = []
  finals.reviews = finals.reviews.filter(({ stage }) => stage === 'final')
  const tested = await check(slug, finals)
  expect(tested.filter(({ unit }) => unit.kind === 'department').every(({ reason }) => reason === 'no_pairs')).toBe(
    true,
  )

  const sources = company()
  plant.plant(sources, where)
  sources.results = []
  expect(found(await check(slug, sources))).toEqual(['D03'])
})

describe('arithmetic', () => {
  const shift = (unit_id: string, mean: number, sd = 1, n = 25, of: Partial<ShiftRow> = {}): ShiftRow => ({
    ...{ contrast: 'cycle', from_key: '2025H2', to_key: '2026H1', unit_id, n_people: n, n_pairs: n, n_results: 4 * n },
    ...{ sum_raw: n * mean, sum_d: n * mean, ss_d: (n - 1) * sd * sd, sum_d0: n * mean, ss_d0: (n - 1) * sd * sd },
    ...{ mean_from_left: null, first_period: '2025H2', last_period: '2026H1', ...of },
  })

  test('each unit is laid beside the median of the others and shrunk', () => {
    const found = unitShifts([shift('A', 1), shift('B', 0), shift('C', 0), shift('D', 0)], 12)
    expect(found[0]!.d).toBe(1)
    // s² = 1, n = 25: 1 ± 1.96·0.2.
    expect(found[0]!.low).toBeCloseTo(1 - 0.392, 12)
    // Shifts 1, 0, 0, 0: variance 0.25, less 1/25: t² = 0.21; kept 0.21/(0.21 + 0.04) = 0.84, ± 1.96·√(0.84·0.04).
    expect(found[0]).toMatchObject({ shrunken: expect.closeTo(0.84, 12), isReal: true })
    expect(found[1]).toMatchObject({ d: 0, isReal: false })
    // With a shift of 0.3, variance 0.0225 is less than chance makes: nothing is beyond it.
    expect(unitShifts([shift('A', 0.3), ...['B', 'C', 'D'].map((unit) => shift(unit, 0))], 12)[0]).toMatchObject({
      ...{ d: expect.closeTo(0.3, 12), shrunken: 0, isReal: false },
    })
  })

  test('where everybody in a unit moves by the same amount the shift stands as it is', () => {
    const found = unitShifts([shift('A', -0.5, 0), ...['B', 'C', 'D'].map((unit) => shift(unit, 0, 0))], 12)
    expect(found.map(({ d, p }) => [d, p])).toEqual([
      [-0.5, 0],
      [0, 1],
      [0, 1],
      [0, 1],
    ])
    expect(unitShifts([shift('A', -0.5, 0), shift('B', 0, 0), shift('C', 0, 0)], 12)).toEqual([])
  })

  test('the company’s change has an interval from its units, and counts only as far as both readings of results agree', () => {
    const rows = [0.2, 0.4, 0.3, 0.5, 0.1].map((mean, i) => shift('ABCDE'[i]!, mean))
    const [found] = companyShifts(rows, 12)
    // Mean 0.3; Σ (1/5)²·(0.01 + 0.01 + 0 + 0.04 + 0.04) = 0.004, times 5/4: se = √0.005 = 0.0707; t(0.975, 4) = 2.7764.
    expect(found!.d).toBeCloseTo(0.3, 12)
    expect(found!.low).toBeCloseTo(0.3 - 2.776445 * Math.sqrt(0.005), 6)
    // From the original targets results rose as much: nothing is left.
    const same = companyShifts(
      rows.map((row) => ({ ...row, sum_d0: row.sum_d - 0.3 * row.n_people })),
      12,
    )
    expect(same[0]!.d).toBeCloseTo(0, 12)
    // Read in two ways the change has two signs: nothing is said.
    expect(
      companyShifts(
        rows.map((row) => ({ ...row, sum_d0: -row.sum_d })),
        12,
      )[0],
    ).toMatchObject({ d: 0, p: 1 })
  })

  const level = (period_id: string, place: number, n: number, of: Partial<ScaleRow> = {}): ScaleRow => ({
    ...{ unit_id: 'A', source_key: 'final final', kind: 'half', period_id, period_start: period_id, scale_key: 'five' },
    ...{ is_score: false, scale_max: 5, level: 'DCBAS'[place - 1]!, place, n, n_people: n, n_results: 0, ...of },
  })
  const five = [5, 20, 45, 22, 8].map((n, i) => level('2025H2', i + 1, n))

  test('a level that chance would hardly leave out is a change of the scale, one that is rare is not', () => {
    // S with 20 of 100: 0.8^100 = 2e-10. S with 8 of 100: below a tenth.
    const four = (s: number) => [5, 20, 45, 30 - s].map((n, i) => level('2026H1', i + 1, n))
    const wide = [5, 20, 30, 25, 20].map((n, i) => level('2025H2', i + 1, n))
    const fewer = [30, 40, 20, 10].map((n, i) => level('2026H1', i + 1, n))
    expect(scaleChanges([...five, ...four(0)], [], 12)).toEqual([])
    expect(scaleChanges([...wide, ...fewer], [], 12)).toMatchObject([
      { unit_id: 'root', after: { period_id: '2026H1' } },
    ])
  })

  test('levels that were joined by a table keep their cuts and are quiet', () => {
    // Cuts of the old scale .05 .25 .70 .92, of the new one .25 .70.
    const joined = [25, 45, 30].map((n, i) =>
      level('2026H1', i + 1, n, { scale_key: 'three', scale_max: 3, level: '低中高'[i]! }),
    )
    const other = [10, 40, 50].map((n, i) =>
      level('2026H1', i + 1, n, { scale_key: 'three', scale_max: 3, level: '低中高'[i]! }),
    )
    expect(scaleChanges([...five, ...joined], [], 12)).toEqual([])
    expect(scaleChanges([...five, ...other], [], 12)).toHaveLength(1)
  })

  test('a changed scale goes before any shift, and needs twelve ratings on both sides', () => {
    const other = (n: number) => level('2026H1', 1, n, { scale_key: 'three', scale_max: 3, level: '低' })
    const rows = { shifts: [], percentiles: [], cycles: [] }
    const limits = { shift: 0.25, fewest: 12 }
    expect(judge({ ...rows, scales: [...five, other(40)] }, limits).map(({ reason }) => reason)).toContain(
      'scale_changed',
    )
    expect(judge({ ...rows, scales: [...five, other(11)] }, limits).map(({ reason }) => reason)).toEqual(['no_pairs'])
  })
})

import { expect, test } from 'vitest'
import { diagnose } from '#queries/diagnosis/diagnose.ts'
import { FACTORS } from '#queries/diagnosis/factors.ts'
import { coverage } from './coverage-table.ts'
import { KINDS, plantedOrganisation, tablesOf, type Planted } from './planted-organisation.ts'
import { departmentsOf, seedsOf } from './seeds-table.ts'

// A few seeds only: the full tables are printed by the scripts beside this file.

test('the verdict on a company is nearly always that of its true effects', () => {
  const wrong = KINDS.flatMap((kind) => seedsOf(kind, 2, 101).companies.wrong.map((line) => `${kind} ${line}`))
  // 95 % are asked for: more than 2 wrong of 12 happens once in fifty times then (binomial, n = 12, p = 0.05).
  expect(wrong.slice(2)).toEqual([])
})

test('where nothing differs, or nothing can be told apart, no department, manager or person is named', () => {
  const named = [...seedsOf('noise', 2, 201).named, ...seedsOf('confounded', 2, 201).named]
  expect(named.filter((name) => name !== 'common')).toEqual([])
})

test('a planted department of 30 or of 100 people has the verdict of its cause', () => {
  for (const cause of ['system', 'individual'] as const) {
    const wrong = [...departmentsOf(cause, 1, 301, [30, 100], 300).values()].flatMap((tally) => tally.wrong)
    expect(wrong).toEqual([])
  }
})

test('most intervals hold the truth', () => {
  const parts = [...coverage(5, 401)].filter(([name]) => name.startsWith('unit'))
  const [within, of] = parts.reduce(([w, n], [, at]) => [w + at.within, n + at.of], [0, 0])
  // About 200 intervals of 95 %, those of one company not independent: far below 85 % only if they are wrong.
  expect(within / of).toBeGreaterThan(0.85)
})

const small = (): Planted => plantedOrganisation({ seed: 11, kind: 'system', people: 120, periods: 4, goals: 2 })

test('the four parts add up to the shortfall, the bars of a unit to its gap, and the same seed gives the same rows', () => {
  const { data, tables } = small()
  const first = diagnose(data, tables, { seed: 3 })
  for (const row of first.diagnosis_unit.filter(({ is_withheld }) => !is_withheld)) {
    expect(row.common! + row.conditions! + row.individual! + row.fluctuation!).toBeCloseTo(row.shortfall!, 10)
    if (row.unit_id === 'root') continue
    const bars = first.diagnosis_part.filter(({ unit_id }) => unit_id === row.unit_id)
    const sum = bars.reduce((total, { contribution }) => total + contribution!, 0)
    expect(sum).toBeCloseTo(row.gap_z! - first.diagnosis_unit[0]!.gap_z!, 10)
  }
  expect(diagnose(data, tables, { seed: 3 })).toEqual(first)
})

test('one manager per department is one component, and nothing is named by it', () => {
  const { data, tables } = plantedOrganisation({ seed: 12, kind: 'confounded', people: 150, periods: 4 })
  const { diagnosis_component, diagnosis_limit } = diagnose(data, tables, { seed: 1 })
  expect(diagnosis_component.map(({ factor }) => factor)).toContain('department+manager+role')
  expect(diagnosis_limit.map(({ code }) => code)).toContain('same_partition')
})

test('ratings without targets have differences but no shortfall in common', () => {
  const planted = small()
  const { diagnosis_unit, diagnosis_limit } = diagnose({ ...planted.data, has_targets: false }, planted.tables, {
    seed: 1,
  })
  expect(diagnosis_unit[0]).toMatchObject({ common: 0, q: null, average_gap_z: null })
  expect(diagnosis_unit[0]!.q_diff).not.toBeNull()
  expect(diagnosis_limit.map(({ code }) => code)).toContain('no_targets')
})

/** The same company with only these rows, and with these gaps. */
function cut(
  { data }: Planted,
  rows: (row: number) => boolean,
  gap = (row: number) => data.gap[row]!,
): Pick<Planted, 'data' | 'tables'> {
  const kept = Array.from(data.gap.keys()).filter(rows)
  const codes = Object.fromEntries(FACTORS.map((f) => [f, Int32Array.from(kept, (row) => data.codes[f]![row]!)]))
  const z = Float64Array.from(kept, gap)
  const less = { ...data, gap: z, gapRatio: z.map((value) => value / 10), codes }
  return { data: less, tables: tablesOf(less) }
}

test.for([
  ['no row', 0, 'no_rows'],
  ['one row', 1, 'few_rows'],
  ['a dozen rows', 12, 'few_rows'],
] as const)('%s gives no verdict but a reason', ([, rows, reason]) => {
  const { data, tables } = cut(small(), (row) => row < rows)
  const diagnosis = diagnose(data, tables, { seed: 1 })
  expect(diagnosis.diagnosis_unit[0]).toMatchObject({ verdict: 'cannot_tell', reason })
  expect(JSON.stringify(diagnosis)).toBe(JSON.stringify(diagnosis, (_, value) => (Number.isNaN(value) ? 'NaN' : value)))
})

test('a constant result, a single department and everybody with a role of their own give no verdict', () => {
  const planted = small()
  const constant = cut(planted, () => true, () => -0.5) // prettier-ignore
  const oneUnit = cut(planted, (row) => planted.data.codes.department![row] === 0)
  const { person } = planted.data.codes
  const own = { ...planted.data, codes: { ...planted.data.codes, role: person! }, levels: { ...planted.data.levels, role: planted.data.levels.person! } } // prettier-ignore
  const reasonOf = (of: ReturnType<typeof cut>) => diagnose(of.data, of.tables, { seed: 1 }).diagnosis_unit[0]!
  expect(reasonOf(constant)).toMatchObject({ verdict: 'cannot_tell', reason: 'constant' })
  expect(reasonOf(oneUnit).verdict).toBe('cannot_tell')
  expect(reasonOf({ data: own, tables: tablesOf(own) })).toMatchObject({ verdict: 'cannot_tell', reason: 'not_separable' }) // prettier-ignore
})

test('one goal per person in one period can show that the system dominates, and nothing else', () => {
  const system = plantedOrganisation({
    seed: 21,
    kind: 'single_period',
    people: 400,
    goals: 1,
    sizes: { common: -1.5 },
  })
  const person = plantedOrganisation({ seed: 21, kind: 'individual', people: 400, goals: 1, periods: 1 })
  const verdictOf = ({ data, tables }: Planted) => diagnose(data, tables, { seed: 1 }).diagnosis_unit[0]!
  expect(verdictOf(system).verdict).toBe('system')
  expect(verdictOf(person).verdict).toBe('cannot_tell')
})

import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSql } from '#pipeline/warehouse/read-sql.ts'
import { openSamples, type Samples } from '#tests/sample-snapshot.ts'
import analysis from './analysis.ts'
import type { FactorEvidenceResult } from './result.ts'
import { factorRow } from './rows.ts'

let samples: Samples
beforeAll(async () => {
  samples = await openSamples()
})
afterAll(() => samples.close())

/** The result of the sample organisation for one unit, before the privacy step. */
async function of(unit: string | null): Promise<FactorEvidenceResult> {
  const rows = await samples.filled.query(await readSql('analyses/factor-evidence/rows.sql'), { unit })
  return analysis.analyse({ rows: rows.map((row) => factorRow.parse(row)) }, { unit }, 1)
}

test('the circumstance with the strongest evidence and the largest pull comes first, what cannot be tested last', async () => {
  const { factors } = await of('a')
  expect(factors.map(({ factor }) => factor)).toEqual([
    ...['customers', 'communication', 'process', 'feedback', 'difficulty'],
  ])
  expect(factors[0]).toMatchObject({
    status: 'described',
    reason: 'few_units',
    grade: 'none',
    here: { grade: 'associated' },
  })
})

test('the finding names the circumstance, its interval and its peers, and the pair that cannot be told apart as one', async () => {
  const found = await of('a')
  expect(analysis.text.zh.finding(found)).toBe(
    '华东销售：与差距有关联的因素：客户资源（如人均线索）（−0.29，区间 −0.34 至 −0.24，17.1 条/人，同类 30.5，此前 28.2）；' +
      '沟通协作（如跨部门等待）与流程（如周期、返工）（−0.07，区间 −0.12 至 −0.02，彼此分不开）。有关联不等于原因；先由归口部门核对。',
  )
  expect(analysis.text.en.finding(found)).toContain('inseparable from one another')
})

test('the company has effects and shares but no place of its own among peers', async () => {
  const { factors } = await of(null)
  expect(factors.every(({ here }) => here === null)).toBe(true)
  expect(factors[0]).toMatchObject({ factor: 'communication', grade: 'associated', inseparable_from: ['process'] })
})

test('a protected unit gives no figure, and a unit of five to nine people gives the company’s only', async () => {
  expect(await of('b')).toMatchObject({ kind: 'withheld', n_people: null, factors: [] })
  const found = { ...(await of('a')), n_people: 7 }
  const figure = analysis.figures(found).find(({ smallest }) => smallest === 10)!
  const shown = analysis.withhold(found, new Set([figure.key]))
  expect(shown.factors.every(({ here }) => here === null)).toBe(true)
  expect(shown.factors[0]!.effect_z).not.toBeNull()
})

test('a company without any measured circumstance is told what data are missing', () => {
  const none = analysis.analyse({ rows: [] }, { unit: null }, 1)
  expect(none.kind).toBe('empty')
  expect(analysis.text.zh.finding(none)).toBe('尚无因素证据：未收到流程、资源或反馈数据。')
})

import { expect, test } from 'vitest'
import { concerning } from './trap-places.ts'

const unit = (unit_id: string, parent_id: string | null) => ({ unit_id, parent_id, name_zh: '', name_en: '', depth: 0 })
const units = [unit('root', null), unit('EC', 'root'), unit('EC1', 'EC'), unit('EC2', 'EC'), unit('NC', 'root')]
const at = (unit: string | null, kpi: string | null = null) => ({ unit, kpi })
const findings = [at('root'), at('EC'), at('EC1'), at('EC2'), at('NC'), at(null, 'K1'), at(null, 'K2'), at('EC1', 'K2')]
const found = (place: { unit: string | null; kpi: string | null }) =>
  concerning(findings, place, units).map(({ unit, kpi }) => [unit, kpi].filter(Boolean).join('/'))

test('a unit is concerned by findings above and below it, not beside it', () => {
  expect(found(at('EC1'))).toEqual(['root', 'EC', 'EC1', 'K1', 'K2', 'EC1/K2'])
  expect(found(at('EC'))).toEqual(['root', 'EC', 'EC1', 'EC2', 'K1', 'K2', 'EC1/K2'])
})

test('with a KPI, findings of another KPI stay out', () => {
  expect(found(at('EC1', 'K1'))).toEqual(['root', 'EC', 'EC1', 'K1'])
})

test('a unit tree that bites its tail ends', () => {
  const circle = [unit('A', 'B'), unit('B', 'A')]
  expect(concerning([at('A')], at('B'), circle)).toHaveLength(1)
})

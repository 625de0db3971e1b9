import { expect, test } from 'vitest'
import { TABS as IN_RESULTS } from '#queries/analyses/factor-evidence/result.ts'
import { isTab, TABS, tabAt } from './tabs.ts'

test('the page has exactly the tabs that results know, in the same order', () => {
  expect(TABS).toEqual([...IN_RESULTS])
  expect(isTab('toString')).toBe(false)
})

test('arrows go round the tabs, Home and End reach the ends, other keys stay with the browser', () => {
  expect(tabAt(6, 'ArrowRight', 7)).toBe(0)
  expect(tabAt(0, 'ArrowLeft', 7)).toBe(6)
  expect([tabAt(3, 'Home', 7), tabAt(3, 'End', 7)]).toEqual([0, 6])
  expect(tabAt(3, 'Tab', 7)).toBeNull()
})

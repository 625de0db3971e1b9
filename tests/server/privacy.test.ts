import { expect, test } from 'vitest'
import { applyPrivacy } from '#pipeline/privacy/apply.ts'
import type { Figure } from '#queries/define.ts'
import { cellKeyText } from '#queries/domain.ts'

type Shown = Figure & { value: number | null }

const analysis = {
  slug: 'example',
  figures: (result: Shown[]) => result.filter(({ value }) => value !== null),
  withhold: (result: Shown[], keys: ReadonlySet<string>) =>
    result.map((one) => (keys.has(one.key) ? { ...one, value: null } : one)),
}
const nothing = { isWithheld: () => false }
const figure = (key: string, over: Partial<Shown> = {}): Shown => ({ key, n: 12, cell: null, value: 1, ...over })
const shownKeys = (result: Shown[]) => analysis.figures(result).map(({ key }) => key)

test('four people are protected, five are shown, and a figure over no people needs no minimum', () => {
  const result = [figure('four', { n: 4 }), figure('five', { n: 5 }), figure('none', { n: null })]
  expect(shownKeys(applyPrivacy(analysis, result, nothing))).toEqual(['five', 'none'])
})

test('a distribution asks for ten, and no analysis can ask for fewer than five', () => {
  const result = [
    figure('nine', { n: 9, smallest: 10 }),
    figure('ten', { n: 10, smallest: 10 }),
    figure('lax', { n: 3, smallest: 1 }),
  ]
  expect(shownKeys(applyPrivacy(analysis, result, nothing))).toEqual(['ten'])
})

test('a cell that the snapshot protects is protected whatever its size', () => {
  const cell = { unit_id: 'EC', kpi_id: '*', period_id: '2026-03' }
  const other = { ...cell, unit_id: 'NC' }
  const lattice = { isWithheld: (asked: typeof cell) => cellKeyText(asked) === cellKeyText(cell) }
  const result = [figure('sibling', { n: 90, cell }), figure('other', { n: 90, cell: other })]
  expect(shownKeys(applyPrivacy(analysis, result, lattice))).toEqual(['other'])
})

test('an analysis that forgets to withhold gives an error and no figure', () => {
  const careless = { ...analysis, withhold: (result: Shown[]) => result }
  expect(() => applyPrivacy(careless, [figure('four', { n: 4 })], nothing)).toThrow(
    /left 1 protected figures, first four/,
  )
})

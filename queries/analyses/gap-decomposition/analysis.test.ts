import { expect, test } from 'vitest'
import { z } from 'zod'
import { lightPalette } from '#queries/palette.ts'
import analysis, { type PartRow } from './analysis.ts'

const unit: PartRow = {
  ...{
    unit_id: 'u',
    parent_id: 'root',
    name_zh: '销售',
    name_en: 'Sales',
    depth: 1,
    n_people: 20,
    n_rows: 240,
    is_withheld: false,
  },
  ...{ gap_z: -0.1, average_gap_z: -0.2, average_gap_z_low: -0.3, average_gap_z_high: -0.1 },
  ...{ company_gap_z: -0.3, is_company_withheld: false },
  ...{
    position: 1,
    factor: 'department',
    side: 'system',
    contribution: 0.5,
    contribution_low: 0.3,
    contribution_high: 0.7,
  },
}
// −0.3 + 0.5 − 0.25 − 0.05 = −0.1: the second bar crosses the target, the third crosses it back.
const rows: PartRow[] = [
  unit,
  {
    ...unit,
    position: 2,
    factor: 'person',
    side: 'individual',
    contribution: -0.25,
    contribution_low: -0.3,
    contribution_high: -0.2,
  },
  {
    ...unit,
    position: 3,
    factor: 'residual',
    side: 'noise',
    contribution: -0.05,
    contribution_low: null,
    contribution_high: null,
  },
]
const answer = (given: PartRow[]) => analysis.result.parse(analysis.analyse({ rows: given }, { unit: 'u' }, 1))

const series = z.object({ type: z.string(), data: z.array(z.object({ value: z.number() })) })

test('the bars add up to the gap of the unit, the residual included', () => {
  const { parts, gap_z } = answer(rows)
  expect(parts.map(({ factor }) => factor)).toEqual(['common', 'department', 'person', 'residual'])
  expect(parts.reduce((sum, { contribution }) => sum + contribution, 0)).toBeCloseTo(gap_z!, 12)
})

test('a bar that crosses the target is drawn as a half on each side of it', () => {
  const drawn = z.object({ option: z.object({ series: z.array(series) }) })
  const { option } = drawn.parse(analysis.chart(answer(rows), { lang: 'zh', palette: lightPalette }))
  const [emptyRight, right, emptyLeft, left] = option.series
    .filter(({ type }) => type === 'bar')
    .map(({ data }) => data.map(({ value }) => value))
  // Running sum: 0 → −0.3 → 0.2 → −0.05 → −0.1, then the total from 0 to −0.1.
  expect(right!.map(rounded)).toEqual([0, 0.2, 0.2, 0, 0])
  expect(left!.map(rounded)).toEqual([-0.3, -0.3, -0.05, -0.05, -0.1])
  expect(emptyRight!.map(rounded)).toEqual([0, 0, 0, 0, 0])
  expect(emptyLeft!.map(rounded)).toEqual([0, 0, 0, -0.05, 0])
})

test('the company against itself has only what is common and what remains', () => {
  const { parts } = answer([{ ...unit, unit_id: 'root', gap_z: -0.3, factor: null, contribution: null }])
  expect(parts.map(({ factor, contribution }) => [factor, rounded(contribution)])).toEqual([
    ['common', -0.2],
    ['residual', -0.1],
  ])
})

test('nine people have a mean but no split; a protected unit has neither', () => {
  expect(answer([{ ...unit, n_people: 9 }])).toMatchObject({ kind: 'too_few', n_people: 9, gap_z: -0.1, parts: [] })
  expect(answer([{ ...unit, is_withheld: true }])).toMatchObject({
    kind: 'withheld',
    n_people: null,
    gap_z: null,
    parts: [],
  })
})

test('a part whose interval holds 0 is not named as one that pulls the gap', () => {
  const unsure = rows.map((row) => ({ ...row, contribution_low: -1, contribution_high: 1 }))
  expect(analysis.text.en.finding(answer(unsure))).not.toContain('Between people')
  expect(analysis.text.en.finding(answer(rows))).toContain('Between people −0.25 (−0.30 to −0.20)')
})

const rounded = (value: number) => Math.round(value * 1e9) / 1e9 + 0

import { expect, test } from 'vitest'
import type { MatrixRow } from '#queries/define.ts'
import { rowsBeyond, withRowsAbove } from './matrix-rows.ts'

const row = (id: string, depth: number, tones: MatrixRow['cells'][number]['tone'][]): MatrixRow => ({
  ...{ id, label: id, depth, href: null },
  cells: tones.map((tone, i) => ({
    ...{ column: String(i), value: '', count: null, halfWidth: null, tone, signal: null, spoken: '', href: null },
  })),
})
const rows = [
  row('root', 0, ['within', 'within']),
  row('north', 1, ['below', 'within']),
  row('north-1', 2, ['within', 'within']),
  row('south', 1, ['within', 'within']),
  row('south-1', 2, ['within', 'above']),
]

test('a gap that a data trap keeps from being read is not beyond normal variation', () => {
  const [first, ...others] = rows[1]!.cells
  const blocked = { ...rows[1]!, cells: [{ ...first!, mark: { sign: '◣' as const, words: '' } }, ...others] }
  expect(rowsBeyond([rows[1]!], new Set(['0']))).toHaveLength(1)
  expect(rowsBeyond([blocked], new Set(['0']))).toEqual([])
})

test('only rows beyond normal variation in the named columns are chosen, and the units above them stay', () => {
  const chosen = rowsBeyond(rows, new Set(['1']))
  expect(chosen.map(({ id }) => id)).toEqual(['south-1'])
  const kept = withRowsAbove(rows, new Set(chosen.map(({ id }) => id)))
  expect(kept.map(({ id }) => id)).toEqual(['root', 'south', 'south-1'])
})

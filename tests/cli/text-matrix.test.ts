import { expect, test } from 'vitest'
import { textMatrix } from '#pipeline/terminal/text-matrix.ts'
import { displayWidth, textTable } from '#pipeline/terminal/text-table.ts'
import type { Matrix } from '#queries/define.ts'

test.each([
  ['abc', 3],
  ['华东销售部', 10],
  ['－12％', 6], // full-width minus and percent sign
  ['−12.0%', 6], // minus sign U+2212 is narrow
  ['↘', 1],
  ['é', 1], // e and a combining accent
  ['𠮷', 2], // a character beyond the basic plane is one character, two columns
  ['', 0],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width)
})

test('columns line up when some names are Chinese and some are not', () => {
  const drawn = textTable(
    ['部门', 'n'],
    [
      ['华东', '12'],
      ['East', '5'],
      ['华南 B', '100'],
    ],
    ['left', 'right'],
  )
  expect(drawn).toBe(
    [
      '部门      n', //
      '──────  ───',
      '华东     12',
      'East      5',
      '华南 B  100',
    ].join('\n'),
  )
})

const cell = (column: string, value: string, tone: Matrix['legend'][number]['tone'], signal: '↘' | null = null) => ({
  column,
  value,
  count: null,
  halfWidth: null,
  tone,
  signal,
  spoken: '',
  href: null,
})

test('a protected cell shows neither value nor blank, and a signal is a sign and not a colour', () => {
  const matrix: Matrix = {
    kind: 'matrix',
    caption: 'c',
    rowHeading: 'Unit',
    columns: ['a', 'b', 'c'].map((id) => ({ id, label: id, note: null, href: null })),
    rows: [
      {
        id: 'x',
        label: 'X',
        depth: 1,
        href: null,
        cells: [cell('a', '−3%', 'below', '↘'), cell('b', 'secret', 'withheld'), cell('c', '', 'empty')],
      },
    ],
    legend: [{ tone: 'withheld', words: 'Hatched P: protected' }],
    notes: ['a note'],
  }
  const drawn = textMatrix(matrix)
  expect(drawn).not.toContain('secret')
  expect(drawn.split('\n')[2]).toBe('  X   −3%↘  ▒▒  ·')
  expect(drawn).toContain('\n  ▒▒  protected\n')
  expect(drawn.endsWith('a note')).toBe(true)
})

test('what does not fit beside each other is printed below, and nothing is lost', () => {
  const columns = ['1', '2', '3', '4', '5'].map((id) => ({ id, label: `m${id}`, note: null, href: null }))
  const matrix: Matrix = {
    kind: 'matrix',
    caption: 'c',
    rowHeading: 'Unit',
    columns,
    rows: [
      { id: 'x', label: 'X', depth: 0, href: null, cells: columns.map(({ id }) => cell(id, `+${id}%`, 'within')) },
    ],
    legend: [],
    notes: [],
  }
  // 4 for the names, then 2 + 4 for each column: two fit into 16 columns.
  const lines = textMatrix(matrix, 16).split('\n')
  expect(lines.filter((line) => line.startsWith('Unit'))).toEqual([
    'Unit    m1    m2',
    'Unit    m3    m4',
    'Unit    m5',
  ])
  expect(lines.every((line) => displayWidth(line) <= 16)).toBe(true)
  for (const { id } of columns) expect(lines.join('\n')).toContain(`+${id}%`)
  expect(textMatrix(matrix, 1)).toContain('+5%')
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnsIn, evaluate, parseExpression, type Computed } from '#pipeline/ingest/expression.ts'

const values: Record<string, number> = { a: 8, b: 2, '# Evaluated': 4 }
const read = (name: string): Computed => (name in values ? { value: values[name]! } : { value: null, reason: 'BLANK' })
const result = (text: string) => evaluate(parseExpression(text), read)

test.each([
  ['1 - b/a', 0.75],
  ['(1 - b) * a', -8],
  ['-a + 3', -5],
  ['a × b ÷ 4 − 1', 3],
  ['[# Evaluated] / a', 0.5],
  ['2 * -b', -4],
  ['8/2/2', 2],
  ['8-2-2', 4],
])('%s is %d', (text, expected) => {
  expect(result(text)).toEqual({ value: expected })
})

test('division by zero and missing columns give no number but a reason', () => {
  expect(result('a / (b - 2)')).toEqual({ value: null, reason: 'DIVISION_BY_ZERO' })
  expect(result('a + missing')).toEqual({ value: null, reason: 'BLANK' })
})

test.each([
  ['1 +'],
  ['(a'],
  ['a b'],
  ['a ** b'],
  ['process.exit()'],
  ['a; b'],
  [''],
  ['1..2'],
  ['`a`'],
  ['('.repeat(100) + 'a' + ')'.repeat(100)],
])('%j is no formula', (text) => {
  expect(() => parseExpression(text)).toThrow(SyntaxError)
})

test('the columns of a formula are known before it runs', () =>
  expect(columnsIn(parseExpression('1 - breaches/[a b]'))).toEqual(['breaches', 'a b']))

test('sums of products agree with the arithmetic of the language', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), fc.constantFrom('+', '-')),
        { minLength: 1, maxLength: 8 },
      ),
      (terms) => {
        const text = terms
          .map(([x, y, sign]) => `${sign} ${x}*${y}`)
          .join(' ')
          .replace(/^\+ /, '0 + ')
          .replace(/^- /, '0 - ')
        const expected = terms.reduce((sum, [x, y, sign]) => (sign === '+' ? sum + x * y : sum - x * y), 0)
        expect(result(text)).toEqual({ value: expected })
      },
    ),
  )
})

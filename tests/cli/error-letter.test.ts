import { expect, test } from 'vitest'
import { CausewayError } from '#pipeline/errors.ts'

const words = {
  title: { zh: '读不出日期', en: 'cannot read a date' },
  remedy: { zh: '请更正', en: 'Correct the cell' },
}
const letter = (place: CausewayError['place'], lang: 'zh' | 'en') =>
  new CausewayError('bad-date', words, { place }).letter(lang)

test('an error names file, sheet, line, column and what was found, in the order in which one looks', () => {
  const place = { file: 'spring.csv', sheet: 'Q1', line: 214, column: 'Reviewed on', found: '13/25/2026' }
  expect(letter(place, 'en')).toBe(
    'spring.csv, sheet "Q1", line 214, column "Reviewed on" (found "13/25/2026"): cannot read a date\nCorrect the cell',
  )
  expect(letter(place, 'zh')).toBe(
    'spring.csv，工作表“Q1”，第 214 行，列“Reviewed on”（读到“13/25/2026”）：读不出日期\n请更正',
  )
})

test('without a place the thing found stands first, and without either the sentence stands alone', () => {
  expect(letter({ found: 'nope' }, 'en')).toBe('"nope": cannot read a date\nCorrect the cell')
  expect(letter({}, 'zh')).toBe('读不出日期\n请更正')
})

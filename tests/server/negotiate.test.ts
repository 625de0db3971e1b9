import { expect, test } from 'vitest'
import { negotiate } from '#web/server/negotiate.ts'

test.each([
  [undefined, 'json'],
  ['', 'json'],
  ['*/*', 'json'],
  ['application/json', 'json'],
  ['text/csv', 'csv'],
  ['TEXT/CSV', 'csv'],
  ['text/*', 'csv'],
  ['application/vnd.apache.arrow.stream', 'arrow'],
  ['application/*', 'json'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'json'], // what a browser's address bar sends
  ['application/json;q=0.5, text/csv;q=0.9', 'csv'],
  ['text/csv;q=0, */*', 'json'],
  ['application/json;q=0, text/csv;q=0.1', 'csv'],
])('Accept: %s gives %s', (accept, format) => {
  expect(negotiate(undefined, accept)).toBe(format)
})

test.each(['text/html', 'image/png, text/html', 'application/json;q=0', 'text/csv;q=7'])(
  'Accept: %s is refused with 406',
  (accept) => {
    expect(() => negotiate(undefined, accept)).toThrow(
      expect.objectContaining({ code: 'not-acceptable', status: 406 }) as Error,
    )
  },
)

test('the format parameter wins over the header, and an unknown one is refused by name', () => {
  expect(negotiate('csv', 'application/json')).toBe('csv')
  expect(() => negotiate('xlsx', '*/*')).toThrow(/bad-parameter: .*format/)
})

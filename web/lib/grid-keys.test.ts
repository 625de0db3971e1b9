import { expect, test } from 'vitest'
import { move } from './grid-keys.ts'

const size = { rows: 3, columns: 4 }
const at = (row: number, column: number) => ({ row, column })

test('arrows move one step and stop at the edges', () => {
  expect(move(at(1, 1), 'ArrowRight', false, size)).toEqual(at(1, 2))
  expect(move(at(1, 1), 'ArrowLeft', false, size)).toEqual(at(1, 0))
  expect(move(at(2, 1), 'ArrowDown', false, size)).toBeNull()
})

test('Home and End go to the ends of the row, with Ctrl to the corners', () => {
  expect(move(at(1, 2), 'Home', false, size)).toEqual(at(1, 0))
  expect(move(at(1, 2), 'End', false, size)).toEqual(at(1, 4))
  expect(move(at(1, 2), 'Home', true, size)).toEqual(at(0, 0))
  expect(move(at(1, 2), 'End', true, size)).toEqual(at(2, 4))
})

test('other keys are left to the page', () => {
  expect(move(at(1, 2), 'a', false, size)).toBeNull()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withholdCells, type PeopleCell } from './withhold-cells.ts'

const cell = (unit_id: string, n: number, own = 0, crossing = 0): PeopleCell => ({
  ...{ unit_id, counts: [n], own: [own], crossing: [crossing] },
})
const flat = (...units: string[]) =>
  new Map<string, string | null>([['root', null], ...units.map((unit) => [unit, 'root'] as const)])

test('an organisation without small groups has nothing withheld', () => {
  expect(withholdCells([cell('root', 30), cell('a', 10), cell('b', 5), cell('c', 15)], flat('a', 'b', 'c'))).toEqual(
    new Set(),
  )
})

test('one small child takes the next smallest with it', () => {
  // Else root − a − c would be the mean of the three people of b.
  expect(withholdCells([cell('root', 30), cell('a', 10), cell('b', 3), cell('c', 17)], flat('a', 'b', 'c'))).toEqual(
    new Set(['a', 'b']),
  )
})

test('two small children that are fewer than five together take a third', () => {
  expect(
    withholdCells(
      [cell('root', 30), cell('a', 20), cell('b', 2), cell('c', 1), cell('d', 7)],
      flat('a', 'b', 'c', 'd'),
    ),
  ).toEqual(new Set(['b', 'c', 'd']))
})

test('a few people who belong to no child are a child that nobody sees', () => {
  // root − a − b would be the two; with b hidden it would be those two and b, with a hidden as well nobody knows which is which.
  const cells = [cell('root', 42, 2), cell('a', 12), cell('b', 8), cell('c', 20)]
  expect(withholdCells(cells, flat('a', 'b', 'c'))).toEqual(new Set(['a', 'b']))
})

test('one hidden child takes the next smallest with it also where people belong to no child', () => {
  const cells = [cell('root', 42, 9), cell('a', 3), cell('b', 10), cell('c', 20)]
  expect(withholdCells(cells, flat('a', 'b', 'c'))).toEqual(new Set(['a', 'b']))
})

test('an only child hides behind enough people who belong to no child', () => {
  expect(withholdCells([cell('root', 12, 9), cell('a', 3)], flat('a'))).toEqual(new Set(['a']))
})

test('a few people with results in two children cannot be told from the difference of parent and children', () => {
  // 25 people, of whom one counts in a and in b: a + b + c − root would be that person's own mean.
  const cells = [cell('root', 25, 0, 1), cell('a', 8), cell('b', 8), cell('c', 10)]
  expect(withholdCells(cells, flat('a', 'b', 'c'))).toEqual(new Set(['a', 'b']))
  // Five such people are a group; nothing needs to be hidden.
  const many = [cell('root', 21, 0, 5), cell('a', 8), cell('b', 8), cell('c', 10)]
  expect(withholdCells(many, flat('a', 'b', 'c'))).toEqual(new Set())
})

test('hidden children that share their people do not count them twice', () => {
  // a and b are 3 + 3, but only four people in all: root − c would be those four, so c goes too and with it the difference.
  const cells = [cell('root', 24, 0, 2), cell('a', 3), cell('b', 3), cell('c', 20)]
  expect(withholdCells(cells, flat('a', 'b', 'c'))).toEqual(new Set(['a', 'b', 'c']))
})

test('what lies below a withheld unit is withheld too', () => {
  const parents = new Map([['root', null], ['a', 'root'], ['b', 'root'], ['c', 'root'], ['a1', 'a'], ['a2', 'a']]) // prettier-ignore
  const cells = [cell('root', 40), cell('a', 12), cell('b', 4), cell('c', 24), cell('a1', 6), cell('a2', 6)]
  expect(withholdCells(cells, parents)).toEqual(new Set(['a', 'b', 'a1', 'a2']))
})

test('a parent with a small child and nobody to hide it behind is withheld itself', () => {
  // The second measure has 4 people in the only child; the parent shows the same 4.
  const cells = [
    { unit_id: 'root', counts: [8, 8], own: [0, 4], crossing: [0, 0] },
    { unit_id: 'a', counts: [8, 4], own: [0, 0], crossing: [0, 0] },
  ]
  expect(withholdCells(cells, flat('a'))).toEqual(new Set(['root', 'a']))
})

test('a measure with nobody behind it needs no protection', () => {
  expect(withholdCells([{ unit_id: 'root', counts: [12, 0], own: [12, 0], crossing: [0, 0] }], flat())).toEqual(
    new Set(),
  )
})

test('no parent less its visible children is ever a group of one to four', () => {
  const shape = fc.array(fc.record({ parent: fc.nat(), own: fc.integer({ min: 0, max: 12 }) }), {
    minLength: 1,
    maxLength: 25,
  })
  fc.assert(
    fc.property(shape, (units) => {
      const parentOf = new Map(units.map(({ parent }, i) => [`u${i}`, i === 0 ? null : `u${parent % i}`]))
      const total = units.map(({ own }) => own)
      for (let i = units.length - 1; i > 0; i--) total[units[i]!.parent % i]! += total[i]!
      const cells = units.map(({ own }, i) => cell(`u${i}`, total[i]!, own)).filter(({ counts }) => counts[0]! > 0)
      const withheld = withholdCells(cells, parentOf)
      for (const { unit_id, counts } of cells) {
        if (withheld.has(unit_id)) continue
        expect(counts[0]).toBeGreaterThanOrEqual(5)
        const visible = cells.filter((other) => parentOf.get(other.unit_id) === unit_id && !withheld.has(other.unit_id))
        const rest = counts[0]! - visible.reduce((sum, child) => sum + child.counts[0]!, 0)
        expect(rest === 0 || rest >= 5).toBe(true)
        // Nor does a lone hidden child come out as the difference, or stand alone beside visible ones.
        const hidden = cells.filter((other) => parentOf.get(other.unit_id) === unit_id && withheld.has(other.unit_id))
        if (hidden.length === 1) {
          expect(visible).toEqual([])
          expect(rest).toBeGreaterThan(hidden[0]!.counts[0]!)
        }
      }
    }),
    { numRuns: 2000, seed: 7 },
  )
})

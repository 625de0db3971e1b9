import { expect, test } from 'vitest'
import { falseDiscovery } from './false-discovery.ts'
import { permutationP } from './permutation-p.ts'

test('q-values equal p.adjust(method = "BH"), whatever the order of the tests', () => {
  const p = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.9]
  // R 4.2.2: p.adjust(p, "BH")
  const expected = [0.011, 0.044, 0.0924, 0.0924, 0.0924, 0.11, 0.116285714285714, 0.2376, 0.2376, 0.2376, 0.9]
  falseDiscovery(p).forEach((q, i) => expect(q).toBeCloseTo(expected[i]!, 12))
  falseDiscovery(p.toReversed()).forEach((q, i) => expect(q).toBeCloseTo(expected.toReversed()[i]!, 12))
})

test('a test that could not be made does not count, and none give none', () => {
  expect(falseDiscovery([0.02, null, 0.04])).toEqual([0.04, null, 0.04])
  expect(falseDiscovery([null])).toEqual([null])
  expect(falseDiscovery([])).toEqual([])
})

test('a permutation p is at least 1/(B + 1) and counts ties', () => {
  expect(permutationP(3, Float64Array.of(1, 2, 0, 1))).toBe(1 / 5)
  expect(permutationP(2, Float64Array.of(1, 2, 0, 1))).toBe(2 / 5)
})

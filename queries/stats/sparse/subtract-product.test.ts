import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normal, seeded } from '../random.ts'
import { simdKernel } from './simd-kernel.ts'
import { scalarKernel } from './subtract-product.ts'

const memory = new WebAssembly.Memory({ initial: 1 })
const vectors = simdKernel(memory)

test('Node runs the vector kernel', () => {
  expect(vectors).not.toBeNull()
})

test('C − A·B for any shape and either way A lies: both kernels give the textbook sum, and the same bits', () => {
  const shape = fc.record({
    m: fc.integer({ min: 0, max: 11 }),
    n: fc.constantFrom(4, 8, 12),
    k: fc.integer({ min: 0, max: 17 }),
    turned: fc.boolean(),
    seed: fc.integer(),
  })
  fc.assert(
    fc.property(shape, ({ m, n, k, turned, seed }) => {
      const random = seeded(seed)
      const start = Float64Array.from({ length: 1500 }, () => normal(random))
      const [a, b, cRow, bRow] = [400, 900, 15, 14] // C from 0, A from 400, B from 900, rows with gaps between
      const [aRow, aColumn] = turned ? [1, 13] : [19, 1]
      const wanted = start.slice()
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < n; j++) {
          let sum = 0
          for (let p = 0; p < k; p++) sum += start[a + i * aRow + p * aColumn]! * start[b + p * bRow + j]!
          wanted[i * cRow + j] = start[i * cRow + j]! - sum
        }
      }
      const plain = start.slice()
      scalarKernel(plain)(0, cRow, a, aRow, aColumn, b, bRow, m, n, k)
      expect(plain).toEqual(wanted)
      const fast = new Float64Array(memory.buffer, 0, start.length)
      fast.set(start)
      vectors!(0, cRow, a, aRow, aColumn, b, bRow, m, n, k)
      expect(fast.slice()).toEqual(wanted)
    }),
    { seed: 12, numRuns: 200 },
  )
})

test('without vectors the answer is null, so that plain JavaScript can take over', () => {
  const notAMemory = {} as WebAssembly.Memory // what a browser without WebAssembly.Memory would hand over fails to link
  expect(simdKernel(notAMemory)).toBeNull()
})

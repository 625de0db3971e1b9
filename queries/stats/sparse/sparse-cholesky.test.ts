import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normal, seeded, type Random } from '../random.ts'
import { analysePattern, type Symbolic } from './analyse-pattern.ts'
import { factorise } from './cholesky.ts'
import type { SymmetricPattern } from './symmetric-pattern.ts'

type SparseMatrix = { pattern: SymmetricPattern; values: Float64Array }

/** Random entries where `has(i, j)` says so (i > j); strictly diagonally dominant, hence positive definite. */
function positiveDefinite(n: number, has: (i: number, j: number) => boolean, random: Random): SparseMatrix {
  const start = new Int32Array(n + 1)
  const row: number[] = []
  const values: number[] = []
  const rowSum = new Float64Array(n)
  for (let j = 0; j < n; j++) {
    row.push(j)
    values.push(0)
    for (let i = j + 1; i < n; i++) {
      if (!has(i, j)) continue
      const value = normal(random)
      row.push(i)
      values.push(value)
      rowSum[i]! += Math.abs(value)
      rowSum[j]! += Math.abs(value)
    }
    start[j + 1] = row.length
  }
  for (let j = 0; j < n; j++) values[start[j]!] = rowSum[j]! + 0.1 + random()
  return { pattern: { n, columnStart: start, row: Int32Array.from(row) }, values: Float64Array.from(values) }
}

/** The whole matrix, row-major. */
function dense({ pattern, values }: SparseMatrix): Float64Array {
  const { n, columnStart, row } = pattern
  const full = new Float64Array(n * n)
  for (let j = 0; j < n; j++) {
    for (let e = columnStart[j]!; e < columnStart[j + 1]!; e++) {
      full[row[e]! * n + j] = full[j * n + row[e]!] = values[e]!
    }
  }
  return full
}

/** The textbook, to compare with: L of A = L L' by rows; its log-determinant; the inverse by n pairs of triangular solves. */
function denseCholesky(a: Float64Array, n: number) {
  const l = a.slice()
  let logDeterminant = 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = l[i * n + j]!
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!
      l[i * n + j] = i === j ? Math.sqrt(sum) : sum / l[j * n + j]!
    }
    logDeterminant += 2 * Math.log(l[i * n + i]!)
  }
  const solve = (b: Float64Array) => {
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) b[i]! -= l[i * n + k]! * b[k]!
      b[i]! /= l[i * n + i]!
    }
    for (let i = n - 1; i >= 0; i--) {
      for (let k = i + 1; k < n; k++) b[i]! -= l[k * n + i]! * b[k]!
      b[i]! /= l[i * n + i]!
    }
    return b
  }
  return { logDeterminant, solve }
}

/** Largest |a − b|, relative to the largest |b| (or 1 where all are small). */
function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let worst = a.length === b.length ? 0 : Infinity
  let scale = 1e-300
  for (let i = 0; i < b.length; i++) {
    worst = Math.max(worst, Number.isNaN(a[i]!) ? Infinity : Math.abs(a[i]! - b[i]!))
    scale = Math.max(scale, Math.abs(b[i]!))
  }
  return worst / scale
}

/** Everything a factor promises, against the dense textbook. Tolerances: matrices are diagonally dominant, so errors stay near n ε. */
function expectAgreement(matrix: SparseMatrix, last: number, vectorised: boolean): void {
  const { n, columnStart, row } = matrix.pattern
  const full = dense(matrix)
  const reference = denseCholesky(full, n)
  const symbolic = analysePattern(matrix.pattern, { last })
  const factor = factorise(symbolic, matrix.values, undefined, vectorised)
  expect(Array.from(symbolic.order.slice(n - last))).toEqual(Array.from({ length: last }, (_, k) => n - last + k))
  expect(Array.from(symbolic.order).sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, k) => k))
  expect(distance([factor.logDeterminant], [reference.logDeterminant])).toBeLessThan(1e-10)

  const b = Float64Array.from({ length: n }, (_, i) => Math.sin(i + 1))
  const x = b.slice()
  factor.solve(x)
  expect(distance(x, reference.solve(b.slice()))).toBeLessThan(1e-10)

  const inverse = Array.from({ length: n }, (_, j) => {
    const unit = new Float64Array(n)
    unit[j] = 1
    return reference.solve(unit)
  })
  const selected = factor.selectedInverse()
  const wanted = new Float64Array(matrix.values.length)
  for (let j = 0; j < n; j++) {
    for (let e = columnStart[j]!; e < columnStart[j + 1]!; e++) wanted[e] = inverse[j]![row[e]!]!
  }
  expect(distance(selected.values, wanted)).toBeLessThan(1e-9)
  const onDiagonal = inverse.map((column, j) => column[j]!)
  expect(distance(selected.diagonal, onDiagonal)).toBeLessThan(1e-9)
}

/** L from the panels, row-major n × n, in the order of elimination. */
function denseFactor(symbolic: Symbolic, x: Float64Array): Float64Array {
  const { pattern, firstColumn, rowStart, rowEnd, row, stride, offset } = symbolic
  const { n } = pattern
  const l = new Float64Array(n * n)
  for (let p = 0; p < symbolic.nPanels; p++) {
    for (let t = rowStart[p]!; t < rowEnd[p]!; t++) {
      for (let j = firstColumn[p]!; j < firstColumn[p + 1]! && j <= row[t]!; j++) {
        l[row[t]! * n + j] = x[offset[p]! + (t - rowStart[p]!) * stride[p]! + j - firstColumn[p]!]!
      }
    }
  }
  return l
}

describe('a factor agrees with dense Cholesky and the dense inverse', () => {
  test('on random patterns of every density, with and without a border', () => {
    fc.assert(
      fc.property(
        fc.record({
          n: fc.integer({ min: 1, max: 70 }),
          density: fc.constantFrom(0, 0.02, 0.05, 0.1, 0.3, 1),
          border: fc.integer({ min: 0, max: 6 }),
          seed: fc.integer(),
          vectorised: fc.boolean(),
        }),
        ({ n, density, border, seed, vectorised }) => {
          const random = seeded(seed)
          const last = Math.min(n, border)
          const has = (i: number) => i >= n - last || random() < density
          expectAgreement(positiveDefinite(n, has, random), last, vectorised)
        },
      ),
      { seed: 3, numRuns: 120 },
    )
  })

  const shapes: [string, number, number, (i: number, j: number, random: Random) => boolean][] = [
    ['one row', 1, 0, () => false],
    ['a diagonal', 40, 0, () => false],
    ['an arrow that points at the first row', 150, 0, (_, j) => j === 0],
    ['an arrow that points at the last row', 150, 1, (i) => i === 149],
    ['blocks of 9', 180, 0, (i, j) => Math.floor(i / 9) === Math.floor(j / 9)],
    ['a band', 200, 0, (i, j) => i - j < 5],
    ['a dense matrix wider than three panels', 215, 0, () => true],
    ['a dense matrix that is all border', 130, 130, () => true],
    [
      'blocks linked at random, under a border of 30',
      330,
      30,
      (i, j, random) => i >= 300 || Math.floor(i / 12) === Math.floor(j / 12) || random() < 0.02,
    ],
    ['a mostly full matrix', 240, 10, (_, __, random) => random() < 0.6],
  ]
  for (const [shape, n, last, has] of shapes) {
    test.each([false, true])(`on ${shape}, vectors %s`, (vectorised) => {
      const random = seeded(11)
      expectAgreement(
        positiveDefinite(n, (i, j) => has(i, j, random), random),
        last,
        vectorised,
      )
    })
  }

  test('on an empty matrix', () => {
    const pattern = { n: 0, columnStart: new Int32Array(1), row: new Int32Array(0) }
    const factor = factorise(analysePattern(pattern), new Float64Array(0))
    expect(factor.logDeterminant).toBe(0)
    expect(factor.selectedInverse().diagonal).toHaveLength(0)
  })
})

describe('the triangular solves', () => {
  const random = seeded(5)
  const matrix = positiveDefinite(90, (i) => i >= 85 || random() < 0.08, random)
  const symbolic = analysePattern(matrix.pattern, { last: 5 })
  const factor = factorise(symbolic, matrix.values)
  const l = denseFactor(symbolic, factor.storage.x)
  const n = 90

  test('use an L with L L′ = P A P′', () => {
    const product = new Float64Array(n * n)
    const permuted = new Float64Array(n * n)
    const full = dense(matrix)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        for (let k = 0; k < n; k++) product[i * n + j]! += l[i * n + k]! * l[j * n + k]!
        permuted[i * n + j] = full[symbolic.order[i]! * n + symbolic.order[j]!]!
      }
    }
    expect(distance(product, permuted)).toBeLessThan(1e-13)
  })

  test('have the covariance A^-1: with M = P′ L′^-1, column by column, A M M′ = I', () => {
    const columns = Array.from({ length: n }, (_, k) => {
      const unit = new Float64Array(n)
      unit[k] = 1
      factor.solveTransposed(unit)
      return unit
    })
    const full = dense(matrix)
    const covariance = new Float64Array(n * n)
    for (const m of columns) {
      for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) covariance[i * n + j]! += m[i]! * m[j]!
    }
    let worst = 0
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = i === j ? -1 : 0
        for (let k = 0; k < n; k++) sum += full[i * n + k]! * covariance[k * n + j]!
        worst = Math.max(worst, Math.abs(sum))
      }
    }
    expect(worst).toBeLessThan(1e-12)
  })

  test('forward: L times the result is the permuted right-hand side', () => {
    const b = Float64Array.from({ length: n }, (_, i) => Math.cos(i))
    const y = b.slice()
    factor.solveLower(y)
    const back = Float64Array.from({ length: n }, (_, i) => y.reduce((sum, value, k) => sum + l[i * n + k]! * value, 0))
    expect(
      distance(
        back,
        symbolic.order.reduce((all, row, k) => ((all[k] = b[row]!), all), new Float64Array(n)),
      ),
    ).toBeLessThan(1e-13)
  })
})

describe('a matrix that has no factor', () => {
  test('is refused with the pivot and the row', () => {
    // [1 2; 2 1] has the eigenvalue −1; the second pivot is 1 − 2² = −3.
    const pattern = { n: 2, columnStart: Int32Array.of(0, 2, 3), row: Int32Array.of(0, 1, 1) }
    expect(() => factorise(analysePattern(pattern, { last: 2 }), Float64Array.of(1, 2, 1))).toThrow(
      /pivot 1 \(row 1 of the matrix\): -3/,
    )
    expect(() => factorise(analysePattern(pattern), Float64Array.of(1, 2, 1))).toThrow(RangeError)
  })

  test('is refused when singular to rounding, or not a number', () => {
    const pattern = { n: 2, columnStart: Int32Array.of(0, 2, 3), row: Int32Array.of(0, 1, 1) }
    const symbolic = analysePattern(pattern)
    expect(() => factorise(symbolic, Float64Array.of(0.1, 0.3, 0.9))).toThrow(RangeError) // 0.9 − 0.3²/0.1 = 0
    expect(() => factorise(symbolic, Float64Array.of(1, NaN, 1))).toThrow(RangeError)
  })

  test('leaves the memory fit for another try', () => {
    const random = seeded(8)
    const matrix = positiveDefinite(80, () => random() < 0.2, random)
    const symbolic = analysePattern(matrix.pattern)
    const factor = factorise(symbolic, matrix.values)
    const before = factor.logDeterminant
    expect(() =>
      factorise(
        symbolic,
        matrix.values.map((v) => -v),
        factor,
      ),
    ).toThrow(RangeError)
    expect(factorise(symbolic, matrix.values, factor).logDeterminant).toBe(before)
  })
})

test.each([
  ['dense', 900, 1],
  ['sparse', 1500, 0.003],
])('tr(A A^-1) = n needs only the pattern, and holds on a large %s matrix', (_, n, density) => {
  const random = seeded(13)
  const matrix = positiveDefinite(n, (i) => i >= n - 20 || random() < density, random)
  const { values, diagonal } = factorise(analysePattern(matrix.pattern, { last: 20 }), matrix.values).selectedInverse()
  let trace = 0
  for (let e = 0; e < values.length; e++) trace += 2 * matrix.values[e]! * values[e]!
  for (let j = 0; j < n; j++) trace -= matrix.values[matrix.pattern.columnStart[j]!]! * diagonal[j]!
  expect(trace).toBeCloseTo(n, 8)
})

test('the unit of a row does not matter: with D = powers of ten, (D A D)^-1 is D^-1 A^-1 D^-1 entry by entry', () => {
  const random = seeded(34)
  const matrix = positiveDefinite(150, (i) => i >= 140 || random() < 0.1, random)
  const { n, columnStart, row } = matrix.pattern
  const d = Float64Array.from({ length: n }, () => 10 ** Math.round(8 * random() - 4))
  const scaled = matrix.values.slice()
  for (let j = 0; j < n; j++)
    for (let e = columnStart[j]!; e < columnStart[j + 1]!; e++) scaled[e]! *= d[j]! * d[row[e]!]!
  const symbolic = analysePattern(matrix.pattern, { last: 10 })
  const plain = factorise(symbolic, matrix.values)
  const other = factorise(symbolic, scaled)
  const back = other.selectedInverse().values
  for (let j = 0; j < n; j++)
    for (let e = columnStart[j]!; e < columnStart[j + 1]!; e++) back[e]! *= d[j]! * d[row[e]!]!
  expect(distance(back, plain.selectedInverse().values)).toBeLessThan(1e-13)
  const logOfD = d.reduce((sum, value) => sum + Math.log(value), 0)
  expect(other.logDeterminant).toBeCloseTo(plain.logDeterminant + 2 * logOfD, 9)
})

test('a reused factor and inverse give what new ones give, in the same memory', () => {
  const random = seeded(21)
  const matrix = positiveDefinite(120, () => random() < 0.1, random)
  const other = matrix.values.map((v) => v * 1.5)
  const symbolic = analysePattern(matrix.pattern)
  const first = factorise(symbolic, matrix.values)
  const inverse = first.selectedInverse()
  const again = factorise(symbolic, other, first)
  const fresh = factorise(symbolic, other)
  expect(again).toBe(first)
  expect(again.selectedInverse(inverse)).toBe(inverse)
  expect(inverse).toEqual(fresh.selectedInverse())
  expect(again.logDeterminant).toBe(fresh.logDeterminant)
})

test('vectors and plain JavaScript give the same bits', () => {
  const random = seeded(2)
  const matrix = positiveDefinite(200, () => random() < 0.3, random)
  const symbolic = analysePattern(matrix.pattern)
  const [plain, vectors] = [false, true].map((choice) => factorise(symbolic, matrix.values, undefined, choice))
  expect(vectors!.logDeterminant).toBe(plain!.logDeterminant)
  expect(vectors!.selectedInverse()).toEqual(plain!.selectedInverse())
})

test('a pattern without its diagonal, or with rows out of order, is refused', () => {
  const columnStart = Int32Array.of(0, 2, 3)
  expect(() => analysePattern({ n: 2, columnStart, row: Int32Array.of(1, 0, 1) })).toThrow(/column 0/)
  expect(() => analysePattern({ n: 2, columnStart, row: Int32Array.of(0, 0, 1) })).toThrow(/column 0/)
  expect(() => analysePattern({ n: 2, columnStart, row: Int32Array.of(0, 1, 1) }, { last: 3 })).toThrow(RangeError)
})

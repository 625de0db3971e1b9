/**
 * The one hot operation of factorisation and selected inverse, on blocks that live in one array:
 *
 *   C ← C − A·B      C: m × n,  A: m × k,  B: k × n,  n a multiple of 4
 *
 * All arguments after the array are positions and strides in doubles. B and C are row-major; A may lie either way, so its
 * transpose costs nothing. Columns of C that pad n to a multiple of 4 receive whatever the padding of B says (zeros).
 *
 * 4 × 4 register blocking: sixteen sums stay in registers while k runs, eight loads feed sixteen multiply-adds.
 *
 * @see Goto & van de Geijn 2008, "Anatomy of high-performance matrix multiplication"
 */
export type SubtractProduct = (
  c: number,
  cRow: number,
  a: number,
  aRow: number,
  aColumn: number,
  b: number,
  bRow: number,
  m: number,
  n: number,
  k: number,
) => void

/** The operation in plain JavaScript: reference and fallback of the vector version in `simd-kernel.ts`. */
export function scalarKernel(x: Float64Array): SubtractProduct {
  return (c, cRow, a, aRow, aColumn, b, bRow, m, n, k) =>
    subtractProduct(x, c, cRow, a, aRow, aColumn, b, bRow, m, n, k)
}

function subtractProduct(
  x: Float64Array,
  c: number,
  cRow: number,
  a: number,
  aRow: number,
  aColumn: number,
  b: number,
  bRow: number,
  m: number,
  n: number,
  k: number,
): void {
  const whole = m & ~3
  for (let i = 0; i < whole; i += 4) {
    const ai = a + i * aRow
    for (let j = 0; j < n; j += 4) fourByFour(x, c + i * cRow + j, cRow, ai, aRow, aColumn, b + j, bRow, k)
  }
  for (let i = whole; i < m; i++) {
    const ai = a + i * aRow
    for (let j = 0; j < n; j += 4) oneByFour(x, c + i * cRow + j, ai, aColumn, b + j, bRow, k)
  }
}

function fourByFour(
  x: Float64Array,
  c: number,
  cRow: number,
  a: number,
  aRow: number,
  aColumn: number,
  b: number,
  bRow: number,
  k: number,
): void {
  let s00 = 0
  let s01 = 0
  let s02 = 0
  let s03 = 0
  let s10 = 0
  let s11 = 0
  let s12 = 0
  let s13 = 0
  let s20 = 0
  let s21 = 0
  let s22 = 0
  let s23 = 0
  let s30 = 0
  let s31 = 0
  let s32 = 0
  let s33 = 0
  let a0 = a
  let bp = b
  for (let p = 0; p < k; p++) {
    const b0 = x[bp]!
    const b1 = x[bp + 1]!
    const b2 = x[bp + 2]!
    const b3 = x[bp + 3]!
    let v = x[a0]!
    s00 += v * b0
    s01 += v * b1
    s02 += v * b2
    s03 += v * b3
    v = x[a0 + aRow]!
    s10 += v * b0
    s11 += v * b1
    s12 += v * b2
    s13 += v * b3
    v = x[a0 + 2 * aRow]!
    s20 += v * b0
    s21 += v * b1
    s22 += v * b2
    s23 += v * b3
    v = x[a0 + 3 * aRow]!
    s30 += v * b0
    s31 += v * b1
    s32 += v * b2
    s33 += v * b3
    a0 += aColumn
    bp += bRow
  }
  x[c] = x[c]! - s00
  x[c + 1] = x[c + 1]! - s01
  x[c + 2] = x[c + 2]! - s02
  x[c + 3] = x[c + 3]! - s03
  c += cRow
  x[c] = x[c]! - s10
  x[c + 1] = x[c + 1]! - s11
  x[c + 2] = x[c + 2]! - s12
  x[c + 3] = x[c + 3]! - s13
  c += cRow
  x[c] = x[c]! - s20
  x[c + 1] = x[c + 1]! - s21
  x[c + 2] = x[c + 2]! - s22
  x[c + 3] = x[c + 3]! - s23
  c += cRow
  x[c] = x[c]! - s30
  x[c + 1] = x[c + 1]! - s31
  x[c + 2] = x[c + 2]! - s32
  x[c + 3] = x[c + 3]! - s33
}

function oneByFour(x: Float64Array, c: number, a: number, aColumn: number, b: number, bRow: number, k: number): void {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  for (let p = 0; p < k; p++) {
    const v = x[a]!
    s0 += v * x[b]!
    s1 += v * x[b + 1]!
    s2 += v * x[b + 2]!
    s3 += v * x[b + 3]!
    a += aColumn
    b += bRow
  }
  x[c] = x[c]! - s0
  x[c + 1] = x[c + 1]! - s1
  x[c + 2] = x[c + 2]! - s2
  x[c + 3] = x[c + 3]! - s3
}

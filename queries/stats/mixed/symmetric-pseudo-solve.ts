/**
 * The solution of A·x = b with the smallest norm, for a small symmetric positive semidefinite A whose scale may differ by row:
 * A is scaled to a unit diagonal, decomposed by Jacobi rotations, and directions with next to no weight are left out. Where two
 * unknowns cannot be told apart, neither moves against the other.
 *
 * @param matrix  k × k, row major; not changed
 * @see Golub & Van Loan 2013, "Matrix Computations", 8.5
 */
export function pseudoSolve(matrix: Float64Array, b: Float64Array): Float64Array {
  const k = b.length
  const scale = b.map((_, i) => (matrix[i * k + i]! > 0 ? 1 / Math.sqrt(matrix[i * k + i]!) : 0))
  const scaled = matrix.map((value, t) => value * scale[Math.floor(t / k)]! * scale[t % k]!)
  const { values, vectors } = eigen(scaled, k)
  const largest = Math.max(...values, 0)
  const x = new Float64Array(k)
  for (let e = 0; e < k; e++) {
    if (!(values[e]! > SINGULAR * largest)) continue
    let along = 0
    for (let i = 0; i < k; i++) along += vectors[i * k + e]! * scale[i]! * b[i]!
    for (let i = 0; i < k; i++) x[i]! += (vectors[i * k + e]! * along) / values[e]!
  }
  return x.map((value, i) => value * scale[i]!)
}

/** The inverse in the same sense; row major. */
export function pseudoInverse(matrix: Float64Array, k: number): Float64Array {
  const inverse = new Float64Array(k * k)
  for (let j = 0; j < k; j++) {
    const unit = new Float64Array(k)
    unit[j] = 1
    inverse.set(pseudoSolve(matrix, unit), j * k)
  }
  return inverse
}

/** Part of the largest eigenvalue; below that a direction holds rounding errors only. */
const SINGULAR = 1e-9
/** Rotations go over all pairs again and again; ten rounds reach the last digit for any matrix of this size. */
const ROUNDS = 30

/** Eigenvalues, and eigenvectors in columns, by cyclic Jacobi rotations; destroys its argument. */
function eigen(a: Float64Array, k: number): { values: Float64Array; vectors: Float64Array } {
  const vectors = new Float64Array(k * k)
  for (let i = 0; i < k; i++) vectors[i * k + i] = 1
  for (let round = 0; round < ROUNDS; round++) {
    let off = 0
    for (let p = 0; p < k; p++) {
      for (let q = p + 1; q < k; q++) {
        const apq = a[p * k + q]!
        off += apq * apq
        if (apq === 0) continue
        const theta = (a[q * k + q]! - a[p * k + p]!) / (2 * apq)
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
        const c = 1 / Math.hypot(t, 1)
        rotateColumns(a, k, p, q, c, t * c)
        rotateRows(a, k, p, q, c, t * c)
        rotateColumns(vectors, k, p, q, c, t * c)
      }
    }
    if (off < 1e-30) break
  }
  return { values: Float64Array.from({ length: k }, (_, i) => a[i * k + i]!), vectors }
}

function rotateColumns(a: Float64Array, k: number, p: number, q: number, c: number, s: number): void {
  for (let i = 0; i < k; i++) {
    const x = a[i * k + p]!
    const y = a[i * k + q]!
    a[i * k + p] = c * x - s * y
    a[i * k + q] = s * x + c * y
  }
}

function rotateRows(a: Float64Array, k: number, p: number, q: number, c: number, s: number): void {
  for (let i = 0; i < k; i++) {
    const x = a[p * k + i]!
    const y = a[q * k + i]!
    a[p * k + i] = c * x - s * y
    a[q * k + i] = s * x + c * y
  }
}

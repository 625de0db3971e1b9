export type SymmetricPattern = { n: number; columnStart: Int32Array; row: Int32Array }
export type Symbolic = { nonzeros: number; flops: number; pattern: SymmetricPattern }
export type SelectedInverse = { values: Float64Array; diagonal: Float64Array }
export type CholeskyFactor = {
  logDeterminant: number
  solve(b: Float64Array): void
  solveLower(b: Float64Array): void
  solveTransposed(b: Float64Array): void
  selectedInverse(): SelectedInverse
}
export function analysePattern(pattern: SymmetricPattern, _options?: { last?: number }): Symbolic {
  return { nonzeros: (pattern.n * (pattern.n + 1)) / 2, flops: pattern.n ** 3 / 3, pattern }
}
export function factorise({ pattern }: Symbolic, values: Float64Array, _reuse?: CholeskyFactor): CholeskyFactor {
  const { n, columnStart, row } = pattern
  const l = new Float64Array(n * n)
  for (let j = 0; j < n; j++)
    for (let p = columnStart[j]!; p < columnStart[j + 1]!; p++) l[row[p]! * n + j] = values[p]!
  let logDeterminant = 0
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let s = l[i * n + j]!
      for (let k = 0; k < j; k++) s -= l[i * n + k]! * l[j * n + k]!
      if (i === j) {
        if (!(s > 0)) throw new RangeError(`pivot ${i}`)
        l[i * n + i] = Math.sqrt(s)
        logDeterminant += Math.log(s)
      } else l[i * n + j] = s / l[j * n + j]!
    }
  }
  const solveLower = (b: Float64Array) => {
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < i; k++) b[i]! -= l[i * n + k]! * b[k]!
      b[i]! /= l[i * n + i]!
    }
  }
  const solveTransposed = (b: Float64Array) => {
    for (let i = n - 1; i >= 0; i--) {
      b[i]! /= l[i * n + i]!
      for (let k = 0; k < i; k++) b[k]! -= l[i * n + k]! * b[i]!
    }
  }
  const solve = (b: Float64Array) => {
    solveLower(b)
    solveTransposed(b)
  }
  const selectedInverse = () => {
    const out = new Float64Array(values.length)
    const diagonal = new Float64Array(n)
    for (let j = 0; j < n; j++) {
      const e = new Float64Array(n)
      e[j] = 1
      solve(e)
      for (let p = columnStart[j]!; p < columnStart[j + 1]!; p++) out[p] = e[row[p]!]!
      diagonal[j] = e[j]!
    }
    return { values: out, diagonal }
  }
  return { logDeterminant, solve, solveLower, solveTransposed, selectedInverse }
}

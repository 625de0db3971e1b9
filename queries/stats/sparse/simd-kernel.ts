import type { SubtractProduct } from './subtract-product.ts'
import {
  addPairs,
  and,
  below,
  constant,
  get,
  loadPair,
  loadTwice,
  loopWhile,
  minus,
  multiplyPairs,
  plus,
  set,
  shiftLeft,
  storePair,
  subtractPairs,
  times,
  wasmModule,
  zeroPair,
} from './wasm-module.ts'

/**
 * `SubtractProduct` in WebAssembly with two doubles to a register (f64x2): the same sums in the same order as the scalar
 * kernel, product and sum rounded apart, so both give the same bits on every machine.
 *
 * @param memory  holds the doubles; positions count from its start
 * @returns the kernel, or null where WebAssembly or its vectors are missing or forbidden
 */
export function simdKernel(memory: WebAssembly.Memory): SubtractProduct | null {
  try {
    compiled ??= new WebAssembly.Module(wasmModule({ parameters: 10, integers: 13, vectors: 14, body: kernelBody() }))
    const { run } = new WebAssembly.Instance(compiled, { env: { memory } }).exports
    return run as SubtractProduct // the module declares ten i32 parameters and no result
  } catch {
    return null
  }
}

let compiled: WebAssembly.Module | undefined

/** Parameters in the order of `SubtractProduct`; they arrive in doubles and are turned into bytes first. */
const [C, C_ROW, A, A_ROW, A_COLUMN, B, B_ROW, M, N, K] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const
const [A0, A1, A2, A3, BP, BP_END, BJ, CJ, J_LEFT, WHOLE, B_SPAN, C_AT, FOUR_ROWS] = [
  ...[10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22],
] as [number, number, number, number, number, number, number, number, number, number, number, number, number]
const SUM = 23
const [B_LEFT, B_RIGHT, V, W] = [31, 32, 33, 34] as const

function kernelBody(): number[] {
  const bytes = (local: number) => [...shiftLeft(get(local), constant(3)), ...set(local)]
  const fourRows = [
    ...rowsOfC(4),
    ...set2(A, plus(get(A), get(FOUR_ROWS))),
    ...set2(C, plus(get(C), shiftLeft(get(C_ROW), constant(2)))),
    ...set2(WHOLE, minus(get(WHOLE), constant(4))),
  ]
  const oneRow = [
    ...rowsOfC(1),
    ...set2(A, plus(get(A), get(A_ROW))),
    ...set2(C, plus(get(C), get(C_ROW))),
    ...set2(M, minus(get(M), constant(1))),
  ]
  return [
    ...[C, C_ROW, A, A_ROW, A_COLUMN, B, B_ROW].flatMap(bytes),
    ...set2(B_SPAN, times(get(K), get(B_ROW))),
    ...set2(FOUR_ROWS, shiftLeft(get(A_ROW), constant(2))),
    ...set2(WHOLE, and(get(M), constant(-4))),
    ...set2(M, and(get(M), constant(3))),
    ...loopWhile(below(constant(0), get(WHOLE)), fourRows),
    ...loopWhile(below(constant(0), get(M)), oneRow),
  ]
}

/** All columns of C, four at a time, for `rows` (1 or 4) rows of A. */
function rowsOfC(rows: 1 | 4): number[] {
  const column = [A0, A1, A2, A3]
  const lines = Array.from({ length: rows }, (_, i) => i)
  const start = [
    ...set2(A0, get(A)),
    ...lines.slice(1).flatMap((i) => set2(column[i]!, plus(get(column[i - 1]!), get(A_ROW)))),
    ...set2(BP, get(BJ)),
    ...set2(BP_END, plus(get(BJ), get(B_SPAN))),
    ...lines.flatMap((i) => [...zeroPair, ...set(SUM + 2 * i), ...zeroPair, ...set(SUM + 2 * i + 1)]),
  ]
  const step = [
    ...set2(B_LEFT, loadPair(get(BP))),
    ...set2(B_RIGHT, loadPair(get(BP), 16)),
    ...lines.flatMap((i) => {
      const value = i % 2 === 0 ? V : W
      return [
        ...set2(value, loadTwice(get(column[i]!))),
        ...set2(SUM + 2 * i, addPairs(get(SUM + 2 * i), multiplyPairs(get(value), get(B_LEFT)))),
        ...set2(SUM + 2 * i + 1, addPairs(get(SUM + 2 * i + 1), multiplyPairs(get(value), get(B_RIGHT)))),
        ...set2(column[i]!, plus(get(column[i]!), get(A_COLUMN))),
      ]
    }),
    ...set2(BP, plus(get(BP), get(B_ROW))),
  ]
  const finish = [
    ...set2(C_AT, get(CJ)),
    ...lines.flatMap((i) => [
      ...storePair(get(C_AT), subtractPairs(loadPair(get(C_AT)), get(SUM + 2 * i))),
      ...storePair(get(C_AT), subtractPairs(loadPair(get(C_AT), 16), get(SUM + 2 * i + 1)), 16),
      ...set2(C_AT, plus(get(C_AT), get(C_ROW))),
    ]),
    ...set2(BJ, plus(get(BJ), constant(32))),
    ...set2(CJ, plus(get(CJ), constant(32))),
    ...set2(J_LEFT, minus(get(J_LEFT), constant(4))),
  ]
  return [
    ...set2(BJ, get(B)),
    ...set2(CJ, get(C)),
    ...set2(J_LEFT, get(N)),
    ...loopWhile(below(constant(0), get(J_LEFT)), [
      ...start,
      ...loopWhile(below(get(BP), get(BP_END)), step),
      ...finish,
    ]),
  ]
}

const set2 = (local: number, value: number[]): number[] => [...value, ...set(local)]

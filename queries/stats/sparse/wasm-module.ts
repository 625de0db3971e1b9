/**
 * Just enough of a WebAssembly assembler to write one function by hand: a module that imports a memory and exports one
 * function on 32-bit integers. Bytes are assembled at run time, so no binary lives in the tree.
 *
 * @see WebAssembly Core Specification 2.0, chapter 5 "Binary format"
 */
export type WasmFunction = {
  /** Number of i32 parameters; they are locals 0, 1, … */
  parameters: number
  /** Further i32 locals, numbered after the parameters. */
  integers: number
  /** v128 locals, numbered after the integers. */
  vectors: number
  /** Instructions without the closing `end`. */
  body: number[]
}

/** The module's bytes. It imports `env.memory` and exports the function as `run`. */
export function wasmModule({ parameters, integers, vectors, body }: WasmFunction): Uint8Array<ArrayBuffer> {
  const code = [
    ...vector([
      [...unsigned(integers), I32],
      [...unsigned(vectors), V128],
    ]),
    ...body,
    END,
  ]
  return new Uint8Array([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, vector([[0x60, ...vector(Array.from({ length: parameters }, () => [I32])), ...vector([])]])),
    ...section(2, vector([[...name('env'), ...name('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, vector([[0x00]])),
    ...section(7, vector([[...name('run'), 0x00, 0x00]])),
    ...section(10, vector([[...unsigned(code.length), ...code]])),
  ])
}

const I32 = 0x7f
const V128 = 0x7b
const END = 0x0b

export const get = (local: number): number[] => [0x20, ...unsigned(local)]
export const set = (local: number): number[] => [0x21, ...unsigned(local)]
export const constant = (value: number): number[] => [0x41, ...signed(value)]

/** i32.add, i32.sub, i32.mul, i32.shl, i32.and, i32.lt_s */
export const plus = (left: number[], right: number[]): number[] => [...left, ...right, 0x6a]
export const minus = (left: number[], right: number[]): number[] => [...left, ...right, 0x6b]
export const times = (left: number[], right: number[]): number[] => [...left, ...right, 0x6c]
export const shiftLeft = (left: number[], right: number[]): number[] => [...left, ...right, 0x74]
export const and = (left: number[], right: number[]): number[] => [...left, ...right, 0x71]
export const below = (left: number[], right: number[]): number[] => [...left, ...right, 0x48]

/** v128.load, v128.store and v128.load64_splat at address + bytes; alignment is only a hint. */
export const loadPair = (address: number[], bytes = 0): number[] => [...address, 0xfd, 0x00, 0x03, ...unsigned(bytes)]
export const loadTwice = (address: number[]): number[] => [...address, 0xfd, 0x0a, 0x03, 0x00]
export const storePair = (address: number[], value: number[], bytes = 0): number[] => [
  ...[...address, ...value],
  ...[0xfd, 0x0b, 0x03, ...unsigned(bytes)],
]

/** f64x2.add, f64x2.sub, f64x2.mul, and (0, 0) */
export const addPairs = (left: number[], right: number[]): number[] => [...left, ...right, 0xfd, ...unsigned(0xf0)]
export const subtractPairs = (left: number[], right: number[]): number[] => [...left, ...right, 0xfd, ...unsigned(0xf1)]
export const multiplyPairs = (left: number[], right: number[]): number[] => [...left, ...right, 0xfd, ...unsigned(0xf2)]
export const zeroPair = [0xfd, 0x0c, ...Array.from({ length: 16 }, () => 0)]

/** while (condition) body — as a test before a do-while, the form that compilers turn into the tightest loop. */
export const loopWhile = (condition: number[], body: number[]): number[] => [
  ...[...condition, 0x04, 0x40], // if
  ...[0x03, 0x40, ...body, ...condition, 0x0d, 0x00, END], // loop … br_if
  END,
]

/** LEB128, the variable-length integers of the format. */
function unsigned(value: number): number[] {
  const bytes: number[] = []
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80)
  return [...bytes, value]
}

function signed(value: number): number[] {
  const bytes: number[] = []
  for (; value < -64 || value > 63; value >>= 7) bytes.push((value & 0x7f) | 0x80)
  return [...bytes, value & 0x7f]
}

const vector = (items: number[][]): number[] => [...unsigned(items.length), ...items.flat()]
const section = (id: number, content: number[]): number[] => [id, ...unsigned(content.length), ...content]
const name = (text: string): number[] => vector(Array.from(text, (letter) => [letter.charCodeAt(0)]))

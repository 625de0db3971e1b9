import type { Symbolic } from './analyse-pattern.ts'
import { workingSpace } from './panels.ts'
import { simdKernel } from './simd-kernel.ts'
import { scalarKernel, type SubtractProduct } from './subtract-product.ts'

/**
 * The numbers of one factor in one array: panels of L, panels of the selected inverse, then working space. The operating
 * system hands out memory when it is first written, so the inverse costs nothing until it is asked for.
 */
export type NumericStorage = {
  x: Float64Array
  subtractProduct: SubtractProduct
  /** Where the panels of the inverse begin; those of L begin at 0. */
  inverse: number
  /** Two tiles of PANEL_WIDTH²: one for a packed factor, one for a gathered or computed tile. */
  tiles: readonly [number, number]
  /** One block with all rows of the largest panel. */
  block: number
  /** One number for each row: a place in a panel, a right-hand side. */
  local: Int32Array
  vector: Float64Array
  /** For each panel: the first finished panel that waits to update it, the next in that queue, and the row it waits with. */
  waiting: Int32Array
  nextWaiting: Int32Array
  nextRow: Int32Array
}

/** @param vectorised  false keeps to the scalar kernel; by default factors that are worth it use vector instructions */
export function numericStorage(symbolic: Symbolic, vectorised = symbolic.flops > WORTH_VECTORS): NumericStorage {
  const { doubles, tile } = workingSpace(symbolic)
  const { x, subtractProduct } = allocate(2 * symbolic.stored + doubles, vectorised)
  const inverse = symbolic.stored
  const first = 2 * symbolic.stored
  return {
    x,
    subtractProduct,
    inverse,
    tiles: [first, first + tile],
    block: first + 2 * tile,
    local: new Int32Array(symbolic.pattern.n),
    vector: new Float64Array(symbolic.pattern.n),
    waiting: new Int32Array(symbolic.nPanels),
    nextWaiting: new Int32Array(symbolic.nPanels),
    nextRow: new Int32Array(symbolic.nPanels),
  }
}

/** Below so many operations a memory of WebAssembly (which reserves gigabytes of addresses) is not worth its making. */
const WORTH_VECTORS = 2e6
const PAGE = 65_536
const MOST_PAGES = 65_536

function allocate(doubles: number, vectorised: boolean): Pick<NumericStorage, 'x' | 'subtractProduct'> {
  const pages = Math.ceil((doubles * 8) / PAGE)
  if (vectorised && pages <= MOST_PAGES) {
    const memory = reserve(pages)
    const kernel = memory && simdKernel(memory)
    if (memory && kernel) return { x: new Float64Array(memory.buffer), subtractProduct: kernel }
  }
  const x = new Float64Array(doubles)
  return { x, subtractProduct: scalarKernel(x) }
}

/** Null where WebAssembly is missing or has no addresses left: an ordinary array may still fit. */
function reserve(pages: number): WebAssembly.Memory | null {
  try {
    return new WebAssembly.Memory({ initial: pages })
  } catch {
    return null
  }
}

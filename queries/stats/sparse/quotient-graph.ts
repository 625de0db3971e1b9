import { degreeLists, insert, remove, type DegreeLists } from './degree-lists.ts'
import { adjacency, type SymmetricPattern } from './symmetric-pattern.ts'

/**
 * A partly eliminated matrix. A *variable* is a column yet to come, an *element* a column already eliminated; the list of a
 * variable names its elements, then the variables it still touches directly; the list of an element names its variables.
 * No list ever grows, so all live in the arrays they began with; each new element gets one of its own.
 */
export type QuotientGraph = {
  list: Int32Array[]
  length: Int32Array
  /** How many elements stand first in the list of a variable. */
  nElements: Int32Array
  isElement: Uint8Array
  /** Rows a variable stands for; 0 once merged or eliminated, negative while in the element being made. */
  weight: Int32Array
  /** Of a variable: bound on the rows it touches outside itself. Of an element: its rows. */
  degree: Int32Array
  /** The pivot or variable that took this variable in, −1 for none. */
  mergedInto: Int32Array
  byDegree: DegreeLists
  /** Variables in the element being made. */
  element: Int32Array
  size: number
  /** Rows in the element being made. */
  elementDegree: number
  /** Rows to eliminate, and how many are gone. */
  total: number
  done: number
  /** |L_e \ L_p| + stamp, valid when ≥ stamp. Doubles: the stamp grows by n at each step. */
  outside: Float64Array
  stamp: number
  hash: { head: Int32Array; next: Int32Array; of: Int32Array }
  seen: Int32Array
  seenStamp: number
}

/** @param keep  1 for the vertices that take part */
export function quotientGraph(pattern: SymmetricPattern, keep: Uint8Array): QuotientGraph {
  const { n } = pattern
  const { start, neighbour } = adjacency(pattern, keep)
  const length = Int32Array.from({ length: n }, (_, v) => start[v + 1]! - start[v]!)
  const graph: QuotientGraph = {
    list: Array.from(length, (_, v) => neighbour.subarray(start[v]!, start[v + 1]!)),
    length,
    degree: length.slice(),
    nElements: new Int32Array(n),
    isElement: new Uint8Array(n),
    weight: Int32Array.from(keep),
    mergedInto: new Int32Array(n).fill(-1),
    byDegree: degreeLists(n),
    element: new Int32Array(n),
    size: 0,
    elementDegree: 0,
    total: keep.reduce((sum, kept) => sum + kept, 0),
    done: 0,
    outside: new Float64Array(n),
    stamp: 1,
    seen: new Int32Array(n),
    seenStamp: 0,
    hash: { head: new Int32Array(n).fill(-1), next: new Int32Array(n), of: new Int32Array(n) },
  }
  for (let v = n - 1; v >= 0; v--) if (keep[v] === 1) insert(graph.byDegree, v, graph.degree[v]!)
  return graph
}

/** Eliminates variable p, with all that can go with it. */
export function eliminate(graph: QuotientGraph, p: number): void {
  remove(graph.byDegree, p)
  formElement(graph, p)
  measureOverlap(graph)
  pruneVariables(graph, p)
  mergeAlike(graph)
  finishElement(graph, p)
}

const NOTHING = new Int32Array(0)

/** The new element: all variables that p reaches, directly or through its elements, which it absorbs. */
function formElement(graph: QuotientGraph, p: number): void {
  const { list, length, nElements, isElement, weight } = graph
  graph.done += weight[p]!
  weight[p] = 0
  graph.size = 0
  graph.elementDegree = 0
  const own = list[p]!
  for (let t = 0; t < nElements[p]!; t++) {
    const e = own[t]!
    if (isElement[e] === 0) continue
    reach(graph, list[e]!, 0, length[e]!)
    absorb(graph, e)
  }
  reach(graph, own, nElements[p]!, length[p]!)
}

function reach(graph: QuotientGraph, from: Int32Array, begin: number, end: number): void {
  const { element, weight, byDegree } = graph
  for (let t = begin; t < end; t++) {
    const i = from[t]!
    const w = weight[i]!
    if (w <= 0) continue
    element[graph.size++] = i
    graph.elementDegree += w
    weight[i] = -w
    remove(byDegree, i)
  }
}

function absorb({ list, isElement }: QuotientGraph, e: number): void {
  isElement[e] = 0
  list[e] = NOTHING
}

/** How many rows of each neighbouring element lie outside the new one. */
function measureOverlap({
  list,
  nElements,
  isElement,
  weight,
  degree,
  element,
  size,
  outside,
  stamp,
}: QuotientGraph): void {
  for (let t = 0; t < size; t++) {
    const i = element[t]!
    const own = list[i]!
    for (let s = 0; s < nElements[i]!; s++) {
      const e = own[s]!
      if (isElement[e] === 0) continue
      if (outside[e]! < stamp) outside[e] = stamp + degree[e]!
      outside[e]! += weight[i]!
    }
  }
}

/** Bounds the degrees, drops from each list what the new element covers, and gathers variables that look alike. */
function pruneVariables(graph: QuotientGraph, p: number): void {
  const { list, length, nElements, isElement, weight, degree, mergedInto, element, size, outside, stamp, hash } = graph
  for (let t = 0; t < size; t++) {
    const i = element[t]!
    const own = list[i]!
    let bound = 0
    let code = p
    let kept = 0
    for (let s = 0; s < nElements[i]!; s++) {
      const e = own[s]!
      if (isElement[e] === 0) continue
      const rest = outside[e]! - stamp
      if (rest === 0) {
        absorb(graph, e) // wholly inside the new element
        continue
      }
      bound += rest
      code += e
      own[kept++] = e
    }
    const elements = kept
    for (let s = nElements[i]!; s < length[i]!; s++) {
      const j = own[s]!
      if (weight[j]! <= 0) continue
      bound += weight[j]!
      code += j
      own[kept++] = j
    }
    if (bound === 0) {
      // It touches nothing outside, so it can go together with p without more fill.
      mergedInto[i] = p
      graph.elementDegree += weight[i]!
      graph.done -= weight[i]!
      weight[i] = 0
      continue
    }
    // p itself, or an element p absorbed, has left the list: there is room for one more.
    if (kept > elements) own[kept] = own[elements]!
    own[elements] = p
    nElements[i] = elements + 1
    length[i] = kept + 1
    degree[i] = Math.min(degree[i]!, bound)
    code %= weight.length
    hash.of[i] = code
    hash.next[i] = hash.head[code]!
    hash.head[code] = i
  }
  graph.stamp += weight.length + 1
}

/** Variables with the same list stay alike for ever: from now on they are one. */
function mergeAlike(graph: QuotientGraph): void {
  const { list, length, weight, mergedInto, element, size, hash, seen } = graph
  for (let t = 0; t < size; t++) {
    if (weight[element[t]!] === 0) continue
    const code = hash.of[element[t]!]!
    let i = hash.head[code]!
    hash.head[code] = -1
    for (; i >= 0 && hash.next[i]! >= 0; i = hash.next[i]!) {
      graph.seenStamp++
      for (let s = 0; s < length[i]!; s++) seen[list[i]![s]!] = graph.seenStamp
      let before = i
      for (let j = hash.next[i]!; j >= 0; j = hash.next[j]!) {
        if (!isAlike(graph, i, j)) {
          before = j
          continue
        }
        mergedInto[j] = i
        weight[i]! += weight[j]!
        weight[j] = 0
        list[j] = NOTHING
        hash.next[before] = hash.next[j]!
      }
    }
  }
}

/** Needs `seen` to be marked with the list of i. */
function isAlike({ list, length, nElements, seen, seenStamp }: QuotientGraph, i: number, j: number): boolean {
  if (length[j] !== length[i] || nElements[j] !== nElements[i]) return false
  for (let s = 0; s < length[j]!; s++) if (seen[list[j]![s]!] !== seenStamp) return false
  return true
}

/** What is left of the element goes back to the lists, each variable with its new bound. */
function finishElement(graph: QuotientGraph, p: number): void {
  const { list, length, isElement, weight, degree, byDegree, element, size, elementDegree, total, done } = graph
  let kept = 0
  for (let t = 0; t < size; t++) {
    const i = element[t]!
    const w = -weight[i]!
    if (w === 0) continue
    weight[i] = w
    degree[i] = Math.min(degree[i]! + elementDegree - w, total - done - w)
    insert(byDegree, i, degree[i]!)
    element[kept++] = i
  }
  list[p] = element.slice(0, kept)
  length[p] = kept
  degree[p] = elementDegree
  isElement[p] = kept > 0 ? 1 : 0
}

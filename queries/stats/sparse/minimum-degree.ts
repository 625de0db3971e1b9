import { adjacency, type SymmetricPattern } from './symmetric-pattern.ts'

/**
 * An order of elimination that keeps the Cholesky factor sparse: approximate minimum degree.
 *
 * The partly eliminated matrix is kept as a quotient graph. A *variable* is a column yet to come, an *element* a column
 * already eliminated; the list of a variable names its elements, then the variables it still touches directly; the list
 * of an element names its variables. Eliminating p makes one element of p and all elements it touches (they are absorbed).
 * Variables that have become alike are merged and eliminated together. The degree of i is bounded from above by
 *
 *   d_i ≤ min( n − k,  d_i + |L_p \ i|,  |A_i \ i| + |L_p \ i| + Σ_{e ∈ E_i \ p} |L_e \ L_p| )
 *
 * @param last  so many highest-numbered rows are left out and stay last, in their order: a dense border
 * @returns order[k] = the row eliminated k-th, length n. Rows with more than 10 √n neighbours come just before the border.
 * @see Amestoy, Davis & Duff 1996, "An approximate minimum degree ordering algorithm", SIAM J. Matrix Anal. Appl. 17(4)
 */
export function minimumDegree(pattern: SymmetricPattern, last = 0): Int32Array {
  const { n } = pattern
  const dense = denseRows(pattern, last)
  const keep = new Uint8Array(n)
  for (let v = 0; v < n - last; v++) keep[v] = dense.degree[v]! > dense.limit ? 0 : 1
  const order = new Int32Array(n)
  const eliminated = eliminate(pattern, keep, order)
  const postponed: number[] = []
  for (let v = 0; v < n - last; v++) if (keep[v] === 0) postponed.push(v)
  postponed.sort((v, w) => dense.degree[v]! - dense.degree[w]! || v - w)
  order.set(postponed, eliminated)
  for (let v = n - last; v < n; v++) order[v] = v
  return order
}

/** Degrees without the border, and the degree above which a row would only slow the search: max(16, 10 √n). */
function denseRows({ n, columnStart, row }: SymmetricPattern, last: number): { degree: Int32Array; limit: number } {
  const degree = new Int32Array(n)
  for (let j = 0; j < n - last; j++) {
    for (let e = columnStart[j]! + 1; e < columnStart[j + 1]! && row[e]! < n - last; e++) {
      degree[j]!++
      degree[row[e]!]!++
    }
  }
  return { degree, limit: Math.max(16, 10 * Math.sqrt(n - last)) }
}

/** Variables by degree, as doubly linked lists that are cheap to leave. */
type DegreeLists = { head: Int32Array; next: Int32Array; previous: Int32Array }

function insert({ head, next, previous }: DegreeLists, v: number, degree: number): void {
  const first = head[degree]!
  next[v] = first
  previous[v] = -degree - 2
  if (first >= 0) previous[first] = v
  head[degree] = v
}

/** Takes v out; previous[v] is its neighbour, or −2 − degree for the first of a list. */
function remove({ head, next, previous }: DegreeLists, v: number): void {
  const after = next[v]!
  const before = previous[v]!
  if (before >= 0) next[before] = after
  else head[-before - 2] = after
  if (after >= 0) previous[after] = before
}

/** Eliminates all kept vertices; writes them to the front of `order` and returns how many. */
function eliminate(pattern: SymmetricPattern, keep: Uint8Array, order: Int32Array): number {
  const { n } = pattern
  const { start, neighbour } = adjacency(pattern, keep)
  /** list[v]: for a variable nElements[v] elements, then variables; for an element its variables. */
  const list: Int32Array[] = []
  const length = new Int32Array(n)
  const nElements = new Int32Array(n)
  /** Rows a variable stands for; 0 once merged or eliminated, negative while in the element being made. */
  const weight = new Int32Array(n)
  const degree = new Int32Array(n)
  /** The pivot or variable that took this one in, −1 for none. */
  const mergedInto = new Int32Array(n).fill(-1)
  const isElement = new Uint8Array(n)
  /** |L_e \ L_p| + stamp, valid when ≥ stamp. A double: stamps grow by up to n at each step. */
  const outside = new Float64Array(n)
  let stamp = 1
  const seen = new Int32Array(n)
  let seenStamp = 0
  const hashHead = new Int32Array(n).fill(-1)
  const hashNext = new Int32Array(n)
  const hashOf = new Int32Array(n)
  const degreeLists = { head: new Int32Array(n + 1).fill(-1), next: new Int32Array(n), previous: new Int32Array(n) }
  const element = new Int32Array(n)
  const pivots: number[] = []

  let total = 0
  for (let v = 0; v < n; v++) {
    list.push(neighbour.subarray(start[v]!, start[v + 1]!))
    if (keep[v] === 0) continue
    total++
    weight[v] = 1
    length[v] = degree[v] = start[v + 1]! - start[v]!
  }
  for (let v = n - 1; v >= 0; v--) if (keep[v] === 1) insert(degreeLists, v, degree[v]!)

  let done = 0
  let lowest = 0
  while (done < total) {
    while (degreeLists.head[lowest]! < 0) lowest++
    const p = degreeLists.head[lowest]!
    remove(degreeLists, p)
    pivots.push(p)
    done += weight[p]!
    weight[p] = -weight[p]!

    // The new element: all variables that p reaches, directly or through its elements, which are absorbed.
    let size = 0
    let elementDegree = 0
    const reach = (from: Int32Array, begin: number, end: number) => {
      for (let t = begin; t < end; t++) {
        const i = from[t]!
        const w = weight[i]!
        if (w <= 0) continue
        element[size++] = i
        elementDegree += w
        weight[i] = -w
        remove(degreeLists, i)
      }
    }
    for (let t = 0; t < nElements[p]!; t++) {
      const e = list[p]![t]!
      if (isElement[e] === 0) continue
      reach(list[e]!, 0, length[e]!)
      isElement[e] = 0
      list[e] = NOTHING
    }
    reach(list[p]!, nElements[p]!, length[p]!)

    // How much of each neighbouring element lies outside the new one.
    for (let t = 0; t < size; t++) {
      const i = element[t]!
      const own = list[i]!
      for (let s = 0; s < nElements[i]!; s++) {
        const e = own[s]!
        if (isElement[e] === 0) continue
        if (outside[e]! >= stamp) outside[e]! += weight[i]!
        else outside[e] = stamp + degree[e]! + weight[i]!
      }
    }

    // Bound the degrees, drop what the new element covers, and gather variables that look alike.
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
        if (rest <= 0) {
          isElement[e] = 0 // wholly inside the new element
          list[e] = NOTHING
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
        // Nothing outside: i can go together with p without more fill.
        mergedInto[i] = p
        elementDegree += weight[i]!
        done -= weight[i]!
        weight[i] = 0
        continue
      }
      // p, or an element it absorbed, left the list above: there is room for one more.
      if (kept > elements) own[kept] = own[elements]!
      own[elements] = p
      nElements[i] = elements + 1
      length[i] = kept + 1
      degree[i] = Math.min(degree[i]!, bound)
      code %= n
      hashOf[i] = code
      hashNext[i] = hashHead[code]!
      hashHead[code] = i
    }
    stamp += n + 1

    // Merge variables with the same list: they will always be alike.
    for (let t = 0; t < size; t++) {
      if (weight[element[t]!] === 0) continue
      const code = hashOf[element[t]!]!
      let i = hashHead[code]!
      hashHead[code] = -1
      for (; i >= 0 && hashNext[i]! >= 0; i = hashNext[i]!) {
        seenStamp++
        for (let s = 0; s < length[i]!; s++) seen[list[i]![s]!] = seenStamp
        let before = i
        for (let j = hashNext[i]!; j >= 0; j = hashNext[j]!) {
          let alike = length[j] === length[i] && nElements[j] === nElements[i]
          for (let s = 0; alike && s < length[j]!; s++) alike = seen[list[j]![s]!] === seenStamp
          if (!alike) {
            before = j
            continue
          }
          mergedInto[j] = i
          weight[i]! += weight[j]!
          weight[j] = 0
          list[j] = NOTHING
          hashNext[before] = hashNext[j]!
        }
      }
    }

    // The rest of the element goes back to the lists with its new degree.
    let kept = 0
    for (let t = 0; t < size; t++) {
      const i = element[t]!
      const w = -weight[i]!
      if (w === 0) continue
      weight[i] = w
      const d = Math.max(0, Math.min(degree[i]! + elementDegree - w, total - done - w))
      degree[i] = d
      insert(degreeLists, i, d)
      if (d < lowest) lowest = d
      element[kept++] = i
    }
    list[p] = element.slice(0, kept)
    length[p] = kept
    degree[p] = elementDegree
    isElement[p] = kept > 0 ? 1 : 0
    weight[p] = 0
  }
  return writeOrder(pivots, mergedInto, keep, order)
}

const NOTHING = new Int32Array(0)

/** Each pivot, followed by the variables that were merged into it. */
function writeOrder(pivots: number[], mergedInto: Int32Array, keep: Uint8Array, order: Int32Array): number {
  const n = keep.length
  const step = new Int32Array(n).fill(-1)
  pivots.forEach((p, k) => (step[p] = k))
  const stepOf = (v: number): number => {
    let at = v
    while (step[at]! < 0) at = mergedInto[at]!
    const found = step[at]!
    return found
  }
  const start = new Int32Array(pivots.length + 1)
  const own = new Int32Array(n)
  for (let v = 0; v < n; v++) {
    if (keep[v] === 0) continue
    own[v] = stepOf(v)
    start[own[v]! + 1]!++
  }
  for (let k = 0; k < pivots.length; k++) start[k + 1]! += start[k]!
  const end = start[pivots.length]!
  for (let v = 0; v < n; v++) if (keep[v] === 1) order[start[own[v]!]!++] = v
  return end
}

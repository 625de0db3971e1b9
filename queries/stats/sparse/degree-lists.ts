/** Variables by degree 0 … n, as doubly linked lists: one can leave from anywhere at the cost of one step. */
export type DegreeLists = {
  /** First variable of each degree, −1 for none. */
  head: Int32Array
  next: Int32Array
  /** The variable before, or −2 − degree for the first of a list. */
  previous: Int32Array
  /** No variable has a lower degree. */
  lowest: number
}

/** Empty lists for the variables 0 … n − 1. */
export const degreeLists = (n: number): DegreeLists => ({
  head: new Int32Array(n + 1).fill(-1),
  next: new Int32Array(n),
  previous: new Int32Array(n),
  lowest: n,
})

export function insert(lists: DegreeLists, v: number, degree: number): void {
  const { head, next, previous } = lists
  const first = head[degree]!
  next[v] = first
  previous[v] = -degree - 2
  if (first >= 0) previous[first] = v
  head[degree] = v
  if (degree < lists.lowest) lists.lowest = degree
}

export function remove({ head, next, previous }: DegreeLists, v: number): void {
  const after = next[v]!
  const before = previous[v]!
  if (before >= 0) next[before] = after
  else head[-before - 2] = after
  if (after >= 0) previous[after] = before
}

/** A variable of least degree; there must be one. */
export function smallest(lists: DegreeLists): number {
  while (lists.head[lists.lowest]! < 0) lists.lowest++
  return lists.head[lists.lowest]!
}

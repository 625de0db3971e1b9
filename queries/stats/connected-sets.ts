/**
 * The connected sets of a bipartite graph: two left nodes are in one set when a chain of edges leads from one to the other.
 * Effects of the two sides can be told apart only within a set.
 *
 * @param left, right  the ends of each edge, numbered from 0
 * @returns one set number per edge, and how many sets have an edge; numbers run from 0 in order of appearance
 * @see Abowd, Creecy & Kramarz 2002 (connected groups of workers and firms); Tarjan 1975 (union–find)
 */
export function connectedSets(left: Int32Array, right: Int32Array): { setOfEdge: Int32Array; sets: number } {
  let nLeft = 0
  let nRight = 0
  for (let i = 0; i < left.length; i++) {
    nLeft = Math.max(nLeft, left[i]! + 1)
    nRight = Math.max(nRight, right[i]! + 1)
  }
  const parent = Int32Array.from({ length: nLeft + nRight }, (_, i) => i)
  const find = (node: number): number => {
    let at = node
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (let i = 0; i < left.length; i++) parent[find(left[i]!)] = find(nLeft + right[i]!)

  const number = new Map<number, number>()
  const setOfEdge = new Int32Array(left.length)
  for (let i = 0; i < left.length; i++) {
    const root = find(left[i]!)
    let set = number.get(root)
    if (set === undefined) number.set(root, (set = number.size))
    setOfEdge[i] = set
  }
  return { setOfEdge, sets: number.size }
}

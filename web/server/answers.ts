import type { Answer } from '#queries/define.ts'

/** An answer and its JSON, written once: most readers ask for what someone asked before. */
export type Written = { answer: Answer; json: string }

export type Answers = {
  /** The kept answer, or the one that `make` returns; callers who ask while it is being made wait for the same one. */
  get: (key: string, make: () => Promise<Answer>) => Promise<Written>
  bytes: () => number
}

/**
 * Answers kept in memory, least recently used dropped first. The key must hold snapshot, analysis, parameters and role:
 * nothing here knows who asks. Failures are never kept.
 *
 * @param maxBytes  bound on the JSON of all kept answers, in UTF-16 code units × 2
 */
export function answers(maxBytes: number): Answers {
  const kept = new Map<string, Written>() // in order of use, oldest first
  const making = new Map<string, Promise<Written>>()
  let total = 0

  const keep = (key: string, written: Written) => {
    const size = sizeOf(written)
    if (size > maxBytes) return
    kept.set(key, written)
    total += size
    for (const [oldest, dropped] of kept) {
      if (total <= maxBytes) break
      kept.delete(oldest)
      total -= sizeOf(dropped)
    }
  }

  const get: Answers['get'] = async (key, make) => {
    const found = kept.get(key)
    if (found) {
      kept.delete(key)
      kept.set(key, found)
      return found
    }
    const underway = making.get(key)
    if (underway) return underway
    const promise = make().then((answer) => ({ answer, json: JSON.stringify(answer) }))
    making.set(key, promise)
    try {
      const written = await promise
      keep(key, written)
      return written
    } finally {
      making.delete(key)
    }
  }
  return { get, bytes: () => total }
}

const sizeOf = ({ json }: Written) => json.length * 2

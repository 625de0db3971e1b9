import { busy } from './problems.ts'

export type Gate = <T>(work: () => Promise<T>) => Promise<T>

/**
 * Lets `atOnce` pieces of work run and `queueLength` wait, first come first served; refuses the rest with 503, because a
 * queue without end answers nobody.
 */
export function gate(atOnce: number, queueLength: number): Gate {
  let running = 0
  const waiting: (() => void)[] = []

  return async (work) => {
    if (running >= atOnce) {
      if (waiting.length >= queueLength) throw busy()
      // The place is handed over, not freed: whoever leaves keeps `running` for the next in the queue.
      await new Promise<void>((enter) => waiting.push(enter))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

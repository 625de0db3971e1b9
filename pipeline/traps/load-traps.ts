import type { Trap } from '#queries/traps/define.ts'
import { traps } from '#queries/traps/index.ts'

/** Every check of the registry, in the order in which they run. */
export const loadTraps = (): Promise<Trap[]> => Promise.all(Object.values(traps).map((load) => load()))

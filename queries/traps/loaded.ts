import type { Trap } from './define.ts'
import { traps } from './index.ts'

/** Every check with its words, chart and toy, for places that must not wait: pages and sections about findings. */
export const loadedTraps: Readonly<Record<string, Trap>> = Object.fromEntries(
  await Promise.all(Object.entries(traps).map(async ([slug, load]) => [slug, await load()] as const)),
)

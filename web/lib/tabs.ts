import type { FactorEvidence } from '#queries/analyses/factor-evidence/result.ts'

export type Tab = FactorEvidence['tab']

/** The tabs of the factors in the order of the page; the schema they come from stays out of the first load. */
const IN_ORDER = {
  process: true,
  goals: true,
  experience: true,
  feedback: true,
  resource: true,
  market: true,
  measurement: true,
} satisfies Record<Tab, true>
export const TABS = Object.keys(IN_ORDER) as Tab[]

export const isTab = (value: string): value is Tab => Object.hasOwn(IN_ORDER, value)

/**
 * The tab a key leads to from place `from` (WAI-ARIA tabs pattern): arrows go round, Home and End to the ends. Null for
 * every other key.
 */
export function tabAt(from: number, key: string, count: number): number | null {
  if (key === 'ArrowRight') return (from + 1) % count
  if (key === 'ArrowLeft') return (from + count - 1) % count
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  return null
}

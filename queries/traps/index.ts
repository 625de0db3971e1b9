import type { Trap } from './define.ts'

/**
 * The registry: one lazy line per folder, in the order in which the checks run. Data-defect gates come first, each sees the rows
 * that the gates before it left; the rest keeps the order of traps 1.5.
 */
export const traps: Record<string, () => Promise<Trap>> = {
  'duplicate-records': async () => (await import('./duplicate-records/trap.ts')).default,
  'unit-break': async () => (await import('./unit-break/trap.ts')).default,
  'mixed-methods': async () => (await import('./mixed-methods/trap.ts')).default,
  'partial-period': async () => (await import('./partial-period/trap.ts')).default,
  'weights-not-100': async () => (await import('./weights-not-100/trap.ts')).default,
  'small-denominator': async () => (await import('./small-denominator/trap.ts')).default,
  'missing-not-random': async () => (await import('./missing-not-random/trap.ts')).default,
  'late-entry': async () => (await import('./late-entry/trap.ts')).default,
  reorganisation: async () => (await import('./reorganisation/trap.ts')).default,
  'outlier-mean': async () => (await import('./outlier-mean/trap.ts')).default,
  'simpson-mix': async () => (await import('./simpson-mix/trap.ts')).default,
  'noise-ranking': async () => (await import('./noise-ranking/trap.ts')).default,
  'regression-to-mean': async () => (await import('./regression-to-mean/trap.ts')).default,
  seasonality: async () => (await import('./seasonality/trap.ts')).default,
  heaping: async () => (await import('./heaping/trap.ts')).default,
  'moving-target': async () => (await import('./moving-target/trap.ts')).default,
  bunching: async () => (await import('./bunching/trap.ts')).default,
  'unattainable-target': async () => (await import('./unattainable-target/trap.ts')).default,
  'trivial-target': async () => (await import('./trivial-target/trap.ts')).default,
  survivorship: async () => (await import('./survivorship/trap.ts')).default,
  'target-ratchet': async () => (await import('./target-ratchet/trap.ts')).default,
  'hockey-stick': async () => (await import('./hockey-stick/trap.ts')).default,
  surrogation: async () => (await import('./surrogation/trap.ts')).default,
  'weight-dilution': async () => (await import('./weight-dilution/trap.ts')).default,
  'uncontrollable-kpi': async () => (await import('./uncontrollable-kpi/trap.ts')).default,
  'ceiling-floor': async () => (await import('./ceiling-floor/trap.ts')).default,
  'copy-paste': async () => (await import('./copy-paste/trap.ts')).default,
  'hidden-camps': async () => (await import('./hidden-camps/trap.ts')).default,
  'central-tendency': async () => (await import('./central-tendency/trap.ts')).default,
  halo: async () => (await import('./halo/trap.ts')).default,
  'forced-distribution': async () => (await import('./forced-distribution/trap.ts')).default,
  'decoupled-rating': async () => (await import('./decoupled-rating/trap.ts')).default,
  'leniency-severity': async () => (await import('./leniency-severity/trap.ts')).default,
  'rating-shift': async () => (await import('./rating-shift/trap.ts')).default,
}

export const trapSlugs = Object.keys(traps)

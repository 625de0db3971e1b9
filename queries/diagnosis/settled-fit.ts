import type { CountTables } from '#queries/stats/mixed/count-tables.ts'
import { reml, type RemlFit } from '#queries/stats/mixed/reml.ts'

export type FitOptions = { isCancelled?: (() => boolean) | undefined; onIteration?: ((i: number) => void) | undefined }

/** A deviance that moves by less in the last iterations is that of the maximum for every use: a tenth of the accuracy asked for. */
const SETTLED = 1e-3
const LAST = 10

/**
 * REML that also counts as converged when two components near 0 still trade places while the deviance has long settled: no figure
 * of the diagnosis depends on which of them is how near.
 */
export function settledFit(tables: CountTables, { isCancelled, onIteration }: FitOptions = {}): RemlFit {
  const deviances: number[] = []
  const fit = reml(tables, {
    ...(isCancelled && { isCancelled }),
    onIteration: (i, deviance) => {
      deviances.push(deviance)
      onIteration?.(i)
    },
  })
  const earlier = deviances.at(-LAST - 1)
  const hasSettled = earlier !== undefined && Math.abs(earlier - deviances.at(-1)!) < SETTLED
  return fit.status === 'not_converged' && fit.system && hasSettled ? { ...fit, status: 'converged' } : fit
}

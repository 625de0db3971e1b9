import type { Analysis, Figure } from '#queries/define.ts'
import { SMALLEST_GROUP } from '#queries/domain.ts'
import type { Lattice } from './lattice.ts'

/**
 * The result as this reader may see it: every figure over too few people, and every figure of a cell that the snapshot
 * protects, is withheld by the analysis itself, which knows what else would give it away. Checks afterwards that none is left.
 */
export function applyPrivacy<R>(
  analysis: Pick<Analysis, 'slug' | 'figures' | 'withhold'>,
  result: R,
  lattice: Pick<Lattice, 'isWithheld'>,
): R {
  const hidden = protectedKeys(analysis.figures(result), lattice)
  if (hidden.size === 0) return result
  const shown = analysis.withhold(result, hidden) as R
  const left = protectedKeys(analysis.figures(shown), lattice)
  if (left.size > 0) {
    // The keys name units and periods, never a person; the values stay out of the message.
    throw new RangeError(`${analysis.slug}: withhold() left ${left.size} protected figures, first ${[...left][0]}`)
  }
  return shown
}

function protectedKeys(figures: Figure[], lattice: Pick<Lattice, 'isWithheld'>): Set<string> {
  return new Set(figures.filter((figure) => isProtected(figure, lattice)).map((figure) => figure.key))
}

function isProtected({ n, cell, smallest }: Figure, lattice: Pick<Lattice, 'isWithheld'>): boolean {
  // An analysis may ask for a larger minimum, never for a smaller one.
  const minimum = Math.max(smallest ?? SMALLEST_GROUP, SMALLEST_GROUP)
  return (n !== null && n < minimum) || (cell !== null && lattice.isWithheld(cell))
}

import type { TrapFound } from '#queries/analyses/traps/result.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import type { UnitName } from '#queries/result.ts'

/** Where a finding stands: the unit of the tree, a KPI, or both; two null are the whole company. */
export type TrapPlace = { unit: string | null; kpi: string | null }

/**
 * The findings that concern a place: those of the units above and below it, of its KPI, and of the company. A unit without a finding of
 * its own may well stand on results that such a finding touches.
 */
export function concerning<F extends Pick<TrapFound, 'unit' | 'kpi'>>(
  findings: readonly F[],
  place: TrapPlace,
  units: readonly UnitName[],
): F[] {
  const parentOf = new Map(units.map(({ unit_id, parent_id }) => [unit_id, parent_id]))
  const above = (unit: string): Set<string> => {
    const chain = new Set<string>()
    for (let at: string | null | undefined = unit; at && !chain.has(at); at = parentOf.get(at)) chain.add(at)
    return chain
  }
  const aboveHere = above(place.unit ?? ROOT_UNIT)
  const isHere = place.unit ?? ROOT_UNIT
  return findings.filter(({ unit, kpi }) => {
    if (place.kpi !== null && kpi !== null && kpi !== place.kpi) return false
    if (unit === null) return true
    return aboveHere.has(unit) || above(unit).has(isHere)
  })
}

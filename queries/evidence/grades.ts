import type { DiagnosisRow } from '#queries/diagnosis/tables.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import type { EvidenceData } from './evidence-data.ts'
import type { UnitEvidence } from './unit-evidence.ts'

/**
 * Grades of evidence (words 1): tried (A) needs a change that was made on purpose and evaluated, which is the business of
 * improvement plans and is never given here; associated (B); reported (C): people said so in a survey or by cause codes; none.
 */
export type Grade = 'associated' | 'reported' | 'none'

/** Flags need q below this (statistics 16). */
const MOST_FALSE = 0.05

/** Whether the values are what people said, not what a system recorded. Noise in answers hides part of an association. */
export const isByReport = (source: string | null): boolean => source === 'survey' || source === 'reason_code'

/**
 * For the whole company: associated where the share passes false discovery and the interval of the effect lies wholly on the side
 * where worse circumstances go with worse results; reported where only people's answers say so and they point the same way.
 */
export function gradeOfCompany(row: DiagnosisRow<'diagnosis_factor'>): Grade {
  if (row.effect_z_low === null || row.effect_z_high === null) return 'none'
  if (!pointsToHarm(row.higher_is, row.effect_z_low, row.effect_z_high)) return 'none'
  if (row.status === 'attributed' && row.q !== null && row.q < MOST_FALSE) return 'associated'
  return isByReport(row.source) ? 'reported' : 'none'
}

/**
 * For one unit: associated where its contribution differs from 0 and either its own change over time against its peers passes false
 * discovery over all units and circumstances, or the circumstance is associated in the whole company. A unit made of others
 * is associated where one below it is, by the same sign. Reported: only people's answers, and they differ from the peers'.
 */
export function gradesOfUnits(
  data: EvidenceData,
  units: readonly UnitEvidence[],
  company: readonly DiagnosisRow<'diagnosis_factor'>[],
): Grade[] {
  const q = falseDiscovery(units.map(({ own }) => own?.p ?? null))
  const rowOf = new Map(company.map((row) => [row.factor, row]))
  const signOf = ({ contribution }: UnitEvidence) =>
    contribution && contribution.low * contribution.high > 0 ? Math.sign(contribution.estimate) : 0
  const byItself = units.map((one, i) => {
    const { higher_is, grade } = rowOf.get(data.factors[one.factor]!.factor)!
    if (signOf(one) === 0) return false
    if (grade === 'associated') return true
    return one.own !== null && q[i]! < MOST_FALSE && pointsToHarm(higher_is, one.own.slope, one.own.slope)
  })
  // Everything above a unit that is associated by itself, with the sign of its contribution.
  const carried = new Set<string>()
  units.forEach((one, i) => {
    if (!byItself[i]) return
    for (let unit = data.units[one.unit]!.parent; unit >= 0; unit = data.units[unit]!.parent)
      carried.add(`${unit} ${one.factor} ${signOf(one)}`)
  })
  return units.map((one, i) => {
    if (byItself[i]) return 'associated'
    if (signOf(one) !== 0 && carried.has(`${one.unit} ${one.factor} ${signOf(one)}`)) return 'associated'
    const row = rowOf.get(data.factors[one.factor]!.factor)!
    return row.grade === 'reported' && signOf(one) !== 0 ? 'reported' : 'none'
  })
}

/** Whether an effect on z from low to high means that worse goes with worse. Without a known direction either side counts. */
function pointsToHarm(higher_is: string | null, low: number, high: number): boolean {
  if (higher_is === 'better') return low > 0
  if (higher_is === 'worse') return high < 0
  return low > 0 || high < 0
}

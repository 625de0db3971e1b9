import type { Figure } from '#queries/define.ts'
import { ALL_KPIS } from '#queries/domain.ts'
import type { MixShiftResult, UnitChange } from './result.ts'

/**
 * What this analysis may show, and why it gives no small group away.
 *
 * 1. Every figure is computed from published cells of the lattice only (mean, count and spread of the unit and of its
 *    sub-units that are shown in both periods, or in one while nobody is there in the other). A reader of the heatmap could
 *    compute the same; so no system of equations gains one here. No figure is formed over the people who stayed, came or
 *    went: two unmatched means are compared.
 * 2. A sub-unit that is protected in one period has no figure in either, no count and no share, and no part of its own.
 * 3. What it adds is in `rest`, together with people who are directly at the unit and with the effect of those who belong to
 *    several sub-units. Count and mean of the unit are public, and of the sub-units shown, so whoever subtracts knows count
 *    and mean of the rest in each period. The lattice withholds further cells until that rest is nobody, or at least five
 *    people who are not one single sub-unit.
 * 4. We do not rely on it alone. The rest is a figure with its own count (`restFigures`): where subtraction gives one to four
 *    people, or gives nobody although something is protected (people counted twice hide the true count), or where a single
 *    sub-unit is protected beside others that are shown, that figure is too small.
 * 5. Whenever any figure is too small, or a cell turns out to be protected that the rows did not mark as such, the
 *    complement of the rest is not known to be protected either: everything is withheld, with one fixed sentence.
 */
export function figuresOf(found: MixShiftResult): Figure[] {
  return PERIODS.flatMap((at) => {
    const period = found[at]
    if (!found.unit || !period || found.gap_ratio_from === null) return []
    const kpi_id = found.kpi?.kpi_id ?? ALL_KPIS
    const figure = (unit_id: string, n: number): Figure => ({
      key: `${unit_id}\u001f${period.period_id}`,
      n,
      cell: { unit_id, kpi_id, period_id: period.period_id },
    })
    return [
      figure(found.unit.unit_id, found[`n_people_${at}`] ?? 0),
      ...found.units.flatMap((change) => {
        const n = change[`n_people_${at}`]
        return n === null ? [] : [figure(change.unit.unit_id, n)]
      }),
      ...restFigures(found, at),
    ]
  })
}

/** All or nothing: see point 5 above. */
export function withhold(found: MixShiftResult, keys: ReadonlySet<string>): MixShiftResult {
  return figuresOf(found).some(({ key }) => keys.has(key)) ? bare('withheld', found) : found
}

/** The answer without any figure. */
export function bare(kind: 'empty' | 'withheld', { unit, kpi, from, to, crossed }: Names): MixShiftResult {
  return {
    ...{ kind, unit, kpi, from, to },
    ...{ n_people_from: null, n_people_to: null, gap_ratio_from: null, gap_ratio_to: null },
    ...{ rate: null, rate_low: null, rate_high: null, mix: null, membership: null, rest: null },
    ...{ reading: null, units: [], crossed },
  }
}
export type Names = Pick<MixShiftResult, 'unit' | 'kpi' | 'from' | 'to' | 'crossed'>

const PERIODS = ['from', 'to'] as const

/** Nobody when subtraction leaves nobody and nothing is protected; else one figure with the count that is left. */
function restFigures(found: MixShiftResult, at: (typeof PERIODS)[number]): Figure[] {
  if (found.kind !== 'found') return []
  const left = found.units.reduce((n, change) => n - (change[`n_people_${at}`] ?? 0), found[`n_people_${at}`] ?? 0)
  const n_protected = found.units.filter((change: UnitChange) => change[`state_${at}`] === 'withheld').length
  if (n_protected === 0 && left <= 0) return []
  return [{ key: `rest\u001f${at}`, n: n_protected === 1 ? 0 : Math.max(0, left), cell: null }]
}

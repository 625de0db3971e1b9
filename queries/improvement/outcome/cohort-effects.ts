import { fromBaseline } from './baseline.ts'
import { addDifference, emptyContrast, testContrast, type Contrast, type Tested } from './influence.ts'
import { untreatedAt, type Cohort, type Prepared } from './prepare.ts'

/**
 * The effect of a plan that units began at different times:
 *
 *   ATT(g,t) = E[Y_t − Y_before | cohort g] − E[Y_t − Y_before | not yet treated in t]
 *
 * averaged over all g and t ≥ g with the numbers treated as weights. Y_before is the mean of the periods before the selection period
 * of the cohort, for both sides: the selection period is extreme because it was selected. Already treated units are never a yardstick,
 * which two-way fixed effects do not keep (their early effects are subtracted as if they were a trend).
 *
 * @see Callaway & Sant'Anna 2021, "Difference-in-differences with multiple time periods" (there Y_before is Y_{g−1})
 */
export function cohortEffects(prepared: Prepared): Contrast {
  const total = emptyContrast(prepared)
  for (const cohort of prepared.cohorts) {
    const series = fromBaseline(prepared, cohort)
    for (let t = cohort.first; t < prepared.periods; t++) addCell(total, prepared, cohort, series, t)
  }
  return total
}

/** The effect by periods since start (0 is the first), and of the periods before it, the selection period included. */
export function effectPath(prepared: Prepared): (Tested & { relative: number })[] {
  const byRelative = new Map<number, Contrast>()
  for (const cohort of prepared.cohorts) {
    const series = fromBaseline(prepared, cohort)
    for (let t = 0; t < prepared.periods; t++) {
      const relative = t - cohort.first
      if (!byRelative.has(relative)) byRelative.set(relative, emptyContrast(prepared))
      addCell(byRelative.get(relative)!, prepared, cohort, series, t)
    }
  }
  return [...byRelative]
    .sort(([a], [b]) => a - b)
    .flatMap(([relative, contrast]) => {
      const tested = testContrast(prepared, contrast)
      return tested ? [{ ...tested, relative }] : []
    })
}

function addCell(into: Contrast, prepared: Prepared, cohort: Cohort, series: readonly Float64Array[], t: number): void {
  const change = (i: number) => series[i]![t]!
  const treated = cohort.members.filter((i) => !Number.isNaN(change(i)))
  // Before its start a cohort is compared with those that start later, never with those that had begun.
  const members = new Set(cohort.members)
  const others = untreatedAt(prepared, Math.max(t, cohort.selection)).filter((i) => !members.has(i))
  addDifference(into, treated, others, change, treated.length)
}

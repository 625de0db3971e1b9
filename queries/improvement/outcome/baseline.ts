import { meanOver, type Cohort, type Prepared } from './prepare.ts'

/**
 * The values of every subject (by place in `arms`) as seen from one cohort: over the common level of the periods, less the subject's baseline, and without the
 * echo of the selection period. NaN where a value or the baseline is missing.
 *
 * Where a deviation fades slowly (ρ > 0), a subject selected for a bad period is still below itself in the periods around it, before and
 * after the start. With d = selection period − baseline and B = mean of ρ^(distance) over the baseline periods,
 *
 *   y_t − baseline − κ_t · d,   κ_t = (ρ^|t − s| − B) / (1 − B)
 *
 * does not depend on the deviation of the selection period s, whatever the subject's own level. With ρ = 0 nothing is taken off, and
 * this is the difference in differences with the selection period left out.
 */
export function fromBaseline(prepared: Prepared, cohort: Cohort): readonly Float64Array[] {
  let ofPrepared = known.get(prepared)
  if (!ofPrepared) known.set(prepared, (ofPrepared = new Map()))
  let series = ofPrepared.get(cohort)
  if (!series) {
    const baseline = baselinePeriods(prepared, cohort)
    ofPrepared.set(cohort, (series = prepared.arms.map((_, i) => seriesOf(prepared, cohort, baseline, i))))
  }
  return series
}

/** Several estimates read the same series; they are made once for a measure and cohort. */
const known = new WeakMap<Prepared, Map<Cohort, Float64Array[]>>()

function seriesOf(prepared: Prepared, cohort: Cohort, baselinePeriods: readonly number[], i: number): Float64Array {
  const { arms, levels, periods, carry } = prepared
  const { values } = arms[i]!
  let [sum, n, echo] = [0, 0, 0]
  for (const t of baselinePeriods) {
    if (Number.isNaN(values[t]!)) continue
    sum += values[t]! - levels[t]!
    echo += carry ** (cohort.selection - t)
    n++
  }
  const series = new Float64Array(periods).fill(NaN)
  if (n === 0) return series
  const [baseline, B] = [sum / n, echo / n]
  const d = carry === 0 ? 0 : meanOver(prepared, i, cohort.from, cohort.selection + 1) - baseline
  for (let t = 0; t < periods; t++) {
    const kappa = carry === 0 || Number.isNaN(d) ? 0 : (carry ** Math.abs(t - cohort.selection) - B) / (1 - B)
    series[t] = values[t]! - levels[t]! - baseline - (kappa === 0 ? 0 : kappa * d)
  }
  return series
}

/** Periods before the selection window, without those in which another cohort was selected. */
export function baselinePeriods({ skipped }: Prepared, { from }: Cohort): number[] {
  return Array.from({ length: Math.max(from, 0) }, (_, t) => t).filter((t) => !skipped[t])
}

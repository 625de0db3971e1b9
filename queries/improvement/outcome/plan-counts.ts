import type { PlanInput, PlanOutcome } from './define.ts'
import type { Prepared } from './prepare.ts'

/** What can be counted before anything is estimated, in the shape of an outcome that cannot be told yet. */
export function countsOf(input: PlanInput, { cohorts, controls, arms, periods }: Prepared): PlanOutcome {
  const has = (i: number, from: number, to: number) =>
    arms[i]!.values.subarray(Math.max(from, 0), Math.max(to, 0)).some((value) => !Number.isNaN(value))
  const members = cohorts.flatMap((cohort) => cohort.members.map((i) => ({ ...cohort, i })))
  const known = members.filter(({ i, first, selection }) => has(i, first, periods) && has(i, 0, selection + 1))
  const starts = input.subjects.flatMap(({ start }) => (start === null ? [] : [start])).sort()
  return {
    plan: input.plan,
    verdict: 'cannot_tell',
    reason: null,
    notes: [...input.notes],
    design: 'none',
    ...{
      raw: null,
      raw_low: null,
      raw_high: null,
      expected: null,
      rebound: null,
      corrected: null,
      low: null,
      high: null,
    },
    ...{ mde: null, p: null, q: null, sd_z: null, reading: null },
    n_treated: known.length,
    n_control: controls.filter((i) => has(i, 0, periods)).length,
    n_clusters: 0,
    n_before: Math.max(0, ...cohorts.map(({ from }) => from)),
    n_after: Math.max(0, ...cohorts.map(({ first }) => periods - first)),
    first_start: starts[0] ?? null,
    ...{ leads: null, path: [], guardrails: [], balance: null, matched: null, without_spillover: null, placebo: null },
    n_left: members.filter(({ i, first, selection }) => has(i, 0, selection + 1) && !has(i, first, periods)).length,
  }
}

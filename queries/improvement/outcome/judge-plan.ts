import { seeded } from '#queries/stats/random.ts'
import { DETECTABLE, type PlanInput, type PlanOutcome } from './define.ts'
import { effectPath } from './cohort-effects.ts'
import { estimateEffect } from './estimate-effect.ts'
import { judgeGuardrails } from './judge-guardrails.ts'
import { judgeOneUnit } from './judge-one-unit.ts'
import { judged } from './judged.ts'
import { leadTest } from './lead-test.ts'
import { matchedEffect } from './matched-effect.ts'
import { faultOf, shortfallOf } from './minimum-data.ts'
import { notesOf } from './outcome-notes.ts'
import { countsOf } from './plan-counts.ts'
import { expectedRebound } from './expected-rebound.ts'
import { meanOver, prepare, type Cohort, type Prepared } from './prepare.ts'
import { rawChange } from './raw-change.ts'
import { spreadOf } from './spread.ts'
import { withoutSpillover } from './without-spillover.ts'

/**
 * Did the plan move results beyond what would have happened anyway? The door of this folder: pure, and the same for imported plans
 * and for those written in the dashboard. Effects are in standard deviations of z among comparison subjects.
 */
export function judgePlan(input: PlanInput): PlanOutcome {
  const prepared = prepare(input, ({ z }) => z)
  const base = countsOf(input, prepared)
  const refused = input.reason ?? faultOf(input, prepared)
  if (refused) return { ...base, reason: refused }
  if (base.n_treated === 1 && input.level === 'unit') return judgeOneUnit(input, prepared, base)

  const random = () => seeded(input.seed, 'wild cluster bootstrap')
  const found = estimateEffect(prepared, random())
  const sd = spreadOf(prepared)
  const raw = rawChange(prepared)
  if (base.n_control < 2) return { ...base, reason: 'few_controls' }
  if (!found || !sd || !raw || !(found.se > 0)) return { ...base, reason: 'undefined' }

  const leads = leadTest(prepared)
  const guardrails = judgeGuardrails(input)
  const inGap = prepare(input, ({ gap }) => gap)
  const gapEffect = estimateEffect(inGap, random())
  const gapRaw = rawChange(inGap)
  const corrected = found.estimate / sd
  const outcome: PlanOutcome = {
    ...base,
    design: found.design,
    raw: raw.estimate / sd,
    raw_low: raw.low / sd,
    raw_high: raw.high / sd,
    expected: raw.estimate / sd - corrected,
    rebound: reboundOf(prepared, sd),
    corrected,
    low: found.low / sd,
    high: found.high / sd,
    mde: (DETECTABLE * found.se) / sd,
    p: found.p,
    q: found.p,
    sd_z: sd,
    reading: gapEffect &&
      gapRaw && {
        raw: gapRaw.estimate,
        expected: gapRaw.estimate - gapEffect.estimate,
        ...{ corrected: gapEffect.estimate, low: gapEffect.low, high: gapEffect.high },
      },
    n_clusters: found.clusters,
    leads: leads && { ...leads, estimate: leads.estimate / sd, low: leads.low / sd, high: leads.high / sd },
    path: effectPath(prepared).map(({ relative, estimate, low, high }) => ({
      ...{ relative, estimate: estimate / sd, low: low / sd, high: high / sd },
    })),
    guardrails,
    ...matchedEffect(prepared, sd),
    without_spillover: withoutSpillover(prepared, sd, random()),
  }
  const reason = shortfallOf(outcome, prepared)
  const notes = notesOf(input, outcome)
  if (reason === null) return judged({ ...outcome, notes })
  // One treated cluster has no interval: what is random about it cannot be seen from inside.
  const unknown = reason === 'one_cluster' ? { low: null, high: null, mde: null, p: null, q: null } : {}
  return { ...outcome, ...unknown, reason, notes }
}

/** What the formula expects of the treated after their selection period, from how the others came back from theirs; SD. */
function reboundOf(prepared: Prepared, sd: number): number | null {
  const pairOf = (i: number, { first, selection }: Cohort) => ({
    before: meanOver(prepared, i, selection, selection + 1) + (prepared.levels[selection] ?? NaN),
    after: meanOfValues(prepared.arms[i]!.values.subarray(first)),
  })
  let [total, n] = [0, 0]
  for (const cohort of prepared.cohorts) {
    const isKnown = ({ before, after }: { before: number; after: number }) => !Number.isNaN(before + after)
    const others = prepared.controls.map((i) => pairOf(i, cohort)).filter(isKnown)
    const own = cohort.members.map((i) => pairOf(i, cohort)).filter(isKnown)
    const found = expectedRebound(
      others,
      own.reduce((sum, { before }) => sum + before / own.length, 0),
    )
    if (!found || own.length === 0) continue
    total += found.expected * own.length
    n += own.length
  }
  return n === 0 ? null : total / n / sd
}

function meanOfValues(values: Float64Array): number {
  const known = [...values].filter((value) => !Number.isNaN(value))
  return known.length === 0 ? NaN : known.reduce((sum, value) => sum + value / known.length, 0)
}

/** So many cases of one length; `isEvent` false: still waiting when the record ended (censored). */
export type Waiting = { time: number; isEvent: boolean; n: number }
/** The share still waiting just after `time`, with its 95 % interval (log–log). */
export type SurvivalStep = {
  time: number
  n_at_risk: number
  n_events: number
  share: number
  low: number
  high: number
}
export type Survival = {
  n: number
  n_events: number
  steps: SurvivalStep[]
  /** The first time at which at most half still wait; null where the record does not reach so far. `high` null: without upper limit. */
  median: { estimate: number; low: number | null; high: number | null } | null
}

/**
 * How long does it take, where some are still waiting? Those leave the count when their record ends; leaving them out, or counting them
 * as answered, would make the wait look shorter.
 *
 *   S(t) = ∏ (1 − d/n) over times ≤ t,    Greenwood: var = S² Σ d/(n(n − d))
 *   interval of S: S^exp(± 1.96 √var / (S ln S));   of the median: the times at which the interval holds one half
 *
 * @param waits  time ≥ 0 in any unit, n ≥ 0; order does not matter. A case that ends at the time of an event was at risk in it
 * @returns null without cases. After the last event the curve is flat, and where S is 0 its interval is [0, 0]
 * @see Kaplan & Meier 1958; Brookmeyer & Crowley 1982; R `survival::survfit(conf.type = "log-log")`
 */
export function kaplanMeier(waits: readonly Waiting[]): Survival | null {
  const times = new Map<number, { events: number; left: number }>()
  let n = 0
  for (const { time, isEvent, n: cases } of waits) {
    if (!(time >= 0 && cases >= 0))
      throw new RangeError(`kaplanMeier needs time ≥ 0 and n ≥ 0, got ${time} and ${cases}`)
    const at = times.get(time) ?? { events: 0, left: 0 }
    times.set(time, { events: at.events + (isEvent ? cases : 0), left: at.left + (isEvent ? 0 : cases) })
    n += cases
  }
  if (n === 0) return null
  const steps: SurvivalStep[] = []
  let [atRisk, share, greenwood, n_events] = [n, 1, 0, 0]
  for (const [time, { events, left }] of [...times].sort((a, b) => a[0] - b[0])) {
    if (events > 0) {
      share *= 1 - events / atRisk
      greenwood += events / (atRisk * (atRisk - events))
      steps.push({ time, n_at_risk: atRisk, n_events: events, share, ...intervalOf(share, greenwood) })
      n_events += events
    }
    atRisk -= events + left
  }
  return { n, n_events, steps, median: medianOf(steps) }
}

function intervalOf(share: number, greenwood: number): { low: number; high: number } {
  if (share <= ROUNDING) return { low: 0, high: 0 }
  const half = (Z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(share))
  return { low: share ** Math.exp(half), high: share ** Math.exp(-half) }
}

function medianOf(steps: readonly SurvivalStep[]): Survival['median'] {
  const first = (at: (step: SurvivalStep) => number) => steps.find((step) => at(step) <= 0.5 + ROUNDING)?.time ?? null
  const estimate = first(({ share }) => share)
  return estimate === null ? null : { estimate, low: first(({ low }) => low), high: first(({ high }) => high) }
}

/** The normal quantile of 97.5 %. */
const Z95 = 1.959963984540054
/** A share that should be 0 or one half may differ from it by this much. */
const ROUNDING = 1e-12

import { SMALLEST_GROUP } from '#queries/domain.ts'
import { binomialAtLeast } from '#queries/stats/binomial-tail.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { differenceInterval } from '#queries/stats/kitagawa.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Scalar, Status, Tested } from '../define.ts'
import { allOf, department, notTestable, outcome } from '../outcome.ts'
import { designEffect, usualDesignEffect } from './clustering.ts'
import type { Scope } from './trap.ts'

type Params = { ratio: number; q: number; fewest: number }
/** One scope with its test: shares of counts that were divided by the design effect. */
type Judged = Scope & {
  share: number
  others: number
  ratio: number
  low: number
  high: number
  p: number
  q: number
  status: Status
}

/** Where the others leave out less than this, they leave out nothing: a ratio to zero says nothing. */
const LEAST_SHARE = 0.005
/** Fewer people than this with a gap are a story of their own, not a pattern of the unit. */
const FEWEST_WITH_GAPS = 3

/** One outcome a department: its own, or that of the team in it with the gravest finding. */
export function judge(scopes: readonly Scope[], params: Params): Tested[] {
  const pooled = usualDesignEffect(scopes.filter(({ is_team }) => !is_team))
  const tests = scopes.flatMap((scope) => {
    const isEnough = scope.n_due >= params.fewest && (!scope.is_team || scope.n_people >= SMALLEST_GROUP)
    // Without others in the same periods nothing is due, so others_share is known wherever enough is.
    return isEnough ? [{ ...scope, ...test(scope, scope.others_share ?? 0, pooled) }] : []
  })
  const q = falseDiscovery(tests.map(({ p }) => p))
  const judged = tests.map((one, i) => ({ ...one, q: q[i]!, status: statusOf({ ...one, q: q[i]! }, params) }))
  const units = Map.groupBy(scopes, ({ unit_id }) => unit_id)
  return [...units].map(([unit_id, some]) => {
    const whole = some.find(({ is_team }) => !is_team)!
    const here = judged.filter((one) => one.unit_id === unit_id)
    return here.some(({ is_team }) => !is_team)
      ? found(unit_id, here)
      : notTestable(department(unit_id), units.size < 2 ? 'few_units' : 'few_rows', whole.n_due, whole.n_people)
  })
}

/** P(X ≥ k) for a unit that leaves out as much as the others did in the same periods, counts divided by the design effect. */
function test(scope: Scope, others_share: number, pooled: number) {
  const { n_due, n_missing } = scope
  const deff = Math.max(pooled, designEffect([scope]))
  // A hair below a whole count is that count.
  const [k, n] = [Math.floor(n_missing / deff + 1e-9), Math.max(1, Math.round(n_due / deff))]
  const others = Math.max(others_share, LEAST_SHARE)
  const interval = wilson(Math.min(n_missing / deff, n), n)!
  const share = n_missing / n_due
  return {
    share,
    others: others_share,
    ratio: share / others,
    low: interval.lower / others,
    high: interval.upper / others,
    p: binomialAtLeast(k, n, others),
  }
}

function statusOf({ ratio, q, n_people_missing }: Omit<Judged, 'status'>, params: Params): Status {
  if (ratio > params.ratio && q < params.q && n_people_missing >= FEWEST_WITH_GAPS) return 'trap'
  // Proven but smaller, or large but proven at the ordinary level only.
  return ratio > (2 / 3) * params.ratio && q < 0.05 && n_people_missing >= FEWEST_WITH_GAPS ? 'caution' : 'pass'
}

function found(unit_id: string, here: readonly Judged[]): Tested {
  const gravity: readonly Status[] = ['trap', 'caution']
  const status = gravity.find((grave) => here.some((one) => one.status === grave)) ?? 'pass'
  const whole = here.find(({ is_team }) => !is_team)!
  const teams = here.filter((one) => one.is_team && one.status === status)
  // The department speaks for itself where it can; else its gravest team does, unnamed.
  const seen = whole.status === status ? whole : teams.toSorted((a, b) => a.q - b.q || b.ratio - a.ratio)[0]!
  const isFinding = status !== 'pass'
  const unit = department(unit_id)
  const touchedRows = seen.is_team ? teams.reduce((sum, { n_rows }) => sum + n_rows, 0) : null
  return outcome(unit, {
    status,
    reason: isFinding && seen.is_team ? 'team' : null,
    n: seen.n_due,
    n_people: seen.n_people,
    ...{ first_period: seen.first_period, last_period: seen.last_period },
    ...{ effect: seen.ratio, low: seen.low, high: seen.high, p: seen.p, q: seen.q },
    evidence: {
      facts: {
        ...{ missing: seen.n_missing, due: seen.n_due, absent: seen.n_absent },
        ...{ share: seen.share, others: seen.others, ratio: seen.ratio },
        teams: isFinding && seen.is_team ? teams.length : null,
        ...bounds(seen),
        ...prior(seen),
      },
      rows: [
        {
          group: seen.is_team ? 'teams' : 'here',
          share: seen.share,
          low: seen.low * Math.max(seen.others, LEAST_SHARE),
          high: seen.high * Math.max(seen.others, LEAST_SHARE),
          n_people: seen.n_people,
        },
        { group: 'others', share: seen.others, low: null, high: null, n_people: null },
      ].filter(({ n_people }) => n_people === null || n_people >= SMALLEST_GROUP),
    },
    touched: isFinding ? [{ ...allOf(unit), n_rows: touchedRows }] : [],
  })
}

/** The mean attainment as delivered, and where it could lie had every gap been among the smallest or the largest of all results. */
function bounds({ share, mean_ratio, worst_ratio, best_ratio, n_people }: Judged): Record<string, Scalar> {
  const isShown = n_people >= SMALLEST_GROUP && mean_ratio !== null && worst_ratio !== null && best_ratio !== null
  if (!isShown) return { mean: null, worst: null, best: null }
  return {
    mean: mean_ratio,
    worst: (1 - share) * mean_ratio + share * Math.min(worst_ratio, mean_ratio),
    best: (1 - share) * mean_ratio + share * Math.max(best_ratio, mean_ratio),
  }
}

/** How those with gaps had done before them, against those without; in scales of the KPI, with the 95 % interval of Welch's t. */
function prior(scope: Judged): Record<string, Scalar> {
  const { n_prior_missing, prior_z_missing, prior_sd_missing, n_prior_others, prior_z_others, prior_sd_others } = scope
  const hidden = { prior_difference: null, prior_low: null, prior_high: null }
  if (prior_z_missing === null || prior_z_others === null) return hidden
  if (n_prior_missing < SMALLEST_GROUP || n_prior_others < SMALLEST_GROUP) return hidden
  const interval = differenceInterval(
    { n: n_prior_others, mean: prior_z_others, sd: prior_sd_others },
    { n: n_prior_missing, mean: prior_z_missing, sd: prior_sd_missing },
  )
  return {
    prior_difference: prior_z_missing - prior_z_others,
    prior_low: interval?.low ?? null,
    prior_high: interval?.high ?? null,
  }
}

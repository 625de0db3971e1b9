import { SMALLEST_GROUP } from '#queries/domain.ts'
import { studentAbove, studentQuantile } from '#queries/stats/student-t-tail.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { GoalSettings } from './settings.ts'

/** One row of inputs/goal_history.sql, without its keys. `side` is −1 where lower is better. */
export type GoalHistory = {
  lane: string
  is_of_people: boolean
  side: number
  n_people: number
  n_people_ever: number
  is_reached: boolean
  is_reached_by_class: boolean
  n_periods: number
  n_results: number
  /** Different people behind the earlier results, and (of one period) behind those of other units. */
  n_past_people: number
  n_peer_people: number
  n_hit: number
  sum_hit2_by_n: number
  mean_level: number | null
  sum_level2: number
  sum_t: number
  sum_t2: number
  sum_t_level: number
  n_peer_cells: number
  n_peer_results: number
  n_peer_hit: number
  sum_peer_hit2_by_n: number
}

export const BASES = ['own', 'peers', 'none'] as const
export type Attainability = {
  /** own: earlier periods of the unit; peers: other units on the same KPI; none: not enough of either, and no chance is given. */
  basis: (typeof BASES)[number]
  chance: number | null
  low: number | null
  high: number | null
  /** Periods (own) or unit-periods (peers) that it rests on. */
  n_periods: number
  /** People who have the goal now and have reached the level at least once, this period included; with its Wilson interval. */
  ever: { n: number; of: number; low: number; high: number } | null
  /** Chance under the line and nobody in the comparison ever there: the own unit, those who left, the best unit on the same KPI. */
  is_ceiling: boolean
  is_slack: boolean
}

/**
 * The chance that a goal of this unit and KPI is attained, from what went before; never a default where there is too little (goals 7).
 *
 * Goals of people: the share p = h / n of earlier results that reach the level asked for now. Results of one period move together, so
 * n counts for n / φ, φ = max(1, Σ(h_t − n_t p)² / (n_t p (1 − p)) / (k − 1)) over the k periods (Pearson; McCullagh & Nelder 1989,
 * 4.5), and the interval is Wilson's. The point is (h + ½) / (n + 1) of the counted n: never nought after a dozen tries.
 *
 * A goal of the unit itself has one result a period: the next value is foretold by the mean, or by the straight line where its slope
 * differs from nought at 5 % (k ≥ 8), with Student's t and the prediction error s √(1 + 1/k + …). The interval of the chance follows from
 * the error of the standardised distance d, √(1/k + d² / (2 (k − 1))) (delta method).
 */
export function attainability(history: GoalHistory, settings: GoalSettings): Attainability {
  const found = fromOwn(history, settings) ?? fromPeers(history, settings)
  const { n_people: of, n_people_ever: n } = history
  const interval = history.is_of_people ? wilson(n, of) : null
  const ever = interval && { n, of, low: interval.lower, high: interval.upper }
  if (!found)
    return { basis: 'none', chance: null, low: null, high: null, n_periods: history.n_periods, ever, ...NEITHER }
  const isStretch = history.lane === 'okr'
  const level = history.mean_level
  const attained = level === null ? null : history.side > 0 ? level : 2 - level
  return {
    ...found,
    ever,
    is_ceiling:
      !isStretch && found.chance < settings.out_of_reach && !history.is_reached && !history.is_reached_by_class,
    is_slack:
      !isStretch &&
      found.basis === 'own' &&
      found.chance > settings.slack &&
      attained !== null &&
      attained > settings.slack_level,
  }
}

type Chance = { basis: 'own' | 'peers'; chance: number; low: number; high: number; n_periods: number }

function fromOwn(history: GoalHistory, settings: GoalSettings): Chance | null {
  const { n_periods, n_results, n_hit, sum_hit2_by_n } = history
  if (n_periods < settings.fewest_periods) return null
  if (!history.is_of_people) return forecast(history)
  // Earlier results of fewer than five people are their results, whoever has the goal now.
  if (history.n_past_people < SMALLEST_GROUP) return null
  return { basis: 'own', ...share(n_hit, n_results, sum_hit2_by_n, n_periods), n_periods }
}

function fromPeers(history: GoalHistory, settings: GoalSettings): Chance | null {
  const { n_peer_cells, n_peer_results, n_peer_hit, sum_peer_hit2_by_n } = history
  if (n_peer_results < settings.fewest_peer_results || n_peer_cells < settings.fewest_periods) return null
  if (history.is_of_people && history.n_peer_people < SMALLEST_GROUP) return null
  return {
    basis: 'peers',
    ...share(n_peer_hit, n_peer_results, sum_peer_hit2_by_n, n_peer_cells),
    n_periods: n_peer_cells,
  }
}

/** h of n in k clusters, with Σ h_t² / n_t: Σ (h_t − n_t p)² / n_t = Σ h_t² / n_t − n p². */
function share(h: number, n: number, sumHit2ByN: number, k: number): Pick<Chance, 'chance' | 'low' | 'high'> {
  const p = h / n
  const spread = p > 0 && p < 1 ? Math.max(0, sumHit2ByN - n * p * p) / (p * (1 - p)) : 0
  const phi = Math.max(1, spread / (k - 1))
  const [hits, tries] = [h / phi, n / phi]
  const { lower, upper } = wilson(hits, tries)!
  return { chance: (hits + 0.5) / (tries + 1), low: lower, high: upper }
}

function forecast({ n_periods: k, side, mean_level, sum_level2, sum_t, sum_t2, sum_t_level }: GoalHistory): Chance {
  const mean = mean_level!
  const total = Math.max(0, sum_level2 - k * mean * mean)
  const meanT = sum_t / k
  const spreadT = sum_t2 - k * meanT * meanT
  const slope = spreadT > 0 ? (sum_t_level - k * meanT * mean) / spreadT : 0
  const left = Math.max(0, total - slope * slope * spreadT)
  const slopeError = Math.sqrt(left / (k - 2) / spreadT)
  const hasTrend = k >= 8 && spreadT > 0 && Math.abs(slope) > studentQuantile(0.975, k - 2) * slopeError
  const df = hasTrend ? k - 2 : k - 1
  // The target's own period is t = 0.
  const next = hasTrend ? mean - slope * meanT : mean
  const error = hasTrend
    ? Math.sqrt((left / df) * (1 + 1 / k + (meanT * meanT) / spreadT))
    : Math.sqrt((total / df) * (1 + 1 / k))
  const distance = side * (next - 1)
  // A series without any spread is as good as certain.
  const d = error > 1e-9 ? distance / error : distance >= -1e-9 ? FAR : -FAR
  const half = 1.959964 * Math.sqrt(1 / k + (d * d) / (2 * (k - 1)))
  return {
    basis: 'own',
    chance: studentAbove(-d, df),
    low: studentAbove(-(d - half), df),
    high: studentAbove(-(d + half), df),
    n_periods: k,
  }
}

const FAR = 50
const NEITHER = { is_ceiling: false, is_slack: false }

import { SMALLEST_GROUP } from '#queries/domain.ts'
import { binomialAtLeast } from '#queries/stats/binomial-tail.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Scalar, Status } from '../define.ts'
import { allOf, department } from '../outcome.ts'
import type { Params, Part } from './judge.ts'
import type { Late } from './trap.ts'

type Judged = Late & { share: number; others: number; low: number; high: number; p: number; q: number; status: Status }

/** Below this share the others enter nothing late; a test against zero would prove anything. */
const LEAST_SHARE = 0.005
/** A close that comes at the same distance every time, days (standard deviation), is a rhythm and no back-dating. */
const REGULAR_CLOSE_DAYS = 7
const REGULAR_CLOSE_SHARE = 0.9

/** Late entry by department: its own finding, or that of its gravest team. Departments and teams are one family of tests. */
export function judgeEntries(late: readonly Late[], params: Params): Map<string, Part> {
  const tests = late.flatMap((scope) => {
    const isEnough = scope.n_rows >= params.fewest && (!scope.is_team || scope.n_people >= SMALLEST_GROUP)
    return isEnough && scope.others_share !== null ? [{ ...scope, ...test(scope, scope.others_share) }] : []
  })
  const q = falseDiscovery(tests.map(({ p }) => p))
  const judged = tests.map((one, i) => ({ ...one, q: q[i]!, status: statusOf(one, q[i]!, params) }))
  const parts = new Map<string, Part>()
  for (const [unit_id, here] of Map.groupBy(judged, (one) => one.unit_id)) {
    if (here.some(({ is_team }) => !is_team)) parts.set(unit_id, partOf(unit_id, here, params))
  }
  return parts
}

/** Results that one person enters for one period come together, so the test counts such entries and not results. */
function test({ n_rows, n_late, n_events }: Late, others_share: number) {
  const share = n_late / n_rows
  const k = Math.floor(share * n_events + 1e-9)
  const interval = wilson(share * n_events, n_events)! // an entry has rows
  return {
    ...{ share, others: others_share, low: interval.lower, high: interval.upper },
    p: binomialAtLeast(k, n_events, Math.min(1, Math.max(others_share, LEAST_SHARE))),
  }
}

function statusOf(one: Omit<Judged, 'q' | 'status'>, q: number, params: Params): Status {
  const { share, others, n_late, lag_sd_days } = one
  const isRegular = share >= REGULAR_CLOSE_SHARE && lag_sd_days !== null && lag_sd_days <= REGULAR_CLOSE_DAYS
  if (isRegular || n_late < params.fewest_late || !(q < 0.05)) return 'pass'
  if (share > params.share && share - others >= params.excess) return 'trap'
  // Proven, but half as large.
  return share > params.share / 2 && share - others >= params.excess / 2 ? 'caution' : 'pass'
}

function partOf(unit_id: string, here: readonly Judged[], { days }: Params): Part {
  const status = (['trap', 'caution'] as const).find((grave) => here.some((one) => one.status === grave)) ?? 'pass'
  const whole = here.find(({ is_team }) => !is_team)!
  const teams = here.filter((one) => one.is_team && one.status === status)
  const seen = whole.status === status ? whole : teams.toSorted((a, b) => a.q - b.q || b.share - a.share)[0]!
  const isTeam = status !== 'pass' && seen.is_team
  const n_late = isTeam ? teams.reduce((sum, team) => sum + team.n_late, 0) : seen.n_late
  return {
    ...{ status, reason: isTeam ? 'team' : 'late', n: seen.n_rows, n_people: seen.n_people || null },
    ...{ first_period: seen.first_period, last_period: seen.last_period },
    ...{ effect: seen.share, low: seen.low, high: seen.high, p: seen.p, q: seen.q },
    facts: {
      ...{ days, late: seen.n_late, results: seen.n_rows, share: seen.share, others: seen.others },
      teams: isTeam ? teams.length : null,
      z_difference: zDifference(seen),
    },
    rows: [
      { group: 'here', share: seen.share, low: seen.low, high: seen.high, n_people: seen.n_people || null },
      { group: 'others', share: seen.others, low: null, high: null, n_people: null },
    ].filter(({ n_people }) => n_people === null || n_people >= SMALLEST_GROUP),
    touched: status === 'pass' ? [] : [{ ...allOf(department(unit_id)), n_rows: n_late }],
  }
}

/** How much better late results are than those on time, in scales of the KPI. */
function zDifference({ z_late, z_on_time, n_people_late, n_people_on_time }: Late): Scalar {
  if (z_late === null || z_on_time === null) return null
  return n_people_late < SMALLEST_GROUP || n_people_on_time < SMALLEST_GROUP ? null : z_late - z_on_time
}

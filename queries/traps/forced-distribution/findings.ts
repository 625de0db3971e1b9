import { SMALLEST_GROUP } from '#queries/domain.ts'
import type { Evidence, Scalar, Status, Tested, TestedUnit, Touched } from '../define.ts'
import { allOf, notTestable, outcome } from '../outcome.ts'
import type { Case } from './cases.ts'
import type { Judged } from './two-rules.ts'

/** A unit or a distribution group as judged among all others; `isGroup` where it is a part of the unit it is told at. */
export type Decided = Judged & { q: number; status: Status; isGroup: boolean; touched: Touched[] }

/** The outcome of a unit: the gravest of its own ratings and of its distribution groups speaks, the unit's own first. */
export function unitOutcome(
  unit: TestedUnit,
  decided: readonly Decided[],
  without: { reason: string; n: number },
): Tested {
  const gravest = (['trap', 'caution', 'pass'] as const).find((status) => decided.some((one) => one.status === status))
  const said = decided
    .filter(({ status }) => status === gravest)
    .sort((a, b) => Number(a.isGroup) - Number(b.isGroup) || a.p - b.p)[0]
  if (!said || !gravest) return notTestable(unit, without.reason, without.n)
  const groups = decided.filter(({ isGroup }) => isGroup)
  const flagged = groups.filter(({ status }) => status === gravest && gravest !== 'pass')
  const { of, p, q, rule, steady } = said
  const [first, last] = [of.periods[0]!, of.periods.at(-1)!]
  return outcome(unit, {
    status: gravest,
    reason: rule,
    n: of.n,
    n_people: of.panel.n_people,
    ...{ first_period: first.period_id, last_period: last.period_id },
    effect: steady?.sd ?? null,
    ...{ p, q },
    evidence: {
      facts: {
        ...factsOf(said),
        ...(groups.length > 0 ? { groups: groups.length } : {}),
        ...(said.isGroup && flagged.length > 0 ? { groups_flagged: flagged.length } : {}),
      },
      rows: rowsOf(said),
    },
    touched: gravest === 'pass' ? [] : said.isGroup ? flagged.flatMap(({ touched }) => touched) : [allOf(unit)],
  })
}

function factsOf({ of, steady, shares, fit }: Judged): Record<string, Scalar> {
  return {
    periods: of.periods.length,
    ...(steady ? { sd: steady.sd, sampling_sd: steady.samplingSd, steadier: Math.min(steady.p, shares ?? 1) } : {}),
    ...(fit ? { quota: quotaText(fit.shares), off: fit.off / fit.n, x2: fit.x2, df: fit.df, fit: 1 - fit.p } : {}),
    ...lowOf(of),
  }
}

/** Highest level first, in whole percent where the shares are: 20/70/10. */
const quotaText = (shares: readonly number[]): string =>
  shares
    .toReversed()
    .map((share) => String(Math.round(share * 1000) / 10))
    .join('/')

/**
 * The bounds of what the quota alone did: people at the lowest level in a period in which they met their targets (at least so many),
 * and all people at that level (at most). Told only where both, and what lies between, are nobody or groups.
 */
function lowOf({ panel }: Case): Record<string, Scalar> {
  const { n_people_low: low, n_people_low_met: met, n_people_low_other: other } = panel
  const isShown = met >= SMALLEST_GROUP && (other === 0 || other >= SMALLEST_GROUP)
  return isShown ? { low_met: met, low } : {}
}

/** The shares beside the quota, highest level first; or the mean of each period with the band that sampling gives it. */
function rowsOf({ of, rule, steady, fit }: Judged): Evidence['rows'] {
  const n_people = of.panel.n_people
  if (rule === 'steady' && steady) {
    const centre = steady.means.reduce((sum, mean) => sum + mean, 0) / steady.means.length
    const half = 1.96 * steady.samplingSd
    return of.periods.map(({ period_id, n }, t) => ({
      ...{ period: period_id, mean: steady.means[t]!, low: centre - half, high: centre + half, n_people: n },
    }))
  }
  if (!fit) return []
  return fit.places
    .map((place, i) => ({
      level: of.levels[place]!,
      share: of.periods.reduce((sum, { counts }) => sum + counts[place]!, 0) / of.n,
      quota: fit.shares[i]!,
      n_people,
    }))
    .reverse()
}

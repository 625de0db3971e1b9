import { partialSpearman, spearman, type RankCorrelation } from '#queries/stats/spearman.ts'

/** One employee-period with both measures; the level of the role is taken out. */
export type PersonPair = { kpi_z: number; outcome_z: number; rest_z: number | null }
/** r below 0: the better the KPI, the worse the outcome. p one-sided. */
export type TradeOff = { r: number; n: number; p: number }

/**
 * Do people do worse on the outcome where they do better on the KPI? Spearman's correlation of the two, beyond what both share with
 * the person's other goals; plain where most have no other goal.
 *
 * @returns null with fewer than `fewest`, or where one never varies
 */
export function tradeOff(pairs: readonly PersonPair[], fewest: number): TradeOff | null {
  if (pairs.length < fewest) return null
  const withRest = pairs.filter(({ rest_z }) => rest_z !== null)
  const isPartial = withRest.length >= MOSTLY * pairs.length && withRest.length >= fewest
  const used = isPartial ? withRest : pairs
  const [x, y] = [used.map(({ kpi_z }) => kpi_z), used.map(({ outcome_z }) => outcome_z)]
  const partial = isPartial
    ? partialSpearman(
        x,
        y,
        used.map(({ rest_z }) => rest_z!),
      )
    : null
  const found = partial ?? spearman(x, y)
  return found && { r: found.r, n: found.n, p: oneSided(found) }
}

const oneSided = ({ r, p }: RankCorrelation): number => (r < 0 ? p / 2 : 1 - p / 2)
/** Part of the pairs for which something must hold to be said of all of them. */
const MOSTLY = 0.8

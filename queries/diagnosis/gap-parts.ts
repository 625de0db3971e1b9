import type { MixedSystem } from '#queries/stats/mixed/mixed-system.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import type { EmployeePeriods } from './employee-periods.ts'
import { mergedFactor, sideOf, type Factor, type Side } from './factors.ts'
import type { Identification } from './identification.ts'
import { levelWeights, meanOver } from './level-weights.ts'

/** One bar of a unit's gap against the company, with its standard error, z. */
export type GapPart = { factor: string; members: Factor[]; side: Side; contribution: number; se: number }
export type UnitGap = {
  /** The systemic parts, the personal one, the employee-period one and the residual, in the order of FACTORS. */
  parts: GapPart[]
  /** The sum of all that lasts: system and people, as estimated (EBLUP) and its standard error. */
  fitted: number
  se: number
}

/**
 * Splits the gap of units against the company's mean additively (statistics 10): with c the unit's mean row of [X Z] less the
 * company's, restricted to the factors of one part,
 *
 *   contribution = c'û,   variance = s_e · c' C⁻¹ c,   residual = gap of unit − gap of company − Σ contributions
 *
 * Employee-periods count once, like in the shortfall make-up. Where `joinsManagers`, their part joins the department's,
 * because it would be the effect of one rater, or leave one over.
 */
export function gapSplitter(fit: RemlFit, system: MixedSystem, periods: EmployeePeriods, found: Identification) {
  const everyone: [number, number][] = [[0, periods.n]]
  const company = found.factors.map((factor, k) => {
    const weights = new Float64Array(fit.effects[k]!.length)
    levelWeights(periods, factor, everyone, weights)
    return weights
  })
  const scratch = company.map((weights) => new Float64Array(weights.length))
  const companyGap = meanOver(periods.gap, everyone)

  return (ranges: readonly [number, number][], joinsManagers: boolean): UnitGap => {
    const contrasts = found.factors.map((factor, k) => {
      const weight = scratch[k]!
      levelWeights(periods, factor, ranges, weight)
      return contrastOf(k, weight, company[k]!)
    })
    const valueOf = (group: number[]) =>
      group.reduce((sum, k) => {
        const { level, weight } = contrasts[k]!
        const effects = fit.effects[k]!
        for (let i = 0; i < level.length; i++) sum += weight[i]! * effects[level[i]!]!
        return sum
      }, 0)
    const errorOf = (group: number[]) =>
      Math.sqrt(Math.max(0, system.variance({ effects: group.map((k) => contrasts[k]!) })))

    const parts: GapPart[] = partition(found, joinsManagers).map((group) => {
      const members = group.flatMap((k) => found.members.get(found.factors[k]!) ?? [])
      const side = sideOf(found.factors[group[0]!]!)
      return { factor: mergedFactor(members), members, side, contribution: valueOf(group), se: errorOf(group) }
    })
    const all = found.factors.map((_, k) => k)
    const lasting = all.filter((k) => found.factors[k] !== 'person_period')
    const explained = parts.reduce((sum, part) => sum + part.contribution, 0)
    parts.push({
      factor: 'residual',
      members: [],
      side: 'noise',
      contribution: meanOver(periods.gap, ranges) - companyGap - explained,
      se: errorOf(all),
    })
    return { parts, fitted: valueOf(lasting), se: errorOf(lasting) }
  }
}

/** Fitted factors by what may be spoken of: those that the data cannot tell apart together. */
export function partition(found: Identification, joinsManagers = false): number[][] {
  const group = found.factors.map((_, k) => k)
  const join = (a: Factor, b: Factor) => {
    const [i, j] = [found.factors.indexOf(a), found.factors.indexOf(b)]
    if (i < 0 || j < 0) return
    const [from, to] = [Math.max(group[i]!, group[j]!), Math.min(group[i]!, group[j]!)]
    group.forEach((g, k) => (group[k] = g === from ? to : g))
  }
  for (const [a, b] of found.inseparable) join(a, b)
  if (joinsManagers) join('department', 'manager')
  return [...new Set(group)].map((g) => group.flatMap((h, k) => (h === g ? [k] : [])))
}

function contrastOf(factor: number, unit: Float64Array, company: Float64Array) {
  let used = 0
  for (let l = 0; l < unit.length; l++) if (unit[l] !== company[l]) used++
  const level = new Int32Array(used)
  const weight = new Float64Array(used)
  let at = 0
  for (let l = 0; l < unit.length; l++) {
    if (unit[l] === company[l]) continue
    level[at] = l
    weight[at++] = unit[l]! - company[l]!
  }
  return { factor, level, weight }
}

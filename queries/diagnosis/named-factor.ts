import { selectFactors, type CountTables } from '#queries/stats/mixed/count-tables.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import type { Estimate } from './draw-intervals.ts'
import { mergedFactor, sideOf, type Factor } from './factors.ts'
import { partition, type UnitGap } from './gap-parts.ts'
import { holderOf, type Identification } from './identification.ts'
import type { Realised } from './realised-shares.ts'
import { settledFit } from './settled-fit.ts'
import type { MakeUp } from './shortfall-make-up.ts'

/** A systemic component that could be named: its part of the shortfall (positive = adds to it) with its standard error. */
export type Candidate = { factor: string; members: readonly Factor[]; contribution: number; se: number }

export const COMMON = 'common'
/** Two-sided 95 %. */
const Z = 1.96
/** Deviance that a variance component must explain to be called real: p = 0.01 of ½χ²₀ + ½χ²₁ (Self & Liang 1987). */
const REAL = 5.41

/**
 * The largest systemic component, when its interval excludes 0 and it exceeds the next one by its standard error (statistics 11);
 * null otherwise ("several system factors"). What the data cannot tell from something else is never named, and a department,
 * manager or role only when the whole company's fit is clearly worse without that factor.
 */
export function namedFactor(
  candidates: readonly Candidate[],
  isNamable: (candidate: Candidate) => boolean,
): string | null {
  const [largest, next] = ofLargerSide(candidates).toSorted((a, b) => b.contribution - a.contribution)
  if (!largest || !(largest.contribution > Z * largest.se)) return null
  if (next && !(largest.contribution - Math.max(0, next.contribution) > largest.se)) return null
  return largest.factor === COMMON || isNamable(largest) ? largest.factor : null
}

/** Where the conditions together outweigh what is common to all, it is one of them that is looked for. */
function ofLargerSide(candidates: readonly Candidate[]): readonly Candidate[] {
  const conditions = candidates.filter(({ factor }) => factor !== COMMON)
  const common = candidates.find(({ factor }) => factor === COMMON)
  const together = conditions.reduce((sum, { contribution }) => sum + contribution, 0)
  return common && together > common.contribution ? conditions : candidates
}

/** Whether a factor may be named at all, asked of the data once per factor. */
export function namability(
  tables: CountTables,
  fit: RemlFit,
  found: Identification,
): (candidate: Candidate) => boolean {
  const known = new Map<Factor, boolean>()
  return ({ members: [factor, ...others] }) => {
    if (!factor || others.length > 0) return false
    let is = known.get(factor)
    if (is === undefined) known.set(factor, (is = mayBeNamed(factor, found) && isReal(factor, tables, fit, found)))
    return is
  }
}

function mayBeNamed(factor: Factor, found: Identification): boolean {
  if (found.unnamed.has(factor)) return false
  // What changed in a department from period to period is no more its own than the department is.
  const department = holderOf(found, 'department')
  return factor !== 'department_period' || !department || found.members.get(department)?.length === 1
}

function isReal(factor: Factor, tables: CountTables, fit: RemlFit, found: Identification): boolean {
  const at = found.factors.indexOf(factor)
  if (fit.atBoundary[at]) return false
  const others = found.factors.filter((other) => other !== factor)
  if (others.length === 0) return true
  const without = settledFit(selectFactors(tables, others))
  const [worse, best] = [without.minus2LogReml, fit.minus2LogReml]
  return worse !== null && best !== null && worse - best > REAL
}

/** Of a unit: the common gap, and what pulls it below the company. */
export function unitCandidates(gap: UnitGap, common: Estimate, has_targets: boolean): Candidate[] {
  const parts = gap.parts.filter(({ side }) => side === 'system')
  const candidates = parts.map(({ factor, members, contribution, se }) => ({
    factor,
    members,
    contribution: -contribution,
    se,
  }))
  if (!has_targets) return candidates
  return [{ factor: COMMON, members: [], contribution: -common.estimate, se: errorOf(common) }, ...candidates]
}

/** Of the company: the common part, and the conditions' part divided by what each factor gives to the variance of conditions. */
export function companyCandidates(
  makeUp: MakeUp,
  realised: Realised | null,
  found: Identification,
  has_targets: boolean,
): Candidate[] {
  const candidates: Candidate[] = []
  if (has_targets)
    candidates.push({ factor: COMMON, members: [], contribution: makeUp.common.estimate, se: errorOf(makeUp.common) })
  const groups = partition(found).filter((group) => sideOf(found.factors[group[0]!]!) === 'system')
  const shareOf = (group: number[]) => group.reduce((sum, k) => sum + (realised?.factors[k]?.estimate ?? 0), 0)
  const all = shareOf(groups.flat())
  if (!(all > 0)) return candidates
  const conditions = makeUp.conditions
  for (const group of groups) {
    const members = group.flatMap((k) => found.members.get(found.factors[k]!) ?? [])
    const share = shareOf(group) / all
    const spread = Math.hypot(...group.map((k) => errorOf(realised!.factors[k]!))) / all
    const se = Math.hypot(share * errorOf(conditions), conditions.estimate * spread)
    candidates.push({ factor: mergedFactor(members), members, contribution: share * conditions.estimate, se })
  }
  return candidates
}

const errorOf = ({ low, high }: { low: number; high: number }): number => (high - low) / (2 * Z)

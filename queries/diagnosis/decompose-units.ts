import { SMALLEST_GROUP } from '#queries/domain.ts'
import type { CountTables } from '#queries/stats/mixed/count-tables.ts'
import type { RemlFit } from '#queries/stats/mixed/reml.ts'
import { seeded } from '#queries/stats/random.ts'
import { concentration } from './concentration.ts'
import { jointDraws } from './joint-draws.ts'
import { employeePeriods, sampleOf, type EmployeePeriods } from './employee-periods.ts'
import { sideOf, type Limit } from './factors.ts'
import { gapSplitter, type UnitGap } from './gap-parts.ts'
import { failureOf, inseparableOf, onlySystemOf, type Identification } from './identification.ts'
import { joinedManagers } from './manager-parts.ts'
import { meanOver } from './level-weights.ts'
import { limitRows } from './limit-rows.ts'
import { lowUnits, peopleOf } from './low-units.ts'
import { companyCandidates, namability, namedFactor, unitCandidates } from './named-factor.ts'
import type { ModelData } from './model-data.ts'
import { usedLevels } from './partitions.ts'
import type { PlausibleVariances } from './plausible-variances.ts'
import { realisedCollector, type Realised, type RealisedCollector } from './realised-shares.ts'
import { shortfallMakeUp, type MakeUps } from './shortfall-make-up.ts'
import { addEffects } from './subset-scan.ts'
import type { Diagnosis } from './tables.ts'
import { concentrationRow, partRows, unitRow } from './unit-rows.ts'
import { depths, rangesBelow, type UnitCounts } from './unit-tree.ts'
import { judge, type Judgement } from './verdict.ts'

export type DecomposeInput = {
  data: ModelData
  tables: CountTables
  counts: UnitCounts
  found: Identification
  fit: RemlFit
  /** At which to draw. */
  variances: PlausibleVariances
  seed: number
  draws: number
  afterDraw: (d: number) => void
  isCancelled?: (() => boolean) | undefined
}
export type UnitsDecomposed = {
  rows: Diagnosis['diagnosis_unit']
  limits: Diagnosis['diagnosis_limit']
  parts: Diagnosis['diagnosis_part']
  concentrations: Diagnosis['diagnosis_concentration']
  /** From the draws of the make-ups; null without a fit. */
  realised: Realised | null
  /** Limits of the company's own verdict. */
  company: Limit[]
  /** Employee-periods drawn for the make-up, of how many. */
  sampled: number
  total: number
}

/** Employee-periods above which the make-up works on a seeded sample of so many. */
const MOST_EMPLOYEE_PERIODS = 200_000

/** Everything that is said of the company and of each unit with rows. */
export function decomposeUnits(input: DecomposeInput): UnitsDecomposed {
  const { data, tables, counts, found, fit, seed } = input
  const { units } = data
  const all = employeePeriods(data, found.factors)
  const periods = sampleOf(all, MOST_EMPLOYEE_PERIODS, seeded(seed, 'sample'))
  const below = rangesBelow(all, units)
  const shown = units.map((_, unit) => counts.people[unit]! >= SMALLEST_GROUP)
  const shares = fit.system && fit.status === 'converged' ? realisedCollector(fit) : null
  const makeUps = shares && makeUpsOf(input, periods, shown, shares)
  const realised = shares && shares.found()
  const gaps = gapsOf(input, all, below, shown)
  const low = lowOf(input, all, below, gaps)
  const isNamable = namability(tables, fit, found)

  const judgements = units.map((_, unit) =>
    judge({
      modelRows: tables.rows,
      departments: usedLevels(tables, 'department'),
      managers: usedLevels(tables, 'manager'),
      failure: failureOf(fit),
      inseparable: inseparableOf(found),
      onlySystem: onlySystemOf(found),
      people: counts.people[unit]!,
      rows: counts.rows[unit]!,
      makeUp: makeUps?.byUnit[unit] ?? null,
      q: (data.has_targets ? makeUps?.byUnit[unit]?.q : makeUps?.byUnit[unit]?.qDiff) ?? null,
    }),
  )
  const nameOf = (unit: number): string | null => {
    const makeUp = makeUps?.byUnit[unit]
    if (!makeUps || !makeUp || !['system', 'mixed'].includes(judgements[unit]!.verdict)) return null
    if (unit === 0) return namedFactor(companyCandidates(makeUp, realised, found, data.has_targets), isNamable)
    const candidates = unitCandidates(gaps[unit]!, makeUps.common, data.has_targets)
    return namedFactor(candidates, (candidate) => low[unit]! && isNamable(candidate))
  }

  const answer: UnitsDecomposed = { rows: [], limits: [], parts: [], concentrations: [], realised, company: judgements[0]?.limits ?? [], sampled: periods.n, total: all.n } // prettier-ignore
  const conditions = fit.system ? conditionsOf(all, fit, found) : null
  units.forEach(({ unit_id }, unit) => {
    if (counts.rows[unit] === 0 && unit > 0) return
    const judgement: Judgement = shown[unit] || unit === 0 ? judgements[unit]! : PROTECTED
    const hasFigures = shown[unit]! && below[unit]!.length > 0
    answer.rows.push(
      unitRow({
        unit_id,
        unit,
        counts,
        judgement,
        isLow: hasFigures ? low[unit]! : null,
        named: hasFigures ? nameOf(unit) : null,
        gapRatio: hasFigures ? meanOver(all.gapRatio, below[unit]!) : null,
        gap: hasFigures ? meanOver(all.gap, below[unit]!) : null,
        makeUp: makeUps?.byUnit[unit] ?? null,
        has_targets: data.has_targets,
      }),
    )
    if (!hasFigures) return
    if (unit > 0) {
      const limits = judgement.limits.map((code) => ({ code, factor: null, value: null }))
      answer.limits.push(...limitRows(unit_id, limits))
      if (gaps[unit]) answer.parts.push(...partRows(unit_id, gaps[unit].parts))
    }
    const carried = conditions && concentration(all, conditions, below[unit]!, seeded(seed, `tenth ${unit_id}`))
    if (carried) answer.concentrations.push(concentrationRow(unit_id, carried))
  })
  return answer
}

const PROTECTED: Judgement = { verdict: 'withheld', reason: null, limits: [] }

function makeUpsOf(
  input: DecomposeInput,
  periods: EmployeePeriods,
  shown: boolean[],
  shares: RealisedCollector,
): MakeUps {
  const { data, found, fit, draws } = input
  const system = found.factors.flatMap((factor, at) => (sideOf(factor) === 'system' ? [{ factor, at }] : []))
  const person = found.factors.indexOf('person')
  return shortfallMakeUp({
    periods,
    units: data.units,
    wanted: (unit) => shown[unit]!,
    system,
    person: person < 0 ? null : person,
    has_targets: data.has_targets,
    isRestIndividual: person < 0,
    draws,
    forEachDraw: (each) =>
      jointDraws(fit, input.variances, draws, seeded(input.seed, 'draws'), (draw, d, residualVariance) => {
        if (input.isCancelled?.()) throw new Error('The diagnosis was cancelled')
        each(draw, d)
        shares.add(draw, residualVariance)
        input.afterDraw(d)
      }),
  })
}

function gapsOf(
  { fit, found, data, tables }: DecomposeInput,
  all: EmployeePeriods,
  below: [number, number][][],
  shown: boolean[],
) {
  if (!fit.system || fit.status !== 'converged') return data.units.map((): UnitGap | null => null)
  const split = gapSplitter(fit, fit.system, all, found)
  const joined = joinedManagers(data, tables)
  return data.units.map((_, unit): UnitGap | null =>
    unit > 0 && shown[unit] && below[unit]!.length > 0 ? split(below[unit]!, joined[unit]!) : null,
  )
}

/** The root counts as low while it is below target; a unit needs more than chance. */
function lowOf(
  { data }: DecomposeInput,
  all: EmployeePeriods,
  below: [number, number][][],
  gaps: (UnitGap | null)[],
): boolean[] {
  const depth = depths(data.units)
  const low = lowUnits(
    gaps.map(
      (gap, unit) =>
      gap && {
        depth: depth[unit]!,
        gap: meanOver(all.gap, below[unit]!),
        fitted: gap.fitted,
        se: gap.se,
        people: peopleOf(all, below[unit]!),
      }, // prettier-ignore
    ),
  )
  if (below[0]) low[0] = meanOver(all.gap, below[0]) < 0
  return low
}

/** c + S of each employee-period as estimated. */
function conditionsOf(all: EmployeePeriods, fit: RemlFit, found: Identification): Float64Array {
  const conditions = new Float64Array(all.n).fill(fit.fixed[0]!)
  found.factors.forEach((factor, k) => {
    if (sideOf(factor) === 'system') addEffects(conditions, all.levels.get(factor)!, fit.effects[k]!)
  })
  return conditions
}

import type { DiagnosisRow } from '#queries/diagnosis/tables.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { coObserved } from './co-observed.ts'
import type { EvidenceData } from './evidence-data.ts'
import { tabOf } from './factor-tabs.ts'
import { fitCircumstances, type Estimate, type FittedCircumstances } from './fit-circumstances.ts'
import { gradeOfCompany, gradesOfUnits, isByReport } from './grades.ts'
import { unitEvidence } from './unit-evidence.ts'

export type FactorEvidenceRows = {
  diagnosis_factor: DiagnosisRow<'diagnosis_factor'>[]
  diagnosis_factor_unit: DiagnosisRow<'diagnosis_factor_unit'>[]
}

/**
 * Evidence on measured circumstances (statistics 12): which of them go with the gaps of units, in the company and in each unit.
 * Every figure is an association. A circumstance that cannot be tested has a row that says why; no figure is NaN.
 *
 * @param seed  for resampling and relabelling; the same data and seed give the same rows
 * @returns rows sorted by factor, and by unit in the order of data.units, then factor
 */
export function factorEvidence(data: EvidenceData, seed: number): FactorEvidenceRows {
  const usable = [...data.factors.keys()].filter((j) => data.values[j]!.some((value) => !Number.isNaN(value)))
  const sets = coObserved(data, usable)
  const fits = new Map([...new Set(sets.values())].map((set) => [set, fitCircumstances(data, set, seed)]))
  const fitOf = (j: number) => fits.get(sets.get(j)!)!

  const company = data.factors.map((_, j) => (sets.has(j) ? companyRow(data, fitOf(j), j) : untestable(data, j)))
  const q = falseDiscovery(company.map(({ p }) => p))
  const graded: Row[] = company
    .map((row, j) => ({ ...row, q: q[j]! }))
    .map((row) => ({ ...row, grade: gradeOfCompany(row) }))
  if (data.unit.length > 0 || data.factors.length > 0) graded.push(difficulty(data))

  const units = [...fits].flatMap(([set, fit]) => {
    const members = fit.factors.flatMap((factor, position) => (sets.get(factor) === set ? [position] : []))
    return unitEvidence(data, fit, new Set(members))
  })
  const grades = gradesOfUnits(data, units, graded)
  return {
    diagnosis_factor: graded.sort((a, b) => compare(a.factor!, b.factor!)),
    diagnosis_factor_unit: units
      .map((one, i) => ({ one, grade: grades[i]! }))
      .sort((a, b) => a.one.unit - b.one.unit || a.one.factor - b.one.factor)
      .map(({ one, grade }) => ({
        unit_id: data.units[one.unit]!.unit_id,
        factor: data.factors[one.factor]!.factor,
        n_cells: one.n_cells,
        grade,
        inseparable_from: joined([
          ...one.moves_with.map((k) => data.factors[k]!.factor),
          ...split(company[one.factor]!.inseparable_from),
        ]),
        value: one.value,
        peer_value: one.peer_value,
        value_before: one.value_before,
        ...bounds('contribution', one.contribution),
      })),
  }
}

type Row = DiagnosisRow<'diagnosis_factor'>

function companyRow(data: EvidenceData, fit: FittedCircumstances, j: number): Row {
  const base = {
    ...untestable(data, j),
    level: variesInTime(data, fit, j) ? 'unit_period' : 'unit',
    n_units: fit.unitOf.length,
    n_cells: fit.cells.length,
  }
  const v = fit.varying.indexOf(fit.factors.indexOf(j))
  if (v < 0) return { ...base, reason: 'constant' }
  const vif = fit.vif[v]!
  const g = fit.groups.findIndex(({ members }) => members.includes(v))
  const group = fit.groups[g]!
  const sign = group.signs[group.members.indexOf(v)]!
  const namesOf = (column: number) =>
    fit.groups[column]!.members.map((k) => data.factors[fit.factors[fit.varying[k]!]!]!.factor)
  const pairsOf = (pairs: [number, number][]) =>
    pairs.flatMap(([a, b]) => (a === g ? namesOf(b) : b === g ? namesOf(a) : []))
  const together = [...namesOf(g), ...pairsOf(fit.flips)].filter((name) => name !== base.factor)
  const known = { ...base, vif: Number.isFinite(vif) ? vif : null, inseparable_from: joined(together) }
  const slope = fit.slopes[g]
  if (!slope) return { ...known, reason: 'few_units' }
  const found = fit.shares?.[g]
  return {
    ...known,
    status: found ? 'attributed' : 'described',
    reason: found ? null : 'few_units',
    ...bounds('effect_z', turned(slope, sign)),
    ...(found ? { ...bounds('share', found.share), p: found.p } : {}),
    explains: fit.explains[g]!,
    tied_with: joined(pairsOf(fit.ties)),
  }
}

/** A circumstance of which nothing can be said yet, with the reason. */
function untestable(data: EvidenceData, j: number): Row {
  const { factor, measure_unit, higher_is, source, n_values } = data.factors[j]!
  return {
    factor,
    tab: tabOf(factor),
    level: 'unit_period',
    measure_unit,
    higher_is,
    source,
    n_units: 0,
    n_cells: 0,
    status: 'not_testable',
    reason: data.unit.length === 0 ? 'no_results' : n_values === 0 ? 'no_values' : 'no_overlap',
    grade: 'none',
    effect_z: null,
    effect_z_low: null,
    effect_z_high: null,
    share: null,
    share_low: null,
    share_high: null,
    p: null,
    q: null,
    vif: null,
    inseparable_from: null,
    tied_with: null,
    explains: null,
    is_attenuated: isByReport(source),
  }
}

/**
 * How hard the targets are is part of the gap itself: a target is hard where results stay below it, so it would go with the gap by
 * construction. The goal part of the variance decomposition speaks of it instead.
 */
const difficulty = (data: EvidenceData): Row => ({
  ...untestable(
    {
      ...data,
      factors: [{ factor: 'difficulty', measure_unit: null, higher_is: 'worse', source: 'record', n_values: 0 }],
    },
    0,
  ),
  level: 'goal',
  reason: 'same_measure',
})

/** Whether a circumstance changes over time within any unit. */
function variesInTime(data: EvidenceData, fit: FittedCircumstances, j: number): boolean {
  return fit.model.units.some((rows) => {
    const first = data.values[j]![fit.cells[rows[0]!]!]!
    return rows.some((row) => data.values[j]![fit.cells[row]!] !== first)
  })
}

const turned = ({ estimate, low, high }: Estimate, sign: number): Estimate =>
  sign > 0 ? { estimate, low, high } : { estimate: -estimate, low: -high, high: -low }

function bounds<Name extends string>(name: Name, found: Estimate | null) {
  // The keys are built from Name; TypeScript widens computed keys to string.
  return {
    [name]: found?.estimate ?? null,
    [`${name}_low`]: found?.low ?? null,
    [`${name}_high`]: found?.high ?? null,
  } as Record<Name | `${Name}_low` | `${Name}_high`, number | null>
}
const joined = (names: string[]): string | null => (names.length === 0 ? null : [...new Set(names)].sort().join('+'))
const split = (names: string | null): string[] => (names ? names.split('+') : [])
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

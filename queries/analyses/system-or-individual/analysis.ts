import type { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { ROOT_UNIT, SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { toUnitName } from '#queries/names.ts'
import { chart } from './chart.ts'
import { companyOf } from './company.ts'
import { params, result, type SystemOrIndividualResult, type UnitVerdict } from './result.ts'
import { componentRow, limitRow, modelRow, sideRow, unitRow } from './rows.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'
import { toUnitVerdict, withheldVerdict, withoutParts } from './unit-verdict.ts'

/** How much of the shortfall of the company and of each unit belongs to the system, and how sure that is; or "cannot tell". */
export default defineAnalysis({
  slug: 'system-or-individual',
  params,
  queries: { rows: unitRow, components: componentRow, sides: sideRow, limits: limitRow, model: modelRow },
  result,
  text,
  analyse,
  figures: ({ company, units }: SystemOrIndividualResult) => {
    const verdicts = company ? [company, ...units] : units
    // The diagnosis spans all periods, so no cell of the lattice answers for it; protection by subtraction is a mark in its tables.
    return verdicts.flatMap((unit) => [
      ...(unit.n_people === null || unit.n_people === 0 ? [] : [{ key: unitKey(unit), n: unit.n_people, cell: null }]),
      ...(unit.shortfall === null
        ? []
        : [{ key: partsKey(unit), n: unit.n_people, cell: null, smallest: SMALLEST_DISTRIBUTION }]),
    ])
  },
  withhold: (found: SystemOrIndividualResult, keys) => {
    const shown = <U extends UnitVerdict>(unit: U): U =>
      keys.has(unitKey(unit)) ? withheldVerdict(unit) : keys.has(partsKey(unit)) ? withoutParts(unit) : unit
    const company = found.company && shown(found.company)
    const isHidden = company !== null && company.verdict === 'withheld'
    return {
      ...found,
      company: company && isHidden ? { ...company, shares: null, factors: [] } : company,
      units: found.units.map(shown),
      // How many people and rows were read is a count of the company.
      model: isHidden ? null : found.model,
    }
  },
  chart,
  tables,
})

const unitKey = ({ unit_id }: UnitVerdict) => unit_id
const partsKey = ({ unit_id }: UnitVerdict) => `${unit_id} parts`

type Rows = {
  rows: z.infer<typeof unitRow>[]
  components: z.infer<typeof componentRow>[]
  sides: z.infer<typeof sideRow>[]
  limits: z.infer<typeof limitRow>[]
  model: z.infer<typeof modelRow>[]
}

function analyse({ rows, components, sides, limits, model }: Rows): SystemOrIndividualResult {
  const inOrder = rows.toSorted((a, b) => a.tree_order - b.tree_order || compare(a.unit_id, b.unit_id))
  const met = limits.toSorted((a, b) => a.position - b.position || compare(a.code, b.code))
  const asked = inOrder.find((row) => row.is_asked_for)
  const root = inOrder.find((row) => row.unit_id === ROOT_UNIT)
  const fitted = model[0]
  const nothing = { kind: 'empty' as const, unit: asked ? toUnitName(asked) : null, units: [], model: null }
  if (!root?.has_diagnosis || !fitted) return { ...nothing, company: null }
  // Nothing could enter the model: still a verdict, "cannot tell", with its reason.
  if (fitted.n_rows === 0) return { ...nothing, company: companyOf(toUnitVerdict(root, met), [], [], fitted) }
  const company = companyOf(toUnitVerdict(root, met), components, sides, fitted)
  return {
    kind: 'found',
    unit: asked ? toUnitName(asked) : null,
    company,
    units: inOrder
      .filter((row) => row !== root && row.is_in_scope && row.has_diagnosis)
      .map((row) => toUnitVerdict(row, met)),
    model: company.verdict === 'withheld' ? null : toModel(fitted),
  }
}

const toModel = (fitted: z.infer<typeof modelRow>) => ({
  method: fitted.method ?? 'none',
  status: fitted.status ?? 'no_rows',
  first_period: fitted.first_period,
  last_period: fitted.last_period,
  n_periods: fitted.n_periods ?? 0,
  n_rows: fitted.n_rows ?? 0,
  n_people: fitted.n_people ?? 0,
  n_equations: fitted.n_equations,
  iterations: fitted.iterations,
  n_winsorised: fitted.n_winsorised ?? 0,
  n_excluded: EXCLUDED.reduce((sum, column) => sum + (fitted[column] ?? 0), 0),
  n_sampled_person_periods: fitted.n_sampled_person_periods ?? 0,
})

/** Why a row did not enter the fit. */
const EXCLUDED = [
  'n_missing_actual',
  'n_missing_target',
  'n_zero_target',
  'n_no_direction',
  'n_constant_rows',
  'n_other_period_kind',
] as const

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

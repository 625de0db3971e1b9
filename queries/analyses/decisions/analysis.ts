import { z } from 'zod'
import { DECISION_RULES, MOST_DECISIONS } from '#queries/decisions/choose-decisions.ts'
import { findDecisions, type Decision, type Plan, type Unit } from '#queries/decisions/find-decisions.ts'
import { VERDICTS } from '#queries/diagnosis/factors.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import { defineAnalysis } from '#queries/define.ts'
import type { EvidenceGrade } from '#queries/improvement/fit/fit-of.ts'
import { VERDICTS as OUTCOMES } from '#queries/improvement/outcome/define.ts'
import { toKpiName, toUnitName } from '#queries/names.ts'
import { chart } from './chart.ts'
import { params, result, type DecisionsResult } from './result.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

const whole = z.number().int()
const name = z.string().nullable()
const planRow = z.object({
  ...{ plan_id: z.string(), unit_id: z.string(), programme: name, plan_type: name, cause: name, remedy: name },
  ...{ owner_function: name, starts_on: name, started_on: name, ends_on: name, closed_on: name, status: name },
  outcome: z.enum(OUTCOMES).nullable(),
})
const owedRow = z.object({
  plan_id: name,
  step_no: whole.nullable(),
  text: name,
  owner_function: name,
  due_on: z.string(),
})
const unitRow = z.object({
  ...{ unit_id: z.string(), parent_id: name, name_zh: name, name_en: name, depth: whole, tree_order: whole },
  ...{ n_people: whole.nullable(), is_withheld: z.boolean(), is_low: z.boolean().nullable() },
  ...{ verdict: z.enum(VERDICTS).nullable(), factor: name, grade: name },
})
const goalRow = z.object({
  ...{ unit_id: z.string(), kpi_id: z.string(), kpi_zh: name, kpi_en: name, kpi_unit: name, kpi_direction: name },
  ...{ weight: z.number(), is_target_blocked: z.boolean(), is_withheld: z.boolean() },
})
const datedRow = z.object({ as_of: name })

/** Longest list of what waits; the counts go on to count all. */
const MOST_WAITING = 60

/** The three decisions that the data ask for, by rule, and what waits behind them. Plans of persons are in none of it. */
export default defineAnalysis({
  slug: 'decisions',
  params,
  queries: { rows: planRow, owed: owedRow, units: unitRow, goals: goalRow, dated: datedRow },
  result,
  text,
  analyse,
  figures: ({ decisions, waiting }: DecisionsResult) =>
    [...decisions, ...waiting].map((one) => ({ key: keyOf(one), n: peopleBehind(one), cell: null })),
  withhold: (found: DecisionsResult, keys) =>
    resultOf(
      found.as_of,
      [...found.decisions, ...found.waiting].filter((one) => !keys.has(keyOf(one))),
    ),
  chart,
  tables,
})

type Rows = {
  rows: z.infer<typeof planRow>[]
  owed: z.infer<typeof owedRow>[]
  units: z.infer<typeof unitRow>[]
  goals: z.infer<typeof goalRow>[]
  dated: z.infer<typeof datedRow>[]
}

function analyse({ rows, owed, units, goals, dated }: Rows): DecisionsResult {
  const as_of = dated[0]?.as_of?.slice(0, 10) ?? null
  if (as_of === null) return { kind: 'empty', as_of, decisions: [], waiting: [], counts: [] }
  const found = findDecisions({
    as_of,
    plans: plansOf(rows),
    owed: owed.flatMap(({ plan_id, text, owner_function, due_on }) =>
      plan_id === null ? [] : [{ plan_id, text: text ?? '', owner_function, due_on }],
    ),
    units: unitsOf(units),
    kpis: goals.map((row) => ({ ...row, kpi: toKpiName(row.kpi_id, row) })),
  })
  return resultOf(as_of, found)
}

function resultOf(as_of: string | null, found: Decision[]): DecisionsResult {
  return {
    kind: as_of === null ? 'empty' : found.length > 0 ? 'found' : 'none',
    as_of,
    decisions: found.slice(0, MOST_DECISIONS),
    waiting: found.slice(MOST_DECISIONS, MOST_DECISIONS + MOST_WAITING),
    counts: DECISION_RULES.map((rule) => ({ rule, n: found.filter((one) => one.rule === rule).length })),
  }
}

/** One plan from its rows, one per unit; the earliest start and the latest end count. */
function plansOf(rows: z.infer<typeof planRow>[]): Plan[] {
  return [...Map.groupBy(rows, ({ plan_id }) => plan_id).values()].map((ofPlan) => {
    const inOrder = ofPlan.toSorted((a, b) => (a.unit_id < b.unit_id ? -1 : 1))
    const first = inOrder[0]!
    const days = (column: 'starts_on' | 'started_on' | 'ends_on' | 'closed_on') =>
      inOrder.flatMap((row) => row[column] ?? []).toSorted()
    const { plan_id, programme, plan_type, cause, remedy, owner_function, status, outcome } = first
    return {
      ...{ plan_id, programme, cause, owner_function, status, outcome },
      unit_ids: inOrder.map(({ unit_id }) => unit_id),
      // The type says what is done where no remedy is named.
      remedy: remedy ?? plan_type,
      starts_on: days('starts_on')[0] ?? null,
      started_on: days('started_on')[0] ?? null,
      ends_on: days('ends_on').at(-1) ?? null,
      // A plan is closed when it is closed in every unit.
      closed_on: inOrder.every(({ closed_on }) => closed_on !== null) ? (days('closed_on').at(-1) ?? null) : null,
    }
  })
}

const GRADES: readonly EvidenceGrade[] = ['tried', 'associated', 'reported']

function unitsOf(rows: z.infer<typeof unitRow>[]): Unit[] {
  return [...Map.groupBy(rows, ({ unit_id }) => unit_id).values()].map((ofUnit) => {
    const { tree_order, n_people, is_withheld, is_low, verdict } = ofUnit[0]!
    const factors = ofUnit.flatMap(({ factor, grade }) => {
      const known = GRADES.find((one) => one === grade)
      return factor === null || known === undefined ? [] : [{ factor, grade: known }]
    })
    return {
      ...toUnitName(ofUnit[0]!),
      ...{ tree_order, n_people, is_withheld, is_low: is_low ?? false, verdict },
      factors: factors.toSorted(
        (a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || (a.factor < b.factor ? -1 : 1),
      ),
    }
  })
}

/** A plan of a unit whose size nobody knows could be that of one person; a KPI or a verdict is not. */
const peopleBehind = ({ n_people, plan_id, unit }: Decision): number | null =>
  n_people ?? (plan_id !== null && unit.unit_id !== ROOT_UNIT ? 0 : null)

const keyOf = ({ rule, key }: Pick<Decision, 'rule' | 'key'>) => `${rule}~${key}`

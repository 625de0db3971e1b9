import type { Verdict } from '#queries/diagnosis/factors.ts'
import { causeOf, causeOfFactor, type Cause } from '#queries/improvement/causes.ts'
import { fitOf, isVerdict, type EvidenceGrade, type FitFinding } from '#queries/improvement/fit/fit-of.ts'
import { stagesOf, type Reached } from '#queries/improvement/stage.ts'
import type { Rows } from './rows.ts'

/** A plan of units, made of its rows: one for each unit that it covers. */
export type PlanFacts = {
  plan_id: string
  unit_ids: string[]
  programme: string | null
  cause: Cause | null
  cause_word: string | null
  remedy: string | null
  lesson: string | null
  /** Written together with those who carry it out; null where no row says. */
  isTogether: boolean | null
  verdict: string | null
  corrected: number | null
  begins_on: string | null
  ends_on: string | null
  /** Null while it is open in any unit. */
  closed_on: string | null
  /** At least two kinds of evidence. */
  isDiagnosed: boolean
  reached: Reached
  steps: Rows['steps']
  fit: FitFinding
  /** What the fit was judged from. */
  basis: { verdict: Verdict | null; evidence_grade: EvidenceGrade }
}

/** Fewest kinds of evidence of a diagnosis (improvement §6). */
const FEWEST_KINDS = 2

export function planFacts({ plans, steps, units, causes }: Rows, asOf: string): PlanFacts[] {
  const stepsOf = Map.groupBy(steps, ({ plan_id }) => plan_id ?? '')
  const verdictOf = new Map(units.map(({ unit_id, verdict }) => [unit_id, verdict]))
  return [...Map.groupBy(plans, ({ plan_id }) => plan_id)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([plan_id, rows]) => {
      const inOrder = rows.toSorted((a, b) => (a.unit_id < b.unit_id ? -1 : 1))
      const first = inOrder[0]!
      const own = (stepsOf.get(plan_id) ?? []).toSorted((a, b) => (a.step_no ?? 0) - (b.step_no ?? 0))
      const days = (column: 'starts_on' | 'started_on' | 'ends_on' | 'closed_on' | 'acknowledged_on') =>
        inOrder.flatMap((row) => row[column]?.slice(0, 10) ?? []).toSorted()
      const starts_on = days('starts_on')[0] ?? null
      const started_on = days('started_on')[0] ?? null
      const ends_on = days('ends_on').at(-1) ?? null
      const closed = days('closed_on')
      // A plan is closed when it is closed in every unit.
      const closed_on = closed.length === inOrder.length ? (closed.at(-1) ?? null) : null
      const kinds = new Set(inOrder.flatMap(({ evidence_kinds }) => evidence_kinds?.split('+') ?? []))
      const cause = causeOf(first.cause_code)
      const verdicts = new Set(inOrder.map(({ unit_id }) => verdictOf.get(unit_id) ?? null))
      const verdict = verdicts.size === 1 ? [...verdicts][0]! : null
      const basis = {
        verdict: isVerdict(verdict) ? verdict : null,
        evidence_grade: gradeOf(cause, inOrder.map(({ unit_id }) => unit_id), causes), // prettier-ignore
      }
      return {
        plan_id,
        unit_ids: inOrder.map(({ unit_id }) => unit_id),
        ...{ programme: first.programme, cause, cause_word: first.cause_code, remedy: first.remedy_code },
        isTogether: inOrder.find(({ co_authored }) => co_authored !== null)?.co_authored ?? null,
        ...{ lesson: first.lesson, verdict: first.verdict, corrected: first.corrected, ends_on, closed_on, steps: own },
        begins_on: started_on ?? starts_on,
        isDiagnosed: kinds.size >= FEWEST_KINDS,
        reached: stagesOf(
          {
            acknowledged_on: days('acknowledged_on')[0] ?? null,
            ...{ started_on, starts_on, ends_on, status: first.status, verdict: first.verdict },
            closed_on,
            steps: own.map(({ due_on, done_on }) => ({ due_on: dayOf(due_on), done_on: dayOf(done_on) })),
          },
          asOf,
        ),
        basis,
        fit: fitOf({ cause: first.cause_code, remedy: first.remedy_code, ...basis }),
      }
    })
}

const GRADES: readonly EvidenceGrade[] = ['tried', 'associated', 'reported']

/** How well the data back a cause in any of the units: the best grade of a circumstance that names it. */
export function gradeOf(cause: Cause | null, unit_ids: readonly string[], causes: Rows['causes']): EvidenceGrade {
  const grades = causes.flatMap(({ unit_id, factor, grade }) =>
    cause !== null && unit_ids.includes(unit_id) && causeOfFactor(factor) === cause ? [grade] : [],
  )
  return GRADES.find((grade) => grades.includes(grade)) ?? 'none'
}

const dayOf = (day: string | null) => day?.slice(0, 10) ?? null

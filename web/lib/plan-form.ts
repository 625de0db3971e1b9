import { causeOfFactor, isCause, type Cause } from '#queries/improvement/causes.ts'
import type { EvidenceGrade } from '#queries/improvement/fit/fit-of.ts'
import type { EvidenceKind, PlanBody, Side } from '#queries/improvement/plan/body.ts'
import { strongerGrade } from '#queries/improvement/plan/plan-list.ts'
import type { PlanRecord } from '#queries/improvement/plan/record.ts'
import type { FactorEvidence } from '#queries/analyses/factor-evidence/result.ts'

/** What stands in the fields of the form: texts, as a browser gives them. `toBody` makes of it what `checkBody` reads. */
export type Draft = {
  unit_id: string
  subject: string
  title: string
  kpi_id: string
  programme: string
  cause: string
  remedy: string
  own_benefit: string
  owner_function: string
  co_authored: string
  decision_level: string
  hours: string
  cost: string
  expected_effect: string
  starts_on: string
  ends_on: string
  kinds: EvidenceKind[]
  compared: string
  text: string
  steps: DraftStep[]
}
export type DraftStep = { kind: string; side: string; owner_function: string; text: string; due_on: string }

/** What the record of the diagnosis takes from the snapshot. */
export type Grounds = Pick<PlanBody['diagnosis'], 'grade' | 'verdict' | 'snapshot'>

export const emptyStep = (side: Side): DraftStep => ({
  kind: side === 'company' ? 'commitment' : 'action',
  side,
  owner_function: side === 'team' ? 'unit' : '',
  text: '',
  due_on: '',
})

export const emptyDraft = (unit: string | null, cause: Cause | null): Draft => ({
  unit_id: unit ?? '',
  subject: 'unit',
  title: '',
  kpi_id: '',
  programme: '',
  cause: cause ?? '',
  remedy: '',
  own_benefit: '',
  owner_function: '',
  co_authored: '',
  decision_level: '',
  hours: '',
  cost: '',
  expected_effect: '',
  starts_on: '',
  ends_on: '',
  kinds: [],
  compared: '',
  text: '',
  steps: [emptyStep('company'), emptyStep('team')],
})

const shown = (value: string | number | null) => (value === null ? '' : String(value))
const yesNo = (value: boolean | null) => (value === null ? '' : value ? 'yes' : 'no')

export const draftOf = (plan: PlanRecord): Draft => ({
  unit_id: plan.unit_id,
  subject: plan.subject,
  title: plan.title,
  kpi_id: shown(plan.kpi_id),
  programme: shown(plan.programme),
  cause: shown(plan.cause),
  remedy: shown(plan.remedy),
  own_benefit: plan.own_benefit,
  owner_function: shown(plan.owner_function),
  co_authored: yesNo(plan.co_authored),
  decision_level: shown(plan.decision_level),
  hours: shown(plan.hours),
  cost: shown(plan.cost),
  expected_effect: shown(plan.expected_effect),
  starts_on: shown(plan.starts_on),
  ends_on: shown(plan.ends_on),
  kinds: [...plan.diagnosis.kinds],
  compared: yesNo(plan.diagnosis.compared_in_same_conditions),
  text: plan.diagnosis.text,
  steps: plan.steps.map(({ kind, side, owner_function, text, due_on }) => ({
    kind,
    side,
    owner_function: shown(owner_function),
    text,
    due_on: shown(due_on),
  })),
})

/** What is sent: nothing typed is null, numbers are numbers, and a step of which nothing was typed is left out. */
export function toBody(draft: Draft, { grade, verdict, snapshot }: Grounds): unknown {
  const { kinds, compared, text, steps, ...rest } = draft
  return {
    ...rest,
    kpi_id: said(rest.kpi_id),
    programme: said(rest.programme.trim()),
    owner_function: said(rest.owner_function),
    co_authored: answer(rest.co_authored),
    decision_level: number(rest.decision_level),
    hours: number(rest.hours),
    cost: number(rest.cost),
    expected_effect: number(rest.expected_effect),
    starts_on: said(rest.starts_on),
    ends_on: said(rest.ends_on),
    diagnosis: { kinds, grade, verdict, compared_in_same_conditions: answer(compared), text, snapshot },
    steps: keptSteps(steps).map((step) => ({
      ...step,
      owner_function: said(step.owner_function),
      due_on: said(step.due_on),
    })),
  }
}

/** The steps that are sent; problems name them by their place among these. */
export const keptSteps = (steps: readonly DraftStep[]): DraftStep[] =>
  steps.filter(({ text, due_on }) => text.trim() !== '' || due_on !== '')

const said = (text: string) => (text === '' ? null : text)
const answer = (text: string) => (text === '' ? null : text === 'yes')
const number = (text: string) => (text.trim() === '' ? null : Number(text.trim().replace(/[,，]/g, '')))

/** The circumstances of the diagnosis that speak of a cause, the best backed first. */
export function evidenceFor(cause: string, factors: readonly FactorEvidence[]): FactorEvidence[] {
  if (!isCause(cause)) return []
  const rank = (factor: FactorEvidence) => GRADES.indexOf(gradeHere(factor))
  return factors
    .filter(({ factor }) => causeOfFactor(factor) === cause)
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((factor) => factor.here !== null || gradeHere(factor) !== 'none')
}

/**
 * How well the cause is backed: by data where they back it, else by what was heard or seen (reported), else not.
 */
export function gradeOf(
  cause: string,
  factors: readonly FactorEvidence[],
  kinds: readonly EvidenceKind[],
): EvidenceGrade {
  const byData = evidenceFor(cause, factors).map(gradeHere).reduce<EvidenceGrade | undefined>(strongerGrade, undefined)
  const isHeard = kinds.includes('interview') || kinds.includes('observation')
  return strongerGrade(byData, isHeard ? 'reported' : 'none')
}

const GRADES: EvidenceGrade[] = ['tried', 'associated', 'reported', 'none']
const gradeHere = ({ grade, here }: FactorEvidence): EvidenceGrade => here?.grade ?? grade

/** The cause that the evidence of a unit points to most: what is best backed there; null where nothing is. */
export function likelyCause(factors: readonly FactorEvidence[]): Cause | null {
  const backed = factors
    .filter((factor) => ['tried', 'associated'].includes(gradeHere(factor)) && causeOfFactor(factor.factor) !== null)
    .toSorted((a, b) => GRADES.indexOf(gradeHere(a)) - GRADES.indexOf(gradeHere(b)))
  const first = backed[0]
  return first ? causeOfFactor(first.factor) : null
}

/**
 * How many units would take part: those below the chosen one that have none below them, or the unit itself.
 *
 * @param units  in organisation-chart order: a parent stands before its children
 */
export function leavesBelow(unit: string, units: readonly { unit_id: string; parent_id: string | null }[]): number {
  const parents = new Set(units.map(({ parent_id }) => parent_id))
  const below = new Set([unit])
  for (const { unit_id, parent_id } of units) if (parent_id !== null && below.has(parent_id)) below.add(unit_id)
  return Math.max(1, [...below].filter((id) => !parents.has(id)).length)
}

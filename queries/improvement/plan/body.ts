import { hasHiddenCharacters } from '#queries/words/hidden-characters.ts'
import { z } from 'zod'
import { VERDICTS } from '#queries/diagnosis/factors.ts'
import { CAUSES, REMEDIES } from '../causes.ts'
import { OWNER_FUNCTIONS } from './owner-functions.ts'

/** Longest free text of a plan, in UTF-16 units: a description, not a document. */
export const LONGEST_TEXT = 10_000
/** Longest title, programme and step: one line that is read in a list. */
export const LONGEST_LINE = 300
/** Steps and blockers of one plan; more is a project and belongs elsewhere. */
export const MOST_STEPS = 100

export const SUBJECTS = ['unit', 'process', 'goal'] as const
export const SIDES = ['company', 'team'] as const
export type Side = (typeof SIDES)[number]
export const STEP_KINDS = ['milestone', 'commitment', 'action'] as const
export const EVIDENCE_KINDS = ['data', 'interview', 'observation'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]
export const EVIDENCE_GRADES = ['tried', 'associated', 'reported', 'none'] as const

/** Messages are codes of problem-words.ts, so that both languages can say them. */
const text = (longest: number) =>
  z
    .string('not_text')
    .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
    .refine((typed) => typed.length <= longest, 'text_too_long')
    .refine((typed) => !hasHiddenCharacters(typed), 'control_characters')

/** A day of the calendar between 1990 and 2100, YYYY-MM-DD. */
export const day = z.string('bad_date').refine(isDay, 'bad_date')

export function isDay(text: string): boolean {
  if (!/^(199\d|20\d\d)-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

const amount = (most: number) => z.number('not_a_number').min(0, 'out_of_range').max(most, 'out_of_range').nullable()
const line = text(LONGEST_LINE)
const long = text(LONGEST_TEXT)
const owner = z.enum(OWNER_FUNCTIONS, 'unknown_function').nullable()

/** One commitment, milestone or action, of the company or of the team. */
export const stepBody = z.strictObject({
  kind: z.enum(STEP_KINDS, 'bad_choice'),
  side: z.enum(SIDES, 'bad_choice'),
  owner_function: owner,
  text: line.refine((typed) => typed !== '', 'text_missing'),
  due_on: day.nullable(),
})
export type StepBody = z.infer<typeof stepBody>

/** What was known when the plan was written (improvement §6). */
export const diagnosisBody = z.strictObject({
  kinds: z.array(z.enum(EVIDENCE_KINDS, 'bad_choice')).max(EVIDENCE_KINDS.length, 'bad_choice'),
  grade: z.enum(EVIDENCE_GRADES, 'bad_choice').nullable(),
  verdict: z.enum(VERDICTS, 'bad_choice').nullable(),
  compared_in_same_conditions: z.boolean('bad_choice').nullable(),
  text: long,
  /** The snapshot that the evidence was read from. */
  snapshot: line.nullable(),
})

/** What a person writes of a plan; how it went on is added by the store. */
export const planBody = z.strictObject({
  unit_id: z.string('unit_missing').min(1, 'unit_missing').max(200, 'unit_unknown'),
  subject: z.enum(SUBJECTS, 'bad_choice'),
  title: line.refine((typed) => typed !== '', 'title_missing'),
  /** The measure on which it is judged; null: none was chosen. */
  kpi_id: z.string('bad_choice').min(1, 'bad_choice').max(200, 'bad_choice').nullable(),
  /** Plans of one programme are judged together. */
  programme: line.nullable(),
  cause: z.enum(CAUSES, 'cause_missing'),
  remedy: z.enum(REMEDIES, 'remedy_missing'),
  /** What is in it for those who do it. */
  own_benefit: long,
  owner_function: owner,
  co_authored: z.boolean('bad_choice').nullable(),
  /** 0 informed, 1 consulted, 2 decide together, 3 decide. */
  decision_level: z.number('bad_choice').int('bad_choice').min(0, 'bad_choice').max(3, 'bad_choice').nullable(),
  hours: amount(1e7),
  cost: amount(1e12),
  /** Standard deviations of z. */
  expected_effect: amount(5),
  starts_on: day.nullable(),
  ends_on: day.nullable(),
  diagnosis: diagnosisBody,
  steps: z.array(stepBody).max(MOST_STEPS, 'too_many'),
})
export type PlanBody = z.infer<typeof planBody>

export const FIELDS = Object.keys(planBody.shape) as (keyof PlanBody)[]

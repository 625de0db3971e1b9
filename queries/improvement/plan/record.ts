import { z } from 'zod'
import { diagnosisBody, planBody, stepBody } from './body.ts'

/** A step as it stands: when it was done, if it was. Words of a file stay as they were written. */
export const planStep = z.object({
  ...stepBody.shape,
  step_no: z.number().int(),
  kind: z.string(),
  side: z.string(),
  owner_function: z.string().nullable(),
  text: z.string(),
  due_on: z.string().nullable(),
  done_on: z.string().nullable(),
})
export type PlanStep = z.infer<typeof planStep>

/** Something that stands in the way, who answers for it, and since when. */
export const planBlocker = z.object({
  blocker_no: z.number().int(),
  cause: z.string().nullable(),
  owner_function: z.string().nullable(),
  text: z.string(),
  opened_on: z.string(),
  answered_on: z.string().nullable(),
  closed_on: z.string().nullable(),
})
export type PlanBlocker = z.infer<typeof planBlocker>

/**
 * A plan and how it went on, from the store or from a file. Dates are ISO days. Imported plans are read only; of what a file does not
 * say nothing is assumed (null).
 */
export const planRecord = z.object({
  ...planBody.shape,
  id: z.string(),
  source: z.enum(['stored', 'imported']),
  /** Counts the writes; whoever changes a plan names the version that he read. Imported: 0. */
  version: z.number().int(),
  created_on: z.string().nullable(),
  /** When the measure was chosen; after the start, the outcome is exploratory. */
  kpi_chosen_on: z.string().nullable(),
  acknowledged_on: z.string().nullable(),
  started_on: z.string().nullable(),
  closed_on: z.string().nullable(),
  /** Closed without having been started. */
  is_cancelled: z.boolean(),
  lesson: z.string(),
  /** The status of a file; of a stored plan its state. */
  status: z.string().nullable(),
  // Wider than in the body: what a file says.
  subject: z.enum(['unit', 'process', 'goal', 'person']),
  title: z.string(),
  cause: z.string().nullable(),
  remedy: z.string().nullable(),
  own_benefit: z.string(),
  owner_function: z.string().nullable(),
  starts_on: z.string().nullable(),
  ends_on: z.string().nullable(),
  programme: z.string().nullable(),
  diagnosis: z.object({ ...diagnosisBody.shape, text: z.string(), snapshot: z.string().nullable() }),
  steps: z.array(planStep),
  blockers: z.array(planBlocker),
})
export type PlanRecord = z.infer<typeof planRecord>

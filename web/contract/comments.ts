import { z } from 'zod'

/**
 * Comments of human resources on one cell (unit × KPI × period) as a snapshot showed it. The routes exist for human resources only; to
 * everybody else their addresses hold nothing.
 *
 * GET    /api/comments?unit&kpi&cycle   of a unit, or of one of its cells when a period is named; oldest first
 * POST   /api/comments                  newComment → savedComment
 * PATCH  /api/comments/:id              commentChange → savedComment
 * DELETE /api/comments/:id              takes it back; its text is removed for good
 */
export const comment = z.object({
  id: z.string(),
  unit_id: z.string(),
  /** `*` stands for all KPIs together. */
  kpi_id: z.string(),
  period_id: z.string(),
  snapshot: z.string(),
  written_at: z.string(),
  /** Oldest first; the last one stands, those before it are its history. */
  versions: z.array(z.object({ text: z.string(), at: z.string() })).min(1),
  resolved_at: z.string().nullable(),
  plan_id: z.string().nullable(),
})
export const commentList = z.object({ comments: z.array(comment) })

export const commentQuery = z.strictObject({
  unit: z.string(),
  kpi: z.string().optional(),
  cycle: z.string().optional(),
  snap: z.string().optional(),
})

export const newComment = z.strictObject({
  unit_id: z.string(),
  kpi_id: z.string().nullable(),
  period_id: z.string(),
  snap: z.string().optional(),
  text: z.string(),
})

/** Either another text, with the number of versions that the writer has seen, or a change of state. */
export const commentChange = z.union([
  z.strictObject({ text: z.string(), version: z.number().int().min(1) }),
  z.strictObject({ is_resolved: z.boolean(), plan_id: z.string().max(120).nullable().default(null) }),
])

/** `wording` names words of the text that judge people; the text was saved as it was typed. */
export const savedComment = z.object({
  comment,
  wording: z.array(z.object({ code: z.string(), start: z.number().int(), end: z.number().int() })),
})

export type CellComment = z.infer<typeof comment>
export type CommentList = z.infer<typeof commentList>
export type NewComment = z.infer<typeof newComment>
export type CommentChange = z.infer<typeof commentChange>
export type SavedComment = z.infer<typeof savedComment>

import { z } from 'zod'

/** The one shape of an error body; `code` is the key of a translated sentence. */
export const problem = z.object({
  code: z.string(),
  title: z.object({ zh: z.string(), en: z.string() }),
  remedy: z.object({ zh: z.string(), en: z.string() }),
  requestId: z.string(),
})
export type Problem = z.infer<typeof problem>

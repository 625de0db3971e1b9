import { z } from 'zod'
import { unitName } from '#queries/result.ts'
import { FAMILIES, STATUSES } from '#queries/traps/define.ts'

export const params = z.object({})

export const result = z.object({
  /** empty: nothing could be tested; `checks` name the columns that are missing. */
  kind: z.enum(['found', 'empty']),
  checks: z.array(
    z.object({
      slug: z.string(),
      family: z.enum(FAMILIES),
      status: z.enum(STATUSES),
      /** Why no unit could be tested: a code of the check's own words, or of REASONS. Null elsewhere. */
      reason: z.string().nullable(),
      missing_column: z.string().nullable(),
      n_trap: z.number().int(),
      n_caution: z.number().int(),
      n_pass: z.number().int(),
      n_not_testable: z.number().int(),
      is_changed: z.boolean(),
    }),
  ),
  /** Units whose verdict is "measurement trap", in organisation-chart order, with the checks that stand on them. */
  blocked: z.array(
    unitName.extend({ n_people: z.number().int().nullable(), subtype: z.string().nullable(), by: z.array(z.string()) }),
  ),
  /** Checks whose traps touch at least 5 % of the company's results. */
  company: z.array(z.object({ slug: z.string(), touched_share: z.number() })),
})
export type TrapSummaryResult = z.infer<typeof result>

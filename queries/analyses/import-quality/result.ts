import { z } from 'zod'
import { excludedCounts } from '#queries/result.ts'

export const params = z.object({})

export const result = z.object({
  kind: z.enum(['found', 'empty']),
  trust: z.object({
    grade: z.enum(['high', 'medium', 'low']),
    /** At most three, heaviest first; `share` is a fraction of all rows or results. */
    reasons: z.array(
      z.object({
        code: z.enum([
          'quarantined',
          'missing_target',
          'missing_actual',
          'no_direction',
          'single_period',
          'gap_in_periods',
        ]),
        share: z.number().nullable(),
        n: z.number().int(),
      }),
    ),
  }),
  rows_in: z.number().int(),
  loaded: z.number().int(),
  quarantined: z.number().int(),
  superseded: z.number().int(),
  loads: z.array(
    z.object({
      batch_id: z.string(),
      seq: z.number().int(),
      file_name: z.string(),
      source_id: z.string(),
      received_at: z.string(),
      encoding: z.string(),
      rows_in: z.number().int(),
      loaded: z.number().int(),
      quarantined: z.number().int(),
      superseded: z.number().int(),
      blank_lines: z.number().int(),
    }),
  ),
  /** code → words and remedies live in queries/words/import-codes.ts */
  quarantine: z.array(z.object({ code: z.string(), n: z.number().int() })),
  coverage: z.array(
    z.object({
      period_id: z.string(),
      n_units: z.number().int(),
      n_people: z.number().int().nullable(),
      /** null, like the two below, where the results of the period rest on too few people */
      n_results: z.number().int().nullable(),
      n_with_target: z.number().int().nullable(),
      n_with_gap: z.number().int().nullable(),
    }),
  ),
  excluded: excludedCounts,
})
export type ImportQualityResult = z.infer<typeof result>

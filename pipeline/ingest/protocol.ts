import { z } from 'zod'
import { readReport } from './manifest.ts'

/** What the parent asks of the reading child, and the lines of JSON it answers with: progress, then a report or a refusal. */
export const readJob = z.object({
  raw_path: z.string(),
  file_name: z.string(),
  out_dir: z.string(),
  identity_path: z.string(),
  mappings_dir: z.string(),
  mapping_path: z.string().nullable(),
  accept: z.boolean(),
  dry_run: z.boolean(),
  now: z.string(),
})
export type ReadJob = z.infer<typeof readJob>

const both = z.object({ zh: z.string(), en: z.string() })
const place = z.object({
  file: z.string().optional(),
  sheet: z.string().optional(),
  line: z.number().optional(),
  column: z.string().optional(),
  found: z.string().optional(),
})

export const childMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('progress'),
    stage: z.string(),
    done: z.number(),
    total: z.number().nullable(),
    unit: z.enum(['rows', 'bytes', 'steps']),
  }),
  z.object({ type: z.literal('done'), report: readReport }),
  z.object({ type: z.literal('refused'), code: z.string(), title: both, remedy: both, place, status: z.number() }),
  z.object({ type: z.literal('broken'), message: z.string(), stack: z.string() }),
])
export type ChildMessage = z.infer<typeof childMessage>

import { stringify } from 'yaml'
import { z } from 'zod'
import {
  both,
  delimiter,
  encoding,
  expression,
  field,
  isPlainText,
  nullTokens,
  pattern,
  scalar,
  text,
  texts,
  wordsAreKnown,
} from './mapping-values.ts'

export const MAPPED_TABLES = [
  'goal_result',
  'review',
  'criterion_score',
  'context_factor',
  'plan',
  'plan_step',
  'person_period',
  'unit',
  'kpi',
  'target_revision',
  'event',
  'checkin',
  'rating_scale',
] as const
export type MappedTable = (typeof MAPPED_TABLES)[number]

/** One value column per name (year or month columns), or one group of columns per name (KPI blocks of a wide sheet). */
const unpivot = z
  .strictObject({
    columns: z.array(text, { error: 'a list of headers' }).min(1, { error: 'at least one header' }).optional(),
    pattern: pattern.optional(),
    groups: z.record(z.string(), z.partialRecord(field, text)).optional(),
    name_to: field,
    value_to: field.optional(),
  })
  .refine((u) => [u.columns, u.pattern, u.groups].filter(Boolean).length === 1, {
    error: 'exactly one of columns, pattern, groups',
  })
  .refine((u) => Boolean(u.groups) !== Boolean(u.value_to), {
    error: 'value_to with columns or pattern, none with groups',
  })

/** One export's mapping: the same schema for shipped profiles, users' files and what detection proposes. See mapping-format.md. */
export const mappingSchema = z.strictObject({
  id: text.pipe(z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, { error: 'lower-case letters, digits and hyphens' })),
  version: z.number().int().positive().default(1),
  source: text,
  description: text.optional(),
  company: both.optional(),

  sheet: z.union([z.string(), z.number().int().positive()]).optional(),
  header_row: z.number().int().positive().optional(),
  header_rows: z.literal([1, 2]).optional(),
  encoding: encoding.optional(),
  delimiter: delimiter.optional(),
  locale: z.enum(['en', 'de', 'fr', 'ch', 'zh']).optional(),

  table: z.enum(MAPPED_TABLES).default('goal_result'),
  columns: z.record(z.string(), field, { error: 'header: field, one to a line' }).default({}),
  optional_columns: texts.default([]),
  constants: z.partialRecord(field, scalar).default({}).superRefine(wordsAreKnown),
  computed: z.partialRecord(field, expression).default({}),
  templates: z.partialRecord(field, text).default({}),
  unpivot: unpivot.optional(),

  value_maps: z.partialRecord(field, z.record(z.string(), scalar)).default({}).superRefine(wordsAreKnown),
  null_tokens: nullTokens.optional(),
  total_labels: texts.default([]),
  foot_labels: texts.default([]),

  number_format: z.partialRecord(field, z.enum(['percent', 'ratio', 'plain'])).default({}),
  date_format: z.enum(['iso', 'dmy', 'mdy', 'serial-1900', 'serial-1904']).optional(),
  exponents: z.boolean().default(false),
  signed_targets: z.boolean().default(false),
  score_range: z.strictObject({ min: z.number(), max: z.number() }).optional(),
  rating_scale: z
    .strictObject(
      { id: text, lowest_first: z.array(text).min(2, { error: 'at least two levels' }) },
      { error: '{ id: …, lowest_first: [lowest, …, highest] }' },
    )
    .optional(),

  period_rule: z
    .strictObject({
      from: z.enum(['column', 'title', 'sheet', 'file']).default('column'),
      pattern: pattern.optional(),
      year: z.number().int().min(1990).max(2100).optional(),
      fiscal_start_month: z.number().int().min(1).max(12).default(1),
      label_year: z.enum(['start', 'end']).default('end'),
      as: z.enum(['fiscal_year']).optional(),
    })
    .optional(),
  /** Periods that a person confirmed by --accept; a mapping named on the command line confirms every period. */
  confirmed_periods: z.strictObject({ from: z.iso.date(), to: z.iso.date() }).optional(),
  target_when: z.record(z.string(), z.union([scalar, z.array(scalar)])).optional(),
  path_separator: z.union([z.literal('none'), z.string().min(1).max(3)]).optional(),
  weights_policy: z.enum(['keep_unweighted', 'quarantine', 'normalise']).default('keep_unweighted'),
  max_quarantined_share: z.number().min(0).max(1).optional(),
  person_scope: z.enum(['shared', 'source']).default('shared'),
  keys: z.preprocess((given) => (isPlainText(given) ? [given] : given), z.array(field)).default([]),
  scope: z.enum(['source', 'company', 'unit', 'sheet']).default('source'),
})
export type Mapping = z.output<typeof mappingSchema>
export type MappingText = z.input<typeof mappingSchema>

export const mappingToYaml = (mapping: Mapping): string => stringify(leaveOutDefaults(mapping), { lineWidth: 120 })

function leaveOutDefaults(mapping: Mapping): Record<string, unknown> {
  const bare: Record<string, unknown> = mappingSchema.parse({ id: 'x', source: 'x' })
  const kept = Object.entries(mapping).filter(
    ([key, value]) =>
      value !== undefined && (key === 'id' || key === 'source' || JSON.stringify(value) !== JSON.stringify(bare[key])),
  )
  return Object.fromEntries(kept)
}

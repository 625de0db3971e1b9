import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { LineCounter, parseDocument, stringify } from 'yaml'
import { z } from 'zod'
import { FIELDS, isField, type Field } from './fields.ts'
import { parseExpression } from './expression.ts'
import { refusal } from './refusal.ts'

/** One export's mapping: the same schema for shipped profiles, users' files and what detection proposes. See mapping-format.md. */
export const NULL_REASONS = [
  'BLANK',
  'NOT_ASSESSED',
  'NOT_APPLICABLE',
  'NOT_REPORTED',
  'NOT_SET',
  'SUPPRESSED',
  'XL_ERROR',
  'DIVISION_BY_ZERO',
  'WEIGHT_SUM',
] as const
export type NullReason = (typeof NULL_REASONS)[number]

export const MAPPED_TABLES = [
  'goal_result',
  'review',
  'criterion_score',
  'context_factor',
  'plan',
  'person_period',
  'unit',
  'kpi',
] as const
export type MappedTable = (typeof MAPPED_TABLES)[number]

/** `FIELDS` is never empty, which z.enum wants to see in the type. */
const field = z.enum(FIELDS as [Field, ...Field[]], { error: 'a field listed in mapping-format.md' })
const header = z.string().min(1)
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const both = z.strictObject({ zh: z.string(), en: z.string() })
const pattern = z.string().refine(isPattern, { error: 'a valid regular expression' })
const expression = z
  .string()
  .refine(isExpression, { error: 'numbers, columns, + - * / and parentheses, e.g. "1 - breaches/attendances"' })

/** One value column per name (year or month columns), or one group of columns per name (KPI blocks of a wide sheet). */
const unpivot = z
  .strictObject({
    columns: z.array(header).min(1).optional(),
    pattern: pattern.optional(),
    groups: z.record(z.string(), z.partialRecord(field, header)).optional(),
    name_to: field,
    value_to: field.optional(),
  })
  .refine((u) => [u.columns, u.pattern, u.groups].filter(Boolean).length === 1, {
    error: 'exactly one of columns, pattern, groups',
  })
  .refine((u) => Boolean(u.groups) !== Boolean(u.value_to), {
    error: 'value_to with columns or pattern, none with groups',
  })

export const mappingSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, { error: 'lower-case letters, digits and hyphens' }),
  version: z.number().int().positive().default(1),
  source: z.string().min(1),
  description: z.string().optional(),
  company: both.optional(),

  sheet: z.union([z.string(), z.number().int().positive()]).optional(),
  header_row: z.number().int().positive().optional(),
  header_rows: z.union([z.literal(1), z.literal(2)]).optional(),
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
  delimiter: z.enum([',', ';', 'tab', '|']).optional(),
  locale: z.enum(['en', 'de', 'fr', 'ch', 'zh']).optional(),

  table: z.enum(MAPPED_TABLES).default('goal_result'),
  columns: z.record(header, field).default({}),
  optional_columns: z.array(header).default([]),
  constants: z.partialRecord(field, scalar).default({}),
  computed: z.partialRecord(field, expression).default({}),
  templates: z.partialRecord(field, z.string()).default({}),
  unpivot: unpivot.optional(),

  value_maps: z.partialRecord(field, z.record(z.string(), scalar)).default({}),
  null_tokens: z
    .union([
      z.record(z.string(), z.enum(NULL_REASONS)),
      z.array(z.string()).transform((tokens) => Object.fromEntries(tokens.map((t) => [t, 'NOT_REPORTED' as const]))),
    ])
    .optional(),
  total_labels: z.array(z.string()).default([]),
  foot_labels: z.array(z.string()).default([]),

  number_format: z.partialRecord(field, z.enum(['percent', 'ratio', 'plain'])).default({}),
  date_format: z.enum(['iso', 'dmy', 'mdy', 'serial-1900', 'serial-1904']).optional(),
  exponents: z.boolean().default(false),
  signed_targets: z.boolean().default(false),
  score_range: z.strictObject({ min: z.number(), max: z.number() }).optional(),
  rating_scale: z.strictObject({ id: z.string(), lowest_first: z.array(z.string()).min(2) }).optional(),

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
  keys: z.array(field).default([]),
  scope: z.enum(['source', 'company', 'unit', 'sheet']).default('source'),
})
export type Mapping = z.output<typeof mappingSchema>
export type MappingText = z.input<typeof mappingSchema>

/** Reads and checks one mapping file; each fault is named with its place in the YAML and what was expected there. */
export async function loadMapping(path: string): Promise<Mapping> {
  return parseMapping(await readFile(path, 'utf8'), basename(path))
}

export function parseMapping(text: string, fileName: string): Mapping {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false })
  const fault = document.errors[0]
  if (fault) {
    throw refusal(
      'bad-mapping',
      { file: fileName, line: lines.linePos(fault.pos[0]).line },
      { expected: fault.message },
    )
  }
  const parsed = mappingSchema.safeParse(document.toJS({ maxAliasCount: 20 }))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const at = issue?.path.map(String) ?? []
  const node: unknown = document.getIn(issue?.path ?? [], true)
  const line = hasRange(node) ? lines.linePos(node.range[0]).line : undefined
  const place = at.join('.') || '(top level)'
  const nearby = unknownFieldHint(document.getIn(issue?.path ?? []))
  throw refusal(
    'bad-mapping',
    { file: fileName, line, column: place },
    { expected: `${issue?.message ?? 'a mapping'}${nearby}` },
  )
}

export const mappingToYaml = (mapping: Mapping): string => stringify(leaveOutDefaults(mapping), { lineWidth: 120 })

function leaveOutDefaults(mapping: Mapping): Record<string, unknown> {
  const bare: Record<string, unknown> = mappingSchema.parse({ id: 'x', source: 'x' })
  const kept = Object.entries(mapping).filter(
    ([key, value]) =>
      value !== undefined && (key === 'id' || key === 'source' || JSON.stringify(value) !== JSON.stringify(bare[key])),
  )
  return Object.fromEntries(kept)
}

function hasRange(node: unknown): node is { range: [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
}

function unknownFieldHint(value: unknown): string {
  if (typeof value !== 'string' || isField(value)) return ''
  const close = FIELDS.filter((name) => name.includes(value) || value.includes(name)).slice(0, 3)
  return close.length === 0 ? '' : ` (near: ${close.join(', ')})`
}

function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text, 'u'))
  } catch {
    return false
  }
}

function isExpression(text: string): boolean {
  try {
    return Boolean(parseExpression(text))
  } catch {
    return false
  }
}

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { CausewayError } from '#pipeline/errors.ts'
import type { Both } from '#queries/locale.ts'
import type { Trap } from '#queries/traps/define.ts'
import type { Thresholds } from './run-check.ts'

/** The file in a warehouse folder that changes thresholds. */
export const SETTINGS_FILE = 'traps.yaml'

export type TrapSettings = {
  thresholds: Record<string, Thresholds>
  changedBy: string | null
  changedOn: string | null
}
const NONE: TrapSettings = { thresholds: {}, changedBy: null, changedOn: null }

const schema = z.strictObject({
  changed_by: z.string().min(1).max(120),
  changed_on: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  note: z.string().max(500).optional(),
  thresholds: z.record(z.string(), z.record(z.string(), z.unknown())),
})

/**
 * The thresholds that a warehouse sets for itself, with the function that set them and the day; none without the file. Every value is
 * checked against the check's own bounds.
 *
 * @throws CausewayError `bad-trap-settings` naming file, place, what was found and what is allowed
 */
export async function readTrapSettings(dir: string, specs: readonly Trap[]): Promise<TrapSettings> {
  const file = join(dir, SETTINGS_FILE)
  if (!existsSync(file)) return NONE
  return parseTrapSettings(await readFile(file, 'utf8'), specs)
}

export function parseTrapSettings(text: string, specs: readonly Trap[]): TrapSettings {
  let raw: unknown
  try {
    raw = parse(text)
  } catch (error) {
    throw bad('', error instanceof Error ? error.message.split('\n')[0]! : '', YAML)
  }
  const parsed = schema.safeParse(raw)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw bad(issue?.path.join('.') ?? '', issue?.message ?? '', SHAPE)
  }
  for (const [slug, values] of Object.entries(parsed.data.thresholds)) {
    const spec = specs.find((one) => one.slug === slug)
    if (!spec)
      throw bad(`thresholds.${slug}`, slug, {
        zh: `可用的检查：${namesOf(specs)}`,
        en: `The checks are ${namesOf(specs)}.`,
      })
    for (const [name, value] of Object.entries(values)) {
      const field = spec.params.shape[name] as z.ZodType | undefined
      const names = Object.keys(spec.params.shape).join(', ')
      if (!field)
        throw bad(`thresholds.${slug}.${name}`, name, {
          zh: `该检查的阈值：${names}`,
          en: `Its thresholds are ${names}.`,
        })
      const checked = field.safeParse(value)
      if (!checked.success) {
        const said = checked.error.issues[0]?.message ?? ''
        throw bad(`thresholds.${slug}.${name}`, String(value), { zh: `允许的范围见：${said}`, en: `${said}.` })
      }
    }
  }
  const { thresholds, changed_by, changed_on } = parsed.data
  return { thresholds, changedBy: changed_by, changedOn: changed_on }
}

/** The names of the thresholds of one check that differ from their defaults. */
export const changedNames = (spec: Trap, { thresholds }: Pick<TrapSettings, 'thresholds'>): string[] => {
  const defaults = spec.params.parse({})
  return Object.entries(thresholds[spec.slug] ?? {})
    .filter(([name, value]) => JSON.stringify(defaults[name]) !== JSON.stringify(value))
    .map(([name]) => name)
}

const namesOf = (specs: readonly Trap[]) => specs.map(({ slug }) => slug).join(', ')

const YAML: Both = { zh: '请按 YAML 格式修正该文件。', en: 'Correct the file as YAML.' }
const SHAPE: Both = {
  zh: '需要 changed_by（设定的职能）、changed_on（日期）和 thresholds（检查 → 阈值 → 数值）。',
  en: 'It needs changed_by (the function that set them), changed_on (a date) and thresholds (check → threshold → number).',
}

const bad = (path: string, found: string, remedy: Both) =>
  new CausewayError(
    'bad-trap-settings',
    {
      title: {
        zh: `阈值设置文件 ${SETTINGS_FILE} 无法使用${path ? `（${path}）` : ''}。`,
        en: `The threshold settings ${SETTINGS_FILE} cannot be used${path ? ` (${path})` : ''}.`,
      },
      remedy,
    },
    { place: { file: SETTINGS_FILE, column: path, found: found.slice(0, 120) } },
  )

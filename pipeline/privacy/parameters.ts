import { z } from 'zod'
import { CausewayError } from '#pipeline/errors.ts'

/** Longest text a parameter may hold; unit paths are far shorter. */
const LONGEST = 200

/**
 * Text from an address or a command line → the parameters an analysis declares, defaults filled in.
 * Only the exact written form of a declared number or truth value is converted; anything else is refused by name.
 *
 * @throws CausewayError `bad-parameter`
 */
export function parseParams(schema: z.ZodObject, raw: Record<string, unknown>): Record<string, unknown> {
  const allowed = Object.keys(schema.shape)
  const read: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(raw)) {
    const field = Object.hasOwn(schema.shape, name) ? (schema.shape[name] as z.ZodType) : undefined
    if (!field) throw refused(name, value, `allowed: ${allowed.join(', ')}`, `可用参数：${allowed.join('、')}`)
    if (Array.isArray(value)) throw refused(name, value, 'give it once', '只能给出一次')
    if (value === '' || (typeof value === 'string' && (value.length > LONGEST || hasControl(value)))) {
      throw refused(name, value, `give 1 to ${LONGEST} printable characters`, `请给出 1 至 ${LONGEST} 个可见字符`)
    }
    read[name] = typeof value === 'string' ? written(field, value) : value
  }
  const parsed = schema.safeParse(read)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const name = String(issue?.path[0] ?? allowed[0])
  const expected = allowedValues(schema.shape[name] as z.ZodType | undefined)
  throw refused(
    name,
    raw[name],
    expected ? `allowed: ${expected}` : 'give a text',
    expected ? `可用值：${expected}` : '请给出文字',
  )
}

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const hasControl = (text: string) => /[\u0000-\u001f\u007f]/.test(text)

/** `12` for a declared number, `true` for a declared truth value; every other text stays text. */
function written(field: z.ZodType, text: string): unknown {
  const inner = bare(field)
  if (inner instanceof z.ZodNumber && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (inner instanceof z.ZodBoolean && (text === 'true' || text === 'false')) return text === 'true'
  return text
}

/** The type inside default(), nullable() and optional(). */
function bare(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodDefault || field instanceof z.ZodNullable || field instanceof z.ZodOptional) {
    return bare(field.unwrap() as z.ZodType)
  }
  return field
}

/** What may be written for this field, in words of code; empty for free text. */
function allowedValues(field: z.ZodType | undefined): string {
  const inner = field && bare(field)
  if (inner instanceof z.ZodEnum) return inner.options.join(', ')
  if (inner instanceof z.ZodNumber)
    return [inner.minValue, '…', inner.maxValue].filter((part) => part !== null).join(' ')
  if (inner instanceof z.ZodBoolean) return 'true, false'
  return ''
}

function refused(name: string, value: unknown, en: string, zh: string): CausewayError {
  const shown = name.slice(0, 80)
  return new CausewayError(
    'bad-parameter',
    {
      title: { zh: `参数 ${shown} 无法使用。`, en: `The parameter ${shown} cannot be used.` },
      remedy: { zh: `${shown}：${zh}`, en: `${shown}: ${en}` },
    },
    { place: { found: String(value).slice(0, 80) }, status: 400 },
  )
}

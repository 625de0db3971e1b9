import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { CausewayError } from '#pipeline/errors.ts'
import { parseParams } from '#pipeline/privacy/parameters.ts'

const schema = z.object({
  unit: z.string().nullable().default(null),
  by: z.enum(['period', 'kpi']).default('period'),
  rounds: z.number().int().min(1).max(9).default(5),
  deep: z.boolean().default(false),
})

const refusal = (raw: Record<string, unknown>): CausewayError => {
  try {
    parseParams(schema, raw)
  } catch (error) {
    return error as CausewayError
  }
  throw new Error('was accepted')
}

test('absent parameters get their defaults and written numbers become numbers', () => {
  expect(parseParams(schema, {})).toEqual({ unit: null, by: 'period', rounds: 5, deep: false })
  expect(parseParams(schema, { rounds: '7', deep: 'true', unit: '42' })).toEqual({
    unit: '42', // declared as text, so it stays text
    by: 'period',
    rounds: 7,
    deep: true,
  })
})

test('an unknown parameter is refused by its name, with the allowed ones', () => {
  const error = refusal({ unti: 'EC' })
  expect(error).toMatchObject({ code: 'bad-parameter', status: 400 })
  expect(error.letter('en')).toContain('unti')
  expect(error.letter('en')).toContain('unit, by, rounds, deep')
})

test.each([
  [{ by: 'week' }, 'by', 'period, kpi'],
  [{ rounds: '7.5' }, 'rounds', ''],
  [{ rounds: '7e0' }, 'rounds', ''],
  [{ rounds: ' 7' }, 'rounds', ''],
  [{ rounds: '10' }, 'rounds', '9'],
  [{ deep: 'yes' }, 'deep', 'true, false'],
  [{ unit: '' }, 'unit', ''],
  [{ unit: ['a', 'b'] }, 'unit', ''],
  [{ unit: 'a\u0000b' }, 'unit', ''],
  [{ unit: 'a'.repeat(201) }, 'unit', ''],
])('%j is refused by name and nothing is coerced', (raw, name, allowed) => {
  const error = refusal(raw)
  expect(error.code).toBe('bad-parameter')
  expect(error.title.en).toContain(name)
  expect(error.remedy.en).toContain(allowed)
})

test('names that every object has are unknown parameters like any other', () => {
  for (const name of ['__proto__', 'constructor', 'toString']) {
    const raw = JSON.parse(`{"${name}": "x"}`) as Record<string, unknown>
    expect(refusal(raw).code).toBe('bad-parameter')
  }
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('whatever text stands in an address, the answer is parameters or a refusal', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom('unit', 'by', 'rounds', 'deep', 'x'), fc.string()), (raw) => {
      try {
        expect(schema.safeParse(parseParams(schema, raw)).success).toBe(true)
      } catch (error) {
        expect((error as CausewayError).code).toBe('bad-parameter')
      }
    }),
  )
})

import { expect, test } from 'vitest'
import { z } from 'zod'
import { readForm, type JsonSchema } from './form-fields.ts'

test('the schema of an analysis becomes a form: choices are listed, nullable texts are optional, defaults are kept', () => {
  const params = z.object({
    unit: z.string().nullable().default(null).describe('the unit'),
    by: z.enum(['period', 'kpi']).default('period'),
    least: z.number().int().default(8),
  })
  expect(readForm(z.toJSONSchema(params, { io: 'input' }) as JsonSchema)).toEqual([
    { name: 'unit', description: 'the unit', kind: 'text', choices: [], fallback: null },
    { name: 'by', description: '', kind: 'choice', choices: ['period', 'kpi'], fallback: 'period' },
    { name: 'least', description: '', kind: 'number', choices: [], fallback: '8' },
  ])
})

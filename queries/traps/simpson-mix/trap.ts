import { z } from 'zod'
import { defineTrap } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judge } from './judge.ts'
import { signedPoints, text } from './text.ts'
import { toy } from './toy.ts'

const person = z.object({
  unit_id: z.string(),
  person_no: z.number().int(),
  before_ratio: z.number().nullable(),
  after_ratio: z.number().nullable(),
  first_period: z.string(),
  last_period: z.string(),
})
export type PersonGap = z.infer<typeof person>

const place = z.object({ parent_id: z.string(), group_id: z.string(), unit_id: z.string() })
export type Place = z.infer<typeof place>

const covariate = z.object({
  factor: z.string(),
  unit_id: z.string(),
  person_no: z.number().int(),
  covariate: z.number(),
  mean_z: z.number(),
})
export type Covariate = z.infer<typeof covariate>

/**
 * Does the whole move one way while its parts move the other? (traps 3) Looked at for the company and for every unit with parts, from
 * the first to the last quarter of the window; and for the company whether a circumstance that goes with better results between
 * units goes with worse ones between people (where one is recorded of people).
 */
export default defineTrap({
  slug: 'simpson-mix',
  family: 'reading',
  version: 1,
  unitKind: 'company',
  blocks: ['level', 'ranking', 'trend'],
  isAboutTotal: true,
  needs: ['goal_result.person_key', 'goal_result.actual', 'goal_result.target'],
  params: z.object({
    mix_part: z.number().min(0.1).max(1).default(0.5),
    smallest: z.number().min(0).max(1).default(0.05),
    groups: z.number().int().min(2).max(50).default(2),
    fewest: z.number().int().min(5).max(1000).default(20),
    units: z.number().int().min(4).max(100).default(5),
  }),
  queries: { people: person, places: place, covariates: covariate },
  check: judge,
  chart: (seen, context) => {
    const words = text[context.lang]
    const isOfSlopes = seen.evidence.rows[0]?.['part'] === 'between'
    const print = (value: number) => (isOfSlopes ? String(Number(value.toFixed(3))) : signedPoints(value, context.lang))
    return bars(context, words.finding(seen), {
      bars: seen.evidence.rows.map(({ part, value, low, high }) => ({
        name: words.facts[String(part)]!,
        value: Number(value),
        text: print(Number(value)),
        isMarked: seen.status !== 'pass' && (part === 'change' || part === 'between'),
        ...(low === null || high === null ? {} : { low: Number(low), high: Number(high) }),
      })),
      print,
    })
  },
  text,
  toy,
})

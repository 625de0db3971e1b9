import { z } from 'zod'
import { formatExact } from '#queries/words/format.ts'
import { defineTrap } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judgeTogether } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const planned = z.object({
  person_no: z.number().int(),
  unit_id: z.string(),
  before_to: z.number().int(),
  after_from: z.number().int(),
  n_periods: z.number().int(),
  before_z: z.number(),
  after_z: z.number(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
})
const others = z.object({
  unit_id: z.string(),
  before_to: z.number().int(),
  after_from: z.number().int(),
  n_periods: z.number().int(),
  n: z.number().int(),
  sum_b: z.number(),
  sum_a: z.number(),
  sum_bb: z.number(),
  sum_ab: z.number(),
  sum_aa: z.number(),
})

/**
 * Is a rebound credited to plans? (traps 3, improvement 2) Plans are judged together, never one by one: those of the company, and of
 * each department with at least twenty. Measured in zc, which is comparable between people with the same goals. A plan of a
 * unit is one for all its people.
 */
export default defineTrap({
  slug: 'regression-to-mean',
  family: 'reading',
  version: 1,
  unitKind: 'company',
  blocks: ['plan'],
  needs: ['plan.plan_id', 'plan.starts_on', 'goal_result.actual', 'goal_result.target'],
  params: z.object({
    fewest: z.number().int().min(20).max(500).default(20),
    selection: z.number().min(0.1).max(3).default(0.5),
    share: z.number().min(0.1).max(1).default(0.5),
  }),
  queries: { planned, others },
  check: (rows, params) => judgeTogether(rows.planned, rows.others, params),
  chart: (seen, context) => {
    const words = text[context.lang]
    const print = (value: number) => formatExact(value, context.lang, 2)
    return bars(context, words.finding(seen), {
      bars: seen.evidence.rows.map(({ part, value, low, high }) => ({
        name: words.facts[String(part)]!,
        value: Number(value),
        text: print(Number(value)),
        low: low === null ? null : Number(low),
        high: high === null ? null : Number(high),
        isMarked: part === 'expected',
      })),
      print,
    })
  },
  text,
  toy,
})

import { z } from 'zod'
import { defineTrap, RATING_CLAIMS } from '../define.ts'
import { comparedUnit } from '../rater-groups.ts'
import { chart } from './chart.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const person = z.object({
  unit_id: z.string(),
  rater_no: z.number().int(),
  person_no: z.number().int(),
  role: z.string(),
  n: z.number().int(),
  n_results: z.number().int(),
  sum_y: z.number(),
  sum_z: z.number(),
  sum_yy: z.number(),
  sum_yz: z.number(),
  sum_zz: z.number(),
  first_period: z.string(),
  last_period: z.string(),
})

/** Do equal results get equal ratings, whoever holds the scale? (traps 5) Without results, scale and team cannot be told apart. */
export default defineTrap({
  slug: 'leniency-severity',
  family: 'rating',
  version: 1,
  unitKind: 'department',
  blocks: RATING_CLAIMS,
  needs: ['review.person_key', 'goal_result.actual'],
  params: z.object({
    fewest_ratings: z.number().int().min(5).max(200).default(12),
    fewest_raters: z.number().int().min(3).max(100).default(8),
    note: z.number().min(0.05).max(1).default(0.25),
    trap: z.number().min(0.1).max(2).default(0.5),
    most_flagged: z.number().min(0.05).max(1).default(0.15),
  }),
  queries: { people: person, units: comparedUnit },
  check: ({ people, units }, params) => judge(people, units, params),
  chart,
  text,
  toy,
})

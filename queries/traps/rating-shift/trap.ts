import { z } from 'zod'
import { defineTrap, RATING_CLAIMS } from '../define.ts'
import { chart } from './chart.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const shift = z.object({
  contrast: z.enum(['cycle', 'source']),
  from_key: z.string(),
  to_key: z.string(),
  unit_id: z.string(),
  n_people: z.number().int(),
  n_pairs: z.number().int(),
  n_results: z.number().int(),
  sum_raw: z.number(),
  sum_d: z.number(),
  ss_d: z.number(),
  sum_d0: z.number(),
  ss_d0: z.number(),
  mean_from_left: z.number().nullable(),
  first_period: z.string(),
  last_period: z.string(),
})
const scale = z.object({
  unit_id: z.string(),
  source_key: z.string(),
  kind: z.string(),
  period_id: z.string(),
  period_start: z.string(),
  scale_key: z.string(),
  is_score: z.boolean(),
  scale_max: z.number(),
  level: z.string().nullable(),
  place: z.number().nullable(),
  n: z.number().int(),
  n_people: z.number().int(),
  n_results: z.number().int(),
})
const percentile = z.object({
  unit_id: z.string(),
  source_key: z.string(),
  period_id: z.string(),
  scale_key: z.string(),
  n: z.number().int(),
  p10: z.number(),
  p25: z.number(),
  p50: z.number(),
  p75: z.number(),
  p90: z.number(),
})
const cycle = z.object({
  unit_id: z.string(),
  period_id: z.string(),
  period_start: z.string(),
  n_people: z.number().int(),
  rating: z.number(),
  results: z.number().nullable(),
})

/** Did results move, or the ruler? (traps 5) Sources of one period need no results; cycles cannot be compared without them. */
export default defineTrap({
  slug: 'rating-shift',
  family: 'rating',
  version: 1,
  unitKind: 'department',
  blocks: RATING_CLAIMS,
  needs: ['review.person_key'],
  params: z.object({
    shift: z.number().min(0.05).max(2).default(0.25),
    fewest: z.number().int().min(5).max(200).default(12),
  }),
  queries: { shifts: shift, scales: scale, percentiles: percentile, cycles: cycle },
  check: (rows, params) => judge(rows, params),
  chart,
  text,
  toy,
})

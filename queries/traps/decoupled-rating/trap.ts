import { z } from 'zod'
import { defineTrap, RATING_CLAIMS } from '../define.ts'
import { comparedUnit } from '../rater-groups.ts'
import { chart } from './chart.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const rater = z.object({
  unit_id: z.string(),
  rater_no: z.number().int(),
  n: z.number().int(),
  n_people: z.number().int(),
  n_results: z.number().int(),
  cluster_size: z.number(),
  ss_zy: z.number(),
  ss_zz: z.number(),
  ss_yy: z.number(),
  sd_y: z.number(),
  sd_z: z.number(),
  first_period: z.string(),
  last_period: z.string(),
})
const cluster = z.object({
  n: z.number().int(),
  n_persons: z.number().int(),
  n_raters: z.number().int(),
  n_sizes: z.number(),
  between_z: z.number(),
  within_z: z.number(),
  between_e: z.number(),
  within_e: z.number(),
})
const quarter = z.object({
  rater_no: z.number().int(),
  quarter: z.number().int(),
  n: z.number().int(),
  n_people: z.number().int(),
  sum_y: z.number(),
  sum_z: z.number(),
})

/** Do ratings follow results? (traps 5) Without results there is nothing that they could follow. */
export default defineTrap({
  slug: 'decoupled-rating',
  family: 'rating',
  version: 1,
  unitKind: 'department',
  blocks: RATING_CLAIMS,
  needs: ['review.person_key', 'goal_result.actual'],
  params: z.object({
    weak: z.number().min(0).max(0.5).default(0.2),
    fewest: z.number().int().min(8).max(200).default(12),
    narrow: z.number().min(0.1).max(0.9).default(0.5),
    weight: z.number().min(0).max(1).default(0.5),
  }),
  queries: {
    raters: rater,
    units: comparedUnit,
    clusters: cluster,
    weights: z.object({ rater_no: z.number().int(), results_share: z.number() }),
    classes: quarter,
  },
  check: (rows, params) => judge(rows, params),
  chart,
  text,
  toy,
})

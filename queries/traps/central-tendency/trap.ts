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
  scale_key: z.string(),
  is_score: z.boolean(),
  scale_max: z.number(),
  n_values: z.number().int(),
  n: z.number().int(),
  n_people: z.number().int(),
  n_results: z.number().int(),
  ss_y: z.number(),
  ss_z: z.number(),
  ss_yz: z.number(),
  n_modal: z.number().int(),
  modal_from: z.number(),
  modal_level: z.string().nullable(),
  first_period: z.string(),
  last_period: z.string(),
})
const place = z.object({
  rater_no: z.number().int(),
  scale_key: z.string(),
  place: z.number().int(),
  n: z.number().int(),
})

/** Do ratings crowd at one level although results differ? (traps 5) Without results nobody knows whether they differ. */
export default defineTrap({
  slug: 'central-tendency',
  family: 'rating',
  version: 1,
  unitKind: 'department',
  blocks: RATING_CLAIMS,
  needs: ['review.person_key', 'goal_result.actual'],
  params: z.object({
    modal: z.number().min(0.5).max(1).default(0.8),
    ratio: z.number().min(0.1).max(0.9).default(0.5),
    fewest: z.number().int().min(5).max(200).default(12),
  }),
  queries: { raters: rater, units: comparedUnit, places: place },
  check: (rows, params) => judge(rows, params),
  chart,
  text,
  toy,
})

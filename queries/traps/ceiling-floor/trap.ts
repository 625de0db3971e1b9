import { z } from 'zod'
import { defineTrap, RATING_CLAIMS } from '../define.ts'
import { company, notTestable } from '../outcome.ts'
import { chart } from './chart.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const span = { first_period: z.string(), last_period: z.string() }
const rating = z.object({
  scale_key: z.string(),
  unit_id: z.string(),
  result_class: z.number().int().nullable(),
  n_values: z.number().int(),
  n_levels: z.number().int(),
  is_max_stated: z.boolean(),
  n: z.number().int(),
  n_people: z.number().int(),
  n_results: z.number().int(),
  n_top: z.number().int(),
  n_bottom: z.number().int(),
  n_results_top: z.number().int(),
  n_results_bottom: z.number().int(),
  ...span,
})
const place = z.object({
  scale_key: z.string(),
  unit_id: z.string(),
  is_score: z.boolean(),
  place: z.number().int(),
  n: z.number().int(),
})
const result = z.object({
  kpi_key: z.string(),
  kpi_id: z.string().nullable(),
  unit_id: z.string(),
  n: z.number().int(),
  n_people: z.number().int(),
  n_values: z.number().int(),
  n_values_here: z.number().int(),
  is_required: z.boolean(),
  top_value: z.number(),
  bottom_value: z.number(),
  top_value_here: z.number(),
  bottom_value_here: z.number(),
  n_top: z.number().int(),
  n_bottom: z.number().int(),
  n_top_here: z.number().int(),
  n_bottom_here: z.number().int(),
  ...span,
})

/** Do ratings or results crowd at the end of their scale? (traps 5) Ratings or results are enough; neither is a missing column. */
export default defineTrap({
  slug: 'ceiling-floor',
  family: 'rating',
  version: 1,
  unitKind: 'department',
  blocks: RATING_CLAIMS,
  needs: [],
  params: z.object({
    share: z.number().min(0.1).max(0.9).default(0.3),
    fewest: z.number().int().min(10).max(1000).default(30),
    width: z.number().min(0.0001).max(0.02).default(0.005),
  }),
  queries: { ratings: rating, places: place, results: result },
  check: (rows, params) =>
    rows.ratings.length + rows.results.length === 0 ? [notTestable(company, 'missing_column')] : judge(rows, params),
  chart,
  text,
  toy,
})

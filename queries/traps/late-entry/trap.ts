import { z } from 'zod'
import { formatPercent } from '#queries/words/format.ts'
import { defineTrap, EVERY_CLAIM } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const late = z.object({
  unit_id: z.string(),
  is_team: z.boolean(),
  n_rows: z.number().int(),
  n_late: z.number().int(),
  n_events: z.number().int(),
  n_people: z.number().int(),
  others_share: z.number().nullable(),
  lag_sd_days: z.number().nullable(),
  n_people_late: z.number().int(),
  z_late: z.number().nullable(),
  n_people_on_time: z.number().int(),
  z_on_time: z.number().nullable(),
  first_period: z.string(),
  last_period: z.string(),
})
export type Late = z.infer<typeof late>

const sitting = z.object({
  unit_id: z.string(),
  period_id: z.string(),
  n_ratings: z.number().int(),
  n_people: z.number().int(),
  n_raters: z.number().int(),
  n_in_busiest_hour: z.number().int(),
})
export type Sitting = z.infer<typeof sitting>

const rating = z.object({
  unit_id: z.string(),
  group_no: z.number().int(),
  person_no: z.number().int(),
  period_id: z.string(),
  n_parts: z.number().int(),
  rating: z.number(),
  last_z: z.number(),
  rest_z: z.number(),
})
export type Rating = z.infer<typeof rating>

/**
 * Was the record made when the outcome was known, and does the rating remember only the last stretch? (traps 2) Three questions in
 * one outcome a department, the gravest finding first: results entered late, ratings handed in within one hour, recency. Only late
 * entry touches results; the other two speak of ratings.
 */
export default defineTrap({
  slug: 'late-entry',
  family: 'defect',
  version: 1,
  unitKind: 'department',
  blocks: EVERY_CLAIM,
  // Each of the three can be asked without the columns of the others.
  needs: [],
  needsAny: ['goal_result.entered_at', 'review.submitted_at'],
  params: z.object({
    days: z.number().int().min(1).max(365).default(30),
    share: z.number().min(0.05).max(0.9).default(0.2),
    excess: z.number().min(0.01).max(0.5).default(0.1),
    fewest_late: z.number().int().min(3).max(1000).default(10),
    hour_share: z.number().min(0.2).max(1).default(0.5),
    recency: z.number().min(1.2).max(10).default(2),
    fewest: z.number().int().min(10).max(1000).default(20),
  }),
  queries: { late, sittings: sitting, ratings: rating },
  check: judge,
  chart: (seen, context) => {
    const words = text[context.lang]
    const percent = (share: number) => formatPercent(share, context.lang)
    const other = seen.evidence.rows.find(({ group }) => group !== 'here')
    return bars(context, words.finding(seen), {
      bars: seen.evidence.rows.map(({ group, share, low, high }) => ({
        name: group === 'here' ? seen.unitName : words.facts[String(group)]!,
        value: Number(share),
        text: percent(Number(share)),
        isMarked: group === 'here' && seen.status !== 'pass',
        ...(low === null || high === null ? {} : { low: Number(low), high: Number(high) }),
      })),
      ...(other ? { reference: { value: Number(other.share), text: percent(Number(other.share)) } } : {}),
      print: percent,
    })
  },
  text,
  toy,
})

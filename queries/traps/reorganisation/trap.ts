import { z } from 'zod'
import { defineTrap, EVERY_CLAIM } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judge } from './judge.ts'
import { signed, text } from './text.ts'
import { toy } from './toy.ts'

const panel = z.object({
  unit_id: z.string(),
  first_no: z.number().int(),
  last_no: z.number().int(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
  n_first: z.number().int(),
  n_last: z.number().int(),
  n_stayers: z.number().int(),
  n_panel: z.number().int(),
  panel_first_z: z.number().nullable(),
  panel_last_z: z.number().nullable(),
  panel_first_sd: z.number().nullable(),
  panel_last_sd: z.number().nullable(),
  panel_covariance: z.number().nullable(),
  n_leavers: z.number().int(),
  leavers_z: z.number().nullable(),
  leavers_sd: z.number().nullable(),
  n_joiners: z.number().int(),
  joiners_z: z.number().nullable(),
  joiners_sd: z.number().nullable(),
  n_gone: z.number().int(),
  n_split_off: z.number().int(),
  n_merged_in: z.number().int(),
  has_new_head: z.boolean(),
  is_announced: z.boolean(),
})
export type Panel = z.infer<typeof panel>

/**
 * Are two different groups of people compared as one? (traps 2) Two things must hold: the people changed, beyond the turnover of
 * the others (Jaccard) or by a known event, and those who stayed tell another story than all records do. A unit that only lost people is
 * no other unit: who is missing there is the question of the check on survivors.
 */
export default defineTrap({
  slug: 'reorganisation',
  family: 'defect',
  version: 1,
  unitKind: 'department',
  blocks: EVERY_CLAIM,
  needs: ['goal_result.person_key', 'goal_result.actual', 'goal_result.target'],
  params: z.object({
    jaccard: z.number().min(0.2).max(0.95).default(0.7),
    beyond: z.number().min(0).max(0.5).default(0.1),
    difference: z.number().min(0.02).max(2).default(0.1),
    moved: z.number().min(0.05).max(0.9).default(0.2),
    fewest: z.number().int().min(5).max(1000).default(10),
  }),
  queries: { panels: panel },
  check: ({ panels }, params) => judge(panels, params),
  chart: (seen, context) => {
    const words = text[context.lang]
    return bars(context, words.finding(seen), {
      bars: seen.evidence.rows.map(({ group, change }) => ({
        name: words.facts[String(group)]!,
        value: Number(change),
        text: signed(change, context.lang),
        isMarked: group === 'all_change' && seen.status !== 'pass',
      })),
      print: (value) => signed(value, context.lang),
    })
  },
  text,
  toy,
})

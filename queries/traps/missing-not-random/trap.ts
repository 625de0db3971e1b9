import { z } from 'zod'
import { formatPercent } from '#queries/words/format.ts'
import { defineTrap, EVERY_CLAIM } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const scope = z.object({
  unit_id: z.string(),
  is_team: z.boolean(),
  n_due: z.number().int(),
  n_missing: z.number().int(),
  n_absent: z.number().int(),
  n_rows: z.number().int(),
  n_people: z.number().int(),
  n_people_missing: z.number().int(),
  others_share: z.number().nullable(),
  missing_missing: z.number(),
  missing_due: z.number(),
  due_due: z.number(),
  mean_ratio: z.number().nullable(),
  worst_ratio: z.number().nullable(),
  best_ratio: z.number().nullable(),
  n_prior_missing: z.number().int(),
  prior_z_missing: z.number().nullable(),
  prior_sd_missing: z.number().nullable(),
  n_prior_others: z.number().int(),
  prior_z_others: z.number().nullable(),
  prior_sd_others: z.number().nullable(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
})
export type Scope = z.infer<typeof scope>

/**
 * Does a unit leave out far more of the results that were due than the others? (traps 2) Teams and departments are one family;
 * what is found in a team is said of its department. All results of a department with a finding are touched, because its mean is.
 */
export default defineTrap({
  slug: 'missing-not-random',
  family: 'defect',
  version: 1,
  unitKind: 'department',
  blocks: EVERY_CLAIM,
  needs: ['goal_result.person_key'],
  params: z.object({
    ratio: z.number().min(1.5).max(20).default(3),
    q: z.number().min(0.0001).max(0.1).default(0.01),
    fewest: z.number().int().min(10).max(1000).default(20),
  }),
  queries: { scopes: scope },
  check: ({ scopes }, params) => judge(scopes, params),
  chart: (seen, context) => {
    const words = text[context.lang]
    const { ratio, others } = seen.evidence.facts
    const percent = (share: number) => formatPercent(share, context.lang)
    return bars(context, words.finding(seen), {
      bars: seen.evidence.rows.map(({ group, share, low, high }) => ({
        name: group === 'here' ? seen.unitName : words.facts[String(group)]!,
        value: Number(share),
        text: percent(Number(share)),
        isMarked: group !== 'others' && Number(ratio) > 1 && seen.status !== 'pass',
        ...(low === null || high === null ? {} : { low: Number(low), high: Number(high) }),
      })),
      reference: { value: Number(others), text: words.facts['others']! },
      print: percent,
    })
  },
  text,
  toy,
})

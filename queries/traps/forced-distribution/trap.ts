import { z } from 'zod'
import { defineTrap, RATING_CLAIMS } from '../define.ts'
import { chart } from './chart.ts'
import { judge } from './judge.ts'
import { groupRow, levelRow, panelRow } from './rows.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const quota = z
  .array(z.number().min(0.005).max(0.99))
  .min(3)
  .max(10)
  .refine((shares) => Math.abs(shares.reduce((sum, share) => sum + share, 0) - 1) < 0.01, 'shares must total 1')

/** Do grades follow a quota instead of results? (traps 5) Steady means and counts too near to a quota; see `twoRules`. */
export default defineTrap({
  slug: 'forced-distribution',
  family: 'rating',
  version: 1,
  unitKind: 'department',
  blocks: RATING_CLAIMS,
  needs: ['review.person_key'],
  params: z.object({
    /** Shares by level, the highest level first, beside those that come with the list of levels. */
    quotas: z
      .array(quota)
      .max(10)
      .default([
        [0.2, 0.7, 0.1],
        [0.1, 0.2, 0.4, 0.2, 0.1],
      ]),
    sd: z.number().min(0.01).max(0.2).default(0.05),
    of_sampling: z.number().min(0.1).max(0.9).default(0.5),
    good: z.number().min(0.9).max(0.9999).default(0.99),
    fewest_periods: z.number().int().min(3).max(24).default(4),
    fewest_people: z.number().int().min(10).max(200).default(10),
    fewest_levels: z.number().int().min(3).max(10).default(3),
    most_levels: z.number().int().min(3).max(20).default(10),
  }),
  queries: { levels: levelRow, panel: panelRow, groups: groupRow },
  check: judge,
  chart,
  text,
  toy,
})

import { z } from 'zod'
import { formatPercent } from '#queries/words/format.ts'
import { COMPARISON_AND_TREND, defineTrap } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const row = z.object({
  unit_id: z.string(),
  scope_key: z.string(),
  kpi_id: z.string().nullable(),
  n: z.number().int(),
  n_people: z.number().int(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
  width_ratio: z.number(),
  mean_ratio: z.number(),
  trimmed_ratio: z.number(),
  median_ratio: z.number(),
  mad_ratio: z.number().nullable(),
  n_extreme: z.number().int().nullable(),
  mean_without: z.number().nullable(),
})

/**
 * Is a department's mean the work of a few extreme values? (traps 3) A rule without a test: some |r − median| > 20 MAD, and the
 * mean lies more than .03 from the mean trimmed by 20 % at each end. Looked at over all KPIs of the department and KPI by KPI, all
 * periods together: single cells of a heatmap have too few results for either number. Half the shift is worth a note.
 */
export default defineTrap({
  slug: 'outlier-mean',
  family: 'reading',
  version: 1,
  unitKind: 'department',
  blocks: COMPARISON_AND_TREND,
  needs: ['goal_result.actual', 'goal_result.target'],
  params: z.object({
    distance: z.number().min(5).max(100).default(20),
    shift: z.number().min(0.005).max(1).default(0.03),
    trim: z.number().min(0.05).max(0.45).default(0.2),
    fewest: z.number().int().min(5).max(1000).default(10),
  }),
  queries: { means: row },
  check: ({ means }, params) =>
    [...Map.groupBy(means, ({ unit_id }) => unit_id)].map(([unit_id, scopes]) => judge(unit_id, scopes, params)),
  chart: (seen, context) => {
    const { facts } = text[context.lang]
    return bars(context, text[context.lang].finding(seen), {
      bars: seen.evidence.rows.map(({ centre, attainment }) => ({
        name: facts[String(centre)]!,
        value: Number(attainment),
        text: formatPercent(Number(attainment), context.lang),
        isMarked: centre === 'mean' && seen.status !== 'pass',
      })),
      reference: { value: 1, text: formatPercent(1, context.lang) },
      print: (value) => formatPercent(value, context.lang),
    })
  },
  text,
  toy,
})

import { z } from 'zod'
import { formatPercent } from '#queries/words/format.ts'
import { defineTrap, LEVEL_AND_SPLIT } from '../define.ts'
import { histogram } from '../draw/histogram.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const place = z.object({
  unit_id: z.string(),
  n_people_of_unit: z.number().int(),
  kpi_key: z.string().nullable(),
  kpi_id: z.string().nullable(),
  unit: z.string().nullable(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  m: z.number().int().nullable(),
  n_results: z.number().int().nullable(),
  n_people: z.number().int().nullable(),
  n_cycles: z.number().int().nullable(),
  n_over: z.number().int().nullable(),
  last_share: z.number().nullable(),
  others_last_share: z.number().nullable(),
  first_after: z.number().nullable(),
  sd: z.number().nullable(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
  place: z.number().int().nullable(),
  share: z.number().nullable(),
  others_share: z.number().nullable(),
})

const names = {
  zh: { here: '这里', others: '其他单位', place: (i: number) => `第${i}期` },
  en: { here: 'Here', others: 'Elsewhere', place: (i: number) => `No. ${i}` },
}

/**
 * Do results pile up at the end of the cycle and drop after it? (traps 4) The last of m sub-periods has more than 1.5/m and more
 * than 1/m + .10 of a cycle in at least 75 % of the cycles, and the first one after it lies more than .5 SD below the mean.
 *
 * The share must also exceed that of the same KPI in other units by .10, cycle by cycle, because a peak season comes to all of them.
 * Shares are of whole cycles, and the sub-period after is measured from the mean of its own cycle, so that growth is no drop. KPI by
 * KPI; the department tells of the gravest. A rule without a test: no p.
 */
export default defineTrap({
  slug: 'hockey-stick',
  family: 'target',
  version: 1,
  unitKind: 'department',
  blocks: LEVEL_AND_SPLIT,
  needs: ['goal_result.actual'],
  params: z.object({
    factor: z.number().min(1.1).max(5).default(1.5),
    margin: z.number().min(0.02).max(0.5).default(0.1),
    cycles: z.number().min(0.5).max(1).default(0.75),
    reversal: z.number().min(0.1).max(3).default(0.5),
    fewest: z.number().int().min(3).max(40).default(4),
  }),
  queries: { cycles: place },
  check: ({ cycles }, params) =>
    [...Map.groupBy(cycles, ({ unit_id }) => unit_id)].map(([unit_id, rows]) => judge(unit_id, rows, params)),
  chart: (seen, context) => {
    const words = names[context.lang]
    return histogram(context, text[context.lang].finding(seen), {
      classes: seen.evidence.rows.map(({ place, share, others }) => ({
        name: words.place(Number(place)),
        value: Number(share),
        other: others === null ? null : Number(others),
        isMarked: seen.status !== 'pass' && place === seen.evidence.facts['sub_periods'],
      })),
      names: words,
      print: (share) => formatPercent(share, context.lang),
    })
  },
  text,
  toy,
})

import { z } from 'zod'
import { formatPercent } from '#queries/words/format.ts'
import { defineTrap, LEVEL_AND_SPLIT } from '../define.ts'
import { histogram } from '../draw/histogram.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const bin = z.object({
  unit_id: z.string(),
  percent: z.number().int().nullable(),
  n: z.number().int(),
  n_people: z.number().int(),
  n_whole: z.number().int(),
  counting_sum: z.number(),
  n_expected: z.number(),
  n_of_unit: z.number().int(),
  n_people_of_unit: z.number().int(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
})
const value = z.object({ unit_id: z.string(), r0: z.number() })

const names = {
  zh: { here: '这里', others: '同样指标在其他单位' },
  en: { here: 'Here', others: 'Same KPIs elsewhere' },
}

/**
 * Do results crowd just above the target, or above a cut that pays or passes? (traps 4) On r0, so that a target lowered to the result
 * does not look like a result that met it. Only departments against each other: a step that shapes everybody's reporting alike
 * leaves no department apart, and is not found here.
 */
export default defineTrap({
  slug: 'bunching',
  family: 'target',
  version: 1,
  unitKind: 'department',
  blocks: LEVEL_AND_SPLIT,
  needs: ['goal_result.actual', 'goal_result.target'],
  params: z.object({
    width: z.number().min(0.01).max(0.05).multipleOf(0.01).default(0.02),
    share: z.number().min(0.52).max(0.95).default(0.6),
    cuts: z.array(z.number().min(0.4).max(1.3).multipleOf(0.01)).max(8).default([0.6, 0.9]),
    fewest: z.number().int().min(10).max(1000).default(20),
    density_fewest: z.number().int().min(100).max(10_000).default(200),
  }),
  queries: { bins: bin, values: value },
  check: ({ bins, values }, params) => judge(bins, values, params),
  chart: (seen, context) =>
    histogram(context, text[context.lang].finding(seen), {
      classes: seen.evidence.rows.map(({ from, to, share, others, is_above }) => ({
        name: `${percents(from)}–${percents(to)}`,
        value: Number(share),
        other: others === null ? null : Number(others),
        isMarked: is_above === true && seen.status !== 'pass',
      })),
      names: names[context.lang],
      print: (share) => formatPercent(share, context.lang),
    }),
  text,
  toy,
})

const percents = (ratio: unknown) => String(Math.round(100 * Number(ratio)))

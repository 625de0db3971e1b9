import { z } from 'zod'
import { formatPercent, formatPeriodShort } from '#queries/words/format.ts'
import { defineTrap } from '../define.ts'
import { series } from '../draw/series.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const period = z.object({
  unit_id: z.string(),
  period_id: z.string(),
  n: z.number().int(),
  n_people: z.number().int(),
  n_people_of_unit: z.number().int(),
  n_after: z.number().int(),
  n_undated: z.number().int(),
  n_rebased: z.number().int(),
  n_last_part: z.number().int(),
  n_unreasoned: z.number().int(),
  n_measured: z.number().int(),
  current_sum: z.number(),
  original_sum: z.number(),
})

/**
 * Were targets changed when the result was known? (traps 4, goals 10) A count, no test: a target is changed or it is not. Without
 * original targets nothing can be said, for a date of change alone does not tell whether the target moved.
 */
export default defineTrap({
  slug: 'moving-target',
  family: 'target',
  version: 1,
  unitKind: 'department',
  blocks: ['level', 'split', 'plan'],
  needs: ['goal_result.original_target', 'goal_result.target'],
  params: z.object({
    typo: z.number().min(0.0001).max(0.05).default(0.005),
    last: z.number().min(0.05).max(0.5).default(0.2),
    share: z.number().min(0.01).max(0.5).default(0.05),
    period_share: z.number().min(0.05).max(1).default(0.25),
    fewest: z.number().int().min(2).max(100).default(5),
  }),
  queries: { periods: period },
  check: ({ periods }, params) =>
    [...Map.groupBy(periods, ({ unit_id }) => unit_id)].map(([unit_id, some]) => judge(unit_id, some, params)),
  chart: (seen, context) => {
    const { facts } = text[context.lang]
    const rows = seen.evidence.rows
    return series(context, text[context.lang].finding(seen), {
      names: rows.map(({ period }) => formatPeriodShort(String(period))),
      lines: [
        { name: facts['original']!, values: rows.map(({ original }) => Number(original)), kind: 'main' },
        { name: facts['current']!, values: rows.map(({ current }) => Number(current)), kind: 'other' },
      ],
      print: (value) => formatPercent(value, context.lang),
      include: 1,
    })
  },
  text,
  toy,
})

import { z } from 'zod'
import { formatPercent } from '#queries/words/format.ts'
import { defineTrap, EVERY_CLAIM } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judge } from './judge.ts'
import { methodName, scaleName, text } from './text.ts'
import { toy } from './toy.ts'

const methods = z.object({
  unit_id: z.string(),
  method: z.string(),
  is_named: z.boolean(),
  n_rows: z.number().int(),
  n_people: z.number().int(),
  sum_r: z.number(),
  lower_quartile: z.number(),
  median_r: z.number(),
  upper_quartile: z.number(),
  first_period: z.string(),
  last_period: z.string(),
})
const scales = z.object({
  unit_id: z.string(),
  period_id: z.string(),
  source: z.string(),
  scale: z.string(),
  n_levels: z.number().nullable(),
  is_converted: z.boolean(),
  n_ratings: z.number().int(),
  n_people: z.number().int(),
})

/**
 * Does one mean mix results of different appraisal methods, or ratings of different scales? (traps 2)
 *
 * Needs no column that every company has: ratings alone or results alone can be asked. A unit whose results are all of one method is
 * quiet, whatever the others use: its mean is one of its kind.
 */
export default defineTrap({
  slug: 'mixed-methods',
  family: 'defect',
  version: 1,
  unitKind: 'department',
  blocks: EVERY_CLAIM,
  needs: [],
  needsAny: ['goal_result.lane', 'review.scale_id', 'review.max_score'],
  params: z.object({
    share: z.number().min(0.01).max(0.5).default(0.05),
    difference: z.number().min(0.01).max(1).default(0.15),
    fewest: z.number().int().min(5).max(1000).default(20),
  }),
  queries: { methods, scales },
  check: (rows, params) => judge(rows.methods, rows.scales, params),
  chart: (seen, context) => {
    const { lang } = context
    const [words, { facts, rows }] = [text[lang], seen.evidence]
    const isScales = seen.reason === 'scales'
    const nameOf = (name: string) => (isScales ? scaleName(name, lang) : methodName(name))
    const print = (value: number) => (isScales ? String(Math.round(value * 10) / 10) : formatPercent(value, lang))
    const mean = typeof facts['mean'] === 'number' ? facts['mean'] : null
    return bars(context, words.finding(seen), {
      bars: rows.map(({ name, share, value }) => ({
        name: nameOf(String(name)),
        value: Number(value),
        text: `${print(Number(value))} · ${formatPercent(Number(share), lang)}`,
        isMarked: name === facts['method_2'],
      })),
      ...(mean === null ? {} : { reference: { value: mean, text: `${words.facts['mean']} ${print(mean)}` } }),
      print,
    })
  },
  text,
  toy,
})

import { z } from 'zod'
import { formatPeriodShort } from '#queries/words/format.ts'
import { defineTrap, EVERY_CLAIM } from '../define.ts'
import { histogram } from '../draw/histogram.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const periods = z.object({
  unit_id: z.string(),
  period_id: z.string(),
  period_start: z.string(),
  n_records: z.number().int(),
  n_repeated: z.number().int(),
  n_people: z.number().int(),
  n_r: z.number().int(),
  sum_r: z.number(),
  n_repeated_r: z.number().int(),
  sum_repeated_r: z.number(),
})
const ids = z.object({ unit_id: z.string(), n_ids: z.number().int() })

/**
 * Is the same result there more than once? (traps 2) A count, no test: two records agree in everything or they do not.
 *
 * Needs no column of its own. A roster with join months adds the question whether one number stands for two people; whether two
 * numbers stand for one is known only to the identity store, which no check may read.
 */
export default defineTrap({
  slug: 'duplicate-records',
  family: 'defect',
  version: 1,
  unitKind: 'department',
  blocks: EVERY_CLAIM,
  needs: [],
  params: z.object({
    share: z.number().min(0.001).max(0.5).default(0.01),
    fewest: z.number().int().min(1).max(100).default(3),
  }),
  queries: { periods, ids },
  check: (rows, params) => {
    const byUnit = Map.groupBy(rows.periods, ({ unit_id }) => unit_id)
    const idsOf = new Map(rows.ids.map(({ unit_id, n_ids }) => [unit_id, n_ids]))
    const units = new Set([...byUnit.keys(), ...idsOf.keys()])
    return [...units].map((unit) => judge(unit, byUnit.get(unit) ?? [], idsOf.get(unit) ?? 0, params))
  },
  chart: (seen, context) => {
    const words = text[context.lang]
    return histogram(context, words.finding(seen), {
      classes: seen.evidence.rows.map(({ period, repeated }) => ({
        name: formatPeriodShort(String(period)),
        value: Number(repeated),
        isMarked: Number(repeated) > 0,
      })),
      names: { here: words.facts['repeated']!, others: '' },
      print: (value) => String(Math.round(value * 10) / 10),
    })
  },
  text,
  toy,
})

import { z } from 'zod'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import { defineTrap } from '../define.ts'
import { histogram } from '../draw/histogram.ts'
import { department, notTestable } from '../outcome.ts'
import { camps } from './camps.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'
import { withinUnits } from './within-units.ts'

const row = z.object({
  unit_id: z.string(),
  person_no: z.number().int(),
  role: z.string(),
  kpi_key: z.string(),
  n_results: z.number().int(),
  sum_zc: z.number(),
  n_periods: z.number().int(),
  first_period: z.string(),
  last_period: z.string(),
})

/**
 * Does a department's average hide two camps, or a spread much wider than elsewhere? (traps 3) Looked at are the means of its
 * people after goal and role are taken off. Two tests, either is enough: the dip with a mixture of two (50 people), because a valley
 * between camps needs many people to be seen; and the spread beside that of the others (15 people), which sees camps whose valley
 * movers have filled.
 */
export default defineTrap({
  slug: 'hidden-camps',
  family: 'reading',
  version: 1,
  unitKind: 'department',
  blocks: ['level', 'ranking', 'trend'],
  needs: ['goal_result.person_key', 'goal_result.actual', 'goal_result.target'],
  params: z.object({
    records: z.number().int().min(1).max(100).default(4),
    fewest: z.number().int().min(10).max(500).default(15),
    fewest_dip: z.number().int().min(20).max(1000).default(50),
    ratio: z.number().min(1.1).max(5).default(1.5),
    bic: z.number().min(0).max(100).default(6),
    ashman: z.number().min(1).max(10).default(2),
  }),
  queries: { people: row },
  check: ({ people }, params) => {
    const all = withinUnits(people)
    const large = all.filter(({ values }) => values.length >= params.fewest)
    const small = all.filter(({ values }) => values.length < params.fewest)
    return [
      ...camps(large, params).map((found) => judge(found, large, params)),
      ...small.map(({ unit_id, values }) =>
        notTestable(department(unit_id), 'few_people', values.length, values.length),
      ),
    ]
  },
  chart: (seen, context) => {
    const words = text[context.lang]
    const edge = (value: unknown) => formatExact(Number(value), context.lang, 2)
    return histogram(context, words.finding(seen), {
      classes: seen.evidence.rows.map(({ from, to, share, others }) => ({
        name: from === null ? (to === null ? '' : `< ${edge(to)}`) : to === null ? `≥ ${edge(from)}` : edge(from),
        value: Number(share),
        other: others === null ? null : Number(others),
      })),
      names: namesOf[context.lang],
      print: (value) => formatPercent(value, context.lang),
    })
  },
  text,
  toy,
})

const namesOf = {
  zh: { here: '本单位的人', others: '其他单位的人' },
  en: { here: 'People here', others: 'People elsewhere' },
}

import { z } from 'zod'
import { formatExact } from '#queries/words/format.ts'
import { COMPARISON_AND_TREND, defineTrap } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const person = z.object({
  unit_id: z.string(),
  person_no: z.number().int(),
  fate: z.enum(['stayed', 'left', 'left elsewhere', 'retired']),
  relative_z: z.number().nullable(),
  company_z: z.number().nullable(),
  first_z: z.number().nullable(),
  last_z: z.number().nullable(),
  n_periods: z.number().int(),
  first_period: z.string(),
  last_period: z.string(),
})
export type Person = z.infer<typeof person>

const coverage = z.object({ unit_id: z.string(), n_there: z.number().int(), n_counted: z.number().int() })
export type Coverage = z.infer<typeof coverage>

/**
 * Is a trend good because those with the smaller results have left the table? (traps 3) Leavers against stayers before they left, in
 * every department and the company; beside it the change over all records and over those who stayed. A trap touches results only
 * where those two changes differ.
 */
export default defineTrap({
  slug: 'survivorship',
  family: 'reading',
  version: 1,
  unitKind: 'department',
  blocks: COMPARISON_AND_TREND,
  isAboutTotal: true,
  needs: ['goal_result.person_key', 'goal_result.actual', 'goal_result.target'],
  params: z.object({
    d: z.number().min(0.1).max(2).default(0.3),
    difference: z.number().min(0.02).max(2).default(0.1),
    coverage: z.number().min(0.5).max(1).default(0.9),
    fewest: z.number().int().min(5).max(1000).default(10),
  }),
  queries: { people: person, coverage },
  check: judge,
  chart: (seen, context) => {
    const words = text[context.lang]
    const print = (value: number) => formatExact(Number(value.toFixed(2)), context.lang, 2)
    return bars(context, words.finding(seen), {
      bars: seen.evidence.rows.map(({ what, value }) => ({
        name: words.facts[String(what)]!,
        value: Number(value),
        text: print(Number(value)),
        isMarked: seen.status !== 'pass' && (what === 'leavers_z' || what === 'all_change'),
      })),
      print,
    })
  },
  text,
  toy,
})

import { z } from 'zod'
import { SMALLEST_GROUP } from '#queries/domain.ts'
import { wilson } from '#queries/stats/wilson.ts'
import { defineTrap, EVERY_CLAIM, type Tested } from '../define.ts'
import { histogram } from '../draw/histogram.ts'
import { allOf, department, outcome } from '../outcome.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const row = z.object({
  unit_id: z.string(),
  total_percent: z.number().int(),
  is_off: z.boolean(),
  n_scorecards: z.number().int(),
  n_people: z.number().int(),
  n_rows: z.number().int(),
  first_period: z.string(),
  last_period: z.string(),
})
type Row = z.infer<typeof row>

/** Do the weights of each scorecard add up to 100? (traps 2) A count, no test: a total is 100 or it is not. */
export default defineTrap({
  slug: 'weights-not-100',
  family: 'defect',
  version: 1,
  unitKind: 'department',
  blocks: EVERY_CLAIM,
  needs: ['goal_result.weight_total'],
  params: z.object({
    tolerance: z.number().min(0.01).max(5).default(0.5),
    share: z.number().min(0.001).max(0.5).default(0.02),
    fewest: z.number().int().min(1).max(100).default(3),
  }),
  queries: { rows: row },
  check: ({ rows }, params) =>
    [...Map.groupBy(rows, ({ unit_id }) => unit_id)].map(([unit_id, some]) => judge(unit_id, some, params)),
  chart: (seen, context) => {
    const words = text[context.lang]
    return histogram(context, words.finding(seen), {
      classes: seen.evidence.rows.map(({ total, scorecards, is_off }) => ({
        name: `${String(total)}%`,
        value: Number(scorecards),
        isMarked: is_off === true,
      })),
      names: { here: words.facts['scorecards']!, others: '' },
      print: (value) => String(Math.round(value)),
    })
  },
  text,
  toy,
})

function judge(unit_id: string, rows: Row[], { share, fewest }: { share: number; fewest: number }): Tested {
  const sum = (some: Row[], of: 'n_scorecards' | 'n_rows') => some.reduce((total, one) => total + one[of], 0)
  const wrong = rows.filter(({ is_off }) => is_off)
  const n = sum(rows, 'n_scorecards')
  const off = sum(wrong, 'n_scorecards')
  const interval = wilson(off, n)
  const isTrap = off / n > share && off >= fewest
  const unit = department(unit_id)
  return outcome(unit, {
    status: isTrap ? 'trap' : off > 0 ? 'caution' : 'pass',
    n,
    // People behind several totals count in each, so the largest of them is what is certain.
    n_people: Math.max(...rows.map(({ n_people }) => n_people)) || null,
    first_period: rows.map(({ first_period }) => first_period).sort()[0]!,
    last_period: rows
      .map(({ last_period }) => last_period)
      .sort()
      .at(-1)!,
    effect: off / n,
    low: interval?.lower ?? null,
    high: interval?.upper ?? null,
    evidence: {
      facts: {
        off,
        scorecards: n,
        share: off / n,
        lowest: Math.min(...totals(rows)),
        highest: Math.max(...totals(rows)),
      },
      rows: rows
        .filter(({ n_people, is_off }) => !is_off || n_people >= SMALLEST_GROUP || n_people === 0)
        .map(({ total_percent, n_scorecards, is_off }) => ({ total: total_percent, scorecards: n_scorecards, is_off }))
        .sort((a, b) => a.total - b.total),
    },
    touched: off > 0 ? [{ ...allOf(unit), n_rows: sum(wrong, 'n_rows') }] : [],
  })
}

const totals = (rows: Row[]) => rows.map(({ total_percent }) => total_percent)

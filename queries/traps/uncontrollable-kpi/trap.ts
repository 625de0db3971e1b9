import { z } from 'zod'
import { seeded } from '#queries/stats/random.ts'
import { formatPercent } from '#queries/words/format.ts'
import { defineTrap } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const unit = z.object({
  kpi_key: z.string(),
  measure_id: z.string(),
  kpi_id: z.string().nullable(),
  unit_id: z.string(),
  n_rows: z.number().int(),
  n_people: z.number().int(),
  first_period: z.string(),
  last_period: z.string(),
  n_cells: z.number().int(),
  n: z.number().int(),
  s: z.number(),
  within: z.number(),
  between_cells: z.number(),
  n_squares: z.number(),
  n_pairs: z.number(),
  cross_products: z.number(),
  kept: z.number().nullable(),
  between_periods: z.number().nullable(),
  n_periods: z.number().int(),
  n_measured: z.number().int(),
  n_scaled: z.number().int(),
  n_cells_compared: z.number().int(),
  n_cells_same: z.number().int(),
  n_rows_compared: z.number().int(),
  n_rows_same: z.number().int(),
  n_figures: z.number().int(),
})

/**
 * Can a post move the KPI that it is appraised by? (traps 4) A KPI is flagged when what a unit and period share makes at least .6 of
 * its variance (lower limit above .5, drawn again over whole units) while less than .05 keeps to the person; or when in a unit one
 * figure stands for at least 80 % of five or more people, in at least 80 % of its periods.
 *
 * Unit, period and their interplay count together: a market that hits one unit in one month is no more in a post's hands. A figure
 * that never moves, such as 100 % for all, is a ceiling and not a shared figure. It stops claims about people, not the verdict that
 * the system dominates.
 */
export default defineTrap({
  slug: 'uncontrollable-kpi',
  family: 'target',
  version: 1,
  unitKind: 'kpi',
  blocks: ['split'],
  isPersonSideOnly: true,
  needs: ['goal_result.actual', 'goal_result.person_key'],
  params: z.object({
    shared: z.number().min(0.3).max(0.95).default(0.6),
    shared_low: z.number().min(0.1).max(0.95).default(0.5),
    employee: z.number().min(0.005).max(0.5).default(0.05),
    same: z.number().min(0.5).max(1).default(0.8),
    fewest_same: z.number().int().min(5).max(100).default(5),
    fewest: z.number().int().min(10).max(10_000).default(30),
    fewest_units: z.number().int().min(3).max(1000).default(5),
  }),
  queries: { units: unit },
  check: ({ units }, params, { seed }) =>
    [...Map.groupBy(units, ({ kpi_key }) => kpi_key)].map(([kpi_key, rows]) =>
      judge(rows, params, seeded(seed, kpi_key)),
    ),
  chart: (seen, context) => {
    const { facts } = text[context.lang]
    return bars(context, text[context.lang].finding(seen), {
      bars: seen.evidence.rows.map(({ part, share }) => ({
        name: facts[String(part)]!,
        value: Number(share),
        text: formatPercent(Number(share), context.lang),
        isMarked: part === 'shared' && seen.status !== 'pass',
      })),
      print: (share) => formatPercent(share, context.lang),
    })
  },
  text,
  toy,
})

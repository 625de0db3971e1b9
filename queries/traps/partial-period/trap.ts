import { z } from 'zod'
import { formatPeriodShort } from '#queries/words/format.ts'
import { defineTrap, EVERY_CLAIM } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { series } from '../draw/series.ts'
import { judgeCumulative } from './cumulative.ts'
import { judgeUnits } from './judge.ts'
import { text, times } from './text.ts'
import { toy } from './toy.ts'

const coverage = z.object({
  unit_id: z.string(),
  period_id: z.string(),
  kind: z.string(),
  is_main: z.boolean(),
  first_day: z.string(),
  last_day: z.string(),
  n_days: z.number().int(),
  n_rows: z.number().int(),
  n_values: z.number().int(),
  n_people: z.number().int(),
  n_entered: z.number().int(),
  n_early: z.number().int(),
  early_days: z.number().int().nullable(),
  n_r: z.number().int(),
  sum_r: z.number(),
})
const heads = z.object({ unit_id: z.string(), period_id: z.string(), n_heads: z.number().int() })
const cumulative = z.object({
  kpi_key: z.string(),
  kpi_id: z.string().nullable(),
  unit_id: z.string(),
  adds_up: z.boolean(),
  ratio_adds_up: z.boolean(),
  n_series: z.number().int(),
  n_rows: z.number().int(),
  n_people: z.number().int(),
  n_januaries: z.number().int(),
  n_resets: z.number().int(),
  sum_log_rise: z.number(),
})

/**
 * Is a period over, is all of it there, and is it a period at all and not the year so far? (traps 2) Departments are asked for the
 * first two, KPIs for the third. Every result has a period, so no column is needed; a roster turns a note into proof.
 */
export default defineTrap({
  slug: 'partial-period',
  family: 'defect',
  version: 1,
  unitKind: 'department',
  blocks: EVERY_CLAIM,
  needs: [],
  params: z.object({
    coverage: z.number().min(0.5).max(0.99).default(0.9),
    rows: z.number().min(0.3).max(0.99).default(0.8),
    periods: z.number().int().min(3).max(24).default(3),
    share: z.number().min(0.01).max(0.9).default(0.05),
  }),
  queries: { coverage, heads, cumulative },
  check: (rows, params) => [
    ...judgeUnits(rows.coverage, rows.heads, params),
    ...judgeCumulative(rows.cumulative, params.share),
  ],
  chart: (seen, context) => {
    const words = text[context.lang]
    const { rows, facts } = seen.evidence
    if (seen.unit.kind === 'kpi') {
      return bars(context, words.finding(seen), {
        bars: rows.map(({ name, value }) => ({
          name: name === 'sums' ? words.facts['sums']! : words.facts['others']!,
          value: Number(value),
          text: times(Number(value)),
          isMarked: name === 'sums',
        })),
        reference: { value: 1, text: times(1) },
        print: times,
      })
    }
    const of = seen.reason === 'days' ? 'days' : 'rows'
    const at = rows.findIndex(({ period }) => period === facts['period'])
    const number = (value: unknown) => (typeof value === 'number' ? value : null)
    return series(context, words.finding(seen), {
      names: rows.map(({ period }) => formatPeriodShort(String(period))),
      lines: [
        { name: words.facts[of]!, values: rows.map((row) => number(row[of])) },
        ...(of === 'rows'
          ? [
              {
                name: words.facts['expected']!,
                values: rows.map((row) => number(row['expected'])),
                kind: 'other' as const,
              },
            ]
          : []),
      ],
      include: 0,
      print: (value) => String(Math.round(value * 10) / 10),
      ...(at >= 0 ? { moments: [{ at, text: formatPeriodShort(String(facts['period'])) }] } : {}),
    })
  },
  text,
  toy,
})

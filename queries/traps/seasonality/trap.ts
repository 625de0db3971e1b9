import { z } from 'zod'
import { formatExact, formatPeriodShort } from '#queries/words/format.ts'
import { COMPARISON_AND_TREND, defineTrap, type TestedUnit } from '../define.ts'
import { series as lines } from '../draw/series.ts'
import { company, department } from '../outcome.ts'
import { type Series } from './judge.ts'
import { judgeTogether } from './judge-together.ts'
import { pattern } from './pattern.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const row = z.object({
  unit_id: z.string(),
  is_company: z.boolean(),
  period_id: z.string(),
  period_no: z.number().int(),
  kind: z.string(),
  month_no: z.number().int(),
  n_people: z.number().int(),
  n_averaged: z.number().int(),
  mean_z: z.number(),
})
type Row = z.infer<typeof row>

const params = z.object({
  amplitude: z.number().min(0.05).max(3).default(0.3),
  fewest: z.number().int().min(5).max(50).default(5),
})

/**
 * Is a season read as a trend? (traps 3) The series of the company and of each department, the mean over people in each period.
 * "Amplitude ≥ .3 SD" is half of the way from the lowest season to the highest, in scales of the KPI: the spread of single results.
 * A season of the company is told once: see `judgeTogether`.
 */
export default defineTrap({
  slug: 'seasonality',
  family: 'reading',
  version: 1,
  unitKind: 'department',
  blocks: COMPARISON_AND_TREND,
  needs: ['goal_result.actual', 'goal_result.target'],
  params,
  queries: { series: row },
  check: ({ series }, limits) => {
    const groups = Map.groupBy(series, ({ is_company, unit_id }) => (is_company ? 'company' : `unit ${unit_id}`))
    const all = [...groups.values()].map((rows) =>
      seriesOf(rows[0]!.is_company ? company : department(rows[0]!.unit_id), rows),
    )
    return judgeTogether(all, limits)
  },
  chart: (seen, context) => {
    const words = text[context.lang]
    const rows = seen.evidence.rows
    return lines(context, words.finding(seen), {
      names: rows.map(({ period_id }) => formatPeriodShort(String(period_id))),
      lines: [
        { name: namesOf[context.lang].gap, values: rows.map(({ gap }) => Number(gap)) },
        { name: namesOf[context.lang].expected, values: rows.map(({ expected }) => Number(expected)), kind: 'other' },
      ],
      print: (value) => formatExact(value, context.lang, 2),
    })
  },
  text,
  toy,
})

const namesOf = {
  zh: { gap: '平均差距（标准化）', expected: '每年同期的水平加趋势' },
  en: { gap: 'Mean gap (in scales of the KPI)', expected: 'Level of the season, with trend' },
}

/** Periods in a year; yearly periods have no season. */
const SEASONS: Record<string, number> = { month: 12, quarter: 4, half: 2 }

function seriesOf(unit: TestedUnit, rows: readonly Row[]): Series {
  const seasons = SEASONS[rows[0]!.kind] ?? 0
  const points = rows.map(({ period_id, period_no, month_no, n_people, n_averaged, mean_z }) => ({
    ...{ period_id, period_no, n_people, n_averaged, value: mean_z },
    season: seasons === 0 ? 0 : Math.floor(((month_no - 1) * seasons) / 12),
  }))
  return { unit, points, pattern: seasons === 0 ? null : pattern(points, seasons), explainedBy: null }
}

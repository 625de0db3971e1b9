import { z } from 'zod'
import { formatPercent, formatPeriodShort } from '#queries/words/format.ts'
import { defineTrap, EVERY_CLAIM } from '../define.ts'
import { histogram } from '../draw/histogram.ts'
import { series } from '../draw/series.ts'
import { judge } from './judge.ts'
import { factor, text } from './text.ts'
import { toy } from './toy.ts'

const levels = z.object({
  kpi_key: z.string(),
  kpi_id: z.string().nullable(),
  kpi_version: z.number().int(),
  period_id: z.string(),
  period_start: z.string(),
  n_rows: z.number().int(),
  n_positive: z.number().int(),
  n_people: z.number().int(),
  n_higher: z.number().int(),
  n_lower: z.number().int(),
  scale_ratio: z.number().nullable(),
  median_ratio: z.number().nullable(),
  median_log: z.number().nullable(),
  lower_quartile: z.number().nullable(),
  upper_quartile: z.number().nullable(),
  mean_log_actual: z.number().nullable(),
  mean_log_target: z.number().nullable(),
})
const mixing = z.object({
  kpi_key: z.string(),
  kpi_id: z.string().nullable(),
  period_id: z.string(),
  powers: z.number().int(),
  n_rows: z.number().int(),
  n_far: z.number().int(),
  n_off: z.number().int(),
})
const ratings = z.object({
  kpi_key: z.string(),
  kpi_id: z.string().nullable(),
  n_pairs: z.number().int(),
  n_people: z.number().int(),
  r: z.number().nullable(),
})
const kpis = z.object({ kpi_id: z.string(), name_zh: z.string(), name_en: z.string(), direction: z.string() })

/**
 * Did a KPI change its unit, its definition or its direction? (traps 2) Compares actual over original target, so that a target which
 * follows the actual into another unit is quiet, as it should be.
 */
export default defineTrap({
  slug: 'unit-break',
  family: 'defect',
  version: 1,
  unitKind: 'kpi',
  blocks: EVERY_CLAIM,
  needs: ['goal_result.actual', 'goal_result.target'],
  params: z.object({
    log_jump: z.number().min(0.2).max(3).default(0.5),
    rows: z.number().int().min(3).max(100).default(5),
    periods: z.number().int().min(3).max(24).default(4),
    shift: z.number().min(0.5).max(5).default(1),
    step_periods: z.number().int().min(8).max(36).default(8),
    window: z.number().min(0.02).max(0.3).default(0.15),
    mixed_share: z.number().min(0.001).max(0.5).default(0.02),
    mixed_rows: z.number().int().min(1).max(100).default(3),
    mixed_fewest: z.number().int().min(10).max(1000).default(30),
    rating_r: z.number().min(-0.9).max(-0.1).default(-0.3),
    pairs: z.number().int().min(10).max(1000).default(30),
  }),
  queries: { levels, mixing, ratings, kpis },
  faultyRows: 'faulty',
  check: (rows, params) => judge(rows, params),
  chart: (seen, context) => {
    const { lang } = context
    const words = text[lang]
    if (seen.reason === 'mixed_units') {
      return histogram(context, words.finding(seen), {
        classes: seen.evidence.rows.map(({ powers, rows }) => ({
          name: factor(Number(powers)),
          value: Number(rows),
          isMarked: Math.abs(Number(powers)) >= 2,
        })),
        names: { here: words.facts['rows']!, others: '' },
        print: (value) => String(Math.round(value * 10) / 10),
      })
    }
    const { rows, facts } = seen.evidence
    const at = rows.findIndex(({ period }) => period === facts['date'])
    return series(context, words.finding(seen), {
      names: rows.map(({ period }) => formatPeriodShort(String(period))),
      lines: [{ name: words.facts['level']!, values: rows.map(({ log }) => Number(log)) }],
      print: (log) => formatPercent(10 ** log, lang),
      ...(at >= 0 ? { moments: [{ at, text: formatPeriodShort(String(facts['date'])) }] } : {}),
    })
  },
  text,
  toy,
})

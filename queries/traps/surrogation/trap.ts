import { z } from 'zod'
import { formatExact, formatPercent, formatPeriodShort } from '#queries/words/format.ts'
import { defineTrap, LEVEL_AND_SPLIT } from '../define.ts'
import { dots } from '../draw/dots.ts'
import { series as drawSeries } from '../draw/series.ts'
import { judge } from './judge.ts'
import { pairsSetting } from './pairs.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const scope = { unit_id: z.string(), kpi_id: z.string(), outcome_id: z.string() }
const series = z.object({
  ...scope,
  kpi_direction: z.string(),
  outcome_direction: z.string(),
  outcome_zh: z.string(),
  outcome_en: z.string(),
  period_id: z.string(),
  period_no: z.number().int(),
  n_people_of_unit: z.number().int(),
  n_people: z.number().int(),
  kpi_value: z.number(),
  outcome_value: z.number(),
  others_value: z.number().nullable(),
  has_same_denominator: z.boolean(),
})
const people = z.object({
  ...scope,
  person_no: z.number().int(),
  period_id: z.string(),
  kpi_z: z.number(),
  outcome_z: z.number(),
  rest_z: z.number().nullable(),
  has_same_denominator: z.boolean(),
})
const kpis = z.object({
  kpi_id: z.string(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  direction: z.string().nullable(),
})

const words = {
  zh: { kpi: '指标', outcome: '配对的结果指标', x: '指标（标准化）', y: '结果指标（标准化）' },
  en: { kpi: 'KPI', outcome: 'Paired outcome', x: 'KPI (scaled)', y: 'Outcome (scaled)' },
}

/**
 * Does a KPI rise while what it is for suffers? (traps 4) Only pairs that were declared in the setting file. In each unit that has
 * both: (a) the KPI's Theil–Sen interval on the good side of 0 and the outcome's on the bad side, also beside the other units, each a
 * change of at least 5 % over the span; or (b) among its people, roles taken out, Spearman's correlation of the two below −.3 beyond
 * their other goals. Both with q < .05 over all units and pairs.
 */
export default defineTrap({
  slug: 'surrogation',
  family: 'target',
  version: 1,
  unitKind: 'department',
  blocks: LEVEL_AND_SPLIT,
  needs: ['goal_result.actual', 'goal_result.kpi_id'],
  params: z.object({
    pairs: pairsSetting,
    correlation: z.number().min(0.1).max(0.9).default(0.3),
    level: z.number().min(0.001).max(0.2).default(0.05),
    change: z.number().min(0).max(1).default(0.05),
    fewest: z.number().int().min(8).max(120).default(8),
    fewest_people: z.number().int().min(10).max(10_000).default(30),
    most: z.number().int().min(200).max(100_000).default(1000),
  }),
  queries: { series, people, kpis },
  check: (rows, params) => judge(rows, params),
  chart: (seen, context) => {
    const { lang } = context
    const label = text[lang].finding(seen)
    const { rows } = seen.evidence
    if (seen.reason === 'trade_off') {
      const print = (value: number) => formatExact(value, lang, 2)
      return dots(context, label, {
        dots: rows.map(({ kpi, outcome }) => ({
          ...{ x: Number(kpi), y: Number(outcome), isMarked: true },
          text: `${print(Number(kpi))} → ${print(Number(outcome))}`,
        })),
        x: { name: words[lang].x, print },
        y: { name: words[lang].y, print },
      })
    }
    return drawSeries(context, label, {
      names: rows.map(({ period }) => formatPeriodShort(String(period))),
      lines: [
        { name: words[lang].kpi, values: rows.map(({ kpi }) => Number(kpi)), kind: 'other' },
        { name: words[lang].outcome, values: rows.map(({ outcome }) => Number(outcome)), kind: 'main' },
      ],
      print: (value) => formatPercent(value, lang),
    })
  },
  text,
  toy,
})

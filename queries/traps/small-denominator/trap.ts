import { z } from 'zod'
import { formatPercent } from '#queries/words/format.ts'
import { defineTrap, EVERY_CLAIM } from '../define.ts'
import { bars } from '../draw/bars.ts'
import { judge } from './judge.ts'
import { caseName, text } from './text.ts'
import { toy } from './toy.ts'

const rates = z.object({
  unit_id: z.string(),
  kpi_key: z.string(),
  kpi_id: z.string().nullable(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  n_values: z.number().int(),
  n_people: z.number().int(),
  n_periods: z.number().int(),
  first_period: z.string(),
  last_period: z.string(),
  n_whole: z.number().int(),
  n_counted: z.number().int(),
  n_shares: z.number().int(),
  median_denominator: z.number(),
  sum_d: z.number(),
  sum_dp: z.number().nullable(),
  sum_dpp: z.number().nullable(),
})
const growth = z.object({
  unit_id: z.string(),
  kpi_id: z.string(),
  period_id: z.string(),
  period_start: z.string(),
  n_values: z.number().int(),
  n_people: z.number().int(),
  base: z.number(),
  actual: z.number(),
  attainment: z.number().nullable(),
})

/**
 * Does a rate rest on so few cases, or a growth on so weak a base, that chance is read as a result? (traps 2) Tested for each KPI of a
 * unit, because each has its own denominator. Either column is enough to ask one of the two; without both nothing can be said.
 */
export default defineTrap({
  slug: 'small-denominator',
  family: 'defect',
  version: 1,
  unitKind: 'department',
  blocks: EVERY_CLAIM,
  needs: [],
  needsAny: ['goal_result.denominator', 'goal_result.baseline'],
  params: z.object({
    small: z.number().min(2).max(200).default(20),
    noisy: z.number().min(2).max(500).default(50),
    noise: z.number().min(1).max(5).default(1.5),
    values: z.number().int().min(3).max(100).default(5),
    base: z.number().min(0.1).max(0.9).default(0.5),
    history: z.number().int().min(2).max(24).default(3),
    reads_high: z.number().min(1).max(3).default(1.2),
  }),
  queries: { rates, growth },
  check: (rows, params) => judge(rows.rates, rows.growth, params),
  chart: (seen, context) => {
    const { lang } = context
    const [words, { facts, rows }] = [text[lang], seen.evidence]
    const print = (value: number) => formatPercent(value, lang)
    const number = (value: unknown) => (typeof value === 'number' ? value : null)
    return bars(context, words.finding(seen), {
      bars: rows.map(({ name, more, value }) => ({
        name: typeof name === 'string' ? words.facts[name]! : caseName(Number(more), lang),
        value: Number(value),
        text: print(Number(value)),
        isMarked: name === 'growth' || more === 0,
        ...(more === 0 ? { low: number(facts['low']), high: number(facts['high']) } : {}),
      })),
      print,
    })
  },
  text,
  toy,
})

import { z } from 'zod'
import { formatPercent, formatPeriodShort } from '#queries/words/format.ts'
import { defineTrap, LEVEL_AND_SPLIT } from '../define.ts'
import { series } from '../draw/series.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const goal = z.object({
  kpi_key: z.string(),
  goal_key: z.string(),
  kpi_id: z.string().nullable(),
  kpi_version: z.number().int(),
  period_id: z.string().nullable(),
  n: z.number().int(),
  n_people: z.number().int(),
  mean_r0: z.number().nullable(),
  best_r0: z.number().nullable(),
  n_goal: z.number().int(),
  n_hit: z.number().int(),
  median_r0: z.number().nullable(),
  unit_hit_share: z.number().nullable(),
  n_subjects: z.number().int(),
  n_units: z.number().int(),
  n_reached: z.number().int(),
  is_of_people: z.boolean(),
  n_stretch: z.number().int(),
})

const names = {
  zh: { mean: '全体平均', best: '最高的部门', target: '目标' },
  en: { mean: 'Everybody', best: 'Highest unit', target: 'Target' },
}

/**
 * Is a target out of everybody's reach? (traps 4) One goal over all units and periods, on r0. Results of people count; of a goal that
 * only units have results for, such as a hospital's waiting time, each unit is a subject and three units are needed in place of
 * three people. Private goals have no peers, and stretch goals (OKR) are meant to be missed: neither is tested.
 */
export default defineTrap({
  slug: 'unattainable-target',
  family: 'target',
  version: 1,
  unitKind: 'kpi',
  blocks: LEVEL_AND_SPLIT,
  isAboutTarget: true,
  needs: ['goal_result.actual', 'goal_result.target'],
  params: z.object({
    hit_share: z.number().min(0.001).max(0.2).default(0.05),
    upper: z.number().min(0.02).max(0.4).default(0.1),
    median: z.number().min(0.3).max(0.95).default(0.8),
    subjects: z.number().int().min(2).max(100).default(3),
    periods: z.number().int().min(1).max(24).default(2),
    fewest: z.number().int().min(10).max(1000).default(30),
  }),
  queries: { goals: goal },
  check: ({ goals }, params) => judge(goals, params),
  chart: (seen, context) => {
    const words = names[context.lang]
    const { rows } = seen.evidence
    const values = (of: 'mean' | 'best') => rows.map((row) => (row[of] === null ? null : Number(row[of])))
    return series(context, text[context.lang].finding(seen), {
      names: rows.map(({ period }) => formatPeriodShort(String(period))),
      lines: [
        { name: words.mean, values: values('mean'), kind: 'main' },
        { name: words.best, values: values('best'), kind: 'other' },
        { name: words.target, values: rows.map(() => 1), kind: 'target' },
      ],
      print: (value) => formatPercent(value, context.lang),
      include: 1,
    })
  },
  text,
  toy,
})

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
  lowest_r0: z.number().nullable(),
  n_goal: z.number().int(),
  n_hit: z.number().int(),
  median_r0: z.number().nullable(),
  unit_hit_share: z.number().nullable(),
  n_subjects: z.number().int(),
  n_units: z.number().int(),
  none_share: z.number().nullable(),
  n_slack: z.number().int(),
  is_of_people: z.boolean(),
  n_stretch: z.number().int(),
})

const names = {
  zh: { mean: '全体平均', lowest: '最低的部门', target: '目标' },
  en: { mean: 'Everybody', lowest: 'Lowest unit', target: 'Target' },
}

/**
 * Does nearly everybody exceed a target by far? (traps 4) One goal over all units and periods, on r0. Results of people count; of a
 * goal that only units have results for, each unit is a subject and three units are needed in place of three people. Private goals
 * have no peers, and stretch goals (OKR) have another measure: neither is tested. With a single period a windfall cannot be told
 * from a low target; the rule is applied as it stands.
 */
export default defineTrap({
  slug: 'trivial-target',
  family: 'target',
  version: 1,
  unitKind: 'kpi',
  blocks: LEVEL_AND_SPLIT,
  isAboutTarget: true,
  needs: ['goal_result.actual', 'goal_result.target'],
  params: z.object({
    hit_share: z.number().min(0.8).max(0.999).default(0.98),
    lower: z.number().min(0.6).max(0.98).default(0.9),
    median: z.number().min(1.05).max(3).default(1.3),
    subjects: z.number().int().min(2).max(100).default(3),
    fewest: z.number().int().min(10).max(1000).default(30),
  }),
  queries: { goals: goal },
  check: ({ goals }, params) => judge(goals, params),
  chart: (seen, context) => {
    const words = names[context.lang]
    const { rows } = seen.evidence
    const values = (of: 'mean' | 'lowest') => rows.map((row) => (row[of] === null ? null : Number(row[of])))
    return series(context, text[context.lang].finding(seen), {
      names: rows.map(({ period }) => formatPeriodShort(String(period))),
      lines: [
        { name: words.mean, values: values('mean'), kind: 'main' },
        { name: words.lowest, values: values('lowest'), kind: 'other' },
        { name: words.target, values: rows.map(() => 1), kind: 'target' },
      ],
      print: (value) => formatPercent(value, context.lang),
      include: 1,
    })
  },
  text,
  toy,
})

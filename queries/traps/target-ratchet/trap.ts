import { z } from 'zod'
import { formatGap } from '#queries/words/format.ts'
import { defineTrap, LEVEL_AND_SPLIT } from '../define.ts'
import { dots } from '../draw/dots.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const fifth = z.object({
  unit_id: z.string(),
  most_terms: z.number().int(),
  n_people_of_unit: z.number().int(),
  n_groups: z.number().int(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
  capped_share: z.number().nullable(),
  capped_share_others: z.number().nullable(),
  fifth: z.number().int().nullable(),
  n: z.number().int(),
  n_people: z.number().int(),
  mean_growth: z.number().nullable(),
  mean_change: z.number().nullable(),
  growth_growth: z.number(),
  growth_change: z.number(),
  change_change: z.number(),
  growth_planned: z.number(),
  change_planned: z.number(),
  planned_planned: z.number(),
})

const axes = {
  zh: { growth: '上期实际的增长（相对同期同指标）', change: '下期目标的变化', fit: '目标跟随的斜率' },
  en: {
    growth: 'Growth of the result (beyond the same KPI and term)',
    change: 'Change of the next target',
    fit: 'slope',
  },
}

/**
 * Do targets rise after good results? (traps 4) Regresses ln(target_t+1/target_t) on prior growth ln(actual_t/actual_t−1) with the
 * effects of KPI and period removed, department by department; a regression on attainment itself would show a slope near a half
 * without any ratchet. Original targets: what was changed later is another check. Never more than a note, so it blocks nothing.
 */
export default defineTrap({
  slug: 'target-ratchet',
  family: 'target',
  version: 1,
  unitKind: 'department',
  blocks: LEVEL_AND_SPLIT,
  needs: ['goal_result.actual', 'goal_result.target'],
  params: z.object({
    slope: z.number().min(0.1).max(2).default(0.5),
    level: z.number().min(0.001).max(0.2).default(0.05),
    fewest: z.number().int().min(10).max(10_000).default(30),
    largest: z.number().min(1.2).max(100).default(3),
  }),
  queries: { fifths: fifth },
  check: ({ fifths }, params) => judge(fifths, params),
  chart: (seen, context) => {
    const words = axes[context.lang]
    const print = (log: number) => formatGap(Math.exp(log) - 1, context.lang)
    const points = seen.evidence.rows.map(({ growth, change }) => ({ x: Number(growth), y: Number(change) }))
    const [first, last] = [points[0] ?? { x: 0, y: 0 }, points.at(-1) ?? { x: 0, y: 0 }]
    const slope = Number(seen.evidence.facts['slope'])
    return dots(context, text[context.lang].finding(seen), {
      dots: points.map(({ x, y }) => ({ ...{ x, y, isMarked: true }, text: `${print(x)} → ${print(y)}` })),
      lines: [{ from: [first.x, slope * first.x], to: [last.x, slope * last.x], text: words.fit, isOther: true }],
      x: { name: words.growth, print },
      y: { name: words.change, print },
    })
  },
  text,
  toy,
})

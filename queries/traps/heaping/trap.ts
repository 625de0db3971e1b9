import { z } from 'zod'
import { formatPercent } from '#queries/words/format.ts'
import { defineTrap, RATING_CLAIMS } from '../define.ts'
import { histogram } from '../draw/histogram.ts'
import { judge } from './judge.ts'
import { text } from './text.ts'
import { toy } from './toy.ts'

const team = z.object({
  unit_id: z.string(),
  manager_no: z.number().int().nullable(),
  kpi_key: z.string(),
  n: z.number().int(),
  n_people: z.number().int(),
  n_on_grid: z.number().int(),
  n_on_target: z.number().int(),
  forced_share: z.number(),
})
const digit = z.object({
  unit_id: z.string(),
  digit: z.number().int(),
  n: z.number().int(),
  n_people: z.number().int(),
  n_people_of_unit: z.number().int(),
  first_period: z.string().nullable(),
  last_period: z.string().nullable(),
})

const names = { zh: { here: '这里', others: '其他单位' }, en: { here: 'Here', others: 'Elsewhere' } }

/**
 * Do more attainments lie on whole steps of 5 % than the same KPIs have elsewhere? (traps 5) On r0, so that a target lowered to the
 * result makes no grid. Team and department are one family; a finding is told of the department.
 *
 * The pool is that of the same KPIs: a KPI used in one place only, private goals and milestones are not compared. Where results are
 * counts, the grid that the counting itself makes is expected too: of 20 visits every result lies on it.
 */
export default defineTrap({
  slug: 'heaping',
  family: 'rating',
  version: 1,
  unitKind: 'department',
  blocks: RATING_CLAIMS,
  needs: ['goal_result.actual', 'goal_result.target'],
  params: z.object({
    tolerance: z.number().min(0.0001).max(0.05).default(0.002),
    share: z.number().min(0.1).max(0.95).default(0.5),
    chance: z.number().min(0.004).max(0.5).default(0.04),
    level: z.number().min(0.001).max(0.05).default(0.01),
    fewest: z.number().int().min(10).max(1000).default(20),
    pool_fewest: z.number().int().min(10).max(1000).default(20),
  }),
  queries: { teams: team, digits: digit },
  check: ({ teams, digits }, params) => judge(teams, digits, params),
  chart: (seen, context) => {
    return histogram(context, text[context.lang].finding(seen), {
      classes: seen.evidence.rows.map(({ digit, share, others }) => ({
        name: String(digit),
        value: Number(share),
        other: others === null ? null : Number(others),
        isMarked: seen.status !== 'pass' && (digit === 0 || digit === 5),
      })),
      names: names[context.lang],
      print: (value) => formatPercent(value, context.lang),
    })
  },
  text,
  toy,
})

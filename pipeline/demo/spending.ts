import { normal, seeded } from '#queries/stats/random.ts'
import { round } from './factors.ts'
import type { Month } from './months.ts'
import type { Posting } from './people.ts'
import type { TeamPlan } from './structure.ts'

/** What one team spent on appraising and on improving in a month (hours, yuan), and the share of its people that got which incentive. */
export type Spending = {
  unit_id: string
  month: Month
  appraise_hours: number
  improve_hours: number
  appraise_cost: number
  improve_cost: number
  incentive_material: number
  incentive_promotion: number
  incentive_recognition: number
}

const KEPT_FROM: Month = '2026-01'

/** Appraising takes an hour and a half a head in ordinary months and a whole day when a half year closes; improving takes a third of that. */
export function drawSpending(
  teams: readonly TeamPlan[],
  postings: readonly Posting[],
  months: Month[],
  seed: number,
): Spending[] {
  return months
    .filter((month) => month >= KEPT_FROM)
    .flatMap((month) =>
      teams.map(({ unit_id }) => {
        const random = seeded(seed, `spending ${unit_id} ${month}`)
        const people = postings.filter((p) => p.unit_id === unit_id && p.from <= month && p.to >= month).length
        const isClosing = month.endsWith('-01') || month.endsWith('-07')
        const hours = (perHead: number) => round(Math.max(0, people * perHead * (1 + 0.15 * normal(random))), 1)
        const share = (mean: number, sd: number) => round(Math.min(1, Math.max(0, mean + sd * normal(random))), 2)
        return {
          unit_id,
          month,
          appraise_hours: hours(isClosing ? 8 : 1.5),
          improve_hours: hours(0.9),
          appraise_cost: Math.round(hours(isClosing ? 60 : 10)),
          improve_cost: Math.round(hours(25)),
          incentive_material: share(0.75, 0.1),
          incentive_promotion: share(0.06, 0.03),
          incentive_recognition: share(0.1 + 0.4 * seeded(seed, `recognition ${unit_id}`)(), 0.05),
        }
      }),
    )
}

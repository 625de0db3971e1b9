import { z } from 'zod'
import { FIRMNESS } from '#queries/goals/firmness.ts'
import { LANE_READINGS } from '#queries/goals/lanes.ts'
import { ORIGINS } from '#queries/goals/origin.ts'
import { QUADRANTS } from '#queries/goals/plane.ts'
import { REVISION_CLASSES } from '#queries/goals/revisions.ts'
import { STALE_REASONS } from '#queries/goals/versions.ts'
import { unitName } from '#queries/result.ts'

export const params = z.object({
  unit: z.string().nullable().default(null),
  cycle: z.string().nullable().default(null),
})

const whole = z.number().int()
const share = z.number()
/** Goals and their part of the goal weight, 0 to 1, by place on the plane; places without goals are absent. */
const place = z.object({ quadrant: z.enum(QUADRANTS), n_goals: whole, weight_share: share })

/** Goals of one unit on one KPI: one point of the plane. `chance`, `low`, `high` as in queries/goals/attainability.ts. */
export const goalPoint = z.object({
  unit_id: z.string(),
  unit_zh: z.string(),
  unit_en: z.string(),
  kpi_id: z.string().nullable(),
  kpi_zh: z.string().nullable(),
  kpi_en: z.string().nullable(),
  kpi_version: whole,
  lane: z.enum(['kpi', 'okr']),
  quadrant: z.enum(QUADRANTS),
  clarity: share.nullable(),
  chance: share.nullable(),
  low: share.nullable(),
  high: share.nullable(),
  /** own: earlier periods of the unit; peers: other units on the same KPI; none: not enough history. */
  basis: z.enum(['own', 'peers', 'none']),
  /** Periods (own) or unit-periods (peers) that the chance rests on. */
  n_periods: whole,
  n_goals: whole,
  n_people: whole.nullable(),
  /** Part of the goal weight of the unit asked for. */
  weight_share: share,
  is_ceiling: z.boolean(),
  is_slack: z.boolean(),
  /** Data-trap check that says so of this KPI everywhere. */
  by_trap: z.string().nullable(),
})
export type GoalPoint = z.infer<typeof goalPoint>

const lane = z.object({
  lane: z.enum(['kpi', 'okr']),
  n_goals: whole,
  n_people: whole.nullable(),
  n_judged: whole,
  n_met: whole,
  bands: z.array(whole).nullable(),
  reading: z.enum(LANE_READINGS).nullable(),
})
const origin = z.object({
  origin: z.enum(ORIGINS),
  n_goals: whole,
  n_people: whole.nullable(),
  weight_share: share,
  n_judged: whole,
  met: z.object({ share, low: share, high: share }).nullable(),
})
const revised = z.object({
  n_goals: whole,
  n_changed: whole,
  n_people: whole.nullable(),
  current: z.number().nullable(),
  original: z.number().nullable(),
  met: whole,
  met_original: whole,
  n_measured: whole,
  classes: z.array(z.object({ class: z.enum(REVISION_CLASSES), n_goals: whole, n_up: whole, n_down: whole })),
})
export type Revised = z.infer<typeof revised>

export const result = z.object({
  /** empty: no goal in the cycle; withheld: the unit is protected, and nothing is told of it. */
  kind: z.enum(['found', 'withheld', 'empty']),
  unit: unitName.nullable(),
  period_id: z.string().nullable(),
  n_goals: whole.nullable(),
  n_people: whole.nullable(),
  /** Goals with a text of their own; the others are named by their KPI. */
  n_texts: whole.nullable(),
  /** The plane of the unit with all below it. */
  places: z.array(place),
  /** Mean chance by weight, of the goals that have one. */
  mean_chance: share.nullable(),
  /** Part of the weight that is out of reach, too easy or without a criterion, and the part from which on the gap is not read. */
  floor_share: share.nullable(),
  floor: share,
  /** The units directly below, in organisation-chart order; `places` is null where a unit is protected. */
  units: z.array(
    unitName.extend({
      n_people: whole.nullable(),
      places: z.array(place).nullable(),
      mean_chance: share.nullable(),
      floor_share: share.nullable(),
    }),
  ),
  points: z.array(goalPoint),
  findings: z.array(
    z.object({
      code: z.string(),
      letter: z.string(),
      firmness: z.enum(FIRMNESS),
      n_goals: whole,
      weight_share: share,
    }),
  ),
  /** Null where nobody said who set a goal. */
  origins: z.array(origin).nullable(),
  lanes: z.array(lane),
  /** Parts that are protected (of revisions: some periods), because they could give a few people away. */
  withheld: z.array(z.enum(['origins', 'lanes', 'revisions'])),
  /** Null where no target is known; by period, oldest first, only periods with a change. */
  revisions: revised.nullable(),
  revised_periods: z.array(revised.extend({ period_id: z.string() })),
  /** Whether any version, stage or strategic goal of a KPI is known; KPIs with several versions, overlaps or a sign of age. */
  kpis: z.array(
    z.object({
      kpi_id: z.string(),
      name_zh: z.string(),
      name_en: z.string(),
      versions: z.array(
        z.object({
          version: whole.nullable(),
          valid_from: z.string().nullable(),
          valid_to: z.string().nullable(),
          stage: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      ),
      overlaps: z.array(z.object({ version: whole, before: whole })),
      undocumented: z.array(whole),
      stale: z.array(z.enum(STALE_REASONS)),
    }),
  ),
  has_strategic_goals: z.boolean(),
  has_stages: z.boolean(),
  /** Actions of plans, and how many name a goal; null where none does. */
  links: z.object({ n_actions: whole, n_without_goal: whole }).nullable(),
})
export type GoalCheckResult = z.infer<typeof result>

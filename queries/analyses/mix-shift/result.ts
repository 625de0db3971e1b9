import { z } from 'zod'
import { kpiName, periodName, unitName } from '#queries/result.ts'
import { EVENT_KINDS } from '#queries/words/event.ts'

export const params = z.object({
  unit: z
    .string()
    .nullable()
    .default(null)
    .describe('unit whose sub-units are compared; default the whole organisation'),
  kpi: z.string().nullable().default(null).describe('the KPI; default all together'),
  cycle: z.string().nullable().default(null).describe('the later period; default the newest with an earlier one'),
  compare: z
    .string()
    .nullable()
    .default(null)
    .describe('the earlier period, of the same kind; default the last one before'),
})

const number = z.number().nullable()
const count = z.number().int().nullable()

/** What a sub-unit has in one period. */
export const cellState = z.enum(['shown', 'withheld', 'empty'])

/** One sub-unit in both periods. Protected in one of them, it has no figure in either. Shares are of the people of all shown. */
export const unitChange = z.object({
  unit: unitName,
  state_from: cellState,
  state_to: cellState,
  n_people_from: count,
  n_people_to: count,
  gap_ratio_from: number,
  gap_ratio_to: number,
  share_from: number,
  share_to: number,
  /** Gap ratios; null where the part does not apply to this unit. */
  rate: number,
  mix: number,
  membership: number,
})

/**
 * What the change says. reversal: the total went one way, the units the other · units, mix, membership, rest: the largest part in
 * the direction of the change · unclear: the units together changed most, but not beyond noise · noise: neither the total nor
 * the units changed beyond noise · small: fewer than two sub-units with enough people to say · no_spread: nothing to tell noise by
 */
export const reading = z.enum([
  'reversal',
  'units',
  'mix',
  'membership',
  'rest',
  'unclear',
  'noise',
  'small',
  'no_spread',
])

/** gap_ratio_to − gap_ratio_from = rate + mix + membership + rest. All are gap ratios (fractions of the target). */
export const result = z.object({
  /** too_few: fewer than two sub-units with a figure, so only the two levels are shown. */
  kind: z.enum(['found', 'empty', 'withheld', 'too_few']),
  unit: unitName.nullable(),
  kpi: kpiName.nullable(),
  from: periodName.nullable(),
  to: periodName.nullable(),
  n_people_from: count,
  n_people_to: count,
  gap_ratio_from: number,
  gap_ratio_to: number,
  rate: number,
  rate_low: number,
  rate_high: number,
  mix: number,
  membership: number,
  /** What the sub-units shown do not account for: protected ones, people directly at the unit or in several sub-units. */
  rest: number,
  reading: reading.nullable(),
  units: z.array(unitChange),
  /** Dated events that began after the earlier period did and not after the later one: the comparison crosses them. */
  crossed: z.array(
    z.object({
      event_id: z.string(),
      kind: z.enum(EVENT_KINDS),
      label: z.string().nullable(),
      starts_on: z.string(),
      ends_on: z.string().nullable(),
    }),
  ),
})
export type MixShiftResult = z.infer<typeof result>
export type UnitChange = z.infer<typeof unitChange>
export type Reading = z.infer<typeof reading>

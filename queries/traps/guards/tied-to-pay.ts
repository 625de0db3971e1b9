import { z } from 'zod'
import type { Status } from '../define.ts'

/** The row of `tied_to_pay.sql`: what the data say of pay in one unit. */
export const payRow = z.object({
  unit_id: z.string(),
  n_coefficients: z.number().int(),
  n_incentives: z.number().int(),
})
export type PayRow = z.infer<typeof payRow>

/** Checks whose findings weigh more where a measure pays money. Their thresholds stay the same (traps 6). */
export const RAISED_BY_PAY: readonly string[] = ['bunching', 'moving-target', 'heaping', 'hockey-stick']

/** Why pay counts as tied: ratings carry a pay coefficient, or incentives are a recorded circumstance. */
export const PAY_TIES = ['coefficient', 'incentive'] as const
export type PayTie = (typeof PAY_TIES)[number]

/** Units where pay is tied to results, with the reason; a unit without a row of its own takes that of the company. */
export function payTies(rows: readonly PayRow[]): (unit_id: string | null) => PayTie | null {
  const ties = new Map(
    rows.flatMap(({ unit_id, n_coefficients, n_incentives }): [string, PayTie][] =>
      n_coefficients > 0 ? [[unit_id, 'coefficient']] : n_incentives > 0 ? [[unit_id, 'incentive']] : [],
    ),
  )
  const anywhere = [...ties.values()].includes('coefficient') ? 'coefficient' : ([...ties.values()][0] ?? null)
  return (unit_id) =>
    unit_id === null || unit_id === 'root' ? anywhere : (ties.get(unit_id) ?? ties.get('root') ?? null)
}

/**
 * Outcomes in the order in which they are shown: traps and cautions that pay makes weightier come first, all else keeps its place.
 *
 * @param tieOf  of `payTies`
 * @returns the same findings, each with the reason why a sentence about pay is added, or null
 */
export function payFirst<F extends { slug: string; status: Status; unit_id: string | null }>(
  findings: readonly F[],
  tieOf: (unit_id: string | null) => PayTie | null,
): (F & { pay: PayTie | null })[] {
  const isRaised = ({ slug, status }: F) => RAISED_BY_PAY.includes(slug) && (status === 'trap' || status === 'caution')
  const tied = findings.map((one) => ({ ...one, pay: isRaised(one) ? tieOf(one.unit_id) : null }))
  return [...tied.filter(({ pay }) => pay !== null), ...tied.filter(({ pay }) => pay === null)]
}

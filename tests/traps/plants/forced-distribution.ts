import { quotaCounts } from '#queries/stats/quota-counts.ts'
import type { Organisation } from '../organisation.ts'
import type { ReviewRecord } from '../reviews.ts'
import { finalLevels, managerScores } from './rated.ts'
import type { Plant } from './where.ts'

const NAMES = ['D', 'C', 'B', 'A', 'S'] as const
/** Lowest level first; three levels are C, B, A of the same scale. */
const QUOTAS = [
  { shares: [0.1, 0.2, 0.4, 0.2, 0.1], lowest: 1 },
  { shares: [0.1, 0.7, 0.2], lowest: 2 },
] as const

export const plant: Plant = {
  at: 'department',
  /** In every half-year the unit's levels are counted out from the best score down, 10/20/40/20/10 or 20/70/10 by seed. */
  plant(organisation, { unit, seed }) {
    const { shares, lowest } = QUOTAS[seed % QUOTAS.length]!
    for (const forms of Map.groupBy(finalLevels(organisation, unit), ({ period_id }) => period_id).values()) {
      countOut(organisation, forms, shares, lowest)
    }
  },
  /** Guideline shares that results cross: one cut for all half-years, so that each has its own counts; and a unit of one level. */
  lookalike(organisation, { unit }) {
    countOut(organisation, finalLevels(organisation, unit), QUOTAS[0].shares, 1)
    const other = organisation.units.find(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)!.unit_id
    for (const form of finalLevels(organisation, other)) setLevel(form, 3)
  },
}

function countOut(organisation: Organisation, forms: ReviewRecord[], shares: readonly number[], lowest: number): void {
  const scores = new Map(managerScores(organisation).map((form) => [`${form.review_id}-final`, form.score!]))
  const inOrder = forms.toSorted((a, b) => scores.get(a.review_id)! - scores.get(b.review_id)!)
  let from = 0
  for (const [place, n] of quotaCounts(forms.length, shares).entries()) {
    for (const form of inOrder.slice(from, from + n)) setLevel(form, lowest + place)
    from += n
  }
}

export function setLevel(form: ReviewRecord, ord: number): void {
  Object.assign(form, { rating_ord: ord, rating_raw: NAMES[ord - 1] })
}

import type { Organisation } from '../organisation.ts'
import { criteriaOf } from './halo.ts'
import { mainRater, managerScores } from './rated.ts'
import type { Plant } from './where.ts'

const COPIED = '本期各项工作按要求完成，团队协作良好，希望下期继续保持并有所提升。'

export const plant: Plant = {
  at: 'department',
  /** Two thirds of one rater's forms have the same four scores and the same words, here and there with another number or comma. */
  plant(organisation, { unit, size }) {
    const rater = mainRater(organisation, unit)
    const forms = managerScores(organisation, unit).filter(({ rater_key }) => rater_key === rater)
    const criteria = criteriaOf(organisation, unit)
    for (const [i, form] of forms
      .slice(0, Math.round(0.7 * Math.max(0.92, Math.min(1.4, size)) * forms.length))
      .entries()) {
      criteria.get(form.review_id)?.forEach((criterion, c) => (criterion.score = [4, 3.5, 4, 3][c]!))
      write(organisation, form.comment_id!, i % 3 === 0 ? `${i + 1}. ${COPIED.replace('，', ', ')}` : COPIED)
    }
  },
  /** A sentence that the form prescribes, with the scores as they were; and one rater of a second unit who scores all alike, in own words. */
  lookalike(organisation, { unit }) {
    for (const form of managerScores(organisation, unit)) write(organisation, form.comment_id!, COPIED)
    const other = organisation.units.find(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)!.unit_id
    const rater = mainRater(organisation, other)
    for (const own of criteriaOf(organisation, other, ({ rater_key }) => rater_key === rater).values())
      own.forEach((criterion, c) => (criterion.score = [4, 3.5, 4, 3][c]!))
  },
}

const byId = new WeakMap<Organisation, Map<string, { text: string }>>()
export function write(organisation: Organisation, comment_id: string, text: string): void {
  const known = byId.get(organisation) ?? new Map(organisation.comments.map((one) => [one.comment_id, one]))
  byId.set(organisation, known)
  known.get(comment_id)!.text = text
}

import type { Organisation } from '../organisation.ts'
import type { CriterionRecord } from '../reviews.ts'
import { mainRater, managerScores } from './rated.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** One rater of the unit gives all four criteria the same score in seven of ten forms: the rounded mean of what was seen. */
  plant(organisation, { unit, size }) {
    const rater = mainRater(organisation, unit)
    const forms = [...criteriaOf(organisation, unit, (form) => form.rater_key === rater).values()]
    for (const criteria of forms.slice(0, Math.round(0.7 * Math.max(0.92, Math.min(1.4, size)) * forms.length))) {
      const mean = criteria.reduce((sum, { score }) => sum + score, 0) / criteria.length
      for (const criterion of criteria) criterion.score = Math.min(4.5, Math.round(2 * mean) / 2)
    }
  },
  /** Criteria computed from the total in the unit, forms of two criteria in a second one, full marks throughout in a third. */
  lookalike(organisation, { unit }) {
    const scores = new Map(managerScores(organisation).map((form) => [form.review_id, form.score!]))
    for (const [id, criteria] of criteriaOf(organisation, unit)) {
      for (const criterion of criteria) criterion.score = Math.round(scores.get(id)! * 5) / 100
    }
    const others = organisation.units.filter(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)
    const two = [...criteriaOf(organisation, others[0]!.unit_id).values()].flatMap((criteria) => {
      criteria[1]!.score = criteria[0]!.score
      return criteria.slice(2)
    })
    const dropped = new Set(two)
    organisation.criteria = organisation.criteria.filter((criterion) => !dropped.has(criterion))
    for (const criteria of criteriaOf(organisation, others[1]!.unit_id).values())
      for (const criterion of criteria) criterion.score = criterion.max_score
  },
}

/** The criteria of each of a department's forms, by review. */
export function criteriaOf(
  organisation: Organisation,
  unit: string,
  which: (form: { rater_key: string | null }) => boolean = () => true,
): Map<string, CriterionRecord[]> {
  const ids = new Set(
    managerScores(organisation, unit)
      .filter(which)
      .map(({ review_id }) => review_id),
  )
  return Map.groupBy(
    organisation.criteria.filter(({ review_id }) => ids.has(review_id)),
    ({ review_id }) => review_id,
  )
}

import { attainmentOf, resultsOf, setAttainment, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** A third of the unit's results are OKRs, whose usual result lies a fifth lower. */
  plant(organisation, { unit, size }) {
    for (const [i, row] of resultsOf(organisation, { unit }).entries()) {
      if (i % 3 !== 0) continue
      row.lane = 'okr'
      const attainment = attainmentOf(row)
      if (attainment !== null) setAttainment(row, attainment - 0.2 * size)
    }
  },
  /**
   * One unit uses OKRs throughout; in the other one KPI lies far below the rest, and half of its final ratings are on a scale of
   * four levels which an approved table joins to the one of five.
   */
  lookalike(organisation, { unit, kpi }) {
    const other = organisation.units.find(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)!.unit_id
    for (const row of resultsOf(organisation, { unit: other })) {
      row.lane = 'okr'
      const attainment = attainmentOf(row)
      if (attainment !== null) setAttainment(row, attainment - 0.25)
    }
    for (const row of resultsOf(organisation, { unit, kpi })) {
      const attainment = attainmentOf(row)
      if (attainment !== null) setAttainment(row, attainment - 0.25)
    }
    rateOnFour(organisation, unit)
    for (const [scale_id, levels] of [
      ['levels', 5],
      ['four', 4],
    ] as const) {
      for (let ord = 1; ord <= levels; ord++) {
        organisation.scales.push({
          scale_id,
          level_raw: String(ord),
          ord,
          min_score: (100 * (ord - 1)) / levels,
          max_score: (100 * ord) / levels,
        })
      }
    }
  },
}

/** Every other final rating of a unit on a scale of four levels instead of five. */
export function rateOnFour({ reviews }: Organisation, unit: string): void {
  for (const [i, review] of reviews.filter((one) => one.unit_id === unit && one.stage === 'final').entries()) {
    if (i % 2 === 0) Object.assign(review, { scale_id: 'four', rating_ord: Math.max(1, review.rating_ord! - 1) })
  }
}

import { resultsOf, type GoalRecord, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  isNote: true,
  /** Ten KPIs of equal weight on every scorecard of the unit, instead of four. */
  plant(organisation, { unit, size }) {
    const many = Math.round(10 * size)
    rewrite(organisation, unit, (card) =>
      Array.from({ length: many }, (_, i) => ({
        ...card[i % card.length]!,
        kpi_id: i < card.length ? card[i]!.kpi_id : `X${i - (i % card.length)}${card[i % card.length]!.kpi_id}`,
        weight: 1 / many,
      })),
    )
  },
  /** Six bonus items of weight 0, a compliance item of 3 %, and the smallest KPI on five rows, one for each milestone. */
  lookalike(organisation, { unit }) {
    organisation.kpi.push({
      ...organisation.kpi[0]!,
      kpi_id: 'X90',
      name_zh: '合规培训',
      name_en: 'Compliance training',
    })
    rewrite(organisation, unit, (card) => {
      const last = card.at(-1)!
      return [
        ...card.slice(0, -1),
        ...Array.from({ length: 5 }, () => ({ ...last, weight: (last.weight! - 0.03) / 5 })),
        { ...last, kpi_id: 'X90', weight: 0.03 },
        ...Array.from({ length: 6 }, (_, i) => ({ ...last, kpi_id: `X8${i}`, weight: 0 })),
      ]
    })
  },
}

/** Replaces the rows of each full scorecard of the unit. */
function rewrite(organisation: Organisation, unit: string, change: (card: GoalRecord[]) => GoalRecord[]): void {
  const cards = Map.groupBy(
    resultsOf(organisation, { unit }),
    ({ person_key, period_id }) => `${person_key} ${period_id}`,
  )
  const next = [...cards.values()].flatMap((card) => (card.length < 3 ? card : change(card)))
  organisation.results = [...organisation.results.filter(({ unit_id }) => unit_id !== unit), ...next].map((row, i) => ({
    ...row,
    src_row: i + 2,
  }))
}

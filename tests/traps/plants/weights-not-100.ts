import { resultsOf, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  /** A tenth of the scorecards of the unit add up to 90: their weights can no longer be read, as the import leaves them. */
  plant(organisation, { unit, size }) {
    const every = Math.max(2, Math.round(10 / size))
    for (const [i, card] of cards(organisation, unit).entries()) {
      if (i % every !== 0) continue
      for (const row of card) Object.assign(row, { weight: null, weight_null: 'WEIGHT_SUM', weight_total: 90 })
    }
  },
  /** Thirds that total 99.9, a bonus item of weight 0 and a post shared by two departments: all of them innocent. */
  lookalike(organisation, { unit }) {
    const other = organisation.units.find(({ kind, unit_id }) => kind === 'department' && unit_id !== unit)!.unit_id
    for (const [i, card] of cards(organisation, unit).entries()) {
      if (i % 3 === 0) for (const row of card) row.weight_total = 99.9
      if (i % 3 === 1) card[3]!.weight = 0
      if (i % 7 === 0) card[3]!.unit_id = other
    }
  },
}

const cards = (organisation: Organisation, unit: string) => [
  ...Map.groupBy(
    resultsOf(organisation, { unit }),
    ({ person_key, period_id }) => `${person_key} ${period_id}`,
  ).values(),
]

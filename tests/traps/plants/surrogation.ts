import { normal, seeded, type GoalRecord, type Organisation } from '../organisation.ts'
import type { Plant } from './where.ts'

export const plant: Plant = {
  at: 'department',
  addsResults: true,
  expected: ({ unit }) => [`${unit}/X01`],
  // The last three are pairs of the clean company, in which nothing is planted.
  thresholds: {
    pairs: ['X01 X02', 'X03 X04', 'K01 K07', 'K03 K06', 'K08 K05'].map((pair) => {
      const [kpi, outcome] = pair.split(' ')
      return { kpi, outcome }
    }),
  },
  /** Everybody is appraised by output and rework; in the unit output grows by 0.8 % a month, and rework by 1.2 %. */
  plant(organisation, { unit, size, seed }) {
    const random = seeded(seed, 'rework')
    for (const [card, month] of cardsOf(organisation)) {
      const growth = card.unit_id === unit ? size * month : 0
      add(organisation, card, 'X01', 'higher', 100 * (1 + 0.008 * growth + 0.1 * normal(random)))
      add(organisation, card, 'X02', 'lower', 10 * (1 + 0.012 * growth + 0.15 * normal(random)))
    }
  },
  /**
   * Output grows in the unit while rework grows everywhere; and two rates of the same number of cases, one of which falls when the
   * other rises.
   */
  lookalike(organisation, { unit, seed }) {
    const random = seeded(seed, 'rework')
    for (const [card, month] of cardsOf(organisation)) {
      const growth = card.unit_id === unit ? month : 0
      add(organisation, card, 'X01', 'higher', 100 * (1 + 0.008 * growth + 0.1 * normal(random)))
      add(organisation, card, 'X02', 'lower', 10 * (1 + 0.012 * month + 0.15 * normal(random)))
      const [cases, quick] = [150 + Math.round(100 * random()), 0.6 + 0.1 * normal(random)]
      add(organisation, card, 'X03', 'higher', 100 * quick, cases)
      add(organisation, card, 'X04', 'higher', 100 * (1 - quick), cases)
    }
  },
}

/** The first result of each scorecard that has any value, with the number of its month. */
const cardsOf = ({ results, months }: Organisation): [GoalRecord, number][] =>
  [...Map.groupBy(results, ({ person_key, period_id }) => `${person_key} ${period_id}`).values()]
    .filter((rows) => rows.some(({ actual }) => actual !== null))
    .map((rows) => [rows[0]!, months.findIndex(({ id }) => id === rows[0]!.period_id)])

/** One more goal on a scorecard, outside its weights. */
function add(
  organisation: Organisation,
  card: GoalRecord,
  kpi_id: string,
  direction: string,
  actual: number,
  cases: number | null = null,
) {
  // prettier-ignore
  const target = kpi_id === 'X02' ? 10 : 100
  organisation.results.push({
    ...card,
    ...{ kpi_id, direction, unit: '件', weight: 0, target, original_target: target, actual, actual_null: null },
    ...{ denominator: cases, src_row: organisation.results.length + 2 },
  })
}

export type LaneRow = {
  lane: string
  is_named: boolean
  n_goals: number
  n_people: number | null
  weight: number
  n_judged: number
  n_met: number
  n_none: number
  n_some: number
  n_most: number
  n_nearly: number
  n_full: number
}

export const LANE_READINGS = ['usual', 'all_full', 'no_progress', 'too_few'] as const
export type Lane = {
  lane: 'kpi' | 'okr'
  n_goals: number
  n_people: number | null
  n_judged: number
  n_met: number
  /** Key results by progress: none (up to 5 %), under 40 %, under 70 %, under 100 %, full. OKR only: never a sum. */
  bands: number[] | null
  /** OKR: 1.0 throughout suggests slack, no progress at all is worth a question; about 0.7 is usual (goals 8). */
  reading: (typeof LANE_READINGS)[number] | null
}

/** Fewest key results whose distribution is told. */
const FEWEST = 10

/** KPI and OKR beside each other, never added up. */
export function lanesOf(rows: readonly LaneRow[]): Lane[] {
  return (['kpi', 'okr'] as const).flatMap((lane): Lane[] => {
    const row = rows.find((one) => one.lane === lane)
    if (!row) return []
    const { n_goals, n_people, n_judged, n_met } = row
    if (lane === 'kpi') return [{ lane, n_goals, n_people, n_judged, n_met, bands: null, reading: null }]
    const isTold = n_judged >= FEWEST
    const reading = !isTold
      ? 'too_few'
      : row.n_full >= 0.9 * n_judged
        ? 'all_full'
        : row.n_none >= 0.9 * n_judged
          ? 'no_progress'
          : 'usual'
    const bands = isTold ? [row.n_none, row.n_some, row.n_most, row.n_nearly, row.n_full] : null
    return [{ lane, n_goals, n_people, n_judged, n_met, bands, reading }]
  })
}

import { wilson } from '#queries/stats/wilson.ts'

/** imposed: from above; negotiated: agreed between both; proposed: by whoever does the work. */
export const ORIGINS = ['imposed', 'negotiated', 'proposed', 'unknown'] as const
export type Origin = (typeof ORIGINS)[number]

export type OriginRow = {
  origin: string
  n_goals: number
  n_people: number | null
  weight: number
  n_judged: number
  n_met: number
}
export type OriginShare = {
  origin: Origin
  n_goals: number
  n_people: number | null
  weight_share: number
  n_judged: number
  /** Goals met, of those that could be judged, with the Wilson interval: an association, for units choose how they set goals. */
  met: { share: number; low: number; high: number } | null
}

/** The mix of imposed, negotiated and proposed goals and how many of each were met. Empty where nobody said who set a goal. */
export function originsOf(rows: readonly OriginRow[]): OriginShare[] {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  if (total <= 0 || rows.every(({ origin }) => origin === 'unknown')) return []
  return ORIGINS.flatMap((origin) => {
    const row = rows.find((one) => one.origin === origin)
    if (!row) return []
    const { n_goals, n_people, weight, n_judged, n_met } = row
    const interval = wilson(n_met, n_judged)
    return [
      {
        ...{ origin, n_goals, n_people, weight_share: weight / total, n_judged },
        met: interval && { share: interval.share, low: interval.lower, high: interval.upper },
      },
    ]
  })
}

import { wilson } from '#queries/stats/wilson.ts'

export const SET_BY = ['manager', 'admin', 'both', 'employee', 'unknown'] as const
export type SetBy = (typeof SET_BY)[number]
/** imposed: from above; negotiated: agreed between both; proposed: by whoever does the work. */
export const ORIGINS = ['imposed', 'negotiated', 'proposed', 'unknown'] as const
export type Origin = (typeof ORIGINS)[number]
const ORIGIN_OF: Record<SetBy, Origin> = {
  manager: 'imposed',
  admin: 'imposed',
  both: 'negotiated',
  employee: 'proposed',
  unknown: 'unknown',
}

export type OriginRow = {
  set_by: string
  n_goals: number
  n_people: number | null
  weight: number
  n_judged: number
  n_met: number
}
export type OriginShare = {
  origin: Origin
  n_goals: number
  /** Fewest people that certainly stand behind it: of several rows the largest, since people may be in both. */
  n_people: number | null
  weight_share: number
  n_judged: number
  /** Goals met, of those that could be judged, with the Wilson interval: an association, for units choose how they set goals. */
  met: { share: number; low: number; high: number } | null
}

/** The mix of imposed, negotiated and proposed goals and how many of each were met. Empty where nobody said who set a goal. */
export function originsOf(rows: readonly OriginRow[]): OriginShare[] {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0)
  const originOf = (set_by: string): Origin => ORIGIN_OF[set_by as SetBy] ?? 'unknown'
  if (total <= 0 || rows.every(({ set_by }) => originOf(set_by) === 'unknown')) return []
  return ORIGINS.flatMap((origin) => {
    const some = rows.filter(({ set_by }) => originOf(set_by) === origin)
    if (some.length === 0) return []
    const sum = (of: (row: OriginRow) => number) => some.reduce((all, row) => all + of(row), 0)
    const people = some.flatMap(({ n_people }) => (n_people === null ? [] : [n_people]))
    const interval = wilson(
      sum(({ n_met }) => n_met),
      sum(({ n_judged }) => n_judged),
    )
    return [
      {
        origin,
        n_goals: sum(({ n_goals }) => n_goals),
        n_people: people.length > 0 ? Math.max(...people) : null,
        weight_share: sum(({ weight }) => weight) / total,
        n_judged: sum(({ n_judged }) => n_judged),
        met: interval && { share: interval.share, low: interval.lower, high: interval.upper },
      },
    ]
  })
}

export const REVISION_CLASSES = ['moved', 'late', 'undocumented', 'adjusted'] as const
export type RevisionClass = (typeof REVISION_CLASSES)[number]

/** One row of goal_revision for one unit and period; `class` may also be kept. */
export type RevisionRow = {
  class: string
  n_goals: number
  n_people: number | null
  n_up: number
  n_down: number
  n_measured: number
  n_met: number
  n_met_original: number
  sum_r: number
  sum_r0: number
}

export type Revisions = {
  n_goals: number
  n_changed: number
  /** Mean attainment of the goals that have both, under the target that stands and under the one that was agreed first. */
  current: number | null
  original: number | null
  met: number
  met_original: number
  n_measured: number
  classes: { class: RevisionClass; n_goals: number; n_up: number; n_down: number }[]
}

/**
 * What changes of targets make of attainment, always told under both targets; causes use the original one (goals 10).
 * Null without a goal that has a target.
 */
export function revisionsOf(rows: readonly RevisionRow[]): Revisions | null {
  if (rows.length === 0) return null
  const sum = (of: (row: RevisionRow) => number, some = rows) => some.reduce((total, row) => total + of(row), 0)
  const n_measured = sum((row) => row.n_measured)
  const changed = rows.filter((row) => row.class !== 'kept')
  return {
    n_goals: sum((row) => row.n_goals),
    n_changed: sum((row) => row.n_goals, changed),
    current: n_measured > 0 ? sum((row) => row.sum_r) / n_measured : null,
    original: n_measured > 0 ? sum((row) => row.sum_r0) / n_measured : null,
    met: sum((row) => row.n_met),
    met_original: sum((row) => row.n_met_original),
    n_measured,
    classes: REVISION_CLASSES.flatMap((name) => {
      const some = changed.filter((row) => row.class === name)
      if (some.length === 0) return []
      return [
        {
          class: name,
          n_goals: sum((row) => row.n_goals, some),
          n_up: sum((row) => row.n_up, some),
          n_down: sum((row) => row.n_down, some),
        },
      ]
    }),
  }
}

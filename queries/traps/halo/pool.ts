import type { RaterRow } from './rater-row.ts'

/** What forms of other raters look like: share without spread, mean correlation of criteria, share of figures off the grid. */
export type Pool = { flat: number; r: number | null; offGrid: number }

/**
 * The others of a row: all other raters of the same kind of form, or, where those are too few, of any form whose scale is as coarse
 * (three levels at most, or more).
 *
 *   flat = (k + 1)/(n + 2) over their forms,   r = tanh( Σ w·atanh r / Σ w ),  w = people − 3
 *
 * A share of 0 among few forms is not "never": it is counted as one more form each way (Laplace).
 *
 * @returns null for a row without comparable others
 */
export function pools(rows: readonly RaterRow[]): (row: RaterRow) => Pool | null {
  const ofKind = Map.groupBy(rows, ({ kind_no }) => kind_no)
  const ofClass = Map.groupBy(rows, isCoarse)
  const ofRater = Map.groupBy(rows, ({ rater_no }) => rater_no)
  const totals = new Map<number | boolean, Total>()
  for (const [key, some] of [...ofKind, ...ofClass]) totals.set(key, totalOf(some))
  return (row) => {
    const own = ofRater.get(row.rater_no) ?? []
    for (const [key, some] of [
      [row.kind_no, own.filter(({ kind_no }) => kind_no === row.kind_no)],
      [isCoarse(row), own.filter((one) => isCoarse(one) === isCoarse(row))],
    ] as const) {
      const rest = without(totals.get(key)!, totalOf(some))
      if (rest.forms >= FEWEST_FORMS && rest.raters >= FEWEST_RATERS) return poolOf(rest)
    }
    return null
  }
}

/** With three levels at most, equal scores say little. */
export const isCoarse = ({ n_levels }: Pick<RaterRow, 'n_levels'>): boolean => n_levels <= 3
/** A correlation of 1 has no z; this one is beyond any that ticked forms have. */
export const atanhOf = (r: number): number => Math.atanh(Math.max(-MOST, Math.min(MOST, r)))
const MOST = 0.999

type Total = { forms: number; flat: number; raters: number; weight: number; z: number; scores: number; off: number }

function totalOf(rows: readonly RaterRow[]): Total {
  const total = { forms: 0, flat: 0, weight: 0, z: 0, scores: 0, off: 0 }
  for (const row of rows) {
    total.forms += row.n_forms - row.n_full
    total.flat += row.n_flat
    total.scores += row.n_scores
    total.off += row.n_off_grid
    if (row.mean_r === null) continue
    const weight = Math.max(1, row.n_people - 3)
    total.weight += weight
    total.z += weight * atanhOf(row.mean_r)
  }
  return { ...total, raters: new Set(rows.map(({ rater_no }) => rater_no)).size }
}

function without(all: Total, own: Total): Total {
  const left = { ...all }
  for (const key of Object.keys(all) as (keyof Total)[]) left[key] -= own[key]
  return left
}

const poolOf = ({ forms, flat, weight, z, scores, off }: Total): Pool => ({
  flat: (flat + 1) / (forms + 2),
  r: weight > 0 ? Math.tanh(z / weight) : null,
  offGrid: scores > 0 ? off / scores : 0,
})

/** Others with fewer forms or raters are no pool. */
const FEWEST_FORMS = 20
const FEWEST_RATERS = 3

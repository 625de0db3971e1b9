import type { Panel } from './trap.ts'

/** Changes and their difference in z; `se` of the difference, null without spread. */
export type PanelDifference = { all: number; panel: number; difference: number; se: number | null }

/**
 * How far does the change over everybody differ from the change of those present at both ends?
 *
 *   all − panel = a·(j − p1) − b·(l − p0),   a = J/(P + J), b = L/(P + L)
 *   Var = a²(v/J + v/P) + b²(v/L + v/P) − 2ab·c/P
 *
 * with P stayers of mean p0 and p1, L leavers of mean l at the beginning, J joiners of mean j at the end, variance v of people at one
 * end, covariance c of a stayer's two ends. v is pooled over the groups of the unit: a handful of joiners has none of its own.
 *
 * @returns null without stayers who have results at both ends
 */
export function panelDifference(unit: Panel): PanelDifference | null {
  const { n_panel: P, n_leavers: L, n_joiners: J, panel_first_z: p0, panel_last_z: p1, panel_covariance: c } = unit
  if (P < 2 || p0 === null || p1 === null || c === null) return null
  const [a, b] = [J / (P + J), L / (P + L)]
  // Without leavers (joiners) their weight is 0, whatever their mean.
  const difference = a * ((unit.joiners_z ?? p1) - p1) - b * ((unit.leavers_z ?? p0) - p0)
  const v = pooledVariance(unit)
  const variance =
    a * a * ((J > 0 ? v / J : 0) + v / P) + b * b * ((L > 0 ? v / L : 0) + v / P) - (2 * a * b * Math.min(c, v)) / P
  return { all: p1 - p0 + difference, panel: p1 - p0, difference, se: variance > 0 ? Math.sqrt(variance) : null }
}

/** Σ (n − 1)·sd² / Σ (n − 1) over the four groups that have a standard deviation; 0 where nothing varies. */
export function pooledVariance(unit: Panel): number {
  const groups = [
    [unit.n_panel, unit.panel_first_sd],
    [unit.n_panel, unit.panel_last_sd],
    [unit.n_leavers, unit.leavers_sd],
    [unit.n_joiners, unit.joiners_sd],
  ] as const
  let [squares, df] = [0, 0]
  for (const [n, sd] of groups) {
    if (sd === null) continue
    squares += (n - 1) * sd * sd
    df += n - 1
  }
  return df > 0 ? squares / df : 0
}

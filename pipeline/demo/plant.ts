import type { Month } from './months.ts'
import { SALES_TEAM } from './structure.ts'

/**
 * A known effect put into the example company, so that a test can ask whether it is found. Shifts are in standard deviations
 * of a person's attainment (`scale` of the KPI turns them into a ratio); negative is worse, whatever the direction of the
 * KPI. A `unit_id` means the unit and all below it.
 */
export type Plant =
  /**
   * Leads per head fall by the share `lost` within three months and pull the KPIs that live on leads down by `elasticity` for each
   * unit of ln(leads). With `market_follows` the market index moves with the leads in every sales team, so nothing tells them apart.
   */
  | { kind: 'leads-shortage'; unit_id: string; from: Month; lost: number; elasticity: number; market_follows?: boolean }
  /**
   * In a unit the waiting time on other departments grows by the share `gained` within three months and pulls the KPIs that live
   * on waiting down by `elasticity` for each unit of ln(waiting). The length of the process follows the waiting in every team of the
   * company, so nothing tells the two apart.
   */
  | { kind: 'waiting-with-process'; unit_id: string; from: Month; gained: number; elasticity: number }
  /** A unit is better or worse from a month on (a step), or always. */
  | { kind: 'unit-shift'; unit_id: string; shift: number; from?: Month }
  /** The people of the first leader of a team do better or worse, wherever they sit. */
  | { kind: 'manager-shift'; unit_id: string; shift: number }
  /** The target of a KPI is `factor` times what is fair: above 1 is too high for "higher", below 1 too tight for "lower". */
  | { kind: 'hard-target'; kpi_id: string; factor: number; unit_id?: string }
  /** People of a unit differ more from one another, for good: an extra personal effect with this standard deviation. */
  | { kind: 'person-spread'; unit_id: string; sd: number }
  /** The current target is set to `factor` times the original one nine days after the month has ended. */
  | { kind: 'moved-target'; unit_id: string; from: Month; to: Month; factor: number }
  /** A KPI is counted by a new definition from a month on (version 2), which alone moves its level. */
  | { kind: 'definition-change'; kpi_id: string; from: Month; shift: number }
  /** The first leader of a team gives this many points (of 100) more or less than colleagues would, to everyone. */
  | { kind: 'lenient-rater'; unit_id: string; points: number }
  /** Of the results of a unit so many are entered more than a month late … */
  | { kind: 'late-entry'; unit_id: string; share: number }
  /** … so many are written as whole steps of 5 % of the target … */
  | { kind: 'whole-steps'; unit_id: string; share: number }
  /** … so many that just miss the target are entered as just reaching it. */
  | { kind: 'crowding'; unit_id: string; share: number }
  /** So many of a unit's forms have the same marks and the same comment. */
  | { kind: 'copied-forms'; unit_id: string; share: number }

/** What is true of the company in `data/demo`. Only the first is the essay's story; the others keep it from being the only one. */
export const DEFAULT_PLANTS: readonly Plant[] = [
  { kind: 'leads-shortage', unit_id: SALES_TEAM, from: '2026-02', lost: 0.45, elasticity: 3 },
  { kind: 'hard-target', kpi_id: 'K05', unit_id: '0401', factor: 0.86 },
  { kind: 'unit-shift', unit_id: '0202', shift: 0.8, from: '2025-09' },
  { kind: 'person-spread', unit_id: '0302', sd: 0.9 },
  { kind: 'moved-target', unit_id: '0203', from: '2026-04', to: '2026-06', factor: 0.9 },
  { kind: 'definition-change', kpi_id: 'K04', from: '2026-01', shift: -0.7 },
  { kind: 'lenient-rater', unit_id: '040301', points: 6 },
  { kind: 'waiting-with-process', unit_id: '0402', from: '2025-12', gained: 0.6, elasticity: 1.6 },
  { kind: 'late-entry', unit_id: '050202', share: 0.45 },
  { kind: 'whole-steps', unit_id: '0301', share: 0.75 },
  { kind: 'crowding', unit_id: '010402', share: 0.7 },
  { kind: 'copied-forms', unit_id: '0402', share: 0.85 },
]

/** Whether `unit_id` lies in the branch of `top`: codes grow by two digits a level. */
export const inBranch = (unit_id: string, top: string): boolean => unit_id.startsWith(top)

/** How much of a shortage that begins in `from` is felt `months` later: a third, two thirds, all. */
export const onset = (months: number): number => Math.min(1, Math.max(0, (months + 1) / 3))

import { z } from 'zod'

const n = z.number().int()

/** The one row of counts.sql. */
export const countsRow = z.object({
  n_results: n,
  n_with_actual: n,
  n_with_target: n,
  n_of_people: n,
  n_gaps_of_people: n,
  n_people_with_gap: n,
  n_periods: n,
  n_periods_of_people: n,
  n_units: n,
  n_managers: n,
  n_units_with_manager: n,
  n_units_of_several_managers: n,
  n_person_periods: n,
  n_person_periods_of_several: n,
  n_kpis: n,
  n_shared_kpis: n,
  n_goals: n,
  n_goals_with_text: n,
  n_goals_with_proposer: n,
  n_context_units: n,
  n_ratings: n,
  n_raters_of_five: n,
  n_revisions: n,
  n_checkin_units: n,
  n_plans: n,
  n_plans_with_start: n,
})
export type Counts = z.infer<typeof countsRow>

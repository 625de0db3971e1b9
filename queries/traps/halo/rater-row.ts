import { z } from 'zod'

const whole = z.number().int()

/** The forms of one rater that ask for the same criteria. `n_flat`: no spread and not full marks throughout. */
export const raterRow = z.object({
  unit_id: z.string(),
  rater_no: whole,
  kind_no: whole,
  n_levels: whole,
  n_forms: whole,
  n_full: whole,
  n_flat: whole,
  n_flat_off_grid: whole,
  n_scores: whole,
  n_off_grid: whole,
  n_people: whole,
  n_results: whole,
  mean_r: z.number().nullable(),
  first_period: z.string(),
  last_period: z.string(),
})
export type RaterRow = z.infer<typeof raterRow>

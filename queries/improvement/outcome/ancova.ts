import type { Random } from '#queries/stats/random.ts'
import { regress } from './difference-in-differences.ts'
import type { Tested } from './influence.ts'
import { meanOver, type Prepared } from './prepare.ts'

/**
 * The effect beyond what subjects with the same past reach without a plan: after = a + ρ₁·before + ρ₂·selection + τ·D.
 * Under selection on the past it is free of regression to the mean, because the past itself is held fixed; the selection period is a
 * column of its own, since that is what was selected on.
 *
 * @returns null where no period before the start is known, or the arms do not overlap at all
 * @see Vickers & Altman 2001, "Analysing controlled trials with baseline and follow up measurements"
 */
export function ancova(prepared: Prepared, random: Random): Tested | null {
  const [cohort] = prepared.cohorts
  if (!cohort || prepared.cohorts.length !== 1) return null
  const { first, selection, from } = cohort
  const rows = prepared.arms
    .map(({ placed, cluster }, i) => ({
      after: meanOver(prepared, i, first, prepared.periods),
      past: [meanOver(prepared, i, from, selection + 1), meanOver(prepared, i, 0, from)],
      treated: placed ? 1 : 0,
      cluster,
    }))
    .filter(({ after }) => !Number.isNaN(after))
  const used = [0, 1].filter((k) => rows.filter(({ past }) => !Number.isNaN(past[k]!)).length > rows.length / 2)
  const complete = rows.filter(({ past }) => used.every((k) => !Number.isNaN(past[k]!)))
  if (used.length === 0) return null
  return regress(
    complete.map(({ after }) => after),
    [
      complete.map(({ treated }) => treated),
      complete.map(() => 1),
      ...used.map((k) => complete.map(({ past }) => past[k]!)),
    ],
    complete.map(({ cluster }) => cluster),
    random,
  )
}

import type { LoadEvent } from '@sveltejs/kit'
import type { GoalCheckResult } from '#queries/analyses/goal-check/result.ts'
import type { GoalWordingResult } from '#queries/analyses/goal-wording/result.ts'
import { withCatalogue } from '#web/lib/load.ts'

/** The goals of one unit and cycle by unit; examples of wording and the pre-check are for human resources. */
export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask, choice }, { role }) => ({
    goals: ask<GoalCheckResult>('goal-check', { unit: choice('unit'), cycle: choice('cycle') }),
    wording: role === 'hr' ? ask<GoalWordingResult>('goal-wording', { unit: choice('unit') }) : null,
  }))

import { error, type LoadEvent } from '@sveltejs/kit'
import type { GoalCheckResult } from '#queries/analyses/goal-check/result.ts'
import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import type { ParticipationResult } from '#queries/analyses/participation/result.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import type { SystemOrIndividualResult } from '#queries/analyses/system-or-individual/result.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { UnitGapResult } from '#queries/analyses/unit-gap/result.ts'
import { withCatalogue } from '#web/lib/load.ts'
import { askPlans } from '#web/lib/plans.ts'

export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask, choice }, catalogue) => {
    const unit = event.params.id ?? ''
    if (!catalogue.units.some(({ unit_id }) => unit_id === unit)) error(404, 'unknown-unit')
    return {
      unit,
      gap: ask<UnitGapResult>('unit-gap', { unit, cycle: choice('cycle') }),
      verdict: ask<SystemOrIndividualResult>('system-or-individual', { unit }),
      trend: ask<TrendResult>('trend', { unit, kpi: choice('kpi') }),
      goals: ask<GoalCheckResult>('goal-check', { unit, cycle: choice('cycle') }),
      participation: ask<ParticipationResult>('participation', { unit, cycle: choice('cycle') }),
      plans: askPlans(event, catalogue.snapshot, unit),
      quality: ask<ImportQualityResult>('import-quality', {}),
      traps: ask<TrapSummaryResult>('trap-summary', {}),
    }
  })

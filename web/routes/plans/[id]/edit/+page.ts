import type { LoadEvent } from '@sveltejs/kit'
import type { FactorEvidenceResult } from '#queries/analyses/factor-evidence/result.ts'
import type { SystemOrIndividualResult } from '#queries/analyses/system-or-individual/result.ts'
import { withCatalogue } from '#web/lib/load.ts'
import { askPlan } from '#web/lib/plans.ts'

export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask, choice }, { snapshot }) => {
    const unit = choice('unit')
    return {
      plan: askPlan(event, snapshot, event.params.id ?? ''),
      verdict: unit === null ? null : ask<SystemOrIndividualResult>('system-or-individual', { unit }),
      evidence: unit === null ? null : ask<FactorEvidenceResult>('factor-evidence', { unit }),
    }
  })

import { error, type LoadEvent } from '@sveltejs/kit'
import type { DecisionsResult } from '#queries/analyses/decisions/result.ts'
import type { FactorEvidenceResult } from '#queries/analyses/factor-evidence/result.ts'
import type { SystemOrIndividualResult } from '#queries/analyses/system-or-individual/result.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { UnitGapResult } from '#queries/analyses/unit-gap/result.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import { withCatalogue } from '#web/lib/load.ts'

/** The outline of a talk about one unit, from the protected answers of five analyses. For human resources; to others there is no such page. */
export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask, choice }, catalogue) => {
    if (catalogue.role !== 'hr') error(404, 'not-found')
    const unit = choice('unit') ?? ROOT_UNIT
    return {
      unit,
      gap: ask<UnitGapResult>('unit-gap', { unit, cycle: choice('cycle') }),
      trend: ask<TrendResult>('trend', { unit, kpi: null }),
      verdict: ask<SystemOrIndividualResult>('system-or-individual', { unit }),
      evidence: ask<FactorEvidenceResult>('factor-evidence', { unit }),
      decisions: ask<DecisionsResult>('decisions', {}),
    }
  })

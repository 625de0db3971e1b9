import type { LoadEvent } from '@sveltejs/kit'
import type { FactorEvidenceResult } from '#queries/analyses/factor-evidence/result.ts'
import type { SystemOrIndividualResult } from '#queries/analyses/system-or-individual/result.ts'
import { withCatalogue } from '#web/lib/load.ts'

/** The evidence of the unit that the address names, so that choosing another unit asks for its own. */
export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask, choice }) => {
    const unit = choice('unit')
    return {
      unit,
      verdict: unit === null ? null : ask<SystemOrIndividualResult>('system-or-individual', { unit }),
      evidence: unit === null ? null : ask<FactorEvidenceResult>('factor-evidence', { unit }),
    }
  })

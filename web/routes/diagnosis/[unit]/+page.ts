import { error, type LoadEvent } from '@sveltejs/kit'
import type { FactorEvidenceResult } from '#queries/analyses/factor-evidence/result.ts'
import type { GapDecompositionResult } from '#queries/analyses/gap-decomposition/result.ts'
import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import type { ParticipationResult } from '#queries/analyses/participation/result.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import type { SystemOrIndividualResult } from '#queries/analyses/system-or-individual/result.ts'
import { withCatalogue } from '#web/lib/load.ts'

/** Why a unit is below its target: verdict, make-up, parts of the mean gap, and the circumstances that go with it. */
export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask }, catalogue) => {
    const unit = event.params.unit ?? ''
    if (!catalogue.units.some(({ unit_id }) => unit_id === unit)) error(404, 'unknown-unit')
    return {
      unit,
      verdict: ask<SystemOrIndividualResult>('system-or-individual', { unit }),
      gaps: ask<GapDecompositionResult>('gap-decomposition', { unit }),
      evidence: ask<FactorEvidenceResult>('factor-evidence', { unit }),
      participation: ask<ParticipationResult>('participation', { unit }),
      quality: ask<ImportQualityResult>('import-quality', {}),
      traps: ask<TrapSummaryResult>('trap-summary', {}),
    }
  })

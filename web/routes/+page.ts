import type { LoadEvent } from '@sveltejs/kit'
import type { DecisionsResult } from '#queries/analyses/decisions/result.ts'
import type { HeatmapResult } from '#queries/analyses/gap-heatmap/result.ts'
import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import type { LoopResult } from '#queries/analyses/loop/result.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import type { SystemOrIndividualResult } from '#queries/analyses/system-or-individual/result.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { UnitGapResult } from '#queries/analyses/unit-gap/result.ts'
import { withCatalogue } from '#web/lib/load.ts'

/** Always the whole company: the overview answers the same question for everybody. */
export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask }) => ({
    company: ask<UnitGapResult>('unit-gap', { unit: null, cycle: null }),
    heatmap: ask<HeatmapResult>('gap-heatmap', { unit: null, by: null, kpi: null, cycle: null }),
    quality: ask<ImportQualityResult>('import-quality', {}),
    traps: ask<TrapSummaryResult>('trap-summary', {}),
    verdicts: ask<SystemOrIndividualResult>('system-or-individual', { unit: null }),
    decisions: ask<DecisionsResult>('decisions', {}),
    loop: ask<LoopResult>('loop', { unit: null }),
    trend: ask<TrendResult>('trend', { unit: null, kpi: null }),
  }))

import type { LoadEvent } from '@sveltejs/kit'
import type { HeatmapResult } from '#queries/analyses/gap-heatmap/result.ts'
import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import type { SystemOrIndividualResult } from '#queries/analyses/system-or-individual/result.ts'
import { withCatalogue } from '#web/lib/load.ts'

export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask, choice }) => {
    const by = choice('by')
    return {
      heatmap: ask<HeatmapResult>('gap-heatmap', {
        unit: choice('unit'),
        by: by === 'period' ? null : by,
        kpi: choice('kpi'),
        cycle: choice('cycle'),
      }),
      verdicts:
        choice('m') === 'verdict'
          ? ask<SystemOrIndividualResult>('system-or-individual', { unit: choice('unit') })
          : null,
      quality: ask<ImportQualityResult>('import-quality', {}),
      traps: ask<TrapSummaryResult>('trap-summary', {}),
    }
  })

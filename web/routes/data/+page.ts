import type { LoadEvent } from '@sveltejs/kit'
import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import type { DataSufficiencyResult } from '#queries/analyses/data-sufficiency/result.ts'
import { withCatalogue } from '#web/lib/load.ts'

export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask }) => ({
    quality: ask<ImportQualityResult>('import-quality', {}),
    traps: ask<TrapSummaryResult>('trap-summary', {}),
    sufficiency: ask<DataSufficiencyResult>('data-sufficiency', {}),
  }))

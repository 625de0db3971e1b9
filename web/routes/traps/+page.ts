import type { LoadEvent } from '@sveltejs/kit'
import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import type { TrapsResult } from '#queries/analyses/traps/result.ts'
import { withCatalogue } from '#web/lib/load.ts'

/** Counts for everybody; findings unit by unit for human resources, and what could not be tested only when it is asked for. */
export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask, choice }, { role }) => ({
    quality: ask<ImportQualityResult>('import-quality', {}),
    traps: ask<TrapSummaryResult>('trap-summary', {}),
    board:
      role === 'hr'
        ? ask<TrapsResult>('traps', {
            status: choice('status') === 'not_testable' ? 'all' : 'findings',
            unit: choice('unit'),
          })
        : null,
  }))

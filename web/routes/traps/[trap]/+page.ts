import { error, type LoadEvent } from '@sveltejs/kit'
import type { ImportQualityResult } from '#queries/analyses/import-quality/result.ts'
import type { TrapFindingResult } from '#queries/analyses/trap-finding/result.ts'
import type { TrapSummaryResult } from '#queries/analyses/trap-summary/result.ts'
import type { TrapsResult } from '#queries/analyses/traps/result.ts'
import { traps } from '#queries/traps/index.ts'
import { withCatalogue } from '#web/lib/load.ts'

/** One finding, and the others of its check. For human resources only: to everybody else the address does not exist. */
export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask, choice }, { role }) => {
    const trap = event.params.trap ?? ''
    const load = Object.hasOwn(traps, trap) ? traps[trap] : undefined
    if (role !== 'hr' || !load) error(404, 'unknown-check')
    return {
      trap,
      spec: load(),
      finding: ask<TrapFindingResult>('trap-finding', { trap, unit: choice('unit'), kpi: choice('kpi') }),
      board: ask<TrapsResult>('traps', { status: 'findings', unit: null }),
      quality: ask<ImportQualityResult>('import-quality', {}),
      traps: ask<TrapSummaryResult>('trap-summary', {}),
    }
  })

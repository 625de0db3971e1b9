import { error, type LoadEvent } from '@sveltejs/kit'
import type { CalibrationResult } from '#queries/analyses/calibration/result.ts'
import type { TrapFindingResult } from '#queries/analyses/trap-finding/result.ts'
import { withCatalogue } from '#web/lib/load.ts'

/** The briefing before a calibration meeting. For human resources only: to everybody else the address does not exist. */
export const load = (event: LoadEvent) =>
  withCatalogue(event, ({ ask }, { role }) => {
    if (role !== 'hr') error(404, 'not-found')
    return {
      briefing: ask<CalibrationResult>('calibration', {}),
      scale: ask<TrapFindingResult>('trap-finding', { trap: 'leniency-severity', unit: null, kpi: null }),
      quota: ask<TrapFindingResult>('trap-finding', { trap: 'forced-distribution', unit: null, kpi: null }),
    }
  })

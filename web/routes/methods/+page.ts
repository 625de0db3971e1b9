import type { LoadEvent } from '@sveltejs/kit'
import type { TrapsResult } from '#queries/analyses/traps/result.ts'
import { ask } from '#web/lib/api.ts'
import type { Frame } from '#web/lib/load.ts'

/** The page stands without data; human resources also see which thresholds were changed. */
export const load = async (event: LoadEvent) => {
  const { catalogue } = (await event.parent()) as Frame // what web/routes/+layout.ts returns
  return {
    board:
      catalogue?.role === 'hr'
        ? ask<TrapsResult>('traps', { status: 'findings', unit: null }, catalogue.snapshot)
        : null,
  }
}

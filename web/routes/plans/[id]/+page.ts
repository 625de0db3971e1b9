import type { LoadEvent } from '@sveltejs/kit'
import { withCatalogue } from '#web/lib/load.ts'
import { askPlan } from '#web/lib/plans.ts'

export const load = (event: LoadEvent) =>
  withCatalogue(event, (_, { snapshot }) => ({ plan: askPlan(event, snapshot, event.params.id ?? '') }))

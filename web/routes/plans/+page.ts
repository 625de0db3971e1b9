import type { LoadEvent } from '@sveltejs/kit'
import { withCatalogue } from '#web/lib/load.ts'
import { askPlans } from '#web/lib/plans.ts'

export const load = (event: LoadEvent) =>
  withCatalogue(event, (_, { snapshot }) => ({ plans: askPlans(event, snapshot) }))

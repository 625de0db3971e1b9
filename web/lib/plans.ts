import type { LoadEvent } from '@sveltejs/kit'
import type { PlanList, PlanPage } from '#web/contract/plans.ts'
import { getJson, type Asked } from './api.ts'

/** Asks for plans beside the snapshot whose names the page uses; a write makes all of them ask again. */
export const askPlans = (event: LoadEvent, snapshot: string, unit: string | null = null): Asked<PlanList> =>
  asked(event, `/api/plans?${new URLSearchParams({ ...(unit === null ? {} : { unit }), snap: snapshot })}`)

export const askPlan = (event: LoadEvent, snapshot: string, id: string): Asked<PlanPage> =>
  asked(event, `/api/plans/${encodeURIComponent(id)}?${new URLSearchParams({ snap: snapshot })}`)

/** What a panel or a write invalidates to read the plans again. */
export const PLANS_READ = 'causeway:plans'

function asked<T>(event: LoadEvent, url: string): Asked<T> {
  event.depends(PLANS_READ)
  const controller = new AbortController()
  return { slug: 'plans', promise: getJson<T>(url, controller.signal), cancel: () => controller.abort() }
}

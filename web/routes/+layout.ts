import type { LoadEvent } from '@sveltejs/kit'
import { getJson } from '#web/lib/api.ts'
import type { Catalogue } from '#web/contract/catalogue.ts'
import type { Problem } from '#web/contract/problem.ts'

export const ssr = false

/** Names and snapshot come first: every other request of the page then asks the same snapshot. */
export async function load({
  url,
  depends,
}: LoadEvent): Promise<{ catalogue: Catalogue | null; problem: Problem | null }> {
  depends('causeway:catalogue')
  const snap = url.searchParams.get('snap')
  const reply = await getJson<Catalogue>(snap ? `/api/catalogue?snap=${encodeURIComponent(snap)}` : '/api/catalogue')
  return reply.ok ? { catalogue: reply.value, problem: null } : { catalogue: null, problem: reply.problem }
}

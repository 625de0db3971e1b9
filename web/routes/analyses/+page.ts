import { getJson, type Asked } from '#web/lib/api.ts'
import type { AnalysisList } from '#web/contract/catalogue.ts'
import type { LoadEvent } from '@sveltejs/kit'

export function load({ depends }: LoadEvent): { list: Asked<AnalysisList> } {
  depends('causeway:list')
  return { list: askList() }
}

/** What the server offers: titles, questions and the parameters as JSON Schema. */
function askList(): Asked<AnalysisList> {
  const controller = new AbortController()
  const promise = getJson<AnalysisList>('/api/analyses', controller.signal)
  return { slug: 'list', promise, cancel: () => controller.abort() }
}

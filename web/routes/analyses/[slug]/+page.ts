import { error, type LoadEvent } from '@sveltejs/kit'
import { analyses } from '#queries/index.ts'
import { getJson, type Params } from '#web/lib/api.ts'
import { readForm, type FormField, type JsonSchema } from '#web/lib/form-fields.ts'
import { withCatalogue } from '#web/lib/load.ts'
import type { AnalysisList } from '#web/contract/catalogue.ts'

/** Any analysis of the registry: its parameters stand in the address as `p.<name>`, its form comes from the server's schema. */
export async function load(event: LoadEvent) {
  const slug = event.params.slug ?? ''
  if (!(slug in analyses)) error(404, 'unknown-analysis')
  const list = await getJson<AnalysisList>('/api/analyses')
  const listed = list.ok ? list.value.find((one) => one.slug === slug) : undefined
  // What a reader may not open answers like an unknown address.
  if (list.ok && !listed) error(404, 'unknown-analysis')
  const fields: FormField[] = listed ? readForm(listed.params as JsonSchema) : []
  const params: Params = Object.fromEntries(fields.map(({ name }) => [name, event.url.searchParams.get(`p.${name}`)]))
  const page = await withCatalogue(event, ({ ask }) => ask<unknown>(slug, params))
  return { slug, title: listed?.title ?? null, fields, params, ...page }
}

import { error, type LoadEvent } from '@sveltejs/kit'
import { traps } from '#queries/traps/index.ts'

/** One check with its words and its toy, and its neighbours in the order in which the checks run. */
export const load = async ({ params }: LoadEvent) => {
  const slug = params.trap ?? ''
  const find = Object.hasOwn(traps, slug) ? traps[slug] : undefined
  if (!find) error(404, 'unknown-check')
  const slugs = Object.keys(traps)
  const at = slugs.indexOf(slug)
  return { slug, spec: await find(), previous: slugs[at - 1] ?? null, next: slugs[at + 1] ?? null }
}

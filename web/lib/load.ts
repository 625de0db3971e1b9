import type { LoadEvent } from '@sveltejs/kit'
import type { Catalogue } from '#web/contract/catalogue.ts'
import type { Problem } from '#web/contract/problem.ts'
import { ask, type Answered, type Asked, type Params } from './api.ts'
import { readKey, type UrlState } from './url-state.ts'

export type Frame = { catalogue: Catalogue | null; problem: Problem | null }

/** A page that asks: the names first, then its questions of that snapshot, all at once. Null without a snapshot. */
export async function withCatalogue<T>(
  event: LoadEvent,
  questions: (asking: Asking, catalogue: Catalogue) => T,
): Promise<{ asked: T | null }> {
  const { catalogue } = (await event.parent()) as Frame // what web/routes/+layout.ts returns
  if (!catalogue) return { asked: null }
  const asking: Asking = {
    choice: (key) => readKey(key, event.url.searchParams, catalogue),
    ask: (slug, params) => {
      event.depends(`causeway:${slug}`)
      return ask(slug, params, catalogue.snapshot)
    },
  }
  return { asked: questions(asking, catalogue) }
}

export type Asking = {
  choice: <K extends keyof UrlState>(key: K) => UrlState[K]
  ask: <R>(slug: string, params: Params) => Asked<Answered<R>>
}

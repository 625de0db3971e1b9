import { page } from '$app/state'
import type { Catalogue } from '#web/contract/catalogue.ts'
import { linkTo } from './filters.svelte.ts'

/** As whom the pages are read, live: an executive until the server has said otherwise. */
export const viewer = {
  get isHr(): boolean {
    return (page.data.catalogue as Catalogue | null | undefined)?.role === 'hr'
  },
}

type Place = { unit?: string | null; kpi?: string | null }

/** Where a data trap is explained: the finding itself for human resources, the page about the check for everybody else. */
export function linkToTrap(slug: string, { unit = null, kpi = null }: Place = {}): string {
  if (slug === 'goal-check') return linkTo('/goals', { unit, kpi: null })
  return viewer.isHr ? linkToFinding(slug, { unit, kpi }) : linkToCheck(slug)
}

export const linkToFinding = (slug: string, { unit = null, kpi = null }: Place): string =>
  linkTo(`/traps/${encodeURIComponent(slug)}`, { unit, kpi })

export const linkToCheck = (slug: string): string =>
  linkTo(`/help/${encodeURIComponent(slug)}`, { unit: null, kpi: null })

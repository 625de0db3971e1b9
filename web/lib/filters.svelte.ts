import { goto } from '$app/navigation'
import { page } from '$app/state'
import type { Catalogue } from '#web/contract/catalogue.ts'
import { readUrlState, withChoices, type Key, type UrlState } from './url-state.ts'

/** Choices that stay when a reader goes to another page; the open cell, the sorting and the view belong to one page. */
const TRAVELLING: readonly Key[] = ['kpi', 'by', 'cycle', 'unit', 'lang', 'snap']

/** The choices in the address, live. Nothing is stored beside it. */
export const filters = {
  get now(): UrlState & { ignored: string[] } {
    return readUrlState(page.url.searchParams, (page.data.catalogue as Catalogue | null | undefined) ?? null)
  },
}

/** A link to another page that keeps the filters. */
export const linkTo = (pathname: string, patch: Partial<UrlState> = {}): string =>
  withChoices(page.url, patch, pathname, TRAVELLING)

/** This page with another choice. */
export const linkHere = (patch: Partial<UrlState>): string => withChoices(page.url, patch)

/** Makes a choice: focus and scroll stay, and Back undoes it unless it is to `replace` the one before, as each typed letter does. */
export const choose = (patch: Partial<UrlState>, { replace = false } = {}): Promise<void> =>
  goto(linkHere(patch), { reset: false, replaceState: replace })

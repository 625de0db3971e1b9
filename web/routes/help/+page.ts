import { traps } from '#queries/traps/index.ts'

/** The words of every check, fetched when the page is opened and by no other page. */
export const load = () => ({
  slugs: Object.keys(traps),
  loaded: import('#queries/traps/loaded.ts').then(({ loadedTraps }) => loadedTraps),
})

import { wordsOf, type Words } from '#web/text/words.ts'
import { filters } from './filters.svelte.ts'
import type { Lang } from '#queries/locale.ts'

/** The language of the address and the words of the frame in it, live. */
export const reader = {
  get lang(): Lang {
    return filters.now.lang
  },
  get words(): Words {
    return wordsOf[filters.now.lang]
  },
}

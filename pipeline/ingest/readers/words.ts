import type { Field } from '../fields.ts'
import { note, warn } from '../row-state.ts'
import { copyOf } from '../units.ts'
import { readFlag, readWord, type WordList } from '../values/words.ts'
import { printable, type Read, type ReadingContext } from './context.ts'

/** Readers of words of closed lists, as their codes, and of yes and no. */
export function wordReaders({ sources, state }: ReadingContext) {
  /**
   * A word of a closed list as its code; an unknown word is kept out with a note. The word itself is named, unless the column is one
   * in which people are (`mayName`).
   */
  function word(field: Field, list: WordList, { mayName = false } = {}): Read | null {
    const source = sources.source(field)
    if (!source) return null
    const codes = new Map<string, string | null>()
    return (cells, group) => {
      const raw = source.text(cells, group)
      if (raw === '') return ''
      let code = codes.get(raw)
      if (code === undefined) {
        code = readWord(list, raw)
        if (codes.size < 10_000) codes.set(copyOf(raw), code)
      }
      if (code === null) {
        note(state, source.column(group), 'UNKNOWN_WORD')
        warn(state, 'UNKNOWN_WORD', mayName ? source.column(group) : `${source.column(group)}: "${printable(raw)}"`)
      }
      return code ?? ''
    }
  }

  function flag(field: Field): Read | null {
    const source = sources.source(field)
    return source && ((cells, group) => readFlag(source.text(cells, group)) ?? '')
  }

  return { word, flag }
}

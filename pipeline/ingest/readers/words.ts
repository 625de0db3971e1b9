import type { Field } from '../fields.ts'
import { note, warn } from '../row-state.ts'
import { copyOf } from '../units.ts'
import { readFlag, readWord, wordsOf, type WordList } from '../values/words.ts'
import { printable, type Read, type ReadingContext } from './context.ts'

/** What stands for none of them. */
const NOTHING: ReadonlySet<string> = new Set(['', '-', '—', '无', '未诊断', 'none', 'no diagnosis'])

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

  /** Several words of one list in one cell, each once, in the order of the list, joined by '+'. */
  function words(field: Field, list: WordList): Read | null {
    const source = sources.source(field)
    if (!source) return null
    return (cells, group) => {
      const found = new Set<string>()
      for (const part of source.text(cells, group).split(/[+＋、,，;；/|和与&]|\band\b/u)) {
        if (NOTHING.has(part.trim().toLowerCase())) continue
        const code = readWord(list, part)
        if (code !== null) found.add(code)
        else {
          note(state, source.column(group), 'UNKNOWN_WORD')
          warn(state, 'UNKNOWN_WORD', `${source.column(group)}: "${printable(part.trim())}"`)
        }
      }
      return wordsOf(list)
        .filter((code) => found.has(code))
        .join('+')
    }
  }

  /** The role of a person who is named or whose role is: a name becomes 'other', and is kept nowhere. */
  function role(field: Field, list: WordList): Read | null {
    const source = sources.source(field)
    return (
      source &&
      ((cells, group) => {
        const raw = source.text(cells, group).trim()
        return raw === '' ? '' : (readWord(list, raw) ?? 'other')
      })
    )
  }

  function flag(field: Field): Read | null {
    const source = sources.source(field)
    return source && ((cells, group) => readFlag(source.text(cells, group)) ?? '')
  }

  return { word, words, role, flag }
}

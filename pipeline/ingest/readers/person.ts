import type { Field } from '../fields.ts'
import { copyOf } from '../units.ts'
import { NULL_TOKENS } from '../values/null-tokens.ts'
import type { Read, ReadingContext } from './context.ts'

/** Written where a rater is not to be known; such a rater stays unknown. */
const ANONYMOUS = new Set(['匿名', '匿名评价', 'anonymous'])

/** Person numbers as random keys; the names beside them go to the identity store only. */
export function personReader({ mapping, sources, identity }: ReadingContext) {
  const scope = mapping.person_scope === 'source' ? mapping.source : ''

  /** The key of a person; '' when the cell is blank. A rater may be delivered by name alone, which tells the raters of one source apart. */
  function person(idField: Field, nameField: Field): Read | null {
    const name = sources.source(nameField)
    const isByName = idField === 'rater_id' && !sources.source(idField)
    const id = isByName ? name : sources.source(idField)
    if (!id) return null
    const keys = new Map<string, string>()
    return (cells, group) => {
      const number = id.text(cells, group)
      const text = number.trim()
      if (text === '' || (isByName && (NULL_TOKENS.has(text) || ANONYMOUS.has(text.toLowerCase())))) return ''
      const known = keys.get(number)
      if (known !== undefined) return known
      const key = isByName
        ? identity.personKey(`rater name of ${mapping.source}`, copyOf(number), '')
        : identity.personKey(scope, copyOf(number), copyOf(name?.text(cells, group) ?? ''))
      keys.set(copyOf(number), key)
      return key
    }
  }

  return person
}

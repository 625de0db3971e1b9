import type { Field } from '../fields.ts'
import { copyOf } from '../units.ts'
import type { Read, ReadingContext } from './context.ts'

/** Person numbers as random keys; the names beside them go to the identity store only. */
export function personReader({ mapping, sources, identity }: ReadingContext) {
  const scope = mapping.person_scope === 'source' ? mapping.source : ''

  /** The key of a person; '' when the cell is blank. */
  function person(idField: Field, nameField: Field): Read | null {
    const id = sources.source(idField)
    if (!id) return null
    const name = sources.source(nameField)
    const keys = new Map<string, string>()
    return (cells, group) => {
      const number = id.text(cells, group)
      if (number.trim() === '') return ''
      const known = keys.get(number)
      if (known !== undefined) return known
      const key = identity.personKey(scope, copyOf(number), copyOf(name?.text(cells, group) ?? ''))
      keys.set(copyOf(number), key)
      return key
    }
  }

  return person
}

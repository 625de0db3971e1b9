import { createHash } from 'node:crypto'
import { foldHeader } from './fold.ts'

/** The same columns in any order are the same kind of file. */
export function fingerprint(names: string[]): string {
  const folded = names
    .map((name) =>
      name
        .split(' > ')
        .map((part) => foldHeader(part).key)
        .join('>'),
    )
    .filter(Boolean)
    .sort()
  return createHash('sha256').update(folded.join('\u001f')).digest('hex').slice(0, 16)
}

import type { Chosen } from './choose-mapping.ts'
import type { Document } from './open-document.ts'

/** A guessed encoding holds only when names in it are understood; otherwise the file is refused where it stops being UTF-8. */
export async function withEncodingCheck<T>(document: Document, work: () => Promise<T>): Promise<T> {
  if (!document.encodingIsGuess) return work()
  try {
    const result = await work()
    if (
      isChosen(result) &&
      !result.sheets.some(({ header }) => header.names.some((name) => /\p{Script=Han}/u.test(name)))
    )
      throw document.wrongEncoding()
    return result
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : ''
    throw ['encoding', 'unknown-file', 'missing-column'].includes(String(code)) ? document.wrongEncoding() : cause
  }
}

const isChosen = (result: unknown): result is Chosen =>
  typeof result === 'object' && result !== null && 'fingerprint' in result

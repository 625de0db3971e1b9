import { codeWords } from '#queries/goals/code-words.ts'
import { goalWords } from '#queries/goals/words.ts'
import type { Lang } from '#queries/locale.ts'
import { trapNames } from '#queries/traps/names.ts'

/** The words for a code in a table of the goal check; null for every other column, and for a code that has no words. */
export function goalCode(column: string, value: string, lang: Lang): string | null {
  const words = goalWords[lang]
  const pick = (record: Record<string, string>) => (Object.hasOwn(record, value) ? record[value]! : null)
  switch (column) {
    case 'quadrant':
      return pick(words.quadrant)
    case 'firmness':
      return pick(words.firmness)
    case 'class':
      return pick(words.revision)
    case 'lane':
      return pick(words.lane)
    case 'basis':
      return pick(words.basisShort)
    case 'code':
      return codeWords[lang][value]?.name ?? null
    case 'by_trap':
      return trapNames[value]?.[lang] ?? null
    default:
      return null
  }
}

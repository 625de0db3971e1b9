/** Stands for a character that the report's font cannot draw; Chinese typesetters know it as the missing-type mark. */
export const MISSING_GLYPH = '〓'

export type Replaced = { code_point: string; n: number }

/**
 * The same value with every character that the font lacks replaced by 〓, and the list of what was replaced. A PDF/UA compile fails on a
 * missing glyph, so without this one rare character in a name would stop the monthly run. Characters that are never drawn (variation
 * selectors, zero-width joiners) are dropped.
 */
export function replaceRareGlyphs<T>(value: T, drawable: ReadonlySet<number>): { value: T; replaced: Replaced[] } {
  const counts = new Map<number, number>()
  const clean = (text: string) => {
    let out = ''
    for (const character of text.replace(NEVER_DRAWN, '')) {
      const code = character.codePointAt(0) ?? 0
      if (code === 0x0a || drawable.has(code)) out += character
      else if (code < 0x20) out += ' '
      else {
        out += MISSING_GLYPH
        counts.set(code, (counts.get(code) ?? 0) + 1)
      }
    }
    return out
  }
  const replaced = () =>
    [...counts]
      .sort(([a], [b]) => a - b)
      .map(([code, n]) => ({ code_point: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, n }))
  return { value: mapStrings(value, clean), replaced: replaced() }
}

const NEVER_DRAWN = /\p{Default_Ignorable_Code_Point}/gu

function mapStrings<T>(value: T, change: (text: string) => string): T {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part)
    if (Array.isArray(part)) return part.map(walk)
    if (part === null || typeof part !== 'object') return part
    return Object.fromEntries(Object.entries(part).map(([key, field]) => [key, walk(field)]))
  }
  // The walk keeps every key and changes text to text only, so the shape is the one it was given.
  return walk(value) as T
}

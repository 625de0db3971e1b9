/**
 * The form in which header names are compared: full width to half width, lower case, without text in brackets, white space, line
 * breaks and `_ - . / : * ※ 、`. The bracketed text is kept as a hint of unit or meaning: `完成率(%)` → 完成率, hint %.
 */
export type Folded = { key: string; hint: string | null }

export function foldHeader(header: string): Folded {
  const normal = header.normalize('NFKC').toLowerCase()
  const hints: string[] = []
  const outside = normal.replaceAll(/[([{【〔]([^)\]}】〕]*)[)\]}】〕]/g, (_, inside: string) => {
    hints.push(inside.trim())
    return ''
  })
  const bare = squeeze(outside)
  const hint = hints.find((text) => text !== '') ?? null
  // A header that is nothing but brackets keeps them as its name.
  return bare === '' ? { key: squeeze(normal), hint: null } : { key: bare, hint }
}

const squeeze = (text: string) => text.replaceAll(/[\s_\-./:*※、'"]/g, '')

/** The form in which ids, unit paths and labels are compared: NFKC and trimmed, inner characters untouched. */
export const foldId = (text: string): string => text.normalize('NFKC').trim()

/** Names are compared without case and inner white space as well. */
export const foldName = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** Levenshtein distance, given up beyond `limit`. */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const now = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      now.push(Math.min((before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, substitution))
    }
    before = now
  }
  return before[b.length] ?? limit + 1
}

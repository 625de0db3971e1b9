/** Signs of the private-use area that stand for what a rule has already understood; equal length keeps every offset. */
export const NAME = '\uE000'
export const TIME = '\uE001'
export const BASE = '\uE002'

/** A stretch [start, end) of the normal text. */
export type Span = { start: number; end: number }

/** The text with every match of a global pattern replaced by `sign`, as far as `keep` does not object. */
export function cover(
  text: string,
  pattern: RegExp,
  sign: string,
  keep?: (match: string, start: number) => boolean,
): string {
  return text.replace(pattern, (match: string, ...rest: unknown[]) => {
    // Named or unnamed groups may stand between the match and its place.
    const start = rest.find((part) => typeof part === 'number') as number
    return keep?.(match, start) ? match : sign.repeat(match.length)
  })
}

/** The text with the names back: they hide numbers and dates only, rules on wording read the original. */
export const uncoverNames = (covered: string, low: string): string =>
  covered.includes(NAME)
    ? covered.replaceAll(NAMES, (run: string, at: number) => low.slice(at, at + run.length))
    : covered
const NAMES = new RegExp(`${NAME}+`, 'g')

/** All matches of a global pattern as spans. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = []
  pattern.lastIndex = 0
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    if (found[0] === '') pattern.lastIndex++
    else spans.push({ start: found.index, end: found.index + found[0].length })
  }
  return spans
}

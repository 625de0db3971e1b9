/**
 * A goal's text in the form in which rules read it, with the way back.
 *
 * `plain` is NFKC without control and invisible characters, with runs of white space as one blank (a line break stays one);
 * `low` is the same in lower case (ASCII only, so both have one length). `from[i]` and `to[i]` are where character i of them
 * begins and ends in the original, in UTF-16 units; null: the text was already in this form and offsets are the same.
 */
export type NormalText = {
  original: string
  plain: string
  low: string
  from: Int32Array | null
  to: Int32Array | null
}

export function normalise(original: string): NormalText {
  if (PLAIN.test(original)) {
    return { original, plain: original, low: original.toLowerCase(), from: null, to: null }
  }
  const from: number[] = []
  const to: number[] = []
  let plain = ''
  let at = 0
  const emit = (text: string, start: number, end: number) => {
    plain += text
    for (let i = 0; i < text.length; i++) {
      from.push(start)
      to.push(end)
    }
  }
  while (at < original.length) {
    const code = original.charCodeAt(at)
    const start = at
    if (isBlank(code)) {
      let breaks = false
      for (; at < original.length && isBlank(original.charCodeAt(at)); at++) breaks ||= isBreak(original.charCodeAt(at))
      if (plain !== '') emit(breaks ? '\n' : ' ', start, at)
    } else if (code === ESCAPE) at = afterSequence(original, at)
    else if (isInvisible(code)) at++
    else if (code < 0x80 || (code >= 0x4e00 && code <= 0x9fff)) {
      at++
      // A mark that follows belongs to its letter: é may be two characters.
      if (isMark(original.charCodeAt(at))) {
        while (isMark(original.charCodeAt(at))) at++
        emit(original.slice(start, at).normalize('NFKC'), start, at)
      } else emit(original[start]!, start, at)
    } else if (code >= 0xff01 && code <= 0xff5e) emit(String.fromCharCode(code - 0xfee0), start, ++at)
    // ① and its kin number the parts of a goal; as digits they would pass for quantities.
    else if (code >= 0x2460 && code <= 0x24ff) emit('•', start, ++at)
    else {
      at += (original.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
      while (isMark(original.charCodeAt(at))) at++
      emit(original.slice(start, at).normalize('NFKC'), start, at)
    }
  }
  while (plain.endsWith(' ') || plain.endsWith('\n')) {
    plain = plain.slice(0, -1)
    from.pop()
    to.pop()
  }
  return { original, plain, low: asciiLower(plain), from: Int32Array.from(from), to: Int32Array.from(to) }
}

/** The span of the original that stands for [start, end) of the normal text. */
export function originalSpan({ from, to }: NormalText, start: number, end: number): [number, number] {
  if (!from || !to || end <= start) return [start, end]
  return [from[start] ?? 0, to[end - 1] ?? 0]
}

/** Already normal: visible ASCII, Han and the punctuation that NFKC keeps; single blanks inside only. */
const PLAIN = /^[!-~一-鿿、。《》“”‘’—–·]+(?: [!-~一-鿿、。《》“”‘’—–·]+)*$/

/** Terminal sequences such as ESC [ 2 J: their numbers are no quantities. */
const ESCAPE = 27
function afterSequence(text: string, at: number): number {
  if (text[at + 1] !== '[') return at + 1
  let end = at + 2
  while (end < text.length && end < at + 20 && /[0-9;?]/.test(text[end]!)) end++
  return Math.min(end + 1, text.length)
}

const asciiLower = (text: string) => text.replace(/[A-Z]+/g, (run) => run.toLowerCase())
const isBreak = (code: number) => code === 10 || code === 13 || code === 0x2028 || code === 0x2029
const isBlank = (code: number) =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x3000 || isBreak(code) // prettier-ignore
const isInvisible = (code: number) =>
  code < 32 || (code >= 0x7f && code < 0xa0) || code === 0xad || (code >= 0x200b && code <= 0x200f) ||
  (code >= 0x202a && code <= 0x202e) || (code >= 0x2060 && code <= 0x2064) || (code >= 0x2066 && code <= 0x206f) || code === 0xfeff // prettier-ignore
const isMark = (code: number) => (code >= 0x300 && code <= 0x36f) || (code >= 0xfe00 && code <= 0xfe0f)

/** A part of a text between commas, with its place in the whole text. */
export type Clause = { text: string; from: number }
/** A sentence, its line (from 1), its clauses, and what stands behind it on the same line. */
export type Sentence = { text: string; from: number; line: number; clauses: Clause[]; after: string }

/**
 * The sentences of a text in either language. Lines end sentences; a full stop does where a blank or the end of the line follows, so
 * that 3.5 and 2026.3 stay whole. Full-width letters and digits are read as half-width ones; places do not move.
 */
export function sentencesOf(text: string): Sentence[] {
  const found: Sentence[] = []
  let lineFrom = 0
  halfWidth(text)
    .split('\n')
    .forEach((line, i) => {
      let from = 0
      for (const part of line.split(SENTENCE_END)) {
        if (part.trim() !== '') {
          const after = line.slice(from + part.length)
          const place = lineFrom + from
          found.push({ text: part, from: place, line: i + 1, clauses: clausesOf(part, place), after })
        }
        from += part.length
      }
      lineFrom += line.length + 1
    })
  return found
}

/** Splits behind the mark, so that nothing is lost. */
const SENTENCE_END = /(?<=[。！？；!?;])|(?<=\.)(?=\s)/
const CLAUSE_END = /(?<=[，,、：:（）()“”"])/

function clausesOf(sentence: string, from: number): Clause[] {
  let at = from
  return sentence.split(CLAUSE_END).flatMap((text) => {
    const clause = { text, from: at }
    at += text.length
    return text.trim() === '' ? [] : [clause]
  })
}

/** Full-width digits, letters, percent sign and the like, one for one; Chinese punctuation stays. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ％＝．]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

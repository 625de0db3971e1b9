import { sentencesOf, type Sentence } from './sentences.ts'

/** How well a connection is supported: by a change that was tried, by association, by what people reported, or not at all. */
export type Support = 'tried' | 'associated' | 'reported' | 'none'
/** `word` claims a cause; `with` is what the outcome moved together with, null where the sentence does not say it in a few words. */
export type CauseFault = { word: string; from: number; line: number; with: string | null }

/**
 * Words of cause on evidence that only shows association (traps 6). Two kinds:
 * - verbs (导致, 证明, caused by, leads to …) claim a cause wherever they stand, unless denied (“不能证明”, “is not caused by”);
 * - connectives (因为, 所以, because …) do so where the sentence tells of a measured outcome: a figure, or something that rose or fell.
 *   “因为人数太少，此处不显示” gives the reason of a rule and stays.
 * Questions, and sentences that look for a cause (“研究导致下滑的原因”), claim none.
 *
 * @returns nothing when the evidence is 'tried'
 */
export function causeFaults(text: string, support: Support): CauseFault[] {
  return support === 'tried' ? [] : sentencesOf(text).flatMap(faultsOf)
}

function faultsOf(sentence: Sentence): CauseFault[] {
  if (/[?？]\s*$/.test(sentence.text)) return []
  const isOutcome = OUTCOME.test(sentence.text)
  const found = [...VERBS, ...(isOutcome ? CONNECTIVES : [])].flatMap(({ pattern, with: side }) =>
    [...sentence.text.matchAll(pattern)].flatMap((match) => {
      if (isDenied(sentence.text.slice(0, match.index))) return []
      const before = sentence.text.slice(0, match.index)
      const after = sentence.text.slice(match.index + match[0].length)
      const place = { from: sentence.from + match.index, line: sentence.line }
      return [{ word: match[0].trim(), ...place, with: side === 'before' ? lastPart(before) : firstPart(after) }]
    }),
  )
  return found.sort((a, b) => a.from - b.from)
}

type Word = { pattern: RegExp; with: 'before' | 'after' }
const VERBS: readonly Word[] = [
  { pattern: /导致|造成|引起(?!.{0,6}(?:重视|注意|关注|兴趣))|使得|证明了?|决定了/g, with: 'before' },
  { pattern: /归因于|源于|归咎于/g, with: 'after' },
  {
    pattern:
      /\b(?:causes?(?=\s+(?:the|a|an|our|their|its|lower|higher|poor|low|high|more|less|fewer)\b)|lead(?:s|ing)? to|led to|results? in(?=\s+(?:lower|higher|poor|low|high|more|less|fewer|better|worse)\b)|resulted in|proves?|proved|proven)\b/gi,
    with: 'before',
  },
  {
    pattern: /\b(?:(?:is|are|was|were) )?caused by\b|\b(?:due|owing|thanks) to\b|\battributable to\b/gi,
    with: 'after',
  },
]
const CONNECTIVES: readonly Word[] = [
  { pattern: /因为|由于|缘于/g, with: 'after' },
  { pattern: /所以|因此|因而/g, with: 'before' },
  { pattern: /\bbecause(?: of)?\b/gi, with: 'after' },
  { pattern: /\b(?:therefore|hence|which is why)\b/gi, with: 'before' },
]
const OUTCOME =
  /\d\s*[%‰]|[一二三四五六七八九]成|倍|上升|下降|下滑|上涨|提高|提升|降低|增长|增加|减少|改善|恶化|变好|变慢|\b(?:rose|rises?|fell|falls?|grew|grows?|drop(?:s|ped)?|declin(?:es?|ed)|increas(?:es?|ed)|decreas(?:es?|ed)|improv(?:es?|ed)|worsen(?:s|ed)?|higher|lower)\b/i
/** A denial right before the word, or a search for what it would name. */
const isDenied = (before: string): boolean =>
  /(?:不|未|没有?|并非|不能|尚未|无法|是否)[^，。]{0,3}$|(?:研究|分析|查找|查明|找出|了解|探究)[^，。]{0,6}$/.test(
    before,
  ) || /\b(?:not|never|no|cannot|can't|doesn't|don't|without|nothing|whether|what)(?:\s+\w+){0,2}\s*$/i.test(before)

/** What stands before a cause word: the nearest part with a word of its own, adverbs taken off. */
function lastPart(before: string): string | null {
  const parts = before.split(/[，,；;：:、]/).map(cleaned)
  return short(parts.findLast((part) => part !== ''))
}
const firstPart = (after: string): string | null => short(cleaned(after.split(/[，,；;。.！!？?]|所以|因此/)[0]!))

function cleaned(part: string): string {
  return part
    .trim()
    .replace(
      /^(?:因为|由于|而且|并且|而|也|但|则|这(?:些|种|个|次)?|那(?:些|种|个)?|that|the|this|and|but|it)(?:\s+|(?=\p{Script=Han}|$))/iu,
      '',
    )
    .replace(
      /(?:直接|最终|显然|往往|还|会|可能|容易|极易|从而|进而|就|都|也|is|was|are|were|has|have|often|directly)+\s*$/giu,
      '',
    )
    .trim()
}
/** A name of a circumstance has a few words; a whole story is none. */
const short = (part: string | undefined): string | null =>
  part && (/\p{Script=Han}/u.test(part) ? part.length <= 20 : part.split(/\s+/).length <= 8) ? part : null

import { NAME, TIME, spansOf, type Span } from './cover.ts'
import { ENGLISH_EACH_AFTER, ENGLISH_EACH_BEFORE, ENGLISH_RELATIVE, ENGLISH_TIMES } from './time-en.ts'
import { HAN_LEVEL_BEFORE, HAN_RELATIVE, HAN_TIMES } from './time-zh.ts'

/** The points and periods of time found, and the text with them covered: what is numeric in the rest is a criterion. */
export type Times = { spans: Span[]; rest: string }

/** @param text lower case, names and baselines covered; @param plain with capitals: "May" is a month only with one */
export function findTimes(text: string, plain: string, han: boolean, latin: boolean): Times {
  const spans: Span[] = []
  let rest = text
  const take = (found: Span[], isTime: (span: Span) => boolean) => {
    let covered = ''
    let at = 0
    for (const span of found) {
      if (!isTime(span)) continue
      spans.push(span)
      covered += rest.slice(at, span.start) + TIME.repeat(span.end - span.start)
      at = span.end
    }
    if (at > 0) rest = covered + rest.slice(at)
  }
  if (han) {
    take(spansOf(rest, HAN_TIMES), () => true)
    take(spansOf(rest, HAN_RELATIVE), ({ start }) => !HAN_LEVEL_BEFORE.test(rest.slice(Math.max(0, start - 14), start)))
  }
  if (latin) {
    take(spansOf(rest, ENGLISH_TIMES), (span) => !isUncapitalisedVerb(text, plain, span))
    take(spansOf(rest, ENGLISH_RELATIVE), ({ start, end }) => !isEachTime(rest, start, end))
  }
  // A name is looked for only where nothing else is found.
  if (latin && spans.length === 0)
    take(spansOf(plain, NAMED_EVENT), ({ start, end }) => isEventName(rest, plain, start, end))
  return { spans, rest }
}

/** During the Fringe, before the Harvest Fair: an event by its name. */
const NAMED_EVENT =
  /\b(?:before|until|ahead of|during|prior to|in time for) (?:the |our )?[A-Z][a-z]{2,}(?:['’]s)?(?: [A-Z][a-z]+)*/g
/** Not a ward or a version whose name is covered, and not the words of a title. */
const isEventName = (text: string, plain: string, start: number, end: number): boolean =>
  !text.slice(start, end).includes(NAME) && /\b[a-z]{4,}\b/.test(plain.slice(0, start) + plain.slice(end))

/** Short names of months and the two that are verbs count only with a capital, unless the whole text is in one case. */
const AMBIGUOUS = /^(?:\d+(?:st|nd|rd|th)?[ -](?:of )?)?(?:may|march|mar|jan|dec|sep|oct|jun|jul)\b/
function isUncapitalisedVerb(text: string, plain: string, { start, end }: Span): boolean {
  const found = AMBIGUOUS.exec(text.slice(start, end))
  if (!found) return false
  const name =
    plain
      .slice(start, end)
      .match(/[A-Za-z]+/g)
      ?.at(-1) ?? ''
  return name !== '' && name[0] === name[0]!.toLowerCase() && plain !== plain.toLowerCase()
}

const isEachTime = (text: string, start: number, end: number): boolean =>
  ENGLISH_EACH_AFTER.test(text.slice(end, end + 60)) ||
  (!/years?$/.test(text.slice(start, end)) && ENGLISH_EACH_BEFORE.test(text.slice(Math.max(0, start - 70), start)))

import { NAME, TIME, cover } from './cover.ts'

/**
 * Covers numbers that are part of a name and follow no fixed list: ordinals, station 14 behind a preposition, Kafka 3 or Car Park 2
 * (a capital in the middle of a sentence, then a number that nothing counts), notice VAT 7 (a document acted on).
 *
 * @param rest lower case, times covered; @param plain the same with capitals
 */
export function coverNumberedNames(rest: string, plain: string, latin: boolean): string {
  if (!latin || !/\d/.test(rest)) return rest
  let text = cover(rest, /(?<![\d.,])\d{1,3}(?:st|nd|rd|th)\b/g, NAME)
  text = cover(text, PLACED, NAME)
  text = cover(text, DOCUMENT, NAME, (match, start) => {
    const name = /[a-z]+ \d+$/.exec(match)
    return !name || !isCapital(plain[start + name.index])
  })
  if (isTitle(text, plain)) return text
  return cover(text, NUMBERED, NAME, (match, start) => !isCapital(plain[start]) || !isName(text, plain, match, start))
}

const isCapital = (sign: string | undefined): boolean => sign !== undefined && sign >= 'A' && sign <= 'Z'

/** Kafka 3, not NPS 60; before a plural (Vue 2 screens) it is a name unless a place is counted in (in Leeds 3 shops). */
function isName(text: string, plain: string, match: string, start: number): boolean {
  if (isCapital(plain[start + 1])) return false
  const countsAfter = /^\s[a-z]+s\b/.test(text.slice(start + match.length))
  return !countsAfter || !/\b(?:in|at|for|with|from|by|of|to)\s$/.test(text.slice(Math.max(0, start - 6), start))
}

/** A title writes most words with a capital; months, names with a number and the first word say nothing about it. */
function isTitle(text: string, plain: string): boolean {
  let capital = 0
  let small = 0
  for (const { 0: word, index } of plain.matchAll(/[A-Za-z]{4,}(?![A-Za-z]* \d)/g)) {
    if (index === 0 || text[index] === TIME) continue
    if (isCapital(word[0])) capital++
    else small++
  }
  return capital > small && capital > 1
}

/** Words in front of a number that compare, measure or count it. */
const COUNTING =
  '(?:least|most|about|under|over|around|roughly|below|above|nearly|almost|exactly|only|just|up|approximately|between|minimum|maximum|max|min|fewer|less|more|no|or|the|a|an|our|all|every|each|scores?|scored|index|average|total|and|by|to|than|another|usd|eur|gbp|rmb|cny|inr|sgd|aud|hkd|jpy|cad|chf|nps|csat|some|these|those|any|approx|circa|within|first|next|last|top|both|its|their|rating|target|value|of|at|on|in|from|for|is|are|reach|hit)'

/** At station 14, on machine 6: behind a preposition a noun carries the number as its name, unless it compares or measures. */
const PLACED = new RegExp(
  String.raw`\b(?!${COUNTING}\b)[a-z]{3,}(?=\s\d)(?<=\b(?:at|on|in|for|of|from|near|along|between|under)\s(?:the\s|our\s)?[a-z]{3,})\s\d{1,4}(?=$|[,;)]|\.(?:\s|$)|\s(?:to|by|from|and|for|with|at|on|is|are|before|during)\b)`,
  'g',
)

const UNITS = String.raw`%|\/|percent|points?|pp|k\b|m\b|bn|million|billion|thousand|hours?|days?|weeks?|months?|minutes?|seconds?|ms\b|tonnes?|tons?|times|stars?|new|additional|more|fewer|less|or (?:more|less|better|higher|lower|above|below)|out of`

/** Revise circular HR 14, follow SOP 9: what is written, replaced or obeyed has a number and reaches none. */
const DOCUMENT = new RegExp(
  String.raw`\b(?:(?:guidance|technical|safety|service|practice|advice)?\s?(?:notes?|notices?|forms?|circulars?|directives?|bulletins?|leaflets?|polic(?:y|ies)|procedures?|protocols?|regulations?|orders?|memos?|schedules?|standards?|guidelines?|exhibits?|drawings?|instructions?)|(?:follow|observe|apply|comply with|adhere to|revise|rewrite|redraft|amend|translate|retire|repeal|uphold|respect|obey)(?:\s(?:the|our|all of))?)\s[a-z]{2,}\s\d{1,4}(?![\d.,]*\d|\s?(?:${UNITS})|\s[a-z]+s\b)`,
  'g',
)

const NUMBERED = new RegExp(
  String.raw`(?<=[a-z0-9,'\uE000-\uE002] )(?!${COUNTING}\b)[a-z][a-z]+ \d{1,4}(?:\.\d{1,2})?(?![\d.,]*\d|\s?(?:${UNITS}))`,
  'g',
)

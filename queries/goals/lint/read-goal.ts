import type { Lang } from '#queries/locale.ts'
import { coverBaselines } from './baselines.ts'
import { BASE, NAME, cover, type Span } from './cover.ts'
import { hasEvent } from './events.ts'
import { scriptsOf } from './language.ts'
import { coverNames } from './masks.ts'
import { normalise, type NormalText } from './normalise.ts'
import { quantitiesIn, type Quantity } from './quantities.ts'
import { onlyCountsObjects } from './scope.ts'
import { findTimes } from './times.ts'

/** What the words of a goal hold, before any letter is judged. Spans are in the normal text. */
export type GoalReading = {
  normal: NormalText
  lang: Lang
  han: boolean
  latin: boolean
  /** Lower case with names, baselines and times covered: what is left to be read. */
  rest: string
  times: Span[]
  /** The criteria; a number that only counts what is acted on is in `scope` instead. */
  quantities: Quantity[]
  scope: Quantity[]
  event: boolean
  /** The text names what it compares with. */
  comparesWithPast: boolean
}

export function readGoal(text: string, stated: Lang | undefined): GoalReading {
  const normal = normalise(text)
  const { lang, han, latin } = scriptsOf(normal.low, stated)
  const named = coverNames(normal.low, normal.plain, han, latin)
  const based = coverBaselines(named, han, latin)
  const { spans: times, rest: timeless } = findTimes(based, normal.plain, han, latin)
  const rest = coverNumberedNames(timeless, normal.plain, latin)
  const all = quantitiesIn(rest, han, latin)
  const event = hasEvent(normal.low, han, latin, times.length > 0)
  const isScope = all.length > 0 && !event && onlyCountsObjects(rest, all, han, latin)
  return {
    ...{ normal, lang, han, latin, rest, times, event },
    quantities: isScope ? [] : all,
    scope: isScope ? all : [],
    comparesWithPast: based.includes(BASE),
  }
}

/** Ordinals, and Acme 7 or Windows 11: a capital in the middle of a sentence, then a number that nothing counts. */
function coverNumberedNames(rest: string, plain: string, latin: boolean): string {
  if (!latin || !/\d/.test(rest)) return rest
  const ordered = cover(rest, /(?<![\d.,])\d{1,3}(?:st|nd|rd|th)\b/g, NAME)
  const placed = cover(ordered, PLACED, NAME)
  const isTitle = (plain.match(/\b[A-Z]/g)?.length ?? 0) > (plain.match(/\b[a-z]{4,}/g)?.length ?? 0)
  if (isTitle) return placed
  return cover(placed, NUMBERED, NAME, (_, start) => {
    const first = plain[start]!
    return start === 0 || first === first.toLowerCase() || !/[a-z]/.test(plain[start + 1] ?? '')
  })
}

/** At station 14, on machine 6: behind a preposition a noun carries the number as its name, unless it compares or measures. */
const PLACED =
  /(?<=\b(?:at|on|in|for|of|from|near|along|between|under)\s(?:the\s|our\s)?)(?!least|most|about|under|over|around|roughly|below|above|nearly|almost|exactly|only|just|up|approximately|between|minimum|maximum|max|min|fewer|less|more|no|or|the|a|an|our|all|every|each|score|scores|index|average|total|and|by|to|than|only|another|usd|eur|gbp|rmb|cny|inr|sgd|aud|hkd|jpy|cad|chf|nps|csat|some|these|those|any|approx|circa|within|first|next|last|top|both|its|their)[a-z]{3,}\s\d{1,4}(?=$|[,;)]|\.(?:\s|$)|\s(?:to|by|from|and|for|with|at|on|is|are|before|during)\b)/g

const NUMBERED =
  /(?<=[a-z0-9,] )[a-z][a-z]+ \d{1,4}(?:\.\d{1,2})?(?![\d.,]*\d|\s?(?:%|\/|percent|points?|pp|k\b|m\b|bn|million|billion|thousand|hours?|days?|weeks?|months?|minutes?|tonnes?|tons?|times|new|additional|more|[a-z]+s\b))/g

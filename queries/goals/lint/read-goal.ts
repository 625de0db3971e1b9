import type { Lang } from '#queries/locale.ts'
import { coverBaselines } from './baselines.ts'
import { BASE, type Span } from './cover.ts'
import { hasEvent } from './events.ts'
import { scriptsOf } from './language.ts'
import { coverNames } from './masks.ts'
import { normalise, type NormalText } from './normalise.ts'
import { coverNumberedNames } from './numbered-names.ts'
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

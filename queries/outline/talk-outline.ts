import { shortFactorName } from '#queries/analyses/factor-evidence/factor-names.ts'
import type { FactorEvidenceResult } from '#queries/analyses/factor-evidence/result.ts'
import type { UnitVerdict } from '#queries/analyses/system-or-individual/result.ts'
import { decisionWords } from '#queries/decisions/decision-words.ts'
import type { Decision } from '#queries/decisions/find-decisions.ts'
import type { WeekTopic } from '#queries/decisions/this-week.ts'
import { causeName, remedyName } from '#queries/improvement/cause-names.ts'
import { causeOfFactor, FITTING } from '#queries/improvement/causes.ts'
import { ownerFunctionName } from '#queries/improvement/plan/owner-functions.ts'
import type { Lang } from '#queries/locale.ts'
import { trapName } from '#queries/traps/names.ts'
import { formatDate, formatList } from '#queries/words/format.ts'
import { limitSentences, verdictSentence, whatWouldChange } from '#queries/words/verdict.ts'
import { offerWords, questions, unknownWords } from './words.ts'

export type Given = {
  about: WeekTopic | null
  /** How the reader calls the unit. */
  name: string
  /** Sentences of the analyses about the unit that are facts as they stand: the gap and the trend. */
  said: readonly string[]
  verdict: UnitVerdict | null
  evidence: Pick<FactorEvidenceResult, 'kind' | 'factors'> | null
  /** What asks for a decision in this unit. */
  decisions: readonly Decision[]
}
export type Outline = { facts: string[]; unknown: string[]; questions: string[]; offers: string[] }

/** So many lines of a kind fit on one printed page. */
const MOST = 5

/**
 * A talk with the manager of a unit, on one page: what is known, what is not, three questions, and what the company offers. Made from
 * results that are protected already; it speaks of targets, process and resources, and asks before it concludes.
 */
export function talkOutline(given: Given, lang: Lang): Outline {
  const { about, said, verdict, evidence, decisions, name } = given
  const isTrapped = verdict?.verdict === 'measurement_trap'
  const backed = (evidence?.factors ?? []).filter(({ here }) => here !== null && here.grade !== 'none')
  const facts = [
    ...said,
    ...(verdict && verdict.verdict !== 'withheld' ? [verdictSentence(verdict, lang)] : []),
    ...(backed.length > 0 && !isTrapped ? [unknownWords[lang].goesWith(factorList(backed, lang))] : []),
    ...decisions.map((one) => decisionWords(one, name, lang).title),
  ]
  const untested = (evidence?.factors ?? []).filter(({ status }) => status === 'not_testable')
  const unknown = [
    ...(verdict?.blocked_by ?? []).map((slug) => unknownWords[lang].trap(trapName(slug)[lang])),
    ...(verdict ? limitSentences(verdict.limits, lang) : [unknownWords[lang].noVerdict]),
    ...(untested.length > 0 ? [unknownWords[lang].untested(factorList(untested, lang))] : []),
    ...(verdict && verdict.limits.length > 0 ? whatWouldChange(verdict, lang).slice(0, 1) : []),
  ]
  return {
    facts: unique(facts).slice(0, MOST),
    unknown: [...unique(unknown).slice(0, MOST - 1), unknownWords[lang].person],
    questions: [...questions[lang][about ?? 'general']],
    offers: offersOf(given, backed, lang),
  }
}

/** Open company items come first: what was promised; then what fits the best backed cause; then what is always on offer. */
function offersOf({ decisions }: Given, backed: FactorEvidenceResult['factors'], lang: Lang): string[] {
  const words = offerWords[lang]
  const owed = decisions
    .filter(({ rule }) => rule === 'overdue_company_item')
    .map(({ item, owner_function, due_on }) =>
      words.owed(
        item ?? '',
        ownerFunctionName(owner_function, lang),
        due_on === null ? null : formatDate(due_on, lang),
      ),
    )
  const causes = backed.flatMap(({ factor }) => causeOfFactor(factor) ?? [])
  const fitting = unique(causes)
    .slice(0, 2)
    .map((cause) =>
      words.fitting(
        causeName(cause, lang),
        formatList(
          FITTING[cause].map((remedy) => remedyName(remedy, lang)),
          lang,
        ),
      ),
    )
  return [...owed, ...fitting, words.always].slice(0, MOST)
}

const factorList = (factors: FactorEvidenceResult['factors'], lang: Lang) =>
  formatList(
    factors.slice(0, 3).map(({ factor }) => shortFactorName(factor, lang)),
    lang,
  )
const unique = <T>(all: readonly T[]): T[] => [...new Set(all)]

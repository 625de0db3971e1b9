import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { binomialAtLeast } from '#queries/stats/binomial-tail.ts'
import { falseDiscovery } from '#queries/stats/false-discovery.ts'
import { wilson } from '#queries/stats/wilson.ts'
import type { Status, Tested } from '../define.ts'
import { company, notTestable } from '../outcome.ts'
import type { RatedUnit, RaterGroup } from '../rater-groups.ts'
import { raterPatterns, spanOf, type RaterOutcome } from '../rater-pattern.ts'
import type { FormRow } from './form-row.ts'
import { othersOf, type Others } from './others.ts'
import { copiesOf, type Copies } from './rater.ts'

export type Params = { scores: number; comments: number; fewest_forms: number }
type Judged = RaterOutcome & { found: (Copies & { others: Others }) | null }

/**
 * Are scores and words of a rater's forms copies of each other? (traps 5) The top score pattern in more than `scores` of the forms
 * and the top comment in more than `comments`. Both must be more than other raters' forms have, so the larger of two binomial tails
 * is the p (the pair is rare as soon as one of them is); Benjamini–Hochberg over raters. Told as patterns of departments, without a
 * word of any comment.
 */
export function judge({ forms, units }: { forms: FormRow[]; units: RatedUnit[] }, params: Params): Tested[] {
  if (forms.length === 0) return [notTestable(company, 'no_raters_known')]
  const raters = [...Map.groupBy(forms, ({ rater_no }) => rater_no).values()].map((rows) => ({
    base: baseOf(rows),
    copies: copiesOf(rows),
  }))
  const enough = raters.flatMap(({ copies }) => (copies.forms >= params.fewest_forms ? [copies] : []))
  const others = othersOf(enough)
  const judged = raters.map(({ base, copies }): Judged => {
    if (copies.forms < params.fewest_forms) return { ...base, ...untested('few_rows') }
    const pool = others(copies)
    return { ...base, ...(pool ? testedAs({ ...copies, others: pool }) : untested('no_peers')) }
  })
  const tested = judged.filter(({ found }) => found !== null)
  falseDiscovery(tested.map(({ p }) => p)).forEach((q, i) => {
    const { found } = tested[i]!
    const isCopied = found!.scores / found!.forms > params.scores && found!.comments / found!.forms > params.comments
    const status: Status = !isCopied ? 'pass' : q! < 0.05 ? 'trap' : 'caution'
    Object.assign(tested[i]!, { q, status })
  })
  return raterPatterns(judged, units, describe)
}

function baseOf(rows: readonly FormRow[]) {
  const units = [...Map.groupBy(rows, ({ unit_id }) => unit_id)]
  const [home] = units.sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))[0]!
  const span = spanOf(rows.map(({ period_id }) => ({ first_period: period_id, last_period: period_id })))
  return {
    ...{ unit_id: home, n: rows.length, n_results: rows.reduce((sum, { n_results }) => sum + n_results, 0) },
    ...{ first_period: span.first_period!, last_period: span.last_period! },
  }
}

const untested = (reason: string) => ({
  ...{ status: 'not_testable' as const, reason, found: null },
  ...{ effect: null, low: null, high: null, p: null, q: null },
})

function testedAs(found: Copies & { others: Others }) {
  const { forms, scores, comments, others } = found
  const p = Math.max(binomialAtLeast(scores, forms, others.scores), binomialAtLeast(comments, forms, others.comments))
  return {
    ...{ status: 'pass' as const, reason: null, found, p, q: null },
    ...{ effect: comments / forms, low: null, high: null },
  }
}

function describe(flagged: readonly Judged[], tested: readonly Judged[], { n_people }: RaterGroup) {
  const some = (flagged.length > 0 ? flagged : tested).map(({ found }) => found!)
  const sum = (of: (one: (typeof some)[number]) => number) => some.reduce((total, one) => total + of(one), 0)
  const forms = sum((one) => one.forms)
  const interval = wilson(
    sum((one) => one.comments),
    forms,
  )!
  const facts = {
    forms,
    comments: interval.share,
    others_comments: sum((one) => one.forms * one.others.comments) / forms,
    scores: sum((one) => one.scores) / forms,
    others_scores: sum((one) => one.forms * one.others.scores) / forms,
  }
  const rows = [
    { measure: 'comments', here: facts.comments, others: facts.others_comments, n_people },
    { measure: 'scores', here: facts.scores, others: facts.others_scores, n_people },
  ]
  return {
    ...{ effect: interval.share, low: interval.lower, high: interval.upper },
    evidence: { facts, rows: n_people >= SMALLEST_DISTRIBUTION ? rows : [] },
  }
}

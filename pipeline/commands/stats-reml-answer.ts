import type { Estimate } from '#pipeline/fit/jobs.ts'
import type { RemlOfFile } from '#pipeline/stats-file/reml-of-file.ts'
import type { FitLimit } from '#pipeline/stats-file/separability.ts'
import { textTable } from '#pipeline/terminal/text-table.ts'
import type { Lang } from '#queries/locale.ts'
import { formatExact, formatPercent } from '#queries/words/format.ts'
import { RESIDUAL } from './stats-reml-terms.ts'
import { remlText } from './stats-reml-text.ts'

/** An interval as it leaves the program; null where it could not be computed, never a number that is none. */
export type Share = { estimate: number | null; low: number | null; high: number | null; method: string }

/** What `stats reml --format json` prints, whole. `shares` are the superpopulation ones, comparable with lme4. */
export type RemlPrinted = {
  response: string
  rows: number
  dropped: RemlOfFile['counts']['dropped']
  status: RemlOfFile['fit']['status']
  message: string
  method: RemlOfFile['fit']['method']
  minus2LogREML: number | null
  components: Record<string, number | null>
  shares: Record<string, Share | null>
  realisedShares: Record<string, Share | null>
  levels: Record<string, number>
  /** Factors whose variance is estimated as 0, the edge of what a variance can be. */
  atBoundary: string[]
  fixed: { intercept: number | null }
  limits: (FitLimit & { message: string })[]
  iterations: number
  /** Equations left after elimination; the fit takes time in proportion to their third power at worst. */
  equations: number
  /** Reading, counting and fitting; intervals not included. */
  seconds: number
  secondsOf: RemlOfFile['seconds']
  version: string
}

export function remlAnswer(
  { fit, counts, levels, limits, seconds }: RemlOfFile,
  { response, intervals, version }: { response: string; intervals: boolean; version: string },
  lang: Lang,
): RemlPrinted {
  const words = remlText[lang]
  const isFitted = fit.status === 'converged' || fit.status === 'not_converged'
  const names = [...fit.names, RESIDUAL]
  const byName = <T>(valueAt: (place: number) => T): Record<string, T> =>
    Object.fromEntries(names.map((name, place) => [name, valueAt(place)]))
  // A factor with one level takes no part: it has no variance, not one of 0. The residual comes after the factors.
  const hasLevels = (place: number) => (levels[place] ?? 2) > 1
  const variances = [...fit.variances, fit.residualVariance]
  return {
    response,
    rows: counts.kept,
    dropped: counts.dropped,
    status: fit.status,
    message: fit.method === 'moments' && fit.status === 'converged' ? words.approximate : words.status[fit.status],
    method: fit.method,
    minus2LogREML: isFitted ? finite(fit.minus2LogReml) : null,
    components: byName((place) => (isFitted && hasLevels(place) ? finite(variances[place]) : null)),
    shares: byName((place) => (hasLevels(place) ? share(fit.shares[place], intervals) : null)),
    realisedShares: byName((place) => (hasLevels(place) ? share(fit.realisedShares[place], intervals) : null)),
    levels: Object.fromEntries(fit.names.map((name, place) => [name, levels[place]!])),
    atBoundary: isFitted ? fit.names.filter((_, place) => hasLevels(place) && fit.atBoundary[place]) : [],
    fixed: { intercept: isFitted ? finite(fit.fixed[0]) : null },
    limits: limits.map((limit) => ({ ...limit, message: words.limit(limit) })),
    iterations: fit.iterations,
    equations: fit.nEquations,
    seconds: seconds.read + seconds.count + seconds.fit,
    secondsOf: seconds,
    version,
  }
}

const finite = (value: number | null | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

const share = (found: Estimate | undefined, withInterval: boolean): Share | null => {
  if (!found) return null
  if (!withInterval) return { estimate: finite(found.estimate), low: null, high: null, method: 'none' }
  return { estimate: finite(found.estimate), low: finite(found.low), high: finite(found.high), method: found.method }
}

/** The answer for a terminal: components and shares side by side, then what must be known before they are used. */
export function printedReml(answer: RemlPrinted, lang: Lang): string {
  const words = remlText[lang]
  const rows = Object.entries(answer.components).map(([name, variance]) => [
    name === RESIDUAL ? words.residual : name,
    name === RESIDUAL ? '' : formatExact(answer.levels[name] ?? null, lang),
    significant(variance),
    ...shown(answer.shares[name] ?? null, lang),
    ...shown(answer.realisedShares[name] ?? null, lang),
  ])
  const facts = [
    words.rows(answer.rows, answer.dropped),
    ...(answer.minus2LogREML === null ? [] : [words.fit(answer)]),
    answer.message,
    ...answer.atBoundary.map((name) => words.boundary(name)),
    ...answer.limits.map(({ message }) => message),
  ]
  const table = textTable(words.header, rows, ['left', ...Array<'right'>(words.header.length - 1).fill('right')])
  const isFitted = answer.minus2LogREML !== null
  return [
    words.title(answer.response),
    ...(isFitted ? [table] : []),
    facts.join('\n'),
    ...(isFitted ? [words.reading] : []),
  ].join('\n\n')
}

const shown = (found: Share | null, lang: Lang): [string, string] =>
  found === null
    ? ['—', '—']
    : [
        formatPercent(found.estimate, lang),
        found.low === null || found.high === null
          ? '—'
          : `${formatPercent(found.low, lang)} … ${formatPercent(found.high, lang)}`,
      ]

/** Six significant digits, as other programs print variances. */
const significant = (value: number | null): string => (value === null ? '—' : String(Number(value.toPrecision(6))))

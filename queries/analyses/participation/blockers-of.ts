import { causeOf } from '#queries/improvement/causes.ts'
import { kaplanMeier } from '#queries/stats/kaplan-meier.ts'
import { FEWEST_CASES } from './figure-of.ts'
import type { Owed } from './result.ts'
import type { Rows } from './rows.ts'

/**
 * Difficulties by cause and the function that owes an answer, the most frequent first (Pareto), with the median wait, the open ones
 * counted as waiting, and the age of the oldest open one. Words of one cause count together.
 */
export function blockersOf(waits: Rows['waits']): Owed[] {
  const groups = Map.groupBy(
    waits.filter(({ measure }) => measure === 'blocker_answered'),
    ({ cause, owner_function }) => `${causeOf(cause) ?? cause ?? ''}\u001f${owner_function ?? ''}`,
  )
  const lines = [...groups].map(([key, rows]) => {
    const [cause = '', owner = ''] = key.split('\u001f')
    const open = rows.filter(({ is_answered }) => !is_answered)
    const n = sum(rows)
    const median = kaplanMeier(rows.map(({ days, is_answered, n: cases }) => ({ time: days, isEvent: is_answered, n: cases })))?.median // prettier-ignore
    return {
      cause: cause || null,
      owner_function: owner || null,
      n,
      n_open: sum(open),
      median_days: n >= FEWEST_CASES ? (median?.estimate ?? null) : null,
      oldest_days: open.length > 0 ? Math.max(...open.map(({ days }) => days)) : null,
    }
  })
  const total = lines.reduce((all, { n }) => all + n, 0)
  let running = 0
  return lines
    .toSorted((a, b) => b.n - a.n || b.n_open - a.n_open || (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((line) => ({ ...line, running_share: (running += line.n) / total }))
}

const sum = (rows: { n: number }[]) => rows.reduce((all, { n }) => all + n, 0)
const keyOf = ({ cause, owner_function }: Pick<Owed, 'cause' | 'owner_function'>) => `${cause} ${owner_function}`

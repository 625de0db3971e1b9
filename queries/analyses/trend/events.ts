import { EVENT_KINDS, type EventKind } from '#queries/words/event.ts'
import type { TrendResult } from './result.ts'

export type EventRow = {
  event_id: string
  unit_id: string | null
  kind: string | null
  label: string | null
  evidence: string | null
  starts_on: string
  ends_on: string | null
}
export type TrendEvent = TrendResult['events'][number]
type Span = { period_id: string; period_start: string; period_end: string }

/**
 * The events that touch a series, oldest first, each with the first and last period of the series that it touches. An event before or
 * after the series is left out; one that began before it counts from the first period. A last day before the first is no last day.
 *
 * @param periods  the periods of the series in time order
 */
export function eventsOf(rows: readonly EventRow[], periods: readonly Span[]): TrendEvent[] {
  return rows
    .map((row) => ({ ...row, ends_on: row.ends_on && row.ends_on >= row.starts_on ? row.ends_on : null }))
    .flatMap((row): TrendEvent[] => {
      const last = row.ends_on ?? row.starts_on
      const touched = periods.filter(
        ({ period_start, period_end }) => row.starts_on <= period_end && last >= period_start,
      )
      if (touched.length === 0) return []
      const { event_id, unit_id, label, evidence, starts_on, ends_on } = row
      const [from, to] = [touched[0]!.period_id, touched.at(-1)!.period_id]
      return [{ event_id, unit_id, kind: kindOf(row.kind), label, evidence, starts_on, ends_on, from, to }]
    })
    .toSorted((a, b) => compare(a.starts_on, b.starts_on) || compare(a.event_id, b.event_id))
}

/**
 * The events that a comparison of the newest point with the points before it crosses: they began after the first point with the same
 * definition, and not after the newest. What was there from the first point on was there on both sides. A holiday comes every year: it
 * is crossed only where the newest period itself has it.
 */
export function crossedBy({ points, events }: Pick<TrendResult, 'points' | 'events'>): TrendEvent[] {
  const newest = points.findLast(({ state }) => state === 'shown')
  const compared = points.filter(({ state, group }) => state === 'shown' && group === newest?.group)
  const first = compared[0]
  if (!newest || !first || first === newest) return []
  const startOf = new Map(points.map(({ period_id, period_start }) => [period_id, period_start]))
  return events.filter(({ kind, from, to }) => {
    const [start, end] = [startOf.get(from), startOf.get(to)]
    if (start === undefined || end === undefined) return false
    if (kind === 'holiday' && end < newest.period_start) return false
    return start > first.period_start && start <= newest.period_start
  })
}

const kindOf = (kind: string | null): EventKind => EVENT_KINDS.find((known) => known === kind) ?? 'other'
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

import type { Field } from '../fields.ts'
import type { Group } from '../row-source.ts'
import { fault } from '../row-state.ts'
import { copyOf } from '../units.ts'
import { readPeriod, type Period } from '../values/period.ts'
import { periodInText } from '../values/period-in-text.ts'
import { printable, type Cells, type Read, type ReadingContext } from './context.ts'

/** The period of each record: from its column or header, from two days, or from title, sheet or file name. */
export function periodReader(context: ReadingContext, date: (field: Field) => Read | null) {
  const { mapping, sources, state, place } = context
  const periods = new Map<string, Period | null>()
  const lookUp = (raw: string): Period | null => {
    let found = periods.get(raw)
    if (found === undefined) {
      found = readPeriod(raw, mapping.period_rule)
      if (periods.size < 10_000) periods.set(copyOf(raw), found)
    }
    return found
  }
  const periodSource = sources.source('period')
  const fixedPeriod = periodFromPlace()
  const starts = date('period_start')
  const ends = date('period_end')

  function periodFromPlace(): Period | null {
    const rule = mapping.period_rule
    if (!rule || rule.from === 'column') return null
    return periodInText({ title: place.title ?? '', sheet: place.sheet, file: place.file }[rule.from], rule)
  }

  function between(start: string, end: string): Period | null {
    const key = `${start}..${end}`
    let found = periods.get(key)
    if (found === undefined) periods.set(key, (found = start <= end ? spanOf(start, end) : null))
    if (!found) fault(state, 'BAD_PERIOD', '', key)
    return found
  }

  /** The period of a record; null (and the row marked) when it cannot be told. */
  function period(cells: Cells, group: Group): Period | null {
    if (!periodSource) {
      const start = starts?.(cells, group) ?? ''
      const end = ends?.(cells, group) ?? ''
      if (start !== '' && end !== '') return between(start, end)
      if (!fixedPeriod) fault(state, 'BAD_PERIOD', '', '')
      return fixedPeriod
    }
    const raw = periodSource.text(cells, group)
    const found = lookUp(raw)
    if (found === null) fault(state, 'BAD_PERIOD', periodSource.column(group), printable(raw))
    return found
  }

  return {
    of: period,
    /** The label of a period's text, or the text itself where it is none. */
    idOf: (raw: string) => lookUp(raw)?.id ?? raw,
    /** Whether anything says the period: a column, two days, or title, sheet or file by the mapping's rule. */
    isNamed: () => periodSource !== null || (starts !== null && ends !== null) || fixedPeriod !== null,
    /** Every period met so far. */
    seen: () => (fixedPeriod ? [fixedPeriod] : [...periods.values()].filter((seen) => seen !== null)),
  }
}

/** Two days as the period they span; a month, quarter, half or year where they are just that. */
function spanOf(start: string, end: string): Period | null {
  const month = readPeriod(start)
  if (month && month.start === start && month.end === end) return month
  for (const label of [
    `${start.slice(0, 4)}Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`,
    `${start.slice(0, 4)}H${Number(start.slice(5, 7)) < 7 ? 1 : 2}`,
    start.slice(0, 4),
  ]) {
    const candidate = readPeriod(label)
    if (candidate && candidate.start === start && candidate.end === end) return candidate
  }
  return { id: `${start}..${end}`, start, end }
}

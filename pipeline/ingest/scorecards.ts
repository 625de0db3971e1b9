import type { Field } from './fields.ts'
import { foldId } from './fold.ts'
import type { Mapping } from './mapping.ts'
import type { Cells, ReadingContext } from './readers/context.ts'
import { refusal } from './refusal.ts'
import type { FieldReaders } from './row-fields.ts'
import { NO_GROUP, type Group, type RowSources } from './row-source.ts'
import { fault, note, warn } from './row-state.ts'
import { readNumber, shiftPoint } from './values/number.ts'

/** `total`: what the weights of the row's scorecard add up to as delivered, in percent; '' where it has none. */
export type WeightRule = { read: (cells: Cells, group: Group) => { text: string; reason: string; total: string } }
/** One scorecard: what its weights add up to as written, the largest of them, and how they are written. */
type Scorecard = {
  sum: number
  largest: number
  n: number
  decimals: number
  signs: number
  firstLine: number
  /** The sum in percent, once it has been asked for. */
  total: string | null
}
type Verdict = { kind: 'fraction' | 'percent' | 'unresolved'; sum: number }

const WEIGHT_KEYS: Field[] = ['employee_id', 'department_code', 'department_path', 'rater_id', 'rater_name']

/** Adds up the weights of every person (or unit) and period, then reads each by what its scorecard adds up to. */
export function scorecards({ mapping, sources, numbers, state }: ReadingContext, fields: FieldReaders) {
  const weight = sources.source('weight')
  if (!weight) return null
  const cards = new Map<string, Scorecard>()
  const keyOf = scorecardKey(sources, fields, mapping)
  const verdicts = new Map<string, Verdict>()

  function add(cells: Cells, group: Group) {
    const cell = readNumber(weight?.text(cells, group) ?? '', numbers)
    const key = keyOf(cells, group)
    if (cell.kind !== 'value' || key === null) return
    const written = cell.percent ? shiftPoint(cell.text, 2) : cell.text
    const decimals = written.split('.')[1]?.length ?? 0
    let card = cards.get(key)
    if (!card)
      cards.set(key, (card = { sum: 0, largest: 0, n: 0, decimals: 0, signs: 0, firstLine: state.line, total: null }))
    card.sum += Number(written)
    card.largest = Math.max(card.largest, Number(written))
    card.n++
    card.decimals = Math.max(card.decimals, decimals)
    if (cell.percent) card.signs++
  }

  function read(cells: Cells, group: Group): { text: string; reason: string; total: string } {
    const key = keyOf(cells, group)
    const card = key === null ? undefined : cards.get(key)
    return { ...weightOf(cells, group, key), total: card ? (card.total ??= totalPercent(card)) : '' }
  }

  function weightOf(cells: Cells, group: Group, key: string | null): { text: string; reason: string } {
    const column = weight?.column(group) ?? ''
    const raw = weight?.text(cells, group) ?? ''
    const cell = readNumber(raw, numbers)
    if (cell.kind === 'null') return { text: '', reason: cell.reason }
    if (cell.kind !== 'value') {
      fault(state, cell.kind === 'fault' ? cell.code : 'BAD_NUMBER', column, raw.slice(0, 60))
      return { text: '', reason: 'BLANK' }
    }
    if (cell.text.startsWith('-')) fault(state, 'OUT_OF_RANGE', column, raw.slice(0, 60))
    const verdict = key === null ? undefined : verdictOf(key)
    if (verdict?.kind === 'fraction') return { text: cell.text, reason: '' }
    if (verdict?.kind === 'percent') return { text: cell.percent ? cell.text : shiftPoint(cell.text, -2), reason: '' }
    note(state, column, 'WEIGHT_SUM')
    warn(state, 'WEIGHT_SUM', 'weights of some scorecards do not add up to 100 %')
    if (mapping.weights_policy === 'quarantine') fault(state, 'WEIGHT_SUM', column, '')
    if (mapping.weights_policy !== 'normalise' || !verdict || verdict.sum <= 0)
      return { text: '', reason: 'WEIGHT_SUM' }
    const share = Number(cell.percent ? shiftPoint(cell.text, 2) : cell.text) / verdict.sum
    return { text: String(Number(share.toPrecision(12))), reason: '' }
  }

  function verdictOf(key: string): Verdict | undefined {
    const known = verdicts.get(key)
    if (known) return known
    const card = cards.get(key)
    if (!card) return undefined
    if (card.signs > 0 && card.signs < card.n) {
      throw refusal(
        'unit-mixed',
        { file: state.file, sheet: state.sheet || undefined, column: weight?.column(NO_GROUP) || undefined },
        { first: card.firstLine, second: state.line },
      )
    }
    const verdict = judged(card)
    verdicts.set(key, verdict)
    return verdict
  }
  return { add, rule: (): WeightRule => ({ read }) }
}

/**
 * Weights add up when their sum is 100 ± 0.01 percent, plus half the last printed decimal for each weight, at most 0.15: three times
 * 33.3 adds up, 99.5 does not (import.md 7).
 */
function judged({ sum, n, decimals, signs }: Scorecard): Verdict {
  const isFraction = signs === 0 && sum >= 0.98 && sum <= 1.02
  const isPercent = sum >= 98 && sum <= 102
  if (!isFraction && !isPercent) return { kind: 'unresolved', sum }
  const points = isFraction ? sum * 100 : sum
  const lastDecimal = 10 ** -(isFraction ? decimals - 2 : decimals)
  const allowed = 0.01 + Math.min(0.15, 0.5 * lastDecimal * n) + 1e-9
  if (Math.abs(points - 100) > allowed) return { kind: 'unresolved', sum }
  return { kind: isFraction ? 'fraction' : 'percent', sum }
}

/**
 * The sum in percent: 100 is complete. A card on which no weight is above 1 is written in fractions, complete or not: several goals of
 * which none weighs more than one percent are no scorecard.
 */
function totalPercent({ sum, largest, signs }: Scorecard): string {
  const isFraction = signs === 0 && largest <= 1
  return String(Number((isFraction ? sum * 100 : sum).toPrecision(12)))
}

/** Whose weights belong together: person (or unit) and period, with the rater where there is one. */
function scorecardKey(sources: RowSources, fields: FieldReaders, mapping: Mapping) {
  const employee = sources.source('employee_id')
  const parts = WEIGHT_KEYS.filter((field) => (employee ? !field.startsWith('department') : true)).flatMap(
    (field) => sources.source(field) ?? [],
  )
  const hasPeriod = mapping.unpivot?.name_to !== 'period'
  const period = sources.source('period')
  return (cells: Cells, group: Group): string | null => {
    const subject = parts[0]?.text(cells, group).trim() ?? ''
    if (parts.length > 0 && subject === '') return null
    let key = foldId(subject)
    for (let i = 1; i < parts.length; i++) key += `\u001f${parts[i]?.text(cells, group).trim() ?? ''}`
    if (hasPeriod && period) key += `\u001f${fields.periodId(period.text(cells, group))}`
    return key
  }
}

import { kindOf, type Field } from './fields.ts'
import { foldHeader, foldId } from './fold.ts'
import type { Grid } from './grid.ts'
import type { Mapping } from './mapping.ts'
import { refusal } from './refusal.ts'
import type { Cells, ReadingContext } from './readers/context.ts'
import type { FieldReaders } from './row-fields.ts'
import type { Group, RowSources } from './row-source.ts'
import { fault, note, warn } from './row-state.ts'
import { readNumber, shiftPoint } from './values/number.ts'

export type WeightRule = { read: (cells: Cells, group: Group) => { text: string; reason: string } }
/** One scorecard: what its weights add up to as written, and how they are written. */
type Scorecard = { sum: number; n: number; decimals: number; signs: number; firstLine: number }
type Verdict = { kind: 'fraction' | 'percent' | 'unresolved'; sum: number }

const WEIGHT_KEYS: Field[] = ['employee_id', 'department_code', 'department_path', 'rater_id', 'rater_name']

/**
 * A first pass over the rows for what only the whole file can tell: whether the weights of each person and period add up and how they
 * are written, whether an attainment column holds percents or ratios, and which code belongs to which unit path.
 */
export function survey(
  grid: Grid,
  context: ReadingContext,
  fields: FieldReaders,
  isData: (cells: Cells, line: number) => boolean,
) {
  const weights = scorecards(context, fields)
  const attainment =
    context.sources.source('attainment_pct') && !context.mapping.number_format.attainment_pct
      ? attainments(context)
      : null
  const code = fields.text('department_code')
  const path = fields.text('department_path')
  if (!weights && !attainment && !(code && path)) return { weights: null, attainment: null }
  for (const batch of grid.batches()) {
    for (const [i, cells] of batch.cells.entries()) {
      const line = batch.lines[i] ?? 0
      if (batch.problems?.has(i) || !isData(cells, line)) continue
      context.state.line = line
      for (const group of context.sources.groups) {
        weights?.add(cells, group)
        attainment?.add(cells, group)
      }
      if (code && path) context.units.announce(code(cells, NO_GROUP), path(cells, NO_GROUP))
    }
  }
  return { weights: weights?.rule() ?? null, attainment: attainment?.decide() ?? null }
}

const NO_GROUP: Group = { name: '', columns: new Map() }

function scorecards({ mapping, sources, numbers, state }: ReadingContext, fields: FieldReaders) {
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
    const card = cards.get(key)
    if (!card) {
      cards.set(key, { sum: Number(written), n: 1, decimals, signs: cell.percent ? 1 : 0, firstLine: state.line })
      return
    }
    card.sum += Number(written)
    card.n++
    if (decimals > card.decimals) card.decimals = decimals
    if (cell.percent) card.signs++
  }

  function read(cells: Cells, group: Group): { text: string; reason: string } {
    const column = weight?.column(group) ?? ''
    const raw = weight?.text(cells, group) ?? ''
    const cell = readNumber(raw, numbers)
    if (cell.kind === 'null') return { text: '', reason: cell.reason }
    if (cell.kind !== 'value') {
      fault(state, cell.kind === 'fault' ? cell.code : 'BAD_NUMBER', column, raw.slice(0, 60))
      return { text: '', reason: 'BLANK' }
    }
    if (cell.text.startsWith('-')) fault(state, 'OUT_OF_RANGE', column, raw.slice(0, 60))
    const key = keyOf(cells, group)
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

/** Percent or ratio, for the whole column: % signs, then the header, then the median (at most 3: ratios; at least 20: percents). */
function attainments({ sources, numbers, state }: ReadingContext) {
  const source = sources.source('attainment_pct')
  const values: number[] = []
  const signed = { with: 0, without: 0 }
  let column = ''
  function add(cells: Cells, group: Group) {
    if (!source) return
    const cell = readNumber(source.text(cells, group), numbers)
    if (cell.kind !== 'value') return
    column = source.column(group)
    if (cell.percent) signed.with ||= state.line
    else if (Number(cell.text) !== 0) signed.without ||= state.line
    if (values.length < 100_000) values.push(Math.abs(Number(cell.text)))
  }
  function decide(): 'percent' | 'ratio' | 'unclear' {
    if (signed.with > 0 && signed.without > 0) {
      throw refusal(
        'unit-mixed',
        { file: state.file, sheet: state.sheet || undefined, column },
        { first: signed.with, second: signed.without },
      )
    }
    if (signed.with > 0) return 'ratio'
    if (foldHeader(column).hint?.includes('%')) return 'percent'
    const median = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
    return median <= 3 ? 'ratio' : median >= 20 ? 'percent' : 'unclear'
  }
  return { add, decide }
}

/** Columns that hold labels: inside a merge they all mean the text of its first cell; numbers are never repeated. */
export const isLabelField = (field: Field): boolean => ['id', 'name', 'text', 'period', 'code'].includes(kindOf(field))

import type { Field } from '../fields.ts'
import { refusal } from '../refusal.ts'
import type { Group, Source } from '../row-source.ts'
import { fault, note } from '../row-state.ts'
import { readNumber, shiftPoint } from '../values/number.ts'
import { printable, type Cells, type ReadingContext } from './context.ts'

/** A measure and why it is missing; both are '' when there is nothing to say. */
export type Measure = { text: string; reason: string; comparator: string; isPercent?: boolean }
export type ReadMeasure = (cells: Cells, group: Group) => Measure

/** Reads numbers of one sheet; `targetApplies` says on which rows a target counts (null: on all). */
export function measureReader(
  context: ReadingContext,
  targetApplies: ((cells: Cells, group: Group) => boolean) | null,
) {
  const { mapping, sources, numbers, state } = context

  function measure(field: Field): ReadMeasure | null {
    const source = sources.source(field)
    if (!source) return null
    const format = mapping.number_format[field] ?? (field === 'attainment_pct' ? context.attainment : undefined)
    const applies = field === 'target' || field === 'original_target' ? targetApplies : null
    const mustBePositive = field === 'target' && !mapping.signed_targets
    return (cells, group) => {
      if (applies && !applies(cells, group)) return missing('NOT_SET')
      const read = source.compute ? computed(source, cells, group) : readOne(source, field, format, cells, group)
      if (mustBePositive && read.text.startsWith('-')) fault(state, 'OUT_OF_RANGE', source.column(group), read.text)
      return read
    }
  }

  function readOne(source: Source, field: Field, format: string | undefined, cells: Cells, group: Group): Measure {
    const raw = source.text(cells, group)
    if (raw === '') return missing('BLANK')
    const cell = readNumber(raw, numbers)
    if (cell.kind === 'value') {
      if (cell.rule !== null) note(state, source.column(group), cell.rule)
      return {
        text: scaled(cell.text, cell.percent, format),
        reason: '',
        comparator: cell.comparator,
        isPercent: format === undefined ? cell.percent : undefined,
      }
    }
    const column = source.column(group)
    if (cell.kind === 'ambiguous')
      throw refusal('ambiguous-number', {
        file: state.file,
        sheet: state.sheet || undefined,
        line: state.line,
        column,
        found: raw.slice(0, 60),
      })
    if (cell.kind === 'fault') {
      if (cell.code === 'XL_ERROR' && !STRICT.has(field)) {
        note(state, column, 'XL_ERROR')
        return missing('XL_ERROR')
      }
      fault(state, cell.code, column, printable(raw))
      return missing(cell.code)
    }
    if (cell.reason !== 'BLANK') note(state, column, cell.reason)
    return missing(cell.reason)
  }

  function computed(source: Source, cells: Cells, group: Group): Measure {
    const result = source.compute?.(cells) ?? { value: null, reason: 'BLANK' }
    if (result.value !== null) return { text: decimalText(result.value), reason: '', comparator: '' }
    if (result.reason.startsWith('!')) fault(state, result.reason.slice(1), source.column(group), '')
    else if (result.reason !== 'BLANK') note(state, source.column(group), result.reason)
    return missing(result.reason.replace(/^!/, ''))
  }

  return measure
}

/** Fields in which a spreadsheet error sets the row aside; elsewhere it is a missing value with its reason. */
const STRICT: ReadonlySet<Field> = new Set<Field>(['target', 'actual', 'weight', 'score', 'final_score', 'value'])

const nothing = new Map<string, Measure>()
export function missing(reason: string): Measure {
  let found = nothing.get(reason)
  if (!found) nothing.set(reason, (found = { text: '', reason, comparator: '' }))
  return found
}

function scaled(text: string, percent: boolean, format: string | undefined): string {
  if (format === 'percent' && !percent) return shiftPoint(text, -2)
  if (format === 'plain' && percent) return shiftPoint(text, 2)
  return text
}

/** At most 15 significant digits, so that 1 − 0.9 is written 0.1; no exponent. */
function decimalText(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? value.toFixed(15).replace(/\.?0+$/, '') : text
}

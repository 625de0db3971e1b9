import type { Identity } from '#pipeline/store/identity.ts'
import type { Field } from './fields.ts'
import type { kpiRegistry } from './kpis.ts'
import type { Mapping } from './mapping.ts'
import { refusal } from './refusal.ts'
import type { Group, RowSources, Source } from './row-source.ts'
import { fault, note, warn, type RowState } from './row-state.ts'
import { copyOf, type unitRegistry } from './units.ts'
import { readDate } from './values/date.ts'
import { readNumber, shiftPoint, type NumberFormat } from './values/number.ts'
import { readPeriod, type Period } from './values/period.ts'
import { periodInText } from './values/period-in-text.ts'
import { readFlag, readWord, type WordList } from './values/words.ts'

export type Cells = readonly string[]
export type Read = (cells: Cells, group: Group) => string
/** A measure and why it is missing; both are '' when there is nothing to say. */
export type Measure = { text: string; reason: string; comparator: string; isPercent?: boolean }
export type FieldReaders = ReturnType<typeof fieldReaders>
export type ReadingContext = {
  mapping: Mapping
  sources: RowSources
  numbers: NumberFormat
  state: RowState
  identity: Identity
  units: ReturnType<typeof unitRegistry>
  kpis: ReturnType<typeof kpiRegistry>
  /** Text that may name the period when no column does. */
  place: { title: string | null; sheet: string; file: string }
  attainment: 'percent' | 'ratio'
  dateFormat: Mapping['date_format']
}

/** The typed readers of one sheet: each returns canonical text, and marks the row when its cell cannot be read. */
export function fieldReaders(context: ReadingContext) {
  const { mapping, sources, numbers, state, identity, units, kpis, place } = context
  const scope = mapping.person_scope === 'source' ? mapping.source : ''
  const has = (...fields: Field[]) => fields.some((field) => sources.source(field) !== null)

  /** Free text, trimmed; null when nothing delivers the field. */
  function text(field: Field): Read | null {
    const source = sources.source(field)
    return source && ((cells, group) => source.text(cells, group).trim())
  }

  function measure(field: Field): ((cells: Cells, group: Group) => Measure) | null {
    const source = sources.source(field)
    if (!source) return null
    const format = mapping.number_format[field] ?? (field === 'attainment_pct' ? context.attainment : undefined)
    const applies = field === 'target' || field === 'original_target' ? targetApplies() : null
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

  /** `target_when`: the target counts only in rows where every named field or header has the value. */
  function targetApplies(): ((cells: Cells, group: Group) => boolean) | null {
    if (!mapping.target_when) return null
    const conditions = Object.entries(mapping.target_when).map(([name, wanted]) => {
      const given = [wanted].flat()
      const values = new Set(name === 'period' ? given.map((raw) => lookUp(raw)?.id ?? raw) : given)
      const read: Read =
        name === 'period'
          ? (cells, group) => period(cells, group)?.id ?? ''
          : (text(name as Field) ?? ((cells) => (cells[sources.indexOf(name)] ?? '').trim()))
      return (cells: Cells, group: Group) => values.has(read(cells, group))
    })
    return (cells, group) => conditions.every((holds) => holds(cells, group))
  }

  function date(field: Field): Read | null {
    const source = sources.source(field)
    if (!source) return null
    return (cells, group) => {
      const raw = source.text(cells, group).trim()
      if (raw === '' || numbers.nullTokens.has(raw) || raw === '—' || raw === '-' || raw === '/') return ''
      const cell = readDate(raw, context.dateFormat)
      if (cell.kind === 'value') return cell.text
      const column = source.column(group)
      if (cell.kind === 'ambiguous')
        throw refusal('ambiguous-date', {
          file: state.file,
          sheet: state.sheet || undefined,
          line: state.line,
          column,
          found: raw.slice(0, 40),
        })
      fault(state, cell.code, column, printable(raw))
      return ''
    }
  }

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

  /** The period of a record; null (and the row marked) when it cannot be told. */
  function period(cells: Cells, group: Group): Period | null {
    if (!periodSource) {
      const start = starts?.(cells, group) ?? ''
      const end = ends?.(cells, group) ?? ''
      if (start !== '' && end !== '') return spanOf(start, end)
      if (!fixedPeriod) fault(state, 'BAD_PERIOD', '', '')
      return fixedPeriod
    }
    const raw = periodSource.text(cells, group)
    const found = lookUp(raw)
    if (found === null) fault(state, 'BAD_PERIOD', periodSource.column(group), printable(raw))
    return found
  }

  /** The key of a person; '' when the cell is blank. */
  function person(idField: Field, nameField: Field): Read | null {
    const id = sources.source(idField)
    if (!id) return null
    const name = sources.source(nameField)
    const keys = new Map<string, string>()
    return (cells, group) => {
      const number = id.text(cells, group)
      if (number.trim() === '') return ''
      const known = keys.get(number)
      if (known !== undefined) return known
      const key = identity.personKey(scope, copyOf(number), copyOf(name?.text(cells, group) ?? ''))
      keys.set(copyOf(number), key)
      return key
    }
  }

  /** Calls `make` once for each combination of the delivered texts; blank for the fields that nothing delivers. */
  function cached<T extends Field>(wanted: readonly T[], make: (text: (field: T) => string) => string | null) {
    const delivered = wanted.flatMap((field) => {
      const read = text(field)
      return read ? [{ field, read }] : []
    })
    const known = new Map<string, string | null>()
    return (cells: Cells, group: Group): string | null => {
      let key = delivered[0]?.read(cells, group) ?? ''
      for (let i = 1; i < delivered.length; i++) key += `\u001f${delivered[i]?.read(cells, group) ?? ''}`
      const seen = known.get(key)
      if (seen !== undefined) return seen
      const texts = new Map<Field, string>(delivered.map(({ field, read }) => [field, copyOf(read(cells, group))]))
      const made = make((field) => texts.get(field) ?? '')
      known.set(copyOf(key), made)
      return made
    }
  }

  const unitOf = cached(
    [
      'department_path',
      'department_code',
      'company',
      'department_name_en',
      'unit_kind',
      'sort_order',
      'parent_code',
      'parent_name',
    ],
    (t) =>
      units.idOf({
        path: t('department_path'),
        code: t('department_code'),
        nameEn: t('department_name_en'),
        kind: t('unit_kind'),
        sortOrder: t('sort_order'),
        company: t('company'),
        parent: t('parent_code') || t('parent_name'),
      }),
  )
  const namesUnit = has('department_path', 'department_code', 'company')

  /** The unit of a row: '' when nothing names one; the row is marked when its path cannot be a unit. */
  function unit(cells: Cells, group: Group): string {
    if (!namesUnit) return ''
    const id = unitOf(cells, group)
    if (id === null) fault(state, 'STRUCTURE', '', 'too many levels')
    return id ?? ''
  }

  const kpiOf = cached(['kpi_code', 'kpi_name', 'kpi_name_en', 'unit', 'direction'], (t) =>
    kpis.idOf({
      code: t('kpi_code'),
      nameZh: t('kpi_name'),
      nameEn: t('kpi_name_en'),
      unit: t('unit'),
      direction: readWord('direction', t('direction')) ?? '',
    }),
  )

  /** The KPI of a record; '' when the row names none. */
  const kpi = (cells: Cells, group: Group): string => kpiOf(cells, group) ?? ''

  /** A word of a closed list as its code; an unknown word is kept out with a note. */
  function word(field: Field, list: WordList): Read | null {
    const source = sources.source(field)
    if (!source) return null
    const codes = new Map<string, string | null>()
    return (cells, group) => {
      const raw = source.text(cells, group)
      if (raw === '') return ''
      let code = codes.get(raw)
      if (code === undefined) {
        code = readWord(list, raw)
        if (codes.size < 10_000) codes.set(copyOf(raw), code)
      }
      if (code === null) {
        note(state, source.column(group), 'UNKNOWN_WORD')
        warn(state, 'UNKNOWN_WORD', `${source.column(group)}: "${printable(raw)}"`)
      }
      return code ?? ''
    }
  }

  function flag(field: Field): Read | null {
    const source = sources.source(field)
    return source && ((cells, group) => readFlag(source.text(cells, group)) ?? '')
  }

  return {
    has,
    text,
    measure,
    date,
    period,
    person,
    unit,
    kpi,
    word,
    flag,
    columnOf: (field: Field) => sources.source(field),
    /** The label of a period's text, or the text itself where it is none. */
    periodId: (raw: string) => lookUp(raw)?.id ?? raw,
    /** Every period met so far. */
    periodsSeen: () => (fixedPeriod ? [fixedPeriod] : [...periods.values()].filter((seen) => seen !== null)),
  }
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

/** Found text as a message may show it: without control characters, and short. */
export const printable = (raw: string): string => raw.replaceAll(/[\p{C}]/gu, '·').slice(0, 60)

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

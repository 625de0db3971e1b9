import type { CanonicalTable } from '#queries/canonical.ts'
import type { Field } from '../fields.ts'
import type { Cells, Read } from '../readers/context.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Measure } from '../readers/measure.ts'
import type { Group } from '../row-source.ts'
import type { RowState } from '../row-state.ts'
import type { Period } from '../values/period.ts'

/** One kind of canonical record made from rows: its columns in order, and their values for one row (and group). */
export type RecordWriter = {
  table: CanonicalTable
  columns: string[]
  /** Several records may come from one row (a review by each rater); none when the row has nothing of this kind. */
  records: (cells: Cells, group: Group) => string[][]
  /** Called once all records of a row stand: only then a writer that mentions a thing once may count it as mentioned. */
  kept?: () => void
  /** Records that stand on no row, or on several, once all rows are written: the ancestors of listed units. */
  rest?: () => string[][]
  /** Field of the mapping → column, for the lineage. */
  lineage: { field: string; from: Field; rule_id: string }[]
}

/** Builds a record column by column; what nothing delivers is left out. */
export function recordColumns(fields: FieldReaders, state: RowState) {
  const columns: { name: string; read: Read }[] = []
  const lineage: RecordWriter['lineage'] = []

  function add(name: string, read: Read | null, from?: Field, rule = 'text') {
    if (!read) return
    columns.push({ name, read })
    if (from && fields.columnOf(from)) lineage.push({ field: name, from, rule_id: rule })
  }

  /** A measure and, where the table has one, its reason beside it. */
  function addMeasure(
    name: string,
    from: Field,
    options: { reason?: boolean; comparator?: string; seen?: (measure: Measure) => void } = {},
  ) {
    const read = fields.measure(from)
    if (!read) return
    let last: Measure = { text: '', reason: '', comparator: '' }
    const take: Read = (cells, group) => {
      last = read(cells, group)
      options.seen?.(last)
      return last.text
    }
    add(name, take, from, fields.columnOf(from)?.kind === 'computed' ? 'computed' : 'number')
    if (options.reason) columns.push({ name: `${name}_null`, read: () => last.reason })
    if (options.comparator) columns.push({ name: options.comparator, read: () => last.comparator })
  }

  function addPeriod() {
    let last: Period | null = null
    add('period_id', (cells, group) => (last = fields.period(cells, group))?.id ?? '', 'period', 'period')
    columns.push(
      { name: 'period_start', read: () => last?.start ?? '' },
      { name: 'period_end', read: () => last?.end ?? '' },
    )
  }

  function addPlace() {
    columns.push(
      { name: 'src_sheet', read: () => state.sheet },
      { name: 'src_row', read: () => String(state.line) },
      { name: 'src_group', read: (_, group) => group.name },
    )
  }

  const values = (cells: Cells, group: Group): string[] => {
    const row = new Array<string>(columns.length)
    for (let i = 0; i < columns.length; i++) row[i] = columns[i]?.read(cells, group) ?? ''
    return row
  }
  return { add, addMeasure, addPeriod, addPlace, values, lineage, names: () => columns.map((column) => column.name) }
}

import type { Field } from './fields.ts'
import type { Read, ReadingContext } from './readers/context.ts'
import { dateReaders } from './readers/date.ts'
import { measureReader } from './readers/measure.ts'
import { periodReader } from './readers/period.ts'
import { personReader } from './readers/person.ts'
import { targetCondition } from './readers/target-when.ts'
import { unitAndKpi } from './readers/unit.ts'
import { wordReaders } from './readers/words.ts'

export type FieldReaders = ReturnType<typeof fieldReaders>

/** The typed readers of one sheet: each returns canonical text, and marks the row when its cell cannot be read. */
export function fieldReaders(context: ReadingContext) {
  const { sources } = context

  /** Free text, trimmed; null when nothing delivers the field. */
  function text(field: Field): Read | null {
    const source = sources.source(field)
    return source && ((cells, group) => source.text(cells, group).trim())
  }

  const { date, moment, day } = dateReaders(context)
  const periods = periodReader(context, date)
  return {
    has: (...fields: Field[]) => fields.some((field) => sources.source(field) !== null),
    text,
    date,
    moment,
    day,
    measure: measureReader(context, targetCondition(context, periods, text)),
    period: periods.of,
    periodId: periods.idOf,
    periodsSeen: periods.seen,
    namesPeriod: periods.isNamed,
    person: personReader(context),
    ...unitAndKpi(context, text),
    ...wordReaders(context),
    columnOf: (field: Field) => sources.source(field),
  }
}

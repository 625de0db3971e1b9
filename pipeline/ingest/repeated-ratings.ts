import type { Field } from './fields.ts'
import { foldId } from './fold.ts'
import type { Cells, ReadingContext } from './readers/context.ts'
import type { FieldReaders } from './row-fields.ts'
import { NO_GROUP } from './row-source.ts'
import { warn } from './row-state.ts'
import { isOpinionField, isRatingField } from './tables/opinions.ts'
import { copyOf } from './units.ts'

/** What the rows of one person and period say of the appraisal, by column: the first text, and whether later ones repeat or contradict it. */
type Appraisal = { texts: string[]; repeated: boolean[]; contradicted: boolean[] }

/** With fewer people whose rows repeat a column, one contradiction says nothing about what the column means. */
const FEWEST_PEOPLE = 5

/**
 * Appraisals of people in a file of goals: 总分, 绩效等级, 上级评语 stand on every row of a person, or on the first one only. A column
 * that differs from row to row for most people speaks of their goals and not of them, and makes no review.
 */
export function repeatedRatings({ mapping, sources, state }: ReadingContext, fields: FieldReaders) {
  const kpiNames: (Field | undefined)[] = [undefined, 'kpi_name', 'kpi_code']
  const isApart = kpiNames.includes(mapping.unpivot?.name_to)
  const columns = Object.entries(mapping.columns)
    .filter(([, field]) => isRatingField(field) && sources.source(field)?.kind === 'column')
    .map(([name, field]) => ({ name, field, index: sources.indexOf(name) }))
    .filter(({ index }) => index >= 0)
  const employee = sources.source('employee_id')
  if (!isApart || !employee || !columns.some(({ field }) => isOpinionField(field))) return null
  const period = sources.source('period')
  const people = new Map<string, Appraisal>()
  let ofGoals: boolean[] | null = null

  function keyOf(cells: Cells): string | null {
    const person = foldId(employee?.text(cells, NO_GROUP) ?? '')
    return person === '' ? null : `${person}\u001f${period ? fields.periodId(period.text(cells, NO_GROUP)) : ''}`
  }

  function add(cells: Cells) {
    const key = keyOf(cells)
    if (key === null) return
    let known = people.get(key)
    if (!known) people.set(copyOf(key), (known = { texts: [], repeated: [], contradicted: [] }))
    for (const [i, { index }] of columns.entries()) {
      const text = (cells[index] ?? '').trim()
      const first = known.texts[i]
      if (text === '') continue
      if (first === undefined) known.texts[i] = copyOf(text)
      else {
        known.repeated[i] = true
        if (text !== first && Number(text) !== Number(first)) known.contradicted[i] = true
      }
    }
  }

  /** Which columns speak of goals: contradicted within most of the people whose rows repeat them. */
  function judge(): boolean[] {
    const found = columns.map((_, i) => {
      const repeated = [...people.values()].filter((one) => one.repeated[i])
      const contradicted = repeated.filter((one) => one.contradicted[i]).length
      return repeated.length >= FEWEST_PEOPLE && 2 * contradicted > repeated.length
    })
    const names = columns.filter(({ field }, i) => found[i] && field !== 'submitted_at').map(({ name }) => `"${name}"`)
    if (names.length > 0) warn(state, 'RATING_BY_GOAL', names.join(', '))
    return found
  }

  /** A row with what its person's appraisal says in all of them. */
  function wholeRow(cells: Cells, key: string): string[] {
    ofGoals ??= judge()
    const whole = [...cells]
    for (const [i, { index }] of columns.entries()) {
      while (whole.length <= index) whole.push('')
      whole[index] = ofGoals[i] ? '' : (people.get(key)?.texts[i] ?? '')
    }
    return whole
  }

  /** The columns in which the rows of a person disagree; the time of submission may differ from goal to goal. */
  function contradictions(key: string): string[] {
    const { contradicted } = people.get(key) ?? { contradicted: [] }
    return columns
      .filter(({ field }, i) => contradicted[i] && !ofGoals?.[i] && field !== 'submitted_at')
      .map(({ name }) => name)
  }

  return { keyOf, add, wholeRow, contradictions }
}
export type RepeatedRatings = NonNullable<ReturnType<typeof repeatedRatings>>

import type { RepeatedRatings } from '../repeated-ratings.ts'
import { NO_GROUP } from '../row-source.ts'
import { clearFault, note, warn } from '../row-state.ts'
import { onceOnly } from './once-only.ts'
import type { RecordWriter } from './record.ts'
import { reviewWriters, type ReviewContext } from './review.ts'

/**
 * The reviews of people in a file of their goals: once per person and period, from the first row that is kept. A fault of the
 * appraisal sets no goal aside; it is noted, and the review goes without that value.
 */
export function repeatedReviewWriters(context: ReviewContext, ratings: RepeatedRatings): RecordWriter[] {
  const { state } = context
  const [review, comment] = reviewWriters({ ...context, isBesideGoals: true })
  if (!review) return []
  const once = onceOnly(state)
  let isFirst = false

  function records(cells: readonly string[]): string[][] {
    isFirst = false
    const key = ratings.keyOf(cells)
    if (state.code !== '' || key === null || !once.isFirst(key)) return []
    isFirst = true
    const found = review?.records(ratings.wholeRow(cells, key), NO_GROUP) ?? []
    if (state.code !== '' && state.code !== 'NO_VALUES') {
      note(state, state.column, state.code)
      warn(state, 'RATING_UNREAD', `"${state.column}": ${state.code}`)
    }
    clearFault(state)
    for (const column of ratings.contradictions(key)) {
      note(state, column, 'RATING_CONTRADICTS')
      warn(state, 'RATING_CONTRADICTS', `"${column}"`)
    }
    return found
  }

  const writers: RecordWriter[] = [{ ...review, records, kept: once.kept }]
  if (comment) writers.push({ ...comment, records: (cells, group) => (isFirst ? comment.records(cells, group) : []) })
  return writers
}

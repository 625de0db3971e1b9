import type { Field } from './fields.ts'
import { orderLevels, type LevelScores, type RatingScale } from './rating-order.ts'
import type { Cells, ReadingContext } from './readers/context.ts'
import type { Group } from './row-source.ts'
import { warn } from './row-state.ts'
import { LEVEL_FIELDS } from './tables/opinions.ts'
import { copyOf } from './units.ts'
import { NULL_TOKENS } from './values/null-tokens.ts'
import { readNumber } from './values/number.ts'

const PAIRS_AT_MOST = 100_000
const NOTICES = {
  assumed: 'RATING_ORDER_ASSUMED',
  learnt: 'RATING_ORDER_LEARNT',
  reversed: 'RATING_ORDER_REVERSED',
  unknown: 'RATING_ORDER_UNKNOWN',
} as const

/** The rating levels of a sheet and the scores beside them, gathered before any record is written, and the scale they make. */
export function ratingLevels({ mapping, sources, numbers, state }: ReadingContext) {
  const levels = LEVEL_FIELDS.flatMap((field) => sources.source(field) ?? [])
  if (levels.length === 0 || mapping.rating_scale) return null
  const scored = (['final_rating', 'calib_after', 'calib_before'] satisfies Field[]).flatMap(
    (field) => sources.source(field) ?? [],
  )[0]
  const score = (['final_score', 'manager_score'] satisfies Field[]).flatMap((field) => sources.source(field) ?? [])[0]
  const met = new Set<string>()
  const pairs: LevelScores = []

  const isNone = (level: string) => level === '' || NULL_TOKENS.has(level) || numbers.nullTokens.has(level)

  function add(cells: Cells, group: Group) {
    for (const source of levels) {
      const level = source.text(cells, group).trim()
      if (!isNone(level) && !met.has(level)) met.add(copyOf(level))
    }
    if (!score || !scored || pairs.length >= PAIRS_AT_MOST) return
    const level = scored.text(cells, group).trim()
    const cell = readNumber(score.text(cells, group), numbers)
    if (!isNone(level) && cell.kind === 'value') pairs.push({ level: copyOf(level), score: Number(cell.text) })
  }

  function scale(): RatingScale | null {
    const found = orderLevels([...met], pairs)
    if (!found || found.basis === 'confirmed') return found
    const inOrder = found.levels.map(({ level_raw }) => level_raw)
    warn(state, NOTICES[found.basis], inOrder.join(found.basis === 'unknown' ? ', ' : ' < '))
    return found
  }
  return { add, scale }
}

import { orderLevels } from '../rating-order.ts'
import type { Cells } from '../readers/context.ts'
import type { FieldReaders } from '../row-fields.ts'
import type { Group } from '../row-source.ts'
import { fault, warn, type RowState } from '../row-state.ts'
import type { RecordWriter } from './record.ts'

const COLUMNS = ['scale_id', 'level_raw', 'ord', 'label_zh', 'label_en', 'min_score', 'max_score', 'quota', 'src_sheet', 'src_row'] // prettier-ignore

type Level = {
  scale: string
  level: string
  ord: number | null
  labels: [zh: string, en: string]
  from: string
  to: string
  quota: string
  place: string[]
}

/**
 * One row, one level of a scale. The order of the levels is the one of their scores where these are stated, else the one delivered, else
 * the usual one; a scale without a name is known by its set of levels, like the levels of a file of ratings.
 */
export function ratingScaleWriter(fields: FieldReaders, state: RowState): RecordWriter {
  const scale = fields.text('scale_id')
  const levelOf = fields.text('level_raw')
  const zh = fields.text('label_zh')
  const en = fields.text('label_en')
  const number = (field: 'ord' | 'min_score' | 'max_score' | 'quota') => {
    const read = fields.measure(field)
    return (cells: Cells, group: Group) => read?.(cells, group).text ?? ''
  }
  const [ordOf, fromOf, toOf, quotaOf] = [number('ord'), number('min_score'), number('max_score'), number('quota')]
  let pending: Level | null = null
  const found: Level[] = []

  function records(cells: Cells, group: Group): string[][] {
    const level = levelOf?.(cells, group) ?? ''
    if (level === '') fault(state, 'UNKNOWN_RATING', fields.columnOf('level_raw')?.column(group) ?? '', '')
    const ord = ordOf(cells, group)
    pending = {
      scale: scale?.(cells, group) ?? '',
      level,
      ord: ord === '' ? null : Number(ord),
      labels: [zh?.(cells, group) || level, en?.(cells, group) || level],
      from: fromOf(cells, group),
      to: toOf(cells, group),
      quota: quotaOf(cells, group),
      place: [state.sheet, String(state.line)],
    }
    return []
  }

  const rest = () =>
    [...Map.groupBy(found, ({ scale: name }) => name).values()].flatMap((levels) => rows(levels, state))
  return {
    table: 'rating_scale',
    columns: COLUMNS,
    records,
    kept: () => {
      if (pending) found.push(pending)
      pending = null
    },
    rest,
    lineage: [
      { field: 'level_raw', from: 'level_raw', rule_id: 'text' },
      ...(fields.has('ord') ? [{ field: 'ord', from: 'ord' as const, rule_id: 'number' }] : []),
    ],
  }
}

function rows(levels: Level[], state: RowState): string[][] {
  const usual = orderLevels(
    levels.map(({ level }) => level),
    [],
  )
  const stated = placesOf(levels)
  // Lists are often printed from the best level down; a usual set that is listed the wrong way round is read the usual way.
  const place = stated && !levels[0]?.from && isTurned(levels, stated, usual) ? null : stated
  if (!place) {
    const names = usual?.levels.map(({ level_raw }) => level_raw) ?? []
    if (usual?.basis === 'assumed') warn(state, 'RATING_ORDER_ASSUMED', names.join(' < '))
    else warn(state, 'RATING_ORDER_UNKNOWN', levels.map(({ level }) => level).join(', '))
  }
  // 20 beside 70 and 10 are percents; 0.2 beside 0.7 and 0.1 are shares.
  const isPercent = levels.some(({ quota }) => Number(quota) > 1)
  return levels.map(({ scale, level, labels, from, to, quota, place: where }, i) => {
    const ord = place ? place[i] : (usual?.ordOf.get(level) ?? null)
    const share = quota === '' ? '' : String(isPercent ? Number((Number(quota) / 100).toPrecision(12)) : Number(quota))
    return [scale || (usual?.id ?? ''), level, ord == null ? '' : String(ord), ...labels, from, to, share, ...where]
  })
}

/** Places from 1, the lowest, by the scores that the levels stand for, else by the delivered order; null where neither is complete. */
function placesOf(levels: Level[]): number[] | null {
  const byScore = levels.every(({ from }) => from !== '') ? levels.map(({ from }) => Number(from)) : null
  const byOrd = levels.every(({ ord }) => ord !== null) ? levels.map(({ ord }) => ord ?? 0) : null
  const values = byScore ?? byOrd
  return values && values.map((value) => new Set(values.filter((other) => other <= value)).size)
}

function isTurned(levels: Level[], stated: number[], usual: ReturnType<typeof orderLevels>): boolean {
  const expected = levels.map(({ level }) => usual?.ordOf.get(level) ?? null)
  return (
    expected.length > 1 &&
    expected.every(
      (ord, i) =>
        ord !== null &&
        expected.every((other, j) => other === null || i === j || other > ord === (stated[j] ?? 0) < (stated[i] ?? 0)),
    )
  )
}

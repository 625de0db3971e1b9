import type { Column, Table } from '#queries/define.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import type { CalibrationResult, Spread } from './result.ts'

const column = (name: string, kind: Column['kind'], zh: string, en: string): Column => ({
  name,
  kind,
  label: { zh, en },
})

export const tables: Table<CalibrationResult>[] = [
  {
    name: 'levels',
    title: { zh: '评分分布', en: 'Spread of ratings' },
    columns: [
      column('unit_id', 'text', '单位编号', 'Unit code'),
      column('unit_zh', 'text', '单位', 'Unit (Chinese name)'),
      column('unit_en', 'text', '单位（英文名）', 'Unit'),
      column('period_id', 'text', '周期', 'Cycle'),
      column('state', 'text', '状态', 'State'),
      column('level', 'text', '等级', 'Level'),
      column('n_ratings', 'integer', '评分数', 'Ratings'),
      column('share', 'ratio', '比例', 'Share'),
      column('n_people', 'integer', '人数', 'People'),
    ],
    rows: ({ company, cycles, units }) => [
      ...rowsOf({ unit_id: ROOT_UNIT, unit_zh: '全公司', unit_en: 'Company', period_id: '*' }, company),
      ...cycles.flatMap(({ period_id, spread }) =>
        rowsOf({ unit_id: ROOT_UNIT, unit_zh: '全公司', unit_en: 'Company', period_id }, spread),
      ),
      ...units.flatMap(({ unit_id, name_zh, name_en, spread }) =>
        rowsOf({ unit_id, unit_zh: name_zh, unit_en: name_en, period_id: '*' }, spread),
      ),
    ],
  },
]

type Place = { unit_id: string; unit_zh: string; unit_en: string; period_id: string }

const rowsOf = (place: Place, spread: Spread | null): Record<string, string | number | null>[] =>
  spread === null
    ? [{ ...place, state: 'withheld', level: null, n_ratings: null, share: null, n_people: null }]
    : spread.levels.map(({ label, n_ratings, share }) => ({
        ...place,
        state: 'shown',
        level: label,
        n_ratings,
        share,
        n_people: spread.n_people,
      }))

import type { Table } from '#queries/define.ts'
import { CELL_COLUMNS, cellFields } from '#queries/gap-cell.ts'
import type { UnitGapResult } from './result.ts'

const nameless = (id: string) => ({ name_zh: id, name_en: id })

/** The unit, its KPIs, its children and the spread of its people, as numbers. */
export const tables: Table<UnitGapResult>[] = [
  {
    name: 'kpis',
    title: { zh: '本部门：全部与各指标', en: 'This unit: overall and by KPI' },
    columns: CELL_COLUMNS,
    rows: ({ unit, overall, kpis }) => {
      const own = unit ?? nameless(overall?.unit_id ?? '')
      const first = overall ? [cellFields(overall, own, null)] : []
      return [...first, ...kpis.map(({ kpi, cell }) => cellFields(cell, own, kpi))]
    },
  },
  {
    name: 'children',
    title: { zh: '下级部门', en: 'Units below' },
    columns: CELL_COLUMNS,
    rows: ({ children }) => children.map(({ unit, cell }) => cellFields(cell, unit, null)),
  },
  {
    name: 'distribution',
    title: { zh: '人员差距的分布', en: 'Spread of the gaps of people' },
    columns: [
      { name: 'from_ratio', kind: 'ratio', label: { zh: '从（含）', en: 'From (included)' } },
      { name: 'to_ratio', kind: 'ratio', label: { zh: '至（不含）', en: 'To (excluded)' } },
      { name: 'n_people', kind: 'integer', label: { zh: '人数', en: 'People' } },
    ],
    rows: ({ distribution }) =>
      (distribution?.bins ?? []).map((bin) => ({ from_ratio: bin.from, to_ratio: bin.to, n_people: bin.n })),
  },
]

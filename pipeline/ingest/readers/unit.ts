import type { Field } from '../fields.ts'
import type { Group } from '../row-source.ts'
import { fault } from '../row-state.ts'
import { readWord } from '../values/words.ts'
import { cachedBy } from './cached.ts'
import type { Cells, Read, ReadingContext } from './context.ts'

/** The unit and the KPI of a row, by code or name, each looked up once for the same texts. */
export function unitAndKpi({ units, kpis, sources, state }: ReadingContext, text: (field: Field) => Read | null) {
  const unitOf = cachedBy(
    text,
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
  const unitFields = ['department_path', 'department_code', 'company'] as const
  const namesUnit = unitFields.some((field) => sources.source(field) !== null)

  /** The unit of a row: '' when nothing names one; the row is marked when its path cannot be a unit. */
  function unit(cells: Cells, group: Group): string {
    if (!namesUnit) return ''
    const id = unitOf(cells, group)
    if (id === null) fault(state, 'STRUCTURE', '', 'too many levels')
    return id ?? ''
  }

  const kpiOf = cachedBy(text, ['kpi_code', 'kpi_name', 'kpi_name_en', 'unit', 'direction'], (t) =>
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

  return { unit, kpi }
}

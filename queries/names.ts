import type { KpiName, UnitName } from './result.ts'

/** A row of `unit_tree` with its names; a name that is missing falls back to the other language, then to the id. */
export function toUnitName(row: {
  unit_id: string
  parent_id: string | null
  name_zh: string | null
  name_en: string | null
  depth: number
}): UnitName {
  return {
    unit_id: row.unit_id,
    parent_id: row.parent_id,
    name_zh: row.name_zh || row.name_en || row.unit_id,
    name_en: row.name_en || row.name_zh || row.unit_id,
    depth: row.depth,
  }
}

/** The KPI columns that an analysis selects beside a cell; a KPI outside the dictionary keeps its id as its name. */
export type KpiColumns = {
  kpi_zh: string | null
  kpi_en: string | null
  kpi_unit: string | null
  kpi_direction: string | null
}

export function toKpiName(kpi_id: string, row: KpiColumns | undefined): KpiName {
  const direction = row?.kpi_direction
  return {
    kpi_id,
    name_zh: row?.kpi_zh || row?.kpi_en || kpi_id,
    name_en: row?.kpi_en || row?.kpi_zh || kpi_id,
    unit: row?.kpi_unit ?? null,
    direction: direction === 'higher' || direction === 'lower' || direction === 'range' ? direction : 'unknown',
  }
}

import { ROOT_UNIT } from '#queries/domain.ts'
import type { KpiName, PeriodName, UnitName } from '#queries/result.ts'
import type { Snapshot } from './open.ts'

/** The shape of web/contract/catalogue.ts without the reader's role; the server checks it against that. */
export type Names = {
  snapshot: string
  built_at: string
  code_version: string
  company_zh: string
  company_en: string
  units: UnitName[]
  kpis: KpiName[]
  periods: PeriodName[]
}

/** The names every page needs: units in organisation-chart order, periods oldest first. */
export async function readCatalogue(snapshot: Snapshot): Promise<Names> {
  const ask = (sql: string) => snapshot.query(sql, {}, { source: 'catalogue' })
  const [info] = await ask('select built_at, code_version, company_zh, company_en from snapshot_info')
  const units = await ask(
    'select unit_id, parent_id, name_zh, name_en, depth from unit_tree order by tree_order, unit_id',
  )
  const kpis = await ask('select kpi_id, name_zh, name_en, unit, direction from kpi_current order by kpi_id')
  const periods = await ask(
    'select period_id, period_start, period_end from period order by period_start, period_end, period_id',
  )
  if (!info || units[0]?.['unit_id'] !== ROOT_UNIT) {
    throw new RangeError(`snapshot ${snapshot.id} has no snapshot_info, or its first unit is not ${ROOT_UNIT}`)
  }
  // The dictionary fixes these columns and their types; tests/warehouse checks that the build keeps to it.
  return { snapshot: snapshot.id, ...info, units, kpis, periods } as Names
}

import { ROOT_UNIT } from '#queries/domain.ts'
import type { Touched } from '../define.ts'
import type { Case } from './cases.ts'
import type { GroupRow } from './rows.ts'

/** Where a distribution group is told: its department, or the company where it reaches over several. */
export type Home = { unit_id: string; touched: Touched[] }

/**
 * The home of each distribution group. A group that is a whole department, or the whole company, under another name is left out: it is
 * tested already.
 */
export function homesOf(groups: readonly GroupRow[], cases: readonly Case[]): Map<string, Home> {
  const sizes = new Map(cases.map(({ kind, id, panel }) => [`${kind} ${id}`, panel.n_ratings]))
  const homes = new Map<string, Home>()
  for (const [id, rows] of Map.groupBy(groups, ({ forced_group }) => forced_group)) {
    const unit_id = rows.length === 1 ? rows[0]!.unit_id : ROOT_UNIT
    const twin = sizes.get(unit_id === ROOT_UNIT ? `company ${ROOT_UNIT}` : `department ${unit_id}`)
    if (twin === sizes.get(`group ${id}`)) continue
    const touched = rows.map((row) => ({
      unit_id: row.unit_id,
      kpi_id: null,
      period_id: null,
      n_rows: row.n_results || null,
    }))
    homes.set(id, { unit_id, touched })
  }
  return homes
}

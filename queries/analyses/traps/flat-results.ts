import type { Claim, Status, UnitKind } from '#queries/traps/define.ts'
import type { TrapFound, TrapsResult } from './result.ts'

/**
 * An outcome as scripts read it. `unit` and `kpi` are what the deliveries call them: the code, or the name where no code was
 * delivered; `unit_id` and `kpi_id` are the ids of the other analyses. Where a KPI is tested over all units it is itself the unit.
 */
export type FlatResult = {
  trap: string
  unit_kind: UnitKind
  unit: string
  status: Status
  reason: string | null
  effect: number | null
  low: number | null
  high: number | null
  n: number
  n_people: number | null
  q: number | null
  touched_share: number
  blocks: Claim[]
  /** Later findings at the same unit that this one explains; they have no entry of their own. */
  explains: string[]
  kpi: string | null
  unit_id: string | null
  kpi_id: string | null
}

/** An entry for each check and unit that is not "pass", and one for each check of which every unit passed. */
export function flatResults({ results, checks, units, kpis }: TrapsResult): FlatResult[] {
  const shown = results.filter(({ follows_from }) => follows_from === null)
  const explained = Map.groupBy(
    results.filter(({ follows_from }) => follows_from !== null),
    ({ follows_from, unit }) => `${follows_from}\u001f${unit}`,
  )
  const spoken = new Set(shown.map(({ trap }) => trap))
  const nameOfUnit = new Map(units.map(({ unit_id, name_zh }) => [unit_id, name_zh]))
  const nameOfKpi = new Map(kpis.map(({ kpi_id, name_zh }) => [kpi_id, name_zh]))
  const found = shown.map((one): FlatResult => {
    const kpi = one.kpi === null ? null : called(one.kpi, nameOfKpi)
    return {
      ...{
        trap: one.trap,
        unit_kind: one.unit_kind,
        unit: one.unit === null ? (kpi ?? 'root') : called(one.unit, nameOfUnit),
      },
      ...outcomeOf(one),
      explains: (explained.get(`${one.trap}\u001f${one.unit}`) ?? []).map(({ trap }) => trap),
      ...{ kpi, unit_id: one.unit, kpi_id: one.kpi },
    }
  })
  const quiet = checks
    .filter(({ slug }) => !spoken.has(slug))
    .map(({ slug, unit_kind, status, reason, n_pass }): FlatResult => ({
      ...{ trap: slug, unit_kind, unit: 'root', status: status === 'not_testable' ? status : 'pass', reason },
      ...{ effect: null, low: null, high: null, n: n_pass, n_people: null, q: null, touched_share: 0, blocks: [] },
      ...{ explains: [], kpi: null, unit_id: 'root', kpi_id: null },
    }))
  return [...found, ...quiet]
}

function outcomeOf({ status, reason, effect, low, high, n, n_people, q, touched_share, blocks }: TrapFound) {
  return { status, reason, effect, low, high, n, n_people, q, touched_share, blocks }
}

/** An id that the import made of a name says nothing to a reader. */
const called = (id: string, names: ReadonlyMap<string, string>) =>
  /^[uk]-[0-9a-f]{8,}$/.test(id) ? (names.get(id) ?? id) : id

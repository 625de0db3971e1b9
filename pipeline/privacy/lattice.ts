import { readSql } from '#pipeline/warehouse/read-sql.ts'
import type { Snapshot } from '#pipeline/warehouse/open.ts'
import { ALL_KPIS, cellKeyText, ROOT_UNIT, type CellKey } from '#queries/domain.ts'

/** What a snapshot offers to ask about, and which of its cells nobody may see. */
export type Lattice = {
  /** Parameter name (`unit`, `kpi`, `cycle`, and `compare` for a second period) → the ids it may hold. */
  ids: ReadonlyMap<string, ReadonlySet<string>>
  isWithheld: (cell: CellKey) => boolean
  /** End of the newest period, ISO date; null in an empty snapshot. */
  asOf: string | null
}

const known = new WeakMap<Snapshot, Promise<Lattice>>()

/** Reads the lattice once per opened snapshot; a snapshot never changes, so neither does this. */
export function latticeOf(snapshot: Snapshot): Promise<Lattice> {
  const found = known.get(snapshot)
  if (found) return found
  const reading = readLattice(snapshot)
  known.set(snapshot, reading)
  // A failure, such as a time-out under load, must not stick to the snapshot for ever.
  reading.catch(() => known.delete(snapshot))
  return reading
}

async function readLattice(snapshot: Snapshot): Promise<Lattice> {
  const ask = async (file: string) => snapshot.query(await readSql(file), {}, { source: file })
  // What the two files select; their headers state the grain.
  const idRows = (await ask('privacy/known_ids.sql')) as IdRow[]
  const cells = (await ask('privacy/withheld_cells.sql')) as CellKey[]

  const periods = new Set<string>()
  const ids = new Map([
    ['unit', new Set([ROOT_UNIT])],
    ['kpi', new Set([ALL_KPIS])],
    ['cycle', periods],
    ['compare', periods],
  ])
  for (const { kind, id } of idRows) ids.get(kind)?.add(id)
  const ends = idRows.flatMap(({ ends_on }) => (ends_on === null ? [] : [ends_on.slice(0, 10)]))
  const withheld = new Set(cells.map(cellKeyText))
  return { ids, isWithheld: (cell) => withheld.has(cellKeyText(cell)), asOf: ends.sort().at(-1) ?? null }
}

/** A row of queries/privacy/known_ids.sql. */
type IdRow = { kind: string; id: string; ends_on: string | null }

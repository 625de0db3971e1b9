import type { Identity } from '#pipeline/store/identity.ts'
import type { kpiRegistry } from '../kpis.ts'
import type { Mapping } from '../mapping.ts'
import type { Group, RowSources } from '../row-source.ts'
import type { RowState } from '../row-state.ts'
import type { unitRegistry } from '../units.ts'
import type { NumberFormat } from '../values/number.ts'

export type Cells = readonly string[]
export type Read = (cells: Cells, group: Group) => string
export type ReadingContext = {
  mapping: Mapping
  sources: RowSources
  numbers: NumberFormat
  state: RowState
  identity: Identity
  units: ReturnType<typeof unitRegistry>
  kpis: ReturnType<typeof kpiRegistry>
  /** Text that may name the period when no column does. */
  place: { title: string | null; sheet: string; file: string }
  attainment: 'percent' | 'ratio'
  dateFormat: Mapping['date_format']
}

/** Found text as a message may show it: without control characters, and short. */
export const printable = (raw: string): string => raw.replaceAll(/[\p{C}]/gu, '·').slice(0, 60)

import { z } from 'zod'
import { defineAnalysis } from '#queries/define.ts'
import { SMALLEST_DISTRIBUTION } from '#queries/domain.ts'
import { cellKey, figuresOfCells, gapCellRow, toGapCell, withholdCell } from '#queries/gap-cell.ts'
import { toKpiName, toUnitName } from '#queries/names.ts'
import type { GapCell } from '#queries/result.ts'
import { chart } from './chart.ts'
import { distributionOf } from './distribution.ts'
import { params, result, type UnitGapResult } from './result.ts'
import { tables } from './tables.ts'
import { text } from './text.ts'

export const cellRow = gapCellRow.extend({
  relation: z.string(),
  parent_id: z.string().nullable(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  depth: z.number().int(),
  tree_order: z.number().int(),
  kpi_zh: z.string().nullable(),
  kpi_en: z.string().nullable(),
  kpi_unit: z.string().nullable(),
  kpi_direction: z.string().nullable(),
  period_start: z.string(),
  period_end: z.string(),
})
export const parentRow = z.object({
  unit_id: z.string(),
  parent_id: z.string().nullable(),
  name_zh: z.string().nullable(),
  name_en: z.string().nullable(),
  depth: z.number().int(),
  distance: z.number().int(),
})
export const personRow = z.object({ gap_ratio: z.number() })

/** One unit in one period: its gap, the gap by KPI, its children, and how the people are spread. */
export default defineAnalysis({
  slug: 'unit-gap',
  params,
  queries: { rows: cellRow, parents: parentRow, people: personRow },
  result,
  text,
  analyse,
  figures: (found: UnitGapResult) => {
    const figures = figuresOfCells(cellsOf(found))
    if (found.distribution && found.overall) {
      const { unit_id, kpi_id, period_id } = found.overall
      const cell = { unit_id, kpi_id, period_id }
      figures.push({ key: DISTRIBUTION, n: found.distribution.n_people, cell, smallest: SMALLEST_DISTRIBUTION })
    }
    return figures
  },
  withhold: (found: UnitGapResult, keys) => {
    const overall = found.overall && withholdCell(found.overall, keys)
    return {
      ...found,
      overall,
      distribution: overall?.state === 'shown' && !keys.has(DISTRIBUTION) ? found.distribution : null,
      kpis: found.kpis.map(({ kpi, cell }) => ({ kpi, cell: withholdCell(cell, keys) })),
      children: found.children.map(({ unit, cell }) => ({ unit, cell: withholdCell(cell, keys) })),
    }
  },
  chart,
  tables,
})

/** Key of the distribution among the figures; cells have the keys of the lattice. */
const DISTRIBUTION = 'distribution'

type Rows = {
  rows: z.infer<typeof cellRow>[]
  parents: z.infer<typeof parentRow>[]
  people: z.infer<typeof personRow>[]
}

function analyse({ rows, parents, people }: Rows): UnitGapResult {
  const upwards = parents.toSorted((a, b) => a.distance - b.distance || compare(a.unit_id, b.unit_id))
  const unit = upwards[0]
  const self = rows.find((row) => row.relation === 'self')
  const overall = self ? toGapCell(self) : null
  const kpis = rows
    .filter((row) => row.relation === 'kpi')
    .toSorted((a, b) => compare(a.kpi_id, b.kpi_id))
    .map((row) => ({ kpi: toKpiName(row.kpi_id, row), cell: toGapCell(row) }))
  const children = rows
    .filter((row) => row.relation === 'child')
    .toSorted((a, b) => a.tree_order - b.tree_order || compare(a.unit_id, b.unit_id))
    .map((row) => ({ unit: toUnitName(row), cell: toGapCell(row) }))
  const hasResult = [overall, ...kpis.map(({ cell }) => cell), ...children.map(({ cell }) => cell)].some(
    (cell) => cell !== null && cell.state !== 'empty',
  )
  return {
    kind: hasResult ? 'found' : 'empty',
    unit: unit ? toUnitName(unit) : null,
    parents: upwards.slice(1).reverse().map(toUnitName),
    period: self ? { period_id: self.period_id, period_start: self.period_start, period_end: self.period_end } : null,
    overall,
    distribution:
      overall?.state === 'shown' && overall.level === 'person'
        ? distributionOf(people.map((row) => row.gap_ratio))
        : null,
    kpis,
    children,
  }
}

/** Every cell once: a KPI cell could repeat the overall one only by key, and keys differ. */
function cellsOf(found: UnitGapResult): GapCell[] {
  const cells = [...found.kpis.map(({ cell }) => cell), ...found.children.map(({ cell }) => cell)]
  const all = found.overall ? [found.overall, ...cells] : cells
  return [...new Map(all.map((cell) => [cellKey(cell), cell])).values()]
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

import heatmap from '#queries/analyses/gap-heatmap/analysis.ts'
import { text as heatmapText } from '#queries/analyses/gap-heatmap/text.ts'
import type { HeatmapResult } from '#queries/analyses/gap-heatmap/result.ts'
import type { UnitName } from '#queries/result.ts'
import { formatNumber } from '#queries/words/format.ts'
import { lightPalette } from '#queries/palette.ts'
import type { Block, Section } from '../document.ts'
import { matrixBlock } from '../matrix-block.ts'
import type { Part } from '../parts.ts'
import type { Subject } from '../subject.ts'
import { beliefBlocks } from './loop.ts'

/** P2: departments against periods, then against KPIs; the same matrices as on the screen, on landscape pages. */
export function heatmapSection(subject: Subject): Section {
  const { words, parts, lang } = subject
  return {
    id: 'P2',
    title: words.section.P2,
    landscape: true,
    blocks: [
      ...matrix(subject, { id: 'P2-T1', title: words.byPeriod, onNewPage: false }, parts.byPeriod),
      ...matrix(subject, { id: 'P2-T2', title: words.byKpi, onNewPage: true }, parts.byKpi),
      { kind: 'paragraph', tone: 'quiet', text: heatmapText[lang].caveat },
      ...beliefBlocks(subject),
    ],
  }
}

type Place = { id: string; title: string; onNewPage: boolean }

function matrix({ words, lang }: Subject, { id, title, onNewPage }: Place, part: Part<HeatmapResult>): Block[] {
  const heading: Block = { kind: 'heading', text: title }
  if (!part.ok) return [heading, { kind: 'failed', text: words.failed(part.code) }]
  if (part.result.kind === 'empty') {
    return [heading, { kind: 'paragraph', tone: 'body', text: words.nothingComparable(words.noTargets) }]
  }
  const rows = printedRows(part.result)
  const chart = heatmap.chart({ ...part.result, rows }, { lang, palette: lightPalette })
  if (chart.kind !== 'matrix') throw new RangeError('the heatmap is expected to draw a matrix')
  const left = part.result.rows.length - rows.length
  const block = matrixBlock(chart, { id, words, lang })
  if (left > 0) block.notes.unshift(words.rowsLeft(formatNumber(left, lang)))
  return [{ ...heading, onNewPage }, block]
}

/** More rows than this are cut down to the upper levels; an executive looks for departments, not for every team. */
const ROWS_WANTED = 40
/** A flat organisation of more units than this is printed only as far as something stands out: nobody reads twenty pages of grey. */
const MOST_ROWS = 150

/**
 * The whole branch if it fits; else the upper levels, as many as fit and at least the units directly below the head, with every deeper
 * unit that lies outside its expected range in the reported month.
 */
export function printedRows({ rows, cells, by, scope, period }: HeatmapResult): UnitName[] {
  if (rows.length <= ROWS_WANTED) return rows
  const head = scope?.depth ?? 0
  const depths = [...new Set(rows.map((unit) => unit.depth))].toSorted((a, b) => a - b)
  const fitting = depths.filter((depth) => rows.filter((unit) => unit.depth <= depth).length <= ROWS_WANTED)
  const deepest = Math.max(head + 1, ...fitting)
  const outside = new Set(
    cells
      .filter((cell) => by === 'kpi' || cell.period_id === period?.period_id)
      .filter((cell) => cell.state === 'shown' && (cell.signal === 'below' || cell.signal === 'above'))
      .map((cell) => cell.unit_id),
  )
  const printed = rows.filter((unit) => unit.depth <= deepest || outside.has(unit.unit_id))
  if (printed.length <= MOST_ROWS) return printed
  const standingOut = rows.filter((unit) => unit.depth === head || outside.has(unit.unit_id))
  return standingOut.length > 1 ? standingOut : printed.slice(0, ROWS_WANTED)
}

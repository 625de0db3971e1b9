import heatmap from '#queries/analyses/gap-heatmap/analysis.ts'
import { text as heatmapText } from '#queries/analyses/gap-heatmap/text.ts'
import type { HeatmapResult } from '#queries/analyses/gap-heatmap/result.ts'
import { lightPalette } from '#queries/palette.ts'
import type { Block, Section } from '../document.ts'
import { matrixBlock } from '../matrix-block.ts'
import type { Part } from '../parts.ts'
import type { Subject } from '../subject.ts'

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
  const chart = heatmap.chart(part.result, { lang, palette: lightPalette })
  if (chart.kind !== 'matrix') throw new RangeError('the heatmap is expected to draw a matrix')
  return [{ ...heading, onNewPage }, matrixBlock(chart, { id, words, lang })]
}

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
      ...matrix(subject, 'P2-T1', words.byPeriod, parts.byPeriod),
      ...matrix(subject, 'P2-T2', words.byKpi, parts.byKpi),
      { kind: 'paragraph', tone: 'quiet', text: heatmapText[lang].caveat },
    ],
  }
}

function matrix({ words, lang }: Subject, id: string, title: string, part: Part<HeatmapResult>): Block[] {
  if (!part.ok)
    return [
      { kind: 'heading', text: title },
      { kind: 'failed', text: words.failed(part.code) },
    ]
  if (part.result.kind === 'empty') {
    return [
      { kind: 'heading', text: title },
      { kind: 'paragraph', tone: 'body', text: words.nothingComparable(words.noTargets) },
    ]
  }
  const chart = heatmap.chart(part.result, { lang, palette: lightPalette })
  if (chart.kind !== 'matrix') throw new RangeError('the heatmap is expected to draw a matrix')
  return [{ kind: 'heading', text: title }, matrixBlock(chart, id, words, lang)]
}

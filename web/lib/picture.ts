import type { Chart, Matrix } from '#queries/define.ts'
import { lightPalette } from '#queries/palette.ts'
import { toCanvas, toSvg, wrap, type Scene, type Shape } from './scene.ts'

/** A picture leaves the page with what it needs to be understood: title, finding, legend in words, provenance. Always light. */
export type Caption = { title: string; finding: string; provenance: string }

const MARGIN = 32
const CHART = { width: 960, height: 420 }
const FONT = getFont()

export async function pictureFile(chart: Chart, caption: Caption, format: 'svg' | 'png'): Promise<Blob> {
  const scene = await sceneOf(chart, caption)
  if (format === 'svg') return new Blob([toSvg(scene)], { type: 'image/svg+xml' })
  return new Promise((resolve, reject) => {
    toCanvas(scene, 2).toBlob((blob) => (blob ? resolve(blob) : reject(new RangeError('the canvas gave no picture'))))
  })
}

async function sceneOf(chart: Chart, caption: Caption): Promise<Scene> {
  const body = chart.kind === 'matrix' ? matrixShapes(chart) : await chartShape(chart.option)
  const width = body.width + 2 * MARGIN
  const lines: Shape[] = []
  let y = MARGIN
  const write = (text: string, size: number, fill: string, weight = 400) => {
    for (const line of wrap(text, body.width, size, FONT)) {
      y += size * 1.5
      lines.push({ kind: 'text', x: MARGIN, y, text: line, size, fill, weight })
    }
  }
  write(caption.title, 20, lightPalette.ink, 600)
  write(caption.finding, 14, lightPalette.ink)
  const top = y + 20
  y = top + body.height + 8
  for (const line of chart.kind === 'matrix' ? legendLines(chart) : []) write(line, 12, lightPalette.quiet)
  write(caption.provenance, 12, lightPalette.quiet)
  const height = Math.ceil(y + MARGIN)
  const moved = body.shapes.map((shape) => ({ ...shape, x: shape.x + MARGIN, y: shape.y + top }))
  const ground: Shape = { kind: 'rect', x: 0, y: 0, width, height, fill: lightPalette.surface }
  return { width, height, font: FONT, shapes: [ground, ...lines, ...moved] }
}

const legendLines = ({ legend, markLegend = [] }: Matrix): string[] => [
  ...legend.map(({ words }) => words),
  ...markLegend.map(({ sign, words }) => `${sign} ${words}`),
]

type Body = { width: number; height: number; shapes: Shape[] }

async function chartShape(option: Record<string, unknown>): Promise<Body> {
  const { init } = await import('./echarts.ts')
  const still = { animation: false, ...option }
  const paper = init(null, null, { renderer: 'svg', ssr: true, ...CHART })
  paper.setOption(still)
  const svg = paper.renderToSVGString()
  paper.dispose()
  const canvas = init(document.createElement('div'), null, { renderer: 'canvas', devicePixelRatio: 2, ...CHART })
  canvas.setOption(still)
  const image = canvas.renderToCanvas({ pixelRatio: 2, backgroundColor: lightPalette.surface })
  canvas.dispose()
  return { ...CHART, shapes: [{ kind: 'chart', x: 0, y: 0, ...CHART, svg, image }] }
}

/** Fill and ink of a cell; the same as in app.css, light. */
const TONES: Record<Matrix['legend'][number]['tone'], { fill: string; ink: string }> = {
  below: { fill: lightPalette.below, ink: '#ffffff' },
  above: { fill: '#cfe0f3', ink: '#0e3a68' },
  within: { fill: '#f0f1f2', ink: '#4a5565' },
  unjudged: { fill: lightPalette.surface, ink: lightPalette.quiet },
  empty: { fill: lightPalette.surface, ink: lightPalette.quiet },
  withheld: { fill: lightPalette.surface, ink: lightPalette.quiet },
}
/** The caution colour of app.css, light. */
const MARK = '#8a5a00'
const CELL = { width: 84, height: 32, heading: 200, columns: 34 }

function matrixShapes(matrix: Matrix): Body {
  const shapes: Shape[] = matrix.columns.map((column, c) => ({
    kind: 'text',
    x: CELL.heading + (c + 0.5) * CELL.width,
    y: 20,
    text: column.label,
    size: 11,
    fill: lightPalette.quiet,
    anchor: 'middle',
  }))
  for (const [r, row] of matrix.rows.entries()) {
    const y = CELL.columns + r * CELL.height
    shapes.push({ kind: 'text', x: row.depth * 12, y: y + 20, text: row.label, size: 12, fill: lightPalette.ink })
    for (const [c, cell] of row.cells.entries()) {
      const box = { x: CELL.heading + c * CELL.width + 1, y: y + 1, width: CELL.width - 2, height: CELL.height - 2 }
      // A gap that is not to be read has neither fill nor signal, but a mark in its corner.
      const { fill, ink } = TONES[cell.mark ? 'unjudged' : cell.tone]
      shapes.push({ kind: 'rect', ...box, fill })
      if (cell.tone === 'withheld') shapes.push({ kind: 'hatch', ...box, stroke: lightPalette.line })
      const text = [cell.value, cell.mark ? null : cell.signal, cell.halfWidth].filter(Boolean).join(' ')
      shapes.push({ kind: 'text', x: box.x + box.width / 2, y: y + 20, text, size: 11, fill: ink, anchor: 'middle' })
      if (cell.mark) {
        const corner = cell.mark.sign === '◤' ? y + 11 : y + CELL.height - 3
        shapes.push({ kind: 'text', x: box.x + 1, y: corner, text: cell.mark.sign, size: 10, fill: MARK })
      }
    }
  }
  return {
    width: Math.max(480, CELL.heading + matrix.columns.length * CELL.width),
    height: CELL.columns + matrix.rows.length * CELL.height,
    shapes,
  }
}

/** The fonts of the page, so that a picture drawn here shows Chinese wherever the page does. */
function getFont(): string {
  return typeof document === 'undefined' ? 'sans-serif' : getComputedStyle(document.documentElement).fontFamily
}

/** Hands a file to the reader. */
export function save(blob: Blob, name: string) {
  const url = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

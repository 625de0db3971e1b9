/** A picture as shapes, drawn once as SVG (text stays text) and once on a canvas (with the fonts of the page). Pixels. */
export type Shape =
  | { kind: 'rect'; x: number; y: number; width: number; height: number; fill: string }
  | {
      kind: 'text'
      x: number
      y: number
      text: string
      size: number
      fill: string
      weight?: number
      anchor?: 'start' | 'middle'
    }
  | { kind: 'hatch'; x: number; y: number; width: number; height: number; stroke: string }
  | { kind: 'chart'; x: number; y: number; width: number; height: number; svg: string; image: CanvasImageSource }
export type Scene = { width: number; height: number; font: string; shapes: Shape[] }

export function toSvg({ width, height, font, shapes }: Scene): string {
  const body = shapes.map(shapeToSvg).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escape(font)}">${body}</svg>`
}

function shapeToSvg(shape: Shape): string {
  const { x, y } = shape
  if (shape.kind === 'rect')
    return `<rect x="${x}" y="${y}" width="${shape.width}" height="${shape.height}" fill="${shape.fill}"/>`
  if (shape.kind === 'text') {
    return `<text x="${x}" y="${y}" font-size="${shape.size}" fill="${shape.fill}" font-weight="${shape.weight ?? 400}" text-anchor="${shape.anchor ?? 'start'}">${escape(shape.text)}</text>`
  }
  if (shape.kind === 'hatch') {
    const lines = hatchLines(shape).map(([x1, y1, x2, y2]) => `M${x1} ${y1}L${x2} ${y2}`)
    return `<path d="${lines.join('')}" stroke="${shape.stroke}" fill="none"/>`
  }
  return shape.svg.replace('<svg', `<svg x="${x}" y="${y}"`)
}

export function toCanvas(scene: Scene, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = scene.width * scale
  canvas.height = scene.height * scale
  const context = canvas.getContext('2d')
  if (!context) throw new RangeError('toCanvas needs a 2d context')
  context.scale(scale, scale)
  for (const shape of scene.shapes) drawShape(context, shape, scene.font)
  return canvas
}

function drawShape(context: CanvasRenderingContext2D, shape: Shape, font: string) {
  if (shape.kind === 'rect') {
    context.fillStyle = shape.fill
    context.fillRect(shape.x, shape.y, shape.width, shape.height)
  } else if (shape.kind === 'text') {
    context.fillStyle = shape.fill
    context.font = `${shape.weight ?? 400} ${shape.size}px ${font}`
    context.textAlign = shape.anchor === 'middle' ? 'center' : 'left'
    context.fillText(shape.text, shape.x, shape.y)
  } else if (shape.kind === 'hatch') {
    context.strokeStyle = shape.stroke
    context.beginPath()
    for (const [x1, y1, x2, y2] of hatchLines(shape)) {
      context.moveTo(x1, y1)
      context.lineTo(x2, y2)
    }
    context.stroke()
  } else {
    context.drawImage(shape.image, shape.x, shape.y, shape.width, shape.height)
  }
}

/** Diagonals every HATCH pixels, cut at the edges of the box. */
function hatchLines(box: { x: number; y: number; width: number; height: number }): [number, number, number, number][] {
  const lines: [number, number, number, number][] = []
  for (let start = HATCH; start < box.width + box.height; start += HATCH) {
    const top = Math.min(start, box.width)
    const left = Math.min(start, box.height)
    lines.push([box.x + top, box.y + start - top, box.x + start - left, box.y + left])
  }
  return lines
}
const HATCH = 7

/** Lines of at most `width` pixels; a long Latin word is kept whole, Chinese breaks anywhere. */
export function wrap(text: string, width: number, size: number, font: string): string[] {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return [text]
  context.font = `${size}px ${font}`
  const lines: string[] = []
  let line = ''
  for (const part of text.match(/[\p{Script=Latin}\p{N}−%.,'’-]+ ?|./gu) ?? []) {
    if (line !== '' && context.measureText(line + part).width > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += part
  }
  return line === '' ? lines : [...lines, line]
}

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)

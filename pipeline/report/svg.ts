import type { EchartsFigure } from '#queries/define.ts'
import { REPORT_FONT } from './fonts.ts'

/** Smallest text of a chart in pixels; at 0.75 pt a pixel it prints as 9 pt. */
const SMALLEST_TEXT_PX = 12

/** Draws the same option as the screen to SVG with real text, `width` × `height` in CSS pixels. */
export async function drawSvg(figure: EchartsFigure, size: { width: number; height: number }): Promise<string> {
  const echarts = await import('echarts')
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    const option = enlargeText(figure.option) as Record<string, unknown>
    chart.setOption({ ...option, animation: false, aria: { enabled: false } })
    return chart.renderToSVGString().replace(/font-family:[^;"]*/g, `font-family:${REPORT_FONT}`)
  } finally {
    // An instance that is not disposed keeps the process alive for ever.
    chart.dispose()
  }
}

function enlargeText(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(enlargeText)
  if (part === null || typeof part !== 'object') return part
  return Object.fromEntries(
    Object.entries(part).map(([key, field]) =>
      key === 'fontSize' && typeof field === 'number'
        ? [key, Math.max(field, SMALLEST_TEXT_PX)]
        : [key, enlargeText(field)],
    ),
  )
}

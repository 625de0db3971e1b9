import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { niceTicks } from '#queries/stats/ticks.ts'

export type Dot = { x: number; y: number; text: string; isMarked?: boolean }
export type Straight = {
  from: readonly [number, number]
  to: readonly [number, number]
  text: string
  isOther?: boolean
}

/** Points over two measures with straight lines, each line named at its end. */
export function dots(
  context: ChartContext,
  label: string,
  options: {
    dots: readonly Dot[]
    lines?: readonly Straight[]
    x: { name: string; print: (value: number) => string }
    y: { name: string; print: (value: number) => string }
  },
): EchartsFigure {
  const { dots: all, lines = [], x, y } = options
  const { palette } = context
  const { isNarrow } = sizeOf(context)
  const xs = [...all.map((dot) => dot.x), ...lines.flatMap(({ from, to }) => [from[0], to[0]])]
  const ys = [...all.map((dot) => dot.y), ...lines.flatMap(({ from, to }) => [from[1], to[1]])]
  const [xTicks, yTicks] = [ticksOf(xs, isNarrow ? 3 : 5), ticksOf(ys, 4)]
  const axisName = { nameLocation: 'middle', nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE } }
  return figure(context, label, {
    grid: { top: 16, bottom: 52, left: 76, right: 24, outerBoundsMode: 'none' },
    xAxis: { ...silentAxis(xTicks), name: x.name, nameGap: 34, ...axisName },
    yAxis: { ...silentAxis(yTicks), name: y.name, nameGap: 58, ...axisName },
    series: [
      { type: 'line', data: [], silent: true, markLine: tickLines(context, 'xAxis', xTicks, x.print) },
      { type: 'line', data: [], silent: true, markLine: tickLines(context, 'yAxis', yTicks, y.print) },
      {
        type: 'scatter',
        symbolSize: all.length > 60 ? 6 : 9,
        z: 5,
        data: all.map((dot) => ({
          value: [dot.x, dot.y],
          name: dot.text,
          symbol: dot.isMarked ? 'diamond' : 'circle',
          itemStyle: { color: dot.isMarked ? palette.below : palette.within },
        })),
      },
      ...lines.map(({ from, to, text, isOther }) => ({
        type: 'line',
        symbol: 'none',
        z: 6,
        data: [
          [...from],
          {
            value: [...to],
            name: text,
            label: { show: true, formatter: text, position: 'left', color: palette.ink, fontSize: FONT_SIZE },
          },
        ],
        lineStyle: { color: isOther ? palette.target : palette.accent, width: 2, type: isOther ? 'dashed' : 'solid' },
      })),
    ],
  })
}

const ticksOf = (values: number[], about: number) =>
  values.length === 0 ? [0, 1] : niceTicks(Math.min(...values), Math.max(...values), about)

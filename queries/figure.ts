import type { ChartContext, EchartsFigure } from './define.ts'

/**
 * What every ECharts figure of ours shares. An option holds no function, so it survives JSON and draws the same in Node; the
 * axis ticks are therefore our own, as labelled mark lines with text formatted by `queries/words/format.ts`.
 *
 * Needed of ECharts: bar, line and scatter charts; grid, legend, tooltip, mark line and aria components.
 */
export function figure(context: ChartContext, label: string, option: Record<string, unknown>): EchartsFigure {
  const { palette } = context
  return {
    kind: 'echarts',
    label,
    option: {
      animation: false,
      color: [palette.accent, palette.below, palette.within, palette.above, palette.target],
      textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: palette.ink },
      aria: { enabled: true, label: { description: label } },
      // The names of data points are whole sentences; an HTML tooltip would lose its styling under our style-src.
      tooltip: {
        trigger: 'item',
        renderMode: 'richText',
        confine: true,
        formatter: '{b}',
        backgroundColor: palette.surface,
        borderColor: palette.line,
        textStyle: { color: palette.ink, fontSize: FONT_SIZE, fontFamily: FONT, width: 280, overflow: 'breakAll' },
      },
      ...option,
    },
  }
}

/** The PDF embeds the first family, the page serves the second. */
const FONT = 'Noto Sans SC, Noto Sans SC Variable, sans-serif'
export const FONT_SIZE = 12

/** Size of a figure when the caller has no wish: the width of a column of text. */
export const sizeOf = ({ width = 640, height = 360 }: ChartContext) => ({ width, height, isNarrow: width < 520 })

/** A legend line at the top; ECharts 6 would put it over the axis. */
export function legend({ palette }: ChartContext, names: string[]) {
  return {
    top: 0,
    left: 0,
    itemWidth: 18,
    itemHeight: 10,
    icon: undefined,
    data: names,
    textStyle: { color: palette.ink },
  }
}

/** A value axis that draws nothing itself: `tickLines` does. */
export const silentAxis = (ticks: readonly number[]) => ({
  type: 'value',
  min: ticks[0],
  max: ticks.at(-1),
  axisLabel: { show: false },
  axisTick: { show: false },
  axisLine: { show: false },
  splitLine: { show: false },
})

/** Ticks of a value axis as thin labelled lines behind the data, for the `markLine` of a series. */
export function tickLines(
  { palette }: ChartContext,
  axis: 'xAxis' | 'yAxis',
  ticks: readonly number[],
  labelOf: (tick: number) => string,
) {
  return {
    silent: true,
    animation: false,
    symbol: 'none',
    // ECharts rounds the places of mark lines to two decimals; a step of half a percent would land elsewhere.
    precision: 12,
    z: 0,
    lineStyle: { color: palette.line, width: 1, type: 'solid' },
    data: ticks.map((tick) => ({
      [axis]: tick,
      label: {
        show: true,
        position: 'start',
        formatter: labelOf(tick),
        color: palette.quiet,
        fontSize: FONT_SIZE,
        distance: 6,
      },
    })),
  }
}

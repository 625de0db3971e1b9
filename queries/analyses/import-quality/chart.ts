import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { FONT_SIZE, figure, legend, silentAxis, sizeOf, tickLines } from '#queries/figure.ts'
import { niceTicks } from '#queries/stats/ticks.ts'
import { formatExact, formatNumber } from '#queries/words/format.ts'
import type { ImportQualityResult } from './result.ts'
import { text } from './text.ts'

/** Newest loads, as many as fit, one bar each, the newest on top: loaded, set aside, superseded. The counts stand in words at the right. */
export function chart(found: ImportQualityResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const words = text[lang]
  const { width, height, isNarrow } = sizeOf(context)
  const left = isNarrow ? 76 : Math.min(240, width * 0.32)
  const right = isNarrow ? 96 : 170
  const fitting = Math.max(1, Math.floor((height - TOP - BOTTOM) / ROW))
  const loads = found.loads.slice(-fitting)
  const ticks = niceTicks(0, Math.max(1, ...loads.map((load) => load.rows_in)), isNarrow ? 2 : 5)
  const name = (load: (typeof loads)[number]) =>
    isNarrow ? words.load(load.seq) : `${words.load(load.seq)} ${load.file_name}`
  const aside = (load: (typeof loads)[number]) =>
    isNarrow
      ? `${words.outcome.quarantined} ${formatNumber(load.quarantined, lang)}`
      : `${words.outcome.quarantined} ${formatExact(load.quarantined, lang)} / ${formatExact(load.rows_in, lang)}`
  const colour = { loaded: palette.accent, quarantined: palette.below, superseded: palette.within }
  const category = { type: 'category', axisTick: { show: false }, axisLine: { show: false } }

  return figure(context, words.finding(found), {
    legend: legend(
      context,
      OUTCOMES.map((outcome) => words.outcome[outcome]),
    ),
    grid: { top: TOP, bottom: BOTTOM, left, right },
    xAxis: {
      ...silentAxis(ticks),
      name: found.loads.length > loads.length ? words.shownOf(loads.length, found.loads.length) : '',
      nameLocation: 'middle',
      nameGap: 26,
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE },
    },
    yAxis: [
      {
        ...category,
        data: loads.map(name),
        axisLabel: { color: palette.ink, fontSize: FONT_SIZE, width: left - 12, overflow: 'truncate', interval: 0 },
      },
      {
        ...category,
        position: 'right',
        data: loads.map(aside),
        axisLabel: { color: palette.ink, fontSize: FONT_SIZE, width: right - 12, overflow: 'truncate', interval: 0 },
      },
    ],
    series: OUTCOMES.map((outcome, i) => ({
      type: 'bar',
      name: words.outcome[outcome],
      stack: 'rows',
      barMaxWidth: 22,
      itemStyle: { color: colour[outcome] },
      data: loads.map((load) => ({
        value: load[outcome],
        name: `${words.load(load.seq)} ${load.file_name}\n${words.outcome[outcome]} ${formatExact(load[outcome], lang)}`,
      })),
      ...(i === 0 ? { markLine: tickLines(context, 'xAxis', ticks, (tick) => formatNumber(tick, lang)) } : {}),
    })),
  })
}

const OUTCOMES = ['loaded', 'quarantined', 'superseded'] as const
/** Heights in pixels: legend, tick labels and note, one load. */
const TOP = 34
const BOTTOM = 46
const ROW = 26

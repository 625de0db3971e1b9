import type { ChartContext, EchartsFigure } from '#queries/define.ts'
import { figure, FONT_SIZE, legend, silentAxis, sizeOf } from '#queries/figure.ts'
import type { Lang } from '#queries/locale.ts'
import { hatched, partColours } from '#queries/palette.ts'
import { diagnosisWords, PARTS } from '#queries/words/diagnosis.ts'
import { formatPercent } from '#queries/words/format.ts'
import { unitLabels } from '#queries/words/unit-label.ts'
import { shareRange, systemShare } from '#queries/words/verdict.ts'
import { partShares } from './part-shares.ts'
import type { SystemOrIndividualResult, UnitVerdict } from './result.ts'
import { text } from './text.ts'

/**
 * The shortfall make-up: one bar of four segments a unit, the company first. Each segment says its share; verdict and interval of
 * the system's share stand in words beside the bar, so that nothing is said by colour alone.
 */
export function chart(found: SystemOrIndividualResult, context: ChartContext): EchartsFigure {
  const { lang, palette } = context
  const words = diagnosisWords[lang]
  const { width, height, isNarrow } = sizeOf(context)
  const all = linesOf(found)
  const left = isNarrow ? 12 : Math.min(200, width * 0.26)
  const right = isNarrow ? 12 : Math.min(230, width * 0.32)
  const top = isNarrow ? 46 : 30
  const row = isNarrow ? ROW_NARROW : ROW
  const lines = fitting(all, Math.max(1, Math.floor((height - top - BOTTOM) / row)))
  const label = unitLabels(all, lang)
  const name = (unit: UnitVerdict) => label(unit)
  const colours = partColours(palette)
  const barWidth = width - left - right
  const category = { type: 'category', inverse: true, axisTick: { show: false }, axisLine: { show: false } }
  const axisLabel = { color: palette.ink, fontSize: FONT_SIZE, interval: 0, lineHeight: 16, overflow: 'break' }

  return figure(context, text[lang].finding(found), {
    legend: legend(
      context,
      PARTS.map((part) => words.parts[part]),
    ),
    grid: { top, bottom: BOTTOM, left, right, outerBoundsMode: 'none' },
    xAxis: {
      ...silentAxis([0, 1]),
      name: all.length > lines.length ? text[lang].shownOf(lines.length, all.length) : '',
      nameLocation: 'middle',
      nameGap: 10,
      nameTextStyle: { color: palette.quiet, fontSize: FONT_SIZE },
    },
    yAxis: [
      {
        ...category,
        data: lines.map(name),
        // A telephone has no room beside the bars: name and verdict stand above each.
        axisLabel: isNarrow ? { show: false } : { ...axisLabel, width: left - 12 },
      },
      ...(isNarrow
        ? []
        : [
            {
              ...category,
              position: 'right',
              data: lines.map((unit) => besideOf(unit, lang).join('\n')),
              axisLabel: { ...axisLabel, width: right - 12 },
            },
          ]),
    ],
    series: [
      ...PARTS.map((part) => ({
        type: 'bar',
        name: words.parts[part],
        stack: 'parts',
        barWidth: 22,
        barGap: '0%',
        itemStyle: {
          color: colours[part].fill,
          borderColor: palette.quiet,
          borderWidth: 1,
          ...hatched(colours[part]),
        },
        data: lines.map((unit) => {
          const share = partShares(unit)?.[part] ?? null
          if (share === null) return { value: null }
          return {
            value: share,
            name: `${name(unit)}\n${words.parts[part]} ${formatPercent(share, lang)}\n${words.partMeaning[part]}`,
            label: {
              show: share * barWidth >= LABEL_WIDTH,
              position: 'inside',
              formatter: `${Math.round(share * 100)}%`,
              color: colours[part].ink,
              fontSize: FONT_SIZE,
              fontWeight: 'bold',
            },
          }
        }),
      })),
      ...(isNarrow
        ? [
            aboveBars(
              lines.map((unit) => [name(unit), ...besideOf(unit, lang)]),
              context,
            ),
          ]
        : []),
    ],
  })
}

/** The company, then the unit asked for with those below it, or every unit with a shortfall; in organisation-chart order. */
function linesOf({ company, unit, units }: SystemOrIndividualResult): UnitVerdict[] {
  const falls = (each: UnitVerdict) => each.is_low || (each.gap_z ?? 0) < 0
  const shown = unit ? units : units.filter((each) => each.shortfall !== null && (each.depth === 1 || falls(each)))
  return company ? [company, ...shown] : shown
}

/** As many as fit: the first line, then the upper levels before the lower ones, and in a level those clearly low first. */
function fitting(lines: UnitVerdict[], most: number): UnitVerdict[] {
  if (lines.length <= most) return lines
  const chosen = lines
    .map((unit, i) => ({ unit, i, rank: i === 0 ? 0 : 1 + 2 * unit.depth + (unit.is_low ? 0 : 1) }))
    .toSorted((a, b) => a.rank - b.rank || a.i - b.i)
    .slice(0, most)
  return chosen.toSorted((a, b) => a.i - b.i).map(({ unit }) => unit)
}

/** 系统因素为主 · 系统 63%（54%–72%）. */
function besideOf(unit: UnitVerdict, lang: Lang): string[] {
  const verdict = diagnosisWords[lang].verdicts[unit.verdict]
  const share = systemShare(unit)
  if (share === null) return [verdict]
  const percent = `${Math.round(share.estimate * 100)}%`
  const range = shareRange(share.low, share.high, lang)
  return [verdict, lang === 'zh' ? `系统 ${percent}（${range}）` : `system ${percent} (${range})`]
}

/** Two lines of text above each bar, from where it starts: name and verdict, then the share of the system. */
function aboveBars(lines: string[][], { palette }: ChartContext) {
  return {
    type: 'scatter',
    silent: true,
    symbolSize: 0,
    data: lines.map(([name, verdict, share], i) => ({
      value: [0, i],
      label: {
        show: true,
        position: [0, share === undefined ? -29 : -45],
        formatter: [`${name} · ${verdict}`, share ?? ''].join('\n').trim(),
        color: palette.ink,
        fontSize: FONT_SIZE,
        lineHeight: 16,
      },
    })),
  }
}

/** Pixels: below the bars, one bar with the space around it, and the narrowest segment that holds its figure. */
const BOTTOM = 24
const ROW = 40
const ROW_NARROW = 66
const LABEL_WIDTH = 34

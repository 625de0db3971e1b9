import { text as trendText, valueText } from '#queries/analyses/trend/text.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import { analyses } from '#queries/index.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { Lang } from '#queries/locale.ts'
import { lightPalette } from '#queries/palette.ts'
import { formatNumber, formatPeriod } from '#queries/words/format.ts'
import type { Block, ChartItem, Section } from '../document.ts'
import { CausewayError } from '#pipeline/errors.ts'
import type { UnitTrend } from '../parts.ts'
import type { Subject } from '../subject.ts'
import { drawSvg } from '../svg.ts'
import { signalsOf, signalWords, type Signals } from './signals.ts'

/** Small multiples: so many fit on two pages and can still be compared. */
const MOST_CHARTS = 10
/** Half the text width of a portrait page in CSS pixels (84 mm = 238 pt), so that 12 px of the screen print as 9 pt. */
const CHART_SIZE = { width: 318, height: 152 }

/** Room for the words at a change of definition, in pixels. */
const PLOT_TOP = 22

/** P3: which trends gave a signal this month, and what the others look like. */
export async function trendsSection(subject: Subject): Promise<Section> {
  const { words, parts, periodId } = subject
  const blocks: Block[] = []
  if (!parts.byPeriod.ok) blocks.push({ kind: 'failed', text: words.failed(parts.byPeriod.code) })
  else {
    const signals = signalsOf(parts.trends, periodId)
    blocks.push(...list(subject, signals), ...(await charts(subject, signals)))
    for (const code of new Set(signals.failed)) blocks.push({ kind: 'failed', text: words.failed(code) })
  }
  return { id: 'P3', title: words.section.P3, landscape: false, blocks }
}

function list({ words, lang, periodId, newest, unitLabel }: Subject, { checked, found, tooShort }: Signals): Block[] {
  const blocks: Block[] = [{ kind: 'heading', text: words.signalsTable }]
  if (found.length > 0) {
    blocks.push({
      kind: 'table',
      id: 'P3-T1',
      caption: words.tableName('P3-T1', words.signalsTable, formatNumber(found.length, lang)),
      continued: words.continued,
      columns: [
        { label: words.unit, align: 'start', width: 'wide' },
        { label: words.value, align: 'end', width: 'auto' },
        { label: words.expected, align: 'end', width: 'auto' },
        { label: words.limits, align: 'end', width: 'auto' },
        { label: words.what, align: 'start', width: 'wide' },
        { label: words.meaning, align: 'start', width: 'auto' },
      ],
      rows: found.map((signal) => {
        const { unit, trend, point } = signal
        const { rule, meaning } = signalWords(signal, lang)
        const [value, mean, lower, upper] = [point.value, point.mean, point.lower, point.upper].map((each) =>
          valueText(each, trend, lang),
        )
        return [unitLabel(unit), value ?? '', mean ?? '', words.range(lower ?? '', upper ?? ''), rule, meaning]
      }),
    })
    blocks.push({
      kind: 'paragraph',
      tone: 'body',
      text: words.seriesChecked(formatNumber(checked, lang), formatNumber(found.length, lang)),
    })
  } else if (checked > 0) blocks.push({ kind: 'paragraph', tone: 'body', text: words.noSignals })
  if (tooShort > 0) blocks.push({ kind: 'paragraph', tone: 'body', text: words.tooShort(formatNumber(tooShort, lang)) })
  if (checked === 0 && tooShort === 0) {
    blocks.push({ kind: 'paragraph', tone: 'body', text: words.nothingComparable(words.noTargets) })
  }
  if (newest.period_id !== periodId) {
    blocks.push({ kind: 'paragraph', tone: 'quiet', text: words.newerData(formatPeriod(newest.period_id, lang)) })
  }
  return blocks
}

async function charts(subject: Subject, signals: Signals): Promise<Block[]> {
  const { parts, words, lang, log } = subject
  const drawable = parts.trends.filter(
    ({ trend }) =>
      trend.ok &&
      (trend.result.kind === 'found' || trend.result.kind === 'too_few') &&
      trend.result.points.filter(({ state }) => state === 'shown').length > 1, // one point is no trend
  )
  const chosen = choose(drawable, new Set(signals.found.map(({ unit }) => unit.unit_id)))
  if (chosen.length === 0) return []
  const items: ChartItem[] = []
  const failed: Block[] = []
  for (const [place, unitTrend] of chosen.entries()) {
    try {
      items.push(await chartOf(unitTrend, `P3-F${place + 1}`, subject))
    } catch (error) {
      const code = `P3-F${place + 1}-${error instanceof CausewayError ? error.code : 'internal'}`
      log.error({ code, error: String(error) }, 'a chart of the monthly report failed')
      failed.push({ kind: 'failed', text: words.chartFailed(code) })
    }
  }
  const left = parts.trends.length - drawable.length
  return [
    { kind: 'heading', text: words.pictures },
    {
      kind: 'paragraph',
      tone: 'quiet',
      text: words.picturesNote(formatNumber(items.length, lang), formatNumber(parts.trends.length, lang)),
    },
    { kind: 'paragraph', tone: 'quiet', text: trendText[lang].reading },
    { kind: 'key', items: key(lang) },
    { kind: 'charts', items },
    ...failed,
    ...(left > 0
      ? [{ kind: 'paragraph', tone: 'quiet', text: words.notCharted(formatNumber(left, lang)) } as const]
      : []),
  ]
}

/** The company first, then units with a signal, then the units directly below the company, each in organisation-chart order. */
function choose(drawable: readonly UnitTrend[], signalled: ReadonlySet<string>): UnitTrend[] {
  const rank = ({ unit }: UnitTrend) => {
    if (unit.unit_id === ROOT_UNIT) return 0
    if (signalled.has(unit.unit_id)) return 1
    return unit.parent_id === ROOT_UNIT ? 2 : 3
  }
  return drawable
    .filter((each) => rank(each) < 3)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST_CHARTS)
}

async function chartOf(
  { unit, trend }: UnitTrend,
  id: string,
  { lang, periodId, unitLabel }: Subject,
): Promise<ChartItem> {
  const load = analyses['trend']
  if (!load || !trend.ok) throw new RangeError('a trend chart needs the trend analysis and its result')
  const analysis = await load()
  const figure = analysis.chart(trend.result, { lang, palette: lightPalette, ...CHART_SIZE })
  if (figure.kind !== 'echarts') throw new RangeError('the trend is expected to draw an ECharts option')
  // One key stands above all charts; what differs from chart to chart, its figures, stands below each.
  const option = {
    ...figure.option,
    legend: { show: false },
    grid: { ...(figure.option['grid'] as object), top: PLOT_TOP },
  }
  const point = trend.result.points.find((each) => each.period_id === periodId)
  const value = valueText(point?.value ?? null, trend.result, lang)
  const label = trendText[lang].rule[point?.label ?? 'common']
  return {
    id,
    title: `${id}  ${unitLabel(unit)}`,
    sentence: point?.lower === null || point === undefined ? value : `${value} · ${label}`,
    detail: point ? figuresOf(point, trend.result, lang) : '',
    alt: analysis.text[lang].finding(trend.result),
    svg: await drawSvg({ ...figure, option }, CHART_SIZE),
    figures: trend.result.points,
  }
}

/** Mean, limits and target of the month; a series without limits has only its mean. */
function figuresOf(point: TrendResult['points'][number], trend: TrendResult, lang: Lang): string {
  const said = trendText[lang]
  const value = (of: number | null) => valueText(of, trend, lang)
  return [
    point.mean === null ? null : `${said.mean} ${value(point.mean)}`,
    point.lower === null
      ? null
      : `${said.limits} ${value(point.lower)} ${lang === 'zh' ? '至' : 'to'} ${value(point.upper)}`,
    point.target === null ? null : `${said.target} ${value(point.target)}`,
  ]
    .filter((part) => part !== null)
    .join(' · ')
}

/** The marks of every trend chart, once for the page. */
function key(lang: Lang): Extract<Block, { kind: 'key' }>['items'] {
  const said = trendText[lang]
  return [
    { mark: 'circle', words: said.series },
    { mark: 'triangle', words: said.improvement },
    { mark: 'diamond', words: said.concern },
    { mark: 'solid', words: said.mean },
    { mark: 'dashed', words: said.limits },
    { mark: 'dotted', words: said.target },
  ]
}

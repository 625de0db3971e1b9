import { marksOf } from '#queries/analyses/trend/chart.ts'
import { LABEL_ROW, rowsOf } from '#queries/analyses/trend/event-marks.ts'
import { text as trendText, valueText } from '#queries/analyses/trend/text.ts'
import { ROOT_UNIT } from '#queries/domain.ts'
import { analyses } from '#queries/index.ts'
import type { TrendResult } from '#queries/analyses/trend/result.ts'
import type { Lang } from '#queries/locale.ts'
import { lightPalette } from '#queries/palette.ts'
import { eventDates, eventKind, eventName } from '#queries/words/event.ts'
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

/** The newest events are printed; a company that records hundreds has them on the screen. */
const MOST_EVENTS = 30
const MOST_UNDER = 4

/** Room above the plot of a small chart, in pixels, and for each line of labels of events and changed definitions. */
const PLOT_TOP = 8

/** P3: which trends gave a signal this month, and what the others look like. */
export async function trendsSection(subject: Subject): Promise<Section> {
  const { words, parts, periodId } = subject
  const blocks: Block[] = []
  if (!parts.byPeriod.ok) blocks.push({ kind: 'failed', text: words.failed(parts.byPeriod.code) })
  else {
    const signals = signalsOf(parts.trends, periodId)
    blocks.push(...list(subject, signals), ...eventTable(subject), ...(await charts(subject, signals)))
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

/** The dated events on the trends, once each: what happened, where and when, and who says so. */
function eventTable({ parts, words, lang, company, unitLabel }: Subject): Block[] {
  const found = new Map(
    parts.trends.flatMap(({ trend }) => (trend.ok ? trend.result.events : [])).map((event) => [event.event_id, event]),
  )
  if (found.size === 0) return []
  const units = new Map(parts.trends.map(({ unit }) => [unit.unit_id, unit]))
  const events = [...found.values()].toSorted((a, b) =>
    a.starts_on === b.starts_on ? (a.event_id < b.event_id ? -1 : 1) : a.starts_on < b.starts_on ? -1 : 1,
  )
  const shown = events.slice(-MOST_EVENTS)
  const left = events.length - shown.length
  const said = words.events
  return [
    { kind: 'heading', text: said.title },
    {
      kind: 'table',
      id: 'P3-T2',
      caption: words.tableName('P3-T2', said.title, formatNumber(shown.length, lang)),
      continued: words.continued,
      columns: [
        { label: said.when, align: 'start', width: 'auto' },
        { label: words.unit, align: 'start', width: 'wide' },
        { label: said.kind, align: 'start', width: 'auto' },
        { label: said.what, align: 'start', width: 'wide' },
        { label: said.source, align: 'start', width: 'auto' },
      ],
      rows: shown.map((event) => {
        const unit = event.unit_id === null ? undefined : units.get(event.unit_id)
        const where = event.unit_id === null ? company : unit ? unitLabel(unit) : event.unit_id
        const source = event.evidence ? eventName({ label: event.evidence, kind: event.kind }, lang) : said.unsourced
        return [eventDates(event, lang), where, eventKind(event.kind, lang), eventName(event, lang), source]
      }),
    },
    ...(left > 0 ? [{ kind: 'paragraph', tone: 'quiet', text: said.more(formatNumber(left, lang)) } as const] : []),
  ]
}

/** The events of one small chart, numbered as on it where their names do not fit. */
function eventsUnder({ events }: TrendResult, lang: Lang): string[] {
  if (events.length === 0) return []
  const newest = events.map((event, i) => `${i + 1} ${eventName(event, lang, 20)}`).slice(-MOST_UNDER)
  return [newest.join(lang === 'zh' ? '；' : '; ')]
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
  const context = { lang, palette: lightPalette, ...CHART_SIZE }
  const figure = analysis.chart(trend.result, context)
  if (figure.kind !== 'echarts') throw new RangeError('the trend is expected to draw an ECharts option')
  const grid = figure.option['grid'] as { left: number } // the option of the trend has one
  // One key stands above all charts; what differs from chart to chart, its figures, stands below each.
  const option = {
    ...figure.option,
    legend: { show: false },
    grid: { ...grid, top: PLOT_TOP + LABEL_ROW * rowsOf(marksOf(trend.result, context, grid.left)) },
  }
  const point = trend.result.points.find((each) => each.period_id === periodId)
  const value = valueText(point?.value ?? null, trend.result, lang)
  const label = trendText[lang].rule[point?.label ?? 'common']
  return {
    id,
    title: `${id}  ${unitLabel(unit)}`,
    sentence: point?.lower === null || point === undefined ? value : `${value} · ${label}`,
    detail: [point ? figuresOf(point, trend.result, lang) : '', ...eventsUnder(trend.result, lang)]
      .filter(Boolean)
      .join(' · '),
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

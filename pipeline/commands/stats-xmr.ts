import { resolve } from 'node:path'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { controlChart, type ChartedSeries } from '#pipeline/stats-file/control-charts.ts'
import { seriesOfFile } from '#pipeline/stats-file/series-of-file.ts'
import { textTable } from '#pipeline/terminal/text-table.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { CommandContext } from './command.ts'
import { formatOption, printAnswer, type StatsFormat } from './stats-format.ts'
import { statsText } from './stats-text.ts'

type Options = {
  series: string
  period: string
  value: string
  target?: number
  direction?: 'up' | 'down'
  format: StatsFormat
}
type Answer = { rows: number; dropped: number; series: ChartedSeries[] }

/** `causeway stats xmr FILE.csv`: control charts of individual values. */
export function registerXmr(stats: Command, context: CommandContext): void {
  const shared = statsText[context.lang]
  const words = text[context.lang]
  stats
    .command('xmr')
    .argument('<FILE.csv>', shared.file)
    .requiredOption('--series <column>', shared.series)
    .requiredOption('--period <column>', shared.period)
    .requiredOption('--value <column>', shared.value)
    .option('--target <number>', words.target, finiteNumber)
    .addOption(new Option('--direction <way>', words.direction).choices(['up', 'down']))
    .addOption(formatOption(shared.format))
    .description(words.description)
    .addHelpText('after', words.examples)
    .action(async (path: string, { target, direction, format, ...columns }: Options) => {
      if (target !== undefined && direction === undefined) {
        context.err(words.needsDirection)
        return context.exit(2)
      }
      const { series, ...counts } = await seriesOfFile({ path: resolve(path), ...columns })
      const better = direction === 'up' ? 'increase' : direction === 'down' ? 'decrease' : 'neutral'
      const charts = series.map((each) => controlChart(each, target ?? null, better))
      printAnswer(context, format, { ...counts, series: charts }, (answer) => printed(answer, context.lang))
    })
}

function finiteNumber(given: string): number {
  const number = Number(given)
  if (given.trim() === '' || !Number.isFinite(number)) throw new InvalidArgumentError('0.95 | -12 | 1e3')
  return number
}

function printed({ series, dropped }: Answer, lang: Lang): string {
  const words = text[lang]
  if (series.length === 0) return statsText[lang].noRows
  const rows = series.map((each) => [
    each.series,
    String(each.n),
    formatExact(each.mean, lang, 4),
    formatExact(each.lower, lang, 4),
    formatExact(each.upper, lang, 4),
    // With so few points the data keep the word, but nobody should read it.
    each.assurance === null || each.status === 'too_few' ? '—' : words.assurance[each.assurance],
    each.noVariation ? words.noVariation : words.status[each.status],
  ])
  const flagged = series.flatMap((each) =>
    each.points
      .filter(({ flag }) => flag !== 'none')
      .map(({ period, value, flag, side }) => [
        each.series,
        period,
        formatExact(value, lang, 4),
        words.flag[flag],
        words.side[side],
      ]),
  )
  return [
    textTable(words.header, rows, ['left', 'right', 'right', 'right', 'right', 'left', 'left']),
    flagged.length === 0 ? words.noSigns : textTable(words.signs, flagged, ['left', 'left', 'right', 'left', 'left']),
    ...(dropped > 0 ? [statsText[lang].dropped(dropped)] : []),
    words.reading,
  ].join('\n\n')
}

type XmrText = {
  description: string
  target: string
  direction: string
  examples: string
  needsDirection: string
  header: string[]
  signs: string[]
  noSigns: string
  noVariation: string
  reading: string
  assurance: Record<NonNullable<ChartedSeries['assurance']>, string>
  status: Record<ChartedSeries['status'], string>
  flag: Record<ChartedSeries['points'][number]['flag'], string>
  side: Record<ChartedSeries['points'][number]['side'], string>
}

const text: Text<XmrText> = {
  en: {
    description:
      'control charts (XmR): which points are more than the usual fluctuation, and can a target be relied on?',
    target: 'the target of every series, in the unit of the values',
    direction: 'which way is better; without it no point is called an improvement or a concern',
    examples: `
Examples:
  $ npx causeway stats xmr monthly.csv --series unit --period month --value rate
  $ npx causeway stats xmr monthly.csv --series unit --period month --value rate --target 0.95 --direction up --format json

Limits are mean ∓ 2.66 × average moving range, ranges of 3.267 times their average screened out once. A point has one flag, the
first that applies of: outside the limits, in a trend of 7, two in three near a limit, in a shift of 7 on one side.
JSON: {rows, dropped, series: [{series, n, mean, lower, upper, assurance, status, noVariation, points: [{period, value, flag, side}]}]}`,
    needsDirection: '--target needs --direction up or down: whether a value passes depends on which way is better.',
    header: ['series', 'points', 'mean', 'lower', 'upper', 'target', 'limits'],
    signs: ['series', 'period', 'value', 'flag', 'side'],
    noSigns: 'No point is more than the usual fluctuation.',
    noVariation: 'no variation',
    reading:
      'A flag says that something changed, not what. With fewer than 13 points limits are provisional; with fewer than 8 read nothing into a flag.',
    assurance: { consistent_pass: 'reached throughout', consistent_fail: 'not reached', inconsistent: 'hit or miss' },
    status: { too_few: 'too few points', provisional: 'provisional', final: 'final' },
    flag: { none: '', outside: 'outside the limits', trend: 'trend', 'two-in-three': 'two in three', shift: 'shift' },
    side: { improvement: 'improvement', concern: 'concern', neutral: '—' },
  },
  zh: {
    description: '控制图（XmR）：哪些点超出了正常波动，目标能否稳定达到？',
    target: '所有序列的目标值，与数值同一单位',
    direction: '哪个方向更好；不写则不判断改善或关注',
    examples: `
示例：
  $ npx causeway stats xmr 月度.csv --series 单元 --period 月份 --value 比率
  $ npx causeway stats xmr 月度.csv --series 单元 --period 月份 --value 比率 --target 0.95 --direction up --format json

界限 = 均值 ∓ 2.66 × 平均移动极差；超过平均值 3.267 倍的极差筛除一次。每个点只有一个标记，取最先符合的一项：
越限、连续 7 点趋势、三点中两点近界、连续 7 点在同一侧。
JSON：{rows, dropped, series: [{series, n, mean, lower, upper, assurance, status, noVariation, points: [{period, value, flag, side}]}]}`,
    needsDirection: '--target 需要同时写 --direction up 或 down：是否达标取决于哪个方向更好。',
    header: ['序列', '点数', '均值', '下限', '上限', '目标', '界限'],
    signs: ['序列', '周期', '数值', '标记', '方向'],
    noSigns: '没有超出正常波动的点。',
    noVariation: '无波动',
    reading: '标记说明发生了变化，不说明原因。少于 13 个点时界限为暂定；少于 8 个点时请勿解读标记。',
    assurance: { consistent_pass: '持续达标', consistent_fail: '持续不达标', inconsistent: '时好时坏' },
    status: { too_few: '点数太少', provisional: '暂定', final: '已定' },
    flag: { none: '', outside: '越限', trend: '趋势', 'two-in-three': '三分之二', shift: '偏移' },
    side: { improvement: '改善', concern: '关注', neutral: '—' },
  },
}

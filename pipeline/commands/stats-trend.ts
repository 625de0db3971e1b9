import { resolve } from 'node:path'
import type { Command } from 'commander'
import { seriesOfFile } from '#pipeline/stats-file/series-of-file.ts'
import { seriesTrends, type SeriesTrend } from '#pipeline/stats-file/series-trends.ts'
import { textTable } from '#pipeline/terminal/text-table.ts'
import type { Lang, Text } from '#queries/locale.ts'
import { formatExact } from '#queries/words/format.ts'
import type { CommandContext } from './command.ts'
import { formatOption, printAnswer, type StatsFormat } from './stats-format.ts'
import { statsText } from './stats-text.ts'

type Options = { series: string; period: string; value: string; format: StatsFormat }
type Answer = { rows: number; dropped: number; series: SeriesTrend[] }

/** `causeway stats trend FILE.csv`: does a series rise or fall steadily, and how fast? */
export function registerTrend(stats: Command, context: CommandContext): void {
  const shared = statsText[context.lang]
  const words = text[context.lang]
  stats
    .command('trend')
    .argument('<FILE.csv>', shared.file)
    .requiredOption('--series <column>', shared.series)
    .requiredOption('--period <column>', shared.period)
    .requiredOption('--value <column>', shared.value)
    .addOption(formatOption(shared.format))
    .description(words.description)
    .addHelpText('after', words.examples)
    .action(async (path: string, { format, ...columns }: Options) => {
      const { series, ...counts } = await seriesOfFile({ path: resolve(path), ...columns })
      printAnswer(context, format, { ...counts, series: seriesTrends(series) }, (answer) =>
        printed(answer, context.lang),
      )
    })
}

function printed({ series, dropped }: Answer, lang: Lang): string {
  const words = text[lang]
  if (series.length === 0) return statsText[lang].noRows
  const rows = series.map(({ series: name, n, slope, kendall, q, status }) => [
    name,
    String(n),
    formatExact(slope?.estimate ?? null, lang, 5),
    slope === null ? '—' : `${formatExact(slope.low, lang, 5)} … ${formatExact(slope.high, lang, 5)}`,
    formatExact(kendall?.p ?? null, lang, 4),
    formatExact(q, lang, 4),
    kendall === null ? words.status[status] : words.variant[kendall.variant],
  ])
  return [
    textTable(words.header, rows, ['left', 'right', 'right', 'right', 'right', 'right', 'left']),
    ...(dropped > 0 ? [statsText[lang].dropped(dropped)] : []),
    words.reading,
  ].join('\n\n')
}

type TrendText = {
  description: string
  examples: string
  header: string[]
  status: Record<SeriesTrend['status'], string>
  variant: Record<'plain' | 'prewhitened', string>
  reading: string
}

const text: Text<TrendText> = {
  en: {
    description: 'a slope that single points cannot pull (Theil–Sen) and a test for it (Mann–Kendall)',
    examples: `
Examples:
  $ npx causeway stats trend monthly.csv --series unit --period month --value rate
  $ npx causeway stats trend monthly.csv --series unit --period month --value rate --format json

The slope is per period; a period that other series of the file have and this one lacks counts as a gap. Where neighbouring
points resemble each other the test is prewhitened after Yue and Pilon, and says so. q allows for testing many series at once.
JSON: {rows, dropped, series: [{series, n, status, slope: {estimate, low, high}, kendall: {s, variance, z, p, variant}, q}]}`,
    header: ['series', 'points', 'slope', '95% interval', 'p', 'q', 'test'],
    status: {
      tested: '',
      too_few: 'fewer than 8 points: no estimate',
      autocorrelated: 'neighbours resemble each other: 12 points needed',
    },
    variant: { plain: 'Mann–Kendall', prewhitened: 'Mann–Kendall, prewhitened' },
    reading: 'A trend says how values moved, not why. Seasonal series need the same season of each year.',
  },
  zh: {
    description: '不受个别点左右的斜率（Theil–Sen）及其检验（Mann–Kendall）',
    examples: `
示例：
  $ npx causeway stats trend 月度.csv --series 单元 --period 月份 --value 比率
  $ npx causeway stats trend 月度.csv --series 单元 --period 月份 --value 比率 --format json

斜率以每个周期计；文件中其他序列有而本序列缺少的周期算作空档。相邻点彼此相似时，先按 Yue–Pilon 方法预白化再检验，并会注明。
q 值已考虑同时检验多个序列。
JSON：{rows, dropped, series: [{series, n, status, slope: {estimate, low, high}, kendall: {s, variance, z, p, variant}, q}]}`,
    header: ['序列', '点数', '斜率', '95% 区间', 'p', 'q', '检验'],
    status: { tested: '', too_few: '少于 8 个点：不作估计', autocorrelated: '相邻点彼此相似：需要 12 个点' },
    variant: { plain: 'Mann–Kendall', prewhitened: 'Mann–Kendall（预白化）' },
    reading: '趋势说明数值如何变化，不说明原因。有季节性的序列请只比较各年同一季节。',
  },
}

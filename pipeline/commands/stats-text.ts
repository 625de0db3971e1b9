import type { Text } from '#queries/locale.ts'

type StatsText = {
  description: string
  examples: string
  file: string
  format: string
  series: string
  period: string
  value: string
  dropped: (rows: number) => string
  noRows: string
}

/** Words that the three tools share. */
export const statsText: Text<StatsText> = {
  en: {
    description: 'the statistics behind the analyses, on any CSV file: reml, xmr, trend',
    examples: `
Examples:
  $ npx causeway stats reml results.csv --response gap --factors department,manager,person
  $ npx causeway stats xmr monthly.csv --series unit --period month --value rate --target 0.95 --direction up
  $ npx causeway stats trend monthly.csv --series unit --period month --value rate --format json

FILE.csv is UTF-8 with the names of its columns in the first line; comma, semicolon, tab or | between cells. Empty cells and NA
are missing; a row that lacks a needed cell is left out and counted. Nothing is stored and nothing leaves this machine.`,
    file: 'UTF-8 text with a header line',
    format: 'how to print it; json is made for programs: its keys and codes are the same in every language',
    series: 'column that names the series',
    period: 'column that names the period: 2026-03, 2026Q1, 2026-03-31 or a number',
    value: 'column of the values; one per series and period',
    dropped: (rows) => `${rows} rows without a series, a period or a value were left out.`,
    noRows: 'The file has no complete row, so there is nothing to compute.',
  },
  zh: {
    description: '分析背后的统计方法，可用于任何 CSV 文件：reml、xmr、trend',
    examples: `
示例：
  $ npx causeway stats reml 结果.csv --response 差距 --factors 部门,管理者,员工
  $ npx causeway stats xmr 月度.csv --series 单元 --period 月份 --value 比率 --target 0.95 --direction up
  $ npx causeway stats trend 月度.csv --series 单元 --period 月份 --value 比率 --format json

FILE.csv 为 UTF-8 文本，第一行是列名；单元格之间用逗号、分号、制表符或 | 分隔。空单元格和 NA 视为缺失；缺少所需单元格的行不参与计算，
并会计数。不保存任何内容，数据不离开本机。`,
    file: '带表头的 UTF-8 文本',
    format: '输出格式；json 供程序使用，键名与代码不随语言变化',
    series: '序列所在的列',
    period: '周期所在的列：2026-03、2026Q1、2026-03-31 或序号',
    value: '数值所在的列；每个序列每个周期一个值',
    dropped: (rows) => `有 ${rows} 行缺少序列、周期或数值，未参与计算。`,
    noRows: '文件中没有完整的数据行，无法计算。',
  },
}

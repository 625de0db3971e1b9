import type { Text } from '#queries/locale.ts'

type CliText = {
  description: string
  lang: string
  version: string
  help: string
  examples: string
  seeHelp: string
  unexpected: (message: string) => string
}

export const cliText: Text<CliText> = {
  en: {
    description:
      'Is a low number about the people, the system they work in, the way it was measured, or can we not tell?',
    lang: 'language of everything printed (default: from LANG)',
    version: 'print the version',
    help: 'print help, also for one command',
    examples: `
A first day:
  $ npx causeway demo                                          load the example company
  $ npx causeway analyse gap-heatmap --warehouse data/warehouse/demo
  $ npx causeway import appraisals.xlsx                        your own export, into data/warehouse/main
  $ npx causeway serve                                         the dashboard at http://127.0.0.1:4180
  $ npx causeway report --month 2026-10 --out report.pdf

Exit codes: 0 done, 1 the input or the world is at fault, 2 the call is at fault.`,
    seeHelp: '(--help explains the command with examples)',
    unexpected: (message) =>
      `Something failed that should not: ${message}\nNo snapshot was changed. CAUSEWAY_DEBUG=1 prints where it happened.`,
  },
  zh: {
    description: '数字偏低，是人的原因、所处系统的原因、衡量方式的原因，还是目前无法判断？',
    lang: '输出语言（默认取自 LANG）',
    version: '显示版本',
    help: '显示帮助，也可用于单个命令',
    examples: `
第一天：
  $ npx causeway demo                                          载入示例公司
  $ npx causeway analyse gap-heatmap --warehouse data/warehouse/demo
  $ npx causeway import 绩效.xlsx                              导入自己的数据，存入 data/warehouse/main
  $ npx causeway serve                                         在 http://127.0.0.1:4180 打开看板
  $ npx causeway report --month 2026-10 --out 月报.pdf

退出码：0 完成，1 输入或环境有问题，2 调用方式有问题。`,
    seeHelp: '（--help 有说明和示例）',
    unexpected: (message) =>
      `发生了不应出现的错误：${message}\n数据快照没有改变。设置 CAUSEWAY_DEBUG=1 可显示出错位置。`,
  },
}

import { basename, relative, resolve } from 'node:path'
import { DEMO_WAREHOUSE } from '#pipeline/config.ts'
import { DEMO_EXPORTS, loadDemo } from '#pipeline/demo/load.ts'
import type { Text } from '#queries/locale.ts'
import type { Register } from './command.ts'

/** `causeway demo`: the example company, made and imported, ready to be looked at. */
export const register: Register = (program, context) => {
  const words = text[context.lang]
  program
    .command('demo')
    .description(words.description)
    .option('--warehouse <dir>', words.warehouse, DEMO_WAREHOUSE)
    .addHelpText('after', words.examples)
    .action(async (options: { warehouse: string }) => {
      const dir = resolve(options.warehouse)
      const files = await loadDemo(dir, context)
      const loaded = files.filter(({ status }) => status === 'loaded')
      for (const one of loaded) context.out(words.file({ ...one, file: basename(one.file) }))
      const rows = loaded.reduce((sum, file) => sum + file.loaded, 0)
      context.out(words.done(loaded.length, files.length - loaded.length, rows, here(DEMO_EXPORTS)))
      context.out(words.next(here(dir)))
    })
}

/** A path as one would type it here; one that lies elsewhere stays whole. */
function here(path: string): string {
  const short = relative('', path) || '.'
  return short.startsWith('..') ? path : short
}

type FileCounts = { file: string; rows_in: number; loaded: number; quarantined: number; superseded: number }
type DemoText = {
  description: string
  warehouse: string
  examples: string
  file: (counts: FileCounts) => string
  done: (loaded: number, already: number, rows: number, exports: string) => string
  next: (warehouse: string) => string
}

const text: Text<DemoText> = {
  en: {
    description: 'make the synthetic example company, import its exports, and say what to do next',
    warehouse: 'warehouse folder to load it into',
    examples: `
Examples:
  $ npx causeway demo
  $ npx causeway demo --warehouse /tmp/demo

The company is invented, with about 1,200 people over 24 months. What was planted in it is written in data/README.md.
Running it again loads nothing twice.`,
    file: ({ file, rows_in, loaded, quarantined, superseded }) =>
      `${file}: ${rows_in} rows = ${loaded} loaded + ${quarantined} quarantined + ${superseded} superseded`,
    done: (loaded, already, rows, exports) =>
      `${loaded} files loaded, ${already} already there, ${rows} rows loaded. The exports are in ${exports}.`,
    next: (warehouse) => `
Next:
  npx causeway serve --warehouse ${warehouse}
  npx causeway analyse gap-heatmap --warehouse ${warehouse} --param by=kpi`,
  },
  zh: {
    description: '生成虚构的示例公司，导入其导出文件，并说明下一步',
    warehouse: '载入到哪个数据仓库目录',
    examples: `
示例：
  $ npx causeway demo
  $ npx causeway demo --warehouse /tmp/demo

公司为虚构，约 1,200 人、24 个月；其中预设了什么，写在 data/README.md。
重复运行不会重复载入。`,
    file: ({ file, rows_in, loaded, quarantined, superseded }) =>
      `${file}：共 ${rows_in} 行 = 载入 ${loaded} + 隔离 ${quarantined} + 被取代 ${superseded}`,
    done: (loaded, already, rows, exports) =>
      `载入 ${loaded} 个文件，${already} 个此前已载入，共载入 ${rows} 行。导出文件在 ${exports}。`,
    next: (warehouse) => `
下一步：
  npx causeway serve --warehouse ${warehouse}
  npx causeway analyse gap-heatmap --warehouse ${warehouse} --param by=kpi`,
  },
}

import { resolve } from 'node:path'
import { Option } from 'commander'
import { buildSnapshot } from '#pipeline/warehouse/build.ts'
import type { Text } from '#queries/locale.ts'
import type { Register } from './command.ts'
import { warehouseOption } from './warehouse-option.ts'

type Options = { warehouse: string; format: 'text' | 'json' }

/** `causeway build`: the snapshot again, from the batches that are already loaded. */
export const register: Register = (program, context) => {
  const words = text[context.lang]
  program
    .command('build')
    .description(words.description)
    .addOption(warehouseOption(words.warehouse, context.env))
    .addOption(new Option('--format <format>', words.format).choices(['text', 'json']).default('text'))
    .addHelpText('after', words.examples)
    .action(async (options: Options) => {
      const built = await buildSnapshot(resolve(options.warehouse), context)
      context.out(options.format === 'json' ? JSON.stringify(built, null, 2) : words.done(built.snapshot))
    })
}

type BuildText = {
  description: string
  warehouse: string
  format: string
  examples: string
  done: (snapshot: string) => string
}

const text: Text<BuildText> = {
  en: {
    description: 'recompute and publish the snapshot from the stored loads',
    warehouse: 'warehouse folder to build',
    format: 'how to print the outcome',
    examples: `
Examples:
  $ npx causeway build
  $ npx causeway build --warehouse data/warehouse/demo

Needed after an update of the product, so that all figures follow the new version. No export is read again.`,
    done: (snapshot) => `Snapshot ${snapshot} is published. A running server picks it up by itself.`,
  },
  zh: {
    description: '由已载入的批次重新计算并发布数据快照',
    warehouse: '要构建的数据仓库目录',
    format: '结果的输出格式',
    examples: `
示例：
  $ npx causeway build
  $ npx causeway build --warehouse data/warehouse/demo

产品升级后使用，使所有数字按新版本计算；不会再次读取导出文件。`,
    done: (snapshot) => `数据快照 ${snapshot} 已发布，运行中的服务会自动切换。`,
  },
}

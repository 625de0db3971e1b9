import { resolve } from 'node:path'
import { Option } from 'commander'
import { readSettings } from '#pipeline/config.ts'
import { ROLES, type Role } from '#queries/domain.ts'
import type { Text } from '#queries/locale.ts'
import type { Register } from './command.ts'
import { warehouseOption } from './warehouse-option.ts'

/** `causeway serve`: dashboard, API and monthly schedule in one process, until it is told to stop. */
export const register: Register = (program, context) => {
  const words = text[context.lang]
  const settings = readSettings(context.env)
  program
    .command('serve')
    .description(words.description)
    .addOption(warehouseOption(words.warehouse, context.env))
    .option('--port <number>', words.port, settings.port)
    .addOption(new Option('--role <role>', words.role).choices(ROLES).default('executive'))
    .addHelpText('after', words.examples)
    .action(async (options: { warehouse: string; port: string; role: Role }) => {
      const port = Number(options.port)
      if (!/^\d{1,5}$/.test(options.port) || port > 65535) {
        context.err(words.badPort(options.port))
        return context.exit(2)
      }
      // The one arrow from pipeline up to web: the command line opens the server's door.
      const { start } = await import('#web/server/main.ts')
      const server = await start({ dir: resolve(options.warehouse), port, role: options.role, ...context })
      context.out(words.listening(server.url))
      context.out(words.viewing[options.role])
      await server.stopped
    })
}

type ServeText = {
  description: string
  warehouse: string
  port: string
  role: string
  examples: string
  badPort: (found: string) => string
  listening: (url: string) => string
  viewing: Record<Role, string>
}

const text: Text<ServeText> = {
  en: {
    description: 'serve the dashboard and the API on this machine, and send the monthly report on schedule',
    warehouse: 'warehouse folder to serve',
    port: 'TCP port on 127.0.0.1; 0 chooses a free one',
    role: 'whose pages are served: executive sees group figures and counts; hr also what the data-trap checks found',
    examples: `
Examples:
  $ npx causeway serve
  $ npx causeway serve --warehouse data/warehouse/demo --port 4200
  $ npx causeway serve --role hr
  $ curl -H 'Accept: text/csv' 'http://127.0.0.1:4180/api/analyses/gap-heatmap?by=kpi&lang=en'

A new import appears without a restart. There is no sign-in yet: the server answers on this machine only, and everybody who
uses it reads in the role it was started for.`,
    badPort: (found) => `--port: "${found}" is no port. Give a whole number from 0 to 65535.`,
    listening: (url) => `Causeway is at ${url}  (Ctrl-C stops it)`,
    viewing: {
      executive: 'Pages are those of an executive; --role hr opens those of human resources.',
      hr: 'Pages are those of human resources (hr).',
    },
  },
  zh: {
    description: '在本机提供看板和接口，并按计划发送月报',
    warehouse: '数据仓库目录',
    port: '127.0.0.1 上的端口；0 表示自动选择',
    role: '以谁的身份显示页面：executive 看汇总与计数；hr 另可看数据陷阱的检查结果',
    examples: `
示例：
  $ npx causeway serve
  $ npx causeway serve --warehouse data/warehouse/demo --port 4200
  $ npx causeway serve --role hr
  $ curl -H 'Accept: text/csv' 'http://127.0.0.1:4180/api/analyses/gap-heatmap?by=kpi&lang=zh'

新导入的数据无需重启即可看到。目前还没有登录功能：服务只在本机应答，打开它的人都按启动时选择的身份查看。`,
    badPort: (found) => `--port：“${found}”不是端口。请给出 0 至 65535 的整数。`,
    listening: (url) => `Causeway 已启动：${url}（按 Ctrl-C 停止）`,
    viewing: {
      executive: '以高管身份显示；--role hr 可打开人力资源的页面。',
      hr: '以人力资源身份显示（hr）。',
    },
  },
}

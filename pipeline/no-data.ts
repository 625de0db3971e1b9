import { CausewayError } from './errors.ts'

/** A warehouse without a snapshot: not a failure of the program, but nothing can be answered until someone imports. */
export const noData = () =>
  new CausewayError(
    'no-data',
    {
      title: { zh: '还没有导入任何数据。', en: 'No data have been imported yet.' },
      remedy: {
        zh: '请运行 npx causeway import 文件 --warehouse 目录；导入完成后无需重启服务。',
        en: 'Run npx causeway import FILE --warehouse DIR; a running server picks the data up without a restart.',
      },
    },
    { status: 503 },
  )

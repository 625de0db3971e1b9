import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { renderMonthly } from '#pipeline/report/monthly.ts'
import { schedule } from '#pipeline/store/schedule.ts'
import { followCurrent } from '#pipeline/warehouse/current.ts'
import type { Lang } from '#queries/locale.ts'
import type { Register } from './command.ts'
import { langOption } from './lang-option.ts'
import { reportText } from './report-text.ts'
import { warehouseOption } from './warehouse-option.ts'
import { withStore } from './with-store.ts'

type Options = { month: string; lang: Lang; out: string; warehouse: string }

/** `causeway report`: one month as PDF, without sending it to anyone. */
export const register: Register = (program, context) => {
  const words = reportText[context.lang]
  program
    .command('report')
    .description(words.description)
    .requiredOption('--month <YYYY-MM>', words.month)
    .option('--lang <zh|en>', words.lang, langOption, context.lang)
    .requiredOption('--out <FILE.pdf>', words.out)
    .addOption(warehouseOption(words.warehouse, context.env))
    .addHelpText('after', words.examples)
    .action(async (options: Options) => {
      const { clock, log, out } = context
      const served = await followCurrent(options.warehouse, log)
      try {
        // The zone of the schedule is the one in which the operator reads times.
        const { zone } = withStore(options.warehouse, (store) => schedule(store).get())
        const { month, lang } = options
        const report = await served.use((snapshot) =>
          renderMonthly({ month, lang, snapshot, viewer: { role: 'executive' }, clock, log, zone }),
        )
        const file = resolve(options.out)
        await mkdir(dirname(file), { recursive: true })
        await writeFile(`${file}.part`, report.pdf)
        await rename(`${file}.part`, file)
        out(words.written(file, report.document.snapshot, report.contentHash.slice(0, 12)))
        for (const { code_point, n } of report.replaced) out(words.replaced(code_point, n))
      } finally {
        await served.close()
      }
    })
}

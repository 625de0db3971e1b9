import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { InvalidArgumentError } from 'commander'
import { readSettings } from '#pipeline/config.ts'
import { renderMonthly } from '#pipeline/report/monthly.ts'
import { openStore } from '#pipeline/store/open.ts'
import { schedule } from '#pipeline/store/schedule.ts'
import { followCurrent } from '#pipeline/warehouse/current.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { isLang, type Lang } from '#queries/locale.ts'
import type { Register } from './command.ts'

export const register: Register = (program, context) => {
  const { out, env, clock, log } = context
  const isZh = context.lang === 'zh'
  program
    .command('report')
    .summary(isZh ? '生成月报 PDF' : 'write the monthly report as PDF')
    .description(
      isZh
        ? '把某月的结论、热力图、趋势和数据质量排成 PDF（A4，中文或英文）。数字与屏幕上的完全相同；同一快照、月份和语言，数据指纹总是相同。'
        : 'Typesets answers, heatmap, trends and data quality of one month as PDF (A4). The figures are those of the screen; the same snapshot, month and language always give the same data hash.',
    )
    .requiredOption('--month <YYYY-MM>', isZh ? '报告的月份' : 'the month reported')
    .option('--lang <zh|en>', isZh ? '报告的语言' : 'language of the report', langOption, context.lang)
    .requiredOption('--out <FILE.pdf>', isZh ? '写到哪个文件' : 'the file to write')
    .option('--warehouse <DIR>', isZh ? '数据仓库目录' : 'warehouse folder', readSettings(env).warehouse)
    .addHelpText('after', '\n  npx causeway report --month 2026-10 --lang zh --out october.pdf\n')
    .action(async (options: { month: string; lang: Lang; out: string; warehouse: string }) => {
      const served = await followCurrent(options.warehouse, log)
      try {
        const { zone } = zoneOf(options.warehouse)
        const report = await served.use((snapshot) =>
          renderMonthly({
            month: options.month,
            lang: options.lang,
            snapshot,
            viewer: { role: 'executive' },
            clock,
            log,
            zone,
          }),
        )
        const file = resolve(options.out)
        await mkdir(dirname(file), { recursive: true })
        await writeFile(`${file}.part`, report.pdf)
        await rename(`${file}.part`, file)
        const hash = report.contentHash.slice(0, 12)
        const snapshot = report.document.snapshot
        out(
          isZh
            ? `已写入 ${file}（快照 ${snapshot}，数据指纹 ${hash}）\n`
            : `Wrote ${file} (snapshot ${snapshot}, data hash ${hash})\n`,
        )
        for (const { code_point, n } of report.replaced) {
          out(
            isZh
              ? `字体中没有 ${code_point}（${n} 处），以〓代替\n`
              : `The font lacks ${code_point} (${n} times); 〓 stands for it\n`,
          )
        }
      } finally {
        await served.close()
      }
    })
}

export function langOption(value: string): Lang {
  if (!isLang(value)) throw new InvalidArgumentError('zh | en')
  return value
}

/** The zone of the schedule is the one in which the operator reads times. */
function zoneOf(dir: string): { zone: string } {
  const store = openStore(layout(resolve(dir)).store)
  try {
    return { zone: schedule(store).get().zone }
  } finally {
    store.close()
  }
}

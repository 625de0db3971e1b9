import { resolve } from 'node:path'
import { Option } from 'commander'
import { runAnalysis } from '#pipeline/run-analysis.ts'
import { importFiles } from '#pipeline/warehouse/import.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { openSnapshot } from '#pipeline/warehouse/open.ts'
import { currentId, snapshotPath } from '#pipeline/warehouse/publish.ts'
import importQuality from '#queries/analyses/import-quality/analysis.ts'
import type { Lang } from '#queries/locale.ts'
import type { Register } from './command.ts'
import { importText } from './import-text.ts'
import { importAsJson, printedImport } from './printed-import.ts'
import { warehouseOption } from './warehouse-option.ts'

type Options = { warehouse: string; mapping?: string; accept?: true; dryRun?: true; format: 'text' | 'json' }

/** `causeway import FILE|FOLDER…`: load what is new, publish one snapshot of everything, and account for every row. */
export const register: Register = (program, context) => {
  const words = importText[context.lang]
  program
    .command('import <paths...>')
    .description(words.description)
    .option('--mapping <file>', words.mapping)
    .option('--accept', words.accept)
    .option('--dry-run', words.dryRun)
    .addOption(warehouseOption(words.warehouse, context.env))
    .addOption(new Option('--format <format>', words.format).choices(['text', 'json']).default('text'))
    .addHelpText('after', words.examples)
    .action(async (paths: string[], options: Options) => {
      const outcome = await importFiles(
        {
          dir: resolve(options.warehouse),
          paths: paths.map((path) => resolve(path)),
          mapping: options.mapping === undefined ? null : resolve(options.mapping),
          accept: options.accept ?? false,
          dryRun: options.dryRun ?? false,
        },
        context,
      )
      if (options.format === 'json') context.out(JSON.stringify(importAsJson(outcome), null, 2))
      else {
        context.out(printedImport(outcome, context.lang))
        if ('build' in outcome.timings_ms) context.out(`\n${await quality(resolve(options.warehouse), context.lang)}`)
      }
      for (const { file, error } of outcome.refused) {
        const place = error.letter(context.lang)
        context.err(`\n${place.includes(file) || error.place.file ? '' : `${file}: `}${place}`)
      }
      if (outcome.files.length === 0 && outcome.refused.length === 0) context.err(words.nothing)
      const isEmpty = outcome.files.length === 0
      context.exit(outcome.refused.length > 0 || isEmpty ? 1 : 0)
    })
}

/** What the new snapshot can answer, in one sentence: a file can be read without fault and still lack targets or directions. */
async function quality(dir: string, lang: Lang): Promise<string> {
  const folders = layout(dir)
  const id = await currentId(folders)
  if (id === null) return ''
  const snapshot = await openSnapshot(snapshotPath(folders, id))
  try {
    const { result } = await runAnalysis('import-quality', {}, { role: 'executive' }, snapshot)
    return importQuality.text[lang].finding(importQuality.result.parse(result))
  } finally {
    await snapshot.close()
  }
}

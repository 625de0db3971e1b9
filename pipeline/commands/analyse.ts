import { resolve } from 'node:path'
import { Option } from 'commander'
import { noData } from '#pipeline/no-data.ts'
import { answer, ask, type Question } from '#pipeline/run-analysis.ts'
import { toArrowStream } from '#pipeline/warehouse/arrow.ts'
import { toCsv } from '#pipeline/warehouse/csv.ts'
import { followCurrent } from '#pipeline/warehouse/current.ts'
import type { Analysis } from '#queries/define.ts'
import type { Viewer } from '#queries/domain.ts'
import { analyses } from '#queries/index.ts'
import type { Lang } from '#queries/locale.ts'
import { analyseText } from './analyse-text.ts'
import type { CommandContext, Register } from './command.ts'
import { printedAnswer } from './printed-answer.ts'
import { warehouseOption } from './warehouse-option.ts'

type Options = {
  param: string[]
  as?: string
  warehouse: string
  format: 'text' | 'json' | 'csv' | 'arrow'
  table?: string
}

/** `causeway analyse [SLUG]`: the same checked answer as on the dashboard, for a terminal, a file or a notebook. */
export const register: Register = (program, context) => {
  const words = analyseText[context.lang]
  program
    .command('analyse [slug]')
    .description(words.description)
    .option('--param <name=value>', words.param, (value: string, all: string[]) => [...all, value], [])
    .option('--as <role[:id]>', words.as)
    .addOption(warehouseOption(words.warehouse, context.env))
    .addOption(new Option('--format <format>', words.format).choices(['text', 'json', 'csv', 'arrow']).default('text'))
    .option('--table <name>', words.table)
    .addHelpText('after', words.examples)
    .action(async (slug: string | undefined, options: Options) => {
      if (slug === undefined) return list(context)
      const params = paramsOf(options.param)
      if (!params) return refuse(context, words.badParam)
      const question = await ask(slug, params)
      // Whoever holds the command line holds the data: a question that only HR may ask is asked as HR.
      const role = options.as ?? question.analysis.readers?.[0] ?? 'executive'
      const viewer = viewerOf(role)
      if (!viewer) return refuse(context, words.unknownRole(role))
      await print(question, viewer, options, context)
    })
}

async function print(question: Question, viewer: Viewer, options: Options, context: CommandContext): Promise<void> {
  const words = analyseText[context.lang]
  const { tables, flat } = question.analysis
  const table = options.table === undefined ? tables[0] : tables.find(({ name }) => name === options.table)
  if (!table) return refuse(context, words.unknownTable(tables.map(({ name }) => name)))

  const served = await followCurrent(resolve(options.warehouse), context.log)
  try {
    if (served.id() === null) throw noData()
    const found = await served.use((snapshot) => answer(question, viewer, snapshot))
    const { result, provenance } = found
    if (options.format === 'json') context.out(JSON.stringify(flat ? { ...flat(result), provenance } : found, null, 2))
    else if (options.format === 'csv') context.outBytes(new TextEncoder().encode(toCsv(table, result, context.lang)))
    else if (options.format === 'arrow') context.outBytes(toArrowStream(table, result, provenance))
    else context.out(printedAnswer(question.analysis, found, context.lang, process.stdout.columns ?? Infinity))
  } finally {
    await served.close()
  }
}

async function list({ out, lang }: CommandContext): Promise<void> {
  const words = analyseText[lang]
  const loaded = await Promise.all(Object.values(analyses).map((load) => load()))
  out(loaded.map((analysis) => listed(analysis, lang)).join('\n\n'))
  out(`\n${words.listEnd}`)
}

function listed({ slug, text, params, readers }: Analysis, lang: Lang): string {
  const words = analyseText[lang]
  const names = Object.keys(params.shape)
  return [
    `${slug}  ${text[lang].title}`,
    `  ${text[lang].question}`,
    ...(names.length > 0 ? [`  ${words.params}: ${names.map((name) => `--param ${name}=…`).join(' ')}`] : []),
    ...(readers ? [`  ${words.readers(readers)}`] : []),
  ].join('\n')
}

/** An id would name a unit or a person that nobody has proved to be. */
const viewerOf = (as: string): Viewer | null => (as === 'executive' || as === 'hr' ? { role: as } : null)

function paramsOf(pairs: string[]): Record<string, string> | null {
  const params: Record<string, string> = Object.create(null) as Record<string, string>
  for (const pair of pairs) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair) ?? []
    if (name === undefined || value === undefined || name in params) return null
    params[name] = value
  }
  return params
}

function refuse({ err, exit }: CommandContext, why: string): void {
  err(why)
  exit(2)
}

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Option } from 'commander'
import { CausewayError } from '#pipeline/errors.ts'
import { noSuchFile } from '#pipeline/stats-file/file-fault.ts'
import type { Both, Lang } from '#queries/locale.ts'
import { causeFaults, type Support } from '#queries/traps/guards/cause-words.ts'
import { guardText } from '#queries/traps/guards/text.ts'
import { figureFaults } from '#queries/traps/guards/unsourced-figure.ts'
import type { Register } from './command.ts'
import { lintTextText } from './lint-text-text.ts'

type Options = { evidence: Support; format: 'text' | 'json' }
/** One fault as printed; `line` and `column` from 1, the column in characters. */
type Printed = { guard: string; line: number; column: number; found: string[]; says: string }

/** `causeway lint-text FILE`: the guards of words and sources for any text. */
export const register: Register = (program, context) => {
  const { lang, out, exit } = context
  const words = lintTextText[lang]
  const supports = ['associated', 'reported', 'none', 'tried']
  program
    .command('lint-text')
    .description(words.description)
    .argument('<file>', words.file)
    .addOption(new Option('--evidence <grade>', words.evidence).choices(supports).default('associated'))
    .addOption(new Option('--format <format>', words.format).choices(['text', 'json']).default('text'))
    .addHelpText('after', words.examples)
    .action(async (file: string, { evidence, format }: Options) => {
      const faults = faultsIn(await textOf(file), evidence, lang)
      if (format === 'json') out(JSON.stringify({ file: basename(file), faults }, null, 2))
      else {
        for (const { line, column, says } of faults) out(`${words.at(line, column)}  ${says}`)
        out(faults.length > 0 ? words.found(faults.length) : words.none)
      }
      if (faults.length > 0) exit(1)
    })
}

function faultsIn(text: string, evidence: Support, lang: Lang): Printed[] {
  const column = (from: number) => [...text.slice(text.lastIndexOf('\n', from - 1) + 1, from)].length + 1
  const figures = figureFaults(text).map((fault): Printed => {
    const [first] = fault.kind === 'inconsistent' ? fault.figures : [fault]
    return {
      ...{ guard: `${fault.kind}-figure`, line: first!.line, column: column(first!.from) },
      found: fault.kind === 'inconsistent' ? fault.figures.map(({ figure }) => figure) : [fault.figure],
      says: guardText[lang].figure(fault),
    }
  })
  const causes = causeFaults(text, evidence).map((fault): Printed => ({
    ...{ guard: 'cause-words', line: fault.line, column: column(fault.from), found: [fault.word] },
    says: guardText[lang].cause(fault),
  }))
  return [...figures, ...causes].sort((a, b) => a.line - b.line || a.column - b.column)
}

/** Larger texts are no comment and no report. */
const MOST_BYTES = 1_000_000

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw noSuchFile(file)
  })
  if (bytes.length > MOST_BYTES) throw badText(file, 'tooLarge', 'tooLargeRemedy')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw badText(file, 'notText', 'notTextRemedy')
  }
}

function badText(file: string, title: 'tooLarge' | 'notText', remedy: 'tooLargeRemedy' | 'notTextRemedy') {
  const both = (key: typeof title | typeof remedy): Both => ({ zh: lintTextText.zh[key], en: lintTextText.en[key] })
  return new CausewayError('bad-text', { title: both(title), remedy: both(remedy) }, { place: { file } })
}

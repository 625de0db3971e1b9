import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { CausewayError } from '#pipeline/errors.ts'
import { codeVersion } from '#pipeline/warehouse/code-version.ts'
import { remlOfFile, type Intervals } from '#pipeline/stats-file/reml-of-file.ts'
import { hash } from '#queries/stats/random.ts'
import type { CommandContext } from './command.ts'
import { formatOption, printAnswer, type StatsFormat } from './stats-format.ts'
import { printedReml, remlAnswer } from './stats-reml-answer.ts'
import { readTerms } from './stats-reml-terms.ts'
import { remlText } from './stats-reml-text.ts'
import { statsText } from './stats-text.ts'

type Options = { response: string; factors: string; seed: string; intervals: Intervals; format: StatsFormat }

/** `causeway stats reml FILE.csv`: how much of the variance goes with each factor. */
export function registerReml(stats: Command, context: CommandContext): void {
  const shared = statsText[context.lang]
  const words = remlText[context.lang]
  stats
    .command('reml')
    .argument('<FILE.csv>', shared.file)
    .requiredOption('--response <column>', words.response)
    .requiredOption('--factors <list>', words.factors)
    .option('--seed <text>', words.seed, '1')
    .addOption(new Option('--intervals <which>', words.intervals).choices(['auto', 'all', 'none']).default('auto'))
    .addOption(formatOption(shared.format))
    .description(words.description)
    .addHelpText('after', words.examples)
    .action(async (path: string, { response, factors, seed, intervals, format }: Options) => {
      const read = readTerms(factors, response)
      if ('fault' in read) {
        context.err(words.faults[read.fault](read.found))
        return context.exit(2)
      }
      const found = await cancellable((signal) =>
        remlOfFile(
          { path: resolve(path), response, terms: read.terms, seed: hash(seed), intervals },
          {
            signal,
            onProgress: (step, done, total) =>
              context.progress({ stage: words.steps[step], done, total, unit: 'steps' }),
          },
        ),
      )
      const answer = remlAnswer(
        found,
        { response, intervals: intervals !== 'none', version: codeVersion() },
        context.lang,
      )
      printAnswer(context, format, answer, (shown) => printedReml(shown, context.lang))
    })
}

/** The first Ctrl-C asks the work to stop, the second ends the program as usual. */
async function cancellable<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const stop = () => controller.abort()
  process.once('SIGINT', stop)
  try {
    return await work(controller.signal)
  } catch (cause) {
    throw controller.signal.aborted ? stopped(cause) : cause
  } finally {
    process.removeListener('SIGINT', stop)
  }
}

const stopped = (cause: unknown) =>
  new CausewayError(
    'fit-cancelled',
    {
      title: { zh: '已按要求停止，没有结果。', en: 'Stopped as asked; there is no result.' },
      remedy: { zh: '需要结果时请重新运行。', en: 'Run it again when you need its result.' },
    },
    { cause },
  )

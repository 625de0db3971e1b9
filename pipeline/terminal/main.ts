import { Command, CommanderError } from 'commander'
import { codeVersion } from '#pipeline/warehouse/code-version.ts'
import type { Lang } from '#queries/locale.ts'
import { languageOf } from './language.ts'
import { cliText } from './program-text.ts'
import { speak } from './commander-words.ts'
import type { CommandContext, Register } from '#pipeline/commands/command.ts'
import { systemClock } from '#pipeline/effects.ts'
import { CausewayError } from '#pipeline/errors.ts'
import { lineLog } from './line-log.ts'
import { terminalProgress } from './progress.ts'

/** Every command in the order of a first day with the product; loaded when the program starts, because help names them all. */
const COMMANDS: (() => Promise<{ register: Register }>)[] = [
  () => import('#pipeline/commands/import.ts'),
  () => import('#pipeline/commands/build.ts'),
  () => import('#pipeline/commands/analyse.ts'),
  () => import('#pipeline/commands/stats.ts'),
  () => import('#pipeline/commands/lint-text.ts'),
  () => import('#pipeline/commands/lint-goals.ts'),
  () => import('#pipeline/commands/report.ts'),
  () => import('#pipeline/commands/recipient.ts'),
  () => import('#pipeline/commands/schedule.ts'),
  () => import('#pipeline/commands/deliver.ts'),
  () => import('#pipeline/commands/serve.ts'),
  () => import('#pipeline/commands/demo.ts'),
]

/** Faults of the call, not of the data: exit code 2. */
const CALL_FAULTS = new Set(['unknown-analysis', 'bad-parameter', 'bad-call'])

/** Runs one command line. @returns the exit code: 0 done, 1 the input or the world is at fault, 2 the call is at fault */
export async function main(args: string[], env: Record<string, string | undefined>): Promise<0 | 1 | 2> {
  const lang = languageOf(args, env)
  let code: 0 | 1 | 2 = 0
  const context: CommandContext = {
    out: (text) => void process.stdout.write(text.endsWith('\n') ? text : `${text}\n`),
    outBytes: (bytes) => void process.stdout.write(bytes),
    err: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
    progress: terminalProgress(process.stderr, lang),
    clock: systemClock,
    log: lineLog(process.stderr, systemClock, args.includes('serve') ? 'info' : 'error'),
    env,
    lang,
    exit: (asked) => {
      code = asked
    },
  }
  // `causeway … | head` closes our output early; that is the reader's right and no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })

  try {
    const program = await buildProgram(context)
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    return explain(error, lang, context)
  }
}

async function buildProgram(context: CommandContext): Promise<Command> {
  const words = cliText[context.lang]
  const program = speak(new Command('causeway'), context.lang)
    .description(words.description)
    .option('--lang <zh|en>', words.lang)
    .version(codeVersion(), '-V, --version', words.version)
    .helpOption('-h, --help', words.help)
    .helpCommand('help [command]', words.help)
    .addHelpText('after', words.examples)
    .exitOverride()
    .enablePositionalOptions() // or the program would take `--lang` away from a command that uses it
    .showHelpAfterError(words.seeHelp)
  for (const load of COMMANDS) {
    const { register } = await load()
    register(program, context)
  }
  // Users write the language at the end of the line too; each command knows the option, main() has already read it.
  for (const command of program.commands) addLanguage(command, words.lang)
  return program
}

function addLanguage(command: Command, meaning: string): void {
  if (!command.options.some(({ long }) => long === '--lang')) command.option('--lang <zh|en>', meaning)
  for (const inner of command.commands) addLanguage(inner, meaning)
}

function explain(error: unknown, lang: Lang, { err, env }: CommandContext): 0 | 1 | 2 {
  // Commander has already printed its own message.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof CausewayError) {
    err(error.letter(lang))
    return CALL_FAULTS.has(error.code) ? 2 : 1
  }
  err(cliText[lang].unexpected(error instanceof Error ? error.message : String(error)))
  if (env.CAUSEWAY_DEBUG && error instanceof Error) err(error.stack ?? '')
  return 1
}

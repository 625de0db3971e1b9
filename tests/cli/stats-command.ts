import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import type { CommandContext } from '#pipeline/commands/command.ts'
import { register } from '#pipeline/commands/stats.ts'
import { silent, systemClock } from '#pipeline/effects.ts'
import { CausewayError } from '#pipeline/errors.ts'
import type { Lang } from '#queries/locale.ts'

/** What one call printed; `fault` is the letter of an error, as the program would print it. */
export type Called = { out: string; err: string; code: number; fault: CausewayError | null; stages: string[] }

/** `causeway stats …` without a process. `text` becomes the file that the word FILE of the line stands for. */
export async function stats(line: string, text: string | Buffer, lang: Lang = 'en'): Promise<Called> {
  const dir = mkdtempSync(join(tmpdir(), 'causeway-stats-test-'))
  const path = join(dir, 'table.csv')
  writeFileSync(path, text)
  const called: Called = { out: '', err: '', code: 0, fault: null, stages: [] }
  const context: CommandContext = {
    out: (printed) => void (called.out += printed),
    outBytes: () => {},
    err: (printed) => void (called.err += printed),
    progress: ({ stage }) => void (called.stages.at(-1) === stage || called.stages.push(stage)),
    clock: systemClock,
    log: silent,
    env: {},
    lang,
    exit: (asked) => void (called.code = asked),
  }
  const program = new Command().exitOverride().configureOutput({ writeOut: () => {}, writeErr: () => {} })
  register(program, context)
  const words = line.split(' ').map((word) => (word === 'FILE' ? path : word))
  try {
    await program.parseAsync(['stats', ...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CausewayError)) throw error
    called.fault = error
    called.err += error.letter(lang)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  return called
}

import type { Command } from 'commander'
import type { Clock, Log, Progress } from '#pipeline/effects.ts'
import type { Lang } from '#queries/locale.ts'

/** What every command is given; built once in cli.ts, so that commands run in tests without a process. */
export type CommandContext = {
  out: (text: string) => void
  outBytes: (bytes: Uint8Array) => void
  err: (text: string) => void
  progress: Progress
  clock: Clock
  log: Log
  env: Record<string, string | undefined>
  lang: Lang
  /** Set the exit code: 0 done, 1 the input or the world is at fault, 2 the call is at fault. */
  exit: (code: 0 | 1 | 2) => void
}

/** Each file of commands/ exports `register`, which adds its command (with help that teaches) to the program. */
export type Register = (program: Command, context: CommandContext) => void

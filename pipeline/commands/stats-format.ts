import { Option } from 'commander'
import type { CommandContext } from './command.ts'

export type StatsFormat = 'text' | 'json'

/** `--format text|json`: JSON is the answer itself, without a wrapper. */
export const formatOption = (meaning: string): Option =>
  new Option('--format <format>', meaning).choices(['text', 'json']).default('text')

/** Prints an answer as JSON or as the text made of it. */
export function printAnswer<Answer>(
  { out }: CommandContext,
  format: StatsFormat,
  answer: Answer,
  text: (answer: Answer) => string,
): void {
  out(format === 'json' ? JSON.stringify(answer, null, 2) : text(answer))
}

import type { Register } from './command.ts'
import { registerReml } from './stats-reml.ts'
import { statsText } from './stats-text.ts'
import { registerTrend } from './stats-trend.ts'
import { registerXmr } from './stats-xmr.ts'

/** `causeway stats reml|xmr|trend FILE.csv`: the methods of the analyses on any table, for analysts who want to check them. */
export const register: Register = (program, context) => {
  const words = statsText[context.lang]
  const stats = program.command('stats').description(words.description).addHelpText('after', words.examples)
  registerReml(stats, context)
  registerXmr(stats, context)
  registerTrend(stats, context)
}

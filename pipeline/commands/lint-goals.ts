import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Option } from 'commander'
import { readGoals, type FileGoal } from '#pipeline/goals-file/read-goals.ts'
import { noSuchFile } from '#pipeline/stats-file/file-fault.ts'
import { languageOfGoal } from '#queries/goals/lint/language.ts'
import { lintGoal } from '#queries/goals/lint/lint-goal.ts'
import { rewrite } from '#queries/goals/lint/rewrite.ts'
import { isLang, type Lang } from '#queries/locale.ts'
import type { Register } from './command.ts'
import { lintGoalsText } from './lint-goals-text.ts'
import { goalLines, summaryLines, type PrintedGoal } from './printed-goals.ts'

type Options = { format: 'text' | 'json'; lang?: string }

/** Goals printed at once: a long list begins to appear while it is read. */
const AT_ONCE = 1000

/** `causeway lint-goals FILE`: every goal of a file through the goal lint. */
export const register: Register = (program, context) => {
  const { lang, out } = context
  const words = lintGoalsText[lang]
  program
    .command('lint-goals')
    .description(words.description)
    .argument('<file>', words.file)
    .addOption(new Option('--format <format>', words.format).choices(['text', 'json']).default('text'))
    .addHelpText('after', words.examples)
    .action(async (file: string, { format, lang: own }: Options) => {
      const goals = readGoals(await bytesOf(file), file === '-' ? '-' : basename(file))
      const stated = [own, (program.opts() as { lang?: string }).lang].find(isLang)
      if (format === 'json') printJson(goals, stated, out)
      else printText(goals, stated, lang, out)
    })
}

function printJson(goals: FileGoal[], stated: Lang | undefined, out: (text: string) => void) {
  let batch: string[] = []
  goals.forEach((goal, at) => {
    const { text, findings, letters } = checked(goal, stated)
    const printed = findings.map(({ slots: _, ...finding }) => finding)
    const isLast = at === goals.length - 1
    batch.push(
      `${at === 0 ? '[' : ' '}${JSON.stringify({ id: goal.id, text, letters, findings: printed })}${isLast ? ']' : ','}`,
    )
    if (batch.length < AT_ONCE && !isLast) return
    out(batch.join('\n'))
    batch = []
  })
}

function printText(goals: FileGoal[], stated: Lang | undefined, lang: Lang, out: (text: string) => void) {
  const all: PrintedGoal[] = []
  for (const goal of goals) {
    const read = checked(goal, stated)
    all.push(read)
    out(`${goalLines(read, lang).join('\n')}\n`)
  }
  out(summaryLines(all, lang).join('\n'))
}

function checked({ line: _, ...goal }: FileGoal, stated: Lang | undefined): PrintedGoal {
  const check = lintGoal(goal)
  const lang = stated ?? languageOfGoal(goal.text, goal.lang)
  const findings = check.findings.map((finding) => ({ ...finding, rewrite: rewrite(finding, check, lang) }))
  return { ...check, text: goal.text, findings }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  if (file !== '-') {
    return readFile(file).catch(() => {
      throw noSuchFile(file)
    })
  }
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

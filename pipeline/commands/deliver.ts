import { relative, resolve } from 'node:path'
import { productDir } from '#pipeline/config.ts'
import { deliverMonth, REPORTS_DIR } from '#pipeline/delivery/deliver.ts'
import { smtpSettings } from '#pipeline/delivery/smtp-settings.ts'
import { alignedRows } from '#pipeline/terminal/text-table.ts'
import type { OutboxRow, OutboxState } from '#pipeline/store/outbox.ts'
import { followCurrent } from '#pipeline/warehouse/current.ts'
import type { Lang } from '#queries/locale.ts'
import { Option } from 'commander'
import type { Register } from './command.ts'
import { deliverText } from './deliver-text.ts'
import { warehouseOption } from './warehouse-option.ts'

type Options = { month: string; outDir: string; resend?: string; warehouse: string }

/** Not what the operator wanted, and something to look at: exit 1. */
const UNDONE: ReadonlySet<OutboxState> = new Set<OutboxState>(['failed_permanent', 'uncertain', 'retry'])

/** `causeway deliver`: the monthly mail by hand. */
export const register: Register = (program, context) => {
  const { out, err, env, clock, log, lang } = context
  const words = deliverText[lang]
  program
    .command('deliver')
    .description(words.description)
    .requiredOption('--month <YYYY-MM>', words.month)
    .addOption(new Option('--out-dir <DIR>', words.outDir).default(REPORTS_DIR, relative(productDir, REPORTS_DIR)))
    .option('--resend <ADDRESS>', words.resend)
    .addOption(warehouseOption(words.warehouse, env))
    .addHelpText('after', words.examples)
    .action(async ({ month, outDir, resend, warehouse }: Options) => {
      const smtp = smtpSettings(env)
      const dir = resolve(warehouse)
      const served = await followCurrent(dir, log)
      try {
        const done = await deliverMonth({ month, dir, served, smtp, clock, log, outDir: resolve(outDir), lang, resend })
        for (const file of done.files) out(words.written(file))
        if (smtp === null) out(words.noServer)
        else if (done.rows.length === 0) out(words.noRecipient)
        if (resend !== undefined && !done.resent) err(words.notUncertain(resend))
        if (done.rows.length > 0) out(deliveryTable(done.rows, done.attempted, lang))
        if (done.stopped)
          err((done.stopped.kind === 'unreached' ? words.unreached : words.notWelcome)(done.stopped.reply))
        if (done.stopped || done.rows.some(({ state }) => UNDONE.has(state))) context.exit(1)
      } finally {
        await served.close()
      }
    })
}

/** One line per recipient: who, in which state, what happened. */
export function deliveryTable(rows: readonly OutboxRow[], attempted: ReadonlySet<number>, lang: Lang): string {
  return alignedRows(
    rows.map((row) => [row.address, deliverText[lang].state[row.state], happened(row, attempted.has(row.id), lang)]),
    ['left', 'left', 'left'],
  ).join('\n')
}

function happened({ state, attempts, next_at, reply, updated_at }: OutboxRow, isNow: boolean, lang: Lang): string {
  const words = deliverText[lang]
  const parts = [
    attempts > 1 ? words.attempt(attempts) : null,
    state === 'retry' && next_at ? words.nextAt(next_at) : null,
    state === 'uncertain' ? words.mayHaveArrived : null,
    state === 'sent' && !isNow ? words.before(updated_at.slice(0, 16).replace('T', ' ')) : null,
    reply,
  ]
  return parts.filter(Boolean).join(words.separator)
}

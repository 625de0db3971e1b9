import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { productDir } from '#pipeline/config.ts'
import type { Clock, Log } from '#pipeline/effects.ts'
import { reportFileName } from '#pipeline/report/file-name.ts'
import { renderMonthly, type MonthlyReport } from '#pipeline/report/monthly.ts'
import { renderedAt } from '#pipeline/report/rendered-at.ts'
import { openStore } from '#pipeline/store/open.ts'
import { outbox, type Outbox, type OutboxRow } from '#pipeline/store/outbox.ts'
import { recipients } from '#pipeline/store/recipients.ts'
import { schedule } from '#pipeline/store/schedule.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import type { Snapshot } from '#pipeline/warehouse/open.ts'
import type { Lang } from '#queries/locale.ts'
import { nextRuns } from './due.ts'
import { withLease } from './lease.ts'
import { mailText } from './mail-text.ts'
import { composeMessage } from './message.ts'
import { sendMessage, type Outcome } from './smtp.ts'
import type { SmtpSettings } from './smtp-settings.ts'

export const MONTHLY_REPORT = 'monthly'

/** Where reports are kept unless another folder is named; ignored by version control. */
export const REPORTS_DIR = `${productDir}data/reports`

export type Delivery = {
  /** YYYY-MM */
  month: string
  /** The warehouse folder, whose store holds recipients, schedule and outbox. */
  dir: string
  served: { use: <T>(work: (snapshot: Snapshot) => Promise<T>) => Promise<T> }
  smtp: SmtpSettings | null
  clock: Clock
  log: Log
  /** Where every rendered report is kept. */
  outDir: string
  /** Language of the written report when there is no recipient. */
  lang?: Lang
  /** Address whose uncertain mail the operator wants sent again. */
  resend?: string
}

export type Delivered = {
  rows: OutboxRow[]
  /** Ids of the rows that this run handed to the mail server; the others keep their earlier outcome. */
  attempted: ReadonlySet<number>
  files: string[]
  /** Whether `resend` named a mail that could be sent again. */
  resent: boolean
  /** Why sending stopped for everyone; null when it did not. */
  stopped: { kind: 'unreached' | 'not_welcome'; reply: string } | null
}

/**
 * Renders the month once per language and hands each recipient one message of their own. Whatever has been sent, or may have been, is
 * not sent again, however often this runs.
 *
 * @throws CausewayError `delivery-running`, `month-without-data`, `report-not-typeset`
 */
export async function deliverMonth(delivery: Delivery): Promise<Delivered> {
  const { month, dir, clock, smtp, log } = delivery
  const store = openStore(layout(dir).store)
  try {
    return await withLease(store, clock.now, async (renew) => {
      const list = recipients(store)
      const box = outbox(store)
      box.recover(clock.now())
      box.plan(MONTHLY_REPORT, month, list.list(), clock.now())
      cancelRemoved(box, month, new Set(list.list().map(({ id }) => id)), clock)
      const resent = delivery.resend !== undefined && allowResend(box, month, delivery.resend, clock)

      const due = dueRows(box.list(MONTHLY_REPORT, month), clock.now())
      const isFirst = box.list(MONTHLY_REPORT, month).length === 0
      const languages = new Set<Lang>(isFirst ? [delivery.lang ?? 'zh'] : due.map(({ lang }) => lang))
      const next = nextRun(schedule(store).get(), clock.now())
      const reports = new Map<Lang, Rendered>()
      for (const lang of languages) reports.set(lang, await render(delivery, lang, schedule(store).get().zone))

      let stopped: Delivered['stopped'] = null
      const attempted = new Set<number>()
      for (const [place, row] of smtp === null ? [] : due.entries()) {
        const report = reports.get(row.lang)
        if (!report) throw new RangeError(`deliverMonth has no report in ${row.lang}`)
        // Taken off the list since planning: nothing is sent.
        if (!list.list().some(({ id }) => id === row.recipient_id)) {
          box.markCancelled(row.id, 'no longer a recipient', clock.now())
          continue
        }
        attempted.add(row.id)
        const outcome = await sendOne(box, row, report, { ...delivery, smtp: smtp! }, next)
        renew()
        if (outcome?.kind === 'not_welcome' || outcome?.kind === 'unreached') {
          stopped = { kind: outcome.kind, reply: outcome.reply }
          if (outcome.kind === 'unreached')
            for (const later of due.slice(place + 1)) box.markRetry(later.id, outcome.reply, clock.now())
          log.error(
            { alarm: `smtp-${outcome.kind}`, period: month, waiting: due.length - place },
            'the mail server takes no mail from us; sending stopped',
          )
          break
        }
      }
      return {
        rows: box.list(MONTHLY_REPORT, month),
        attempted,
        files: [...reports.values()].map(({ path }) => path),
        resent,
        stopped,
      }
    })
  } finally {
    store.close()
  }
}

type Rendered = { report: MonthlyReport; path: string; fileName: string }

/** Renders under the recipient's rights; all recipients are executives so far. The file is kept whether or not it is mailed. */
async function render({ month, served, clock, log, outDir }: Delivery, lang: Lang, zone: string): Promise<Rendered> {
  const report = await served.use((snapshot) =>
    renderMonthly({ month, lang, snapshot, viewer: { role: 'executive' }, clock, log, zone }),
  )
  const fileName = reportFileName({ month, lang, snapshot: report.document.snapshot, contentHash: report.contentHash })
  await mkdir(outDir, { recursive: true })
  const path = join(outDir, fileName)
  await writeFile(`${path}.part`, report.pdf)
  await rename(`${path}.part`, path)
  return { report, path, fileName }
}

async function sendOne(
  box: Outbox,
  row: OutboxRow,
  { report, fileName }: Rendered,
  { smtp, clock, log, month }: Delivery & { smtp: SmtpSettings },
  next: string | null,
): Promise<Outcome | null> {
  const isRepeat = row.phase === 'after_data'
  const messageKey = box.messageKey(row)
  const raw = await composeMessage(mailText(report, next, isRepeat), {
    from: smtp.from,
    to: row.address,
    messageKey,
    date: clock.now(),
    lang: row.lang,
    attachment: { fileName, pdf: report.pdf },
  })
  box.markRendered(
    row.id,
    { file_name: fileName, snapshot: report.document.snapshot, content_hash: report.contentHash },
    clock.now(),
  )
  if (!box.beginSending(row.id, clock.now())) return null

  const outcome = await sendMessage(smtp, { to: row.address, raw }, () => box.markAfterData(row.id, clock.now()))
  const record = {
    sent: box.markSent,
    refused: box.markFailed,
    later: box.markRetry,
    unreached: box.markRetry,
    not_welcome: box.putBack,
    uncertain: box.markUncertain,
  }[outcome.kind]
  record(row.id, outcome.reply, clock.now())
  log.info(
    { period: month, recipient_id: row.recipient_id, outcome: outcome.kind },
    'monthly report handed to the mail server',
  )
  return outcome
}

function dueRows(rows: readonly OutboxRow[], now: Date): OutboxRow[] {
  return rows.filter(
    ({ state, next_at }) =>
      state === 'planned' ||
      state === 'rendered' ||
      (state === 'retry' && (next_at === null || next_at <= now.toISOString())),
  )
}

function cancelRemoved(box: Outbox, month: string, present: ReadonlySet<number>, clock: Clock): void {
  for (const row of box.list(MONTHLY_REPORT, month)) {
    const isOpen = row.state === 'planned' || row.state === 'rendered' || row.state === 'retry'
    if (isOpen && !present.has(row.recipient_id)) box.markCancelled(row.id, 'no longer a recipient', clock.now())
  }
}

/** Only what is uncertain can be sent again, and only because a person asked for it. */
function allowResend(box: Outbox, month: string, address: string, clock: Clock): boolean {
  const row = box
    .list(MONTHLY_REPORT, month)
    .find((each) => each.address === address.trim() && each.state === 'uncertain')
  if (row) box.resend(row.id, clock.now())
  return row !== undefined
}

function nextRun(plan: Parameters<typeof nextRuns>[0], now: Date): string | null {
  const [run] = plan.enabled ? nextRuns(plan, now, 1) : []
  return run ? renderedAt(run.at, plan.zone) : null
}

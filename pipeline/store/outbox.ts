import { createHmac, randomBytes } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

export type OutboxState =
  'planned' | 'rendered' | 'sending' | 'sent' | 'retry' | 'failed_permanent' | 'uncertain' | 'cancelled'
/** `after_data` is committed before the final dot: from then on the server may have the message. */
export type Phase = 'before_data' | 'after_data'

export type OutboxRow = {
  id: number
  report_id: string
  period: string
  recipient_id: number
  address: string
  lang: 'zh' | 'en'
  state: OutboxState
  phase: Phase | null
  attempts: number
  next_at: string | null
  file_name: string | null
  snapshot: string | null
  content_hash: string | null
  /** What the server said last, or what went wrong; never message content. */
  reply: string | null
  updated_at: string
}

/** Minutes before attempt 2, 3, …; then an hour each. */
const BACK_OFF_MINUTES = [1, 2, 4, 8, 16, 32, 60]

/** Six attempts in the first hour and one in each of the next 47. */
const MOST_ATTEMPTS = 53

/**
 * One row per report, period and recipient. SMTP cannot promise exactly one mail; this table can promise that each sending is recorded
 * once, before it starts, and that an unknown outcome is never repeated by itself.
 *
 *   planned → rendered → sending (before_data | after_data) → sent | retry | failed_permanent | uncertain | cancelled
 */
export function outbox(store: DatabaseSync) {
  store.exec(`
    create table if not exists outbox (
      id integer primary key autoincrement,
      report_id text not null,
      period text not null,
      recipient_id integer not null,
      address text not null,
      lang text not null,
      state text not null,
      phase text,
      attempts integer not null default 0,
      next_at text,
      file_name text,
      snapshot text,
      content_hash text,
      reply text,
      updated_at text not null,
      unique (report_id, period, recipient_id)
    ) strict;
    create table if not exists outbox_key (id integer primary key check (id = 1), key blob not null) strict`)
  store.prepare('insert or ignore into outbox_key (id, key) values (1, ?)').run(randomBytes(32))
  const { key } = store.prepare('select key from outbox_key where id = 1').get() as { key: Uint8Array }

  const of = (id: number) => store.prepare('select * from outbox where id = ?').get(id) as OutboxRow
  const update = (id: number, change: Partial<OutboxRow>, now: Date) => {
    const fields = { ...change, updated_at: now.toISOString() }
    const names = Object.keys(fields)
    store
      .prepare(`update outbox set ${names.map((name) => `${name} = ?`).join(', ')} where id = ?`)
      .run(...(Object.values(fields) as (string | number | null)[]), id)
  }

  return {
    list: (reportId: string, period: string) =>
      store
        .prepare('select * from outbox where report_id = ? and period = ? order by recipient_id')
        .all(reportId, period) as OutboxRow[],

    /** Periods with an attempt that is due by now. */
    periodsToRetry: (reportId: string, now: Date) =>
      (
        store
          .prepare(
            `select distinct period from outbox where report_id = ? and state = 'retry' and next_at <= ? order by period`,
          )
          .all(reportId, now.toISOString()) as { period: string }[]
      ).map(({ period }) => period),

    /** A row for each recipient who has none yet; a second call changes nothing. */
    plan(reportId: string, period: string, people: { id: number; address: string; lang: string }[], now: Date): void {
      const insert = store.prepare(
        `insert or ignore into outbox (report_id, period, recipient_id, address, lang, state, updated_at)
         values (?, ?, ?, ?, ?, 'planned', ?)`,
      )
      for (const { id, address, lang } of people) insert.run(reportId, period, id, address, lang, now.toISOString())
    },

    markRendered: (id: number, report: Pick<OutboxRow, 'file_name' | 'snapshot' | 'content_hash'>, now: Date) =>
      update(id, { ...report, state: 'rendered' }, now),

    /** Commits `sending` before SMTP is opened. False when another process was faster. */
    beginSending(id: number, now: Date): boolean {
      const { changes } = store
        .prepare(
          `update outbox set state = 'sending', phase = 'before_data', attempts = attempts + 1, next_at = null, updated_at = ?
           where id = ? and state in ('rendered', 'retry')`,
        )
        .run(now.toISOString(), id)
      return changes === 1
    },
    /** Committed before the final dot leaves. */
    markAfterData: (id: number, now: Date) => update(id, { phase: 'after_data' }, now),
    markSent: (id: number, reply: string, now: Date) => update(id, { state: 'sent', phase: null, reply }, now),
    markFailed: (id: number, reply: string, now: Date) =>
      update(id, { state: 'failed_permanent', phase: null, reply }, now),
    markUncertain: (id: number, reply: string, now: Date) => update(id, { state: 'uncertain', reply }, now),
    markCancelled: (id: number, reply: string, now: Date) =>
      update(id, { state: 'cancelled', phase: null, reply }, now),
    /** The server would take nothing from us: not this recipient's fault, so it is as if it had not begun. */
    putBack: (id: number, reply: string, now: Date) =>
      update(id, { state: 'planned', phase: null, reply, attempts: of(id).attempts - 1 }, now),
    /** Waits 1, 2, 4, … at most 60 minutes; after about 48 hours of attempts it is given up. */
    markRetry(id: number, reply: string, now: Date): void {
      if (of(id).attempts >= MOST_ATTEMPTS) {
        update(id, { state: 'failed_permanent', phase: null, reply: `given up after 48 hours: ${reply}` }, now)
        return
      }
      const minutes = BACK_OFF_MINUTES[Math.max(0, of(id).attempts - 1)] ?? 60
      const next_at = new Date(now.getTime() + minutes * 60_000).toISOString()
      update(id, { state: 'retry', phase: null, reply, next_at }, now)
    },
    /** An operator decided to send an uncertain one again; the same Message-ID lets the recipient's server drop a double. */
    resend(id: number, now: Date): void {
      update(id, { state: 'retry', next_at: now.toISOString() }, now)
    },

    /**
     * After a crash: what had not reached the final dot is tried again; what had is uncertain, and stays so.
     * Only for the process that holds the delivery lease: for it no other sending can be under way.
     */
    recover(now: Date): void {
      const left = store.prepare(`select * from outbox where state = 'sending'`).all() as OutboxRow[]
      for (const row of left) {
        if (row.phase === 'after_data')
          update(row.id, { state: 'uncertain', reply: 'interrupted after the message was handed over' }, now)
        else
          update(
            row.id,
            {
              state: 'retry',
              phase: null,
              next_at: now.toISOString(),
              reply: 'interrupted before the message was handed over',
            },
            now,
          )
      }
    },

    /** The same in each attempt and not guessable: HMAC-SHA-256 over the unique key of the row, 32 hex digits. */
    messageKey: (row: Pick<OutboxRow, 'report_id' | 'period' | 'recipient_id'>) =>
      createHmac('sha256', key).update(`${row.report_id}|${row.period}|${row.recipient_id}`).digest('hex').slice(0, 32),
  }
}
export type Outbox = ReturnType<typeof outbox>

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Log } from '#pipeline/effects.ts'
import { deliverMonth, MONTHLY_REPORT, type Delivered, type Delivery } from '#pipeline/delivery/deliver.ts'
import { openStore } from '#pipeline/store/open.ts'
import { outbox, type OutboxRow } from '#pipeline/store/outbox.ts'
import { recipients } from '#pipeline/store/recipients.ts'
import { followCurrent, type Served } from '#pipeline/warehouse/current.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import type { Lang } from '#queries/locale.ts'
import { deliver, result, unit } from '#tests/warehouse/deliveries.ts'

export type Alarm = Record<string, unknown>

/** A warehouse with three small units and ten months, and everything needed to deliver from it. */
export type ReportingCompany = {
  dir: string
  outDir: string
  served: Served
  clock: { now: () => Date; set: (iso: string) => void; passMinutes: (minutes: number) => void }
  log: Log
  /** What was logged as an error. */
  alarms: Alarm[]
  add: (address: string, lang?: Lang) => void
  remove: (address: string) => void
  deliver: (over?: Partial<Delivery>) => Promise<Delivered>
  rows: () => OutboxRow[]
  files: () => string[]
  /** Runs SQL on the store, to stand for what another process left behind. */
  leave: (sql: string) => void
  /** Forgets recipients, outbox and schedule, keeps the data. */
  reset: () => void
  close: () => Promise<void>
}

export async function reportingCompany(): Promise<ReportingCompany> {
  const root = mkdtempSync(join(tmpdir(), 'causeway-delivery-'))
  await deliver(root, {
    tables: { unit: [unit('root'), ...UNITS.map((id) => unit(id, 'root'))], goal_result: results() },
  })
  const dir = join(root, 'warehouse')
  const outDir = join(root, 'reports')
  const alarms: Alarm[] = []
  const log: Log = { info: () => {}, error: (fields, message) => void alarms.push({ ...fields, message }) }
  const served = await followCurrent(dir, log)
  let now = new Date('2025-11-03T00:00:00Z')
  const clock = {
    now: () => now,
    set: (iso: string) => void (now = new Date(iso)),
    passMinutes: (minutes: number) => void (now = new Date(now.getTime() + minutes * 60_000)),
  }
  const withStore = <T>(work: (store: ReturnType<typeof openStore>) => T): T => {
    const store = openStore(layout(dir).store)
    try {
      return work(store)
    } finally {
      store.close()
    }
  }
  return {
    dir,
    outDir,
    served,
    clock,
    log,
    alarms,
    add: (address, lang = 'zh') => void withStore((store) => recipients(store).add(address, lang, now)),
    remove: (address) => withStore((store) => recipients(store).remove(address)),
    deliver: (over = {}) => deliverMonth({ month: '2025-10', dir, served, smtp: null, clock, log, outDir, ...over }),
    rows: () => withStore((store) => outbox(store).list(MONTHLY_REPORT, '2025-10')),
    files: () => readdirSync(outDir),
    leave: (sql) => withStore((store) => store.exec(sql)),
    reset: () => {
      alarms.length = 0
      now = new Date('2025-11-03T00:00:00Z')
      rmSync(outDir, { recursive: true, force: true })
      withStore((store) => {
        for (const table of ['recipient', 'outbox', 'schedule', 'delivery_lease'])
          store.exec(`drop table if exists ${table}`)
      })
    },
    close: async () => {
      await served.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

const UNITS = ['绿松部', '蓝石部', '赤铁部']
const MONTHS = Array.from({ length: 10 }, (_, i) => `2025-${String(i + 1).padStart(2, '0')}`)

/** Eight people a unit; everybody wanders by a point or two, and 蓝石部 falls to 70 of 100 in the last month. */
function results() {
  return MONTHS.flatMap((period_id, month) =>
    UNITS.flatMap((unit_id, place) =>
      Array.from({ length: 8 }, (_, person) =>
        result({
          period_id,
          unit_id,
          person_key: `${place}-${person}`,
          goal_id: `${place}-${person}`,
          actual: 100 - ((month * 5 + person * 3 + place) % 7) - (place === 1 && month === 9 ? 27 : 0),
        }),
      ),
    ),
  )
}

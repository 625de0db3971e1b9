import type { DatabaseSync } from 'node:sqlite'

/** When the monthly report goes out. A day that a month does not have is its last day. */
export type Schedule = {
  day: number | 'last'
  /** 0 to 23, local time of `zone`. */
  hour: number
  /** IANA name. */
  zone: string
  enabled: boolean
  /** Runs before this instant are not made up for: nobody had asked for them yet. */
  active_from: string | null
  /** The last reported month that is done, YYYY-MM. */
  last_period_done: string | null
}

/** The 3rd leaves two days to load the month that has ended. */
export const DEFAULT_SCHEDULE: Schedule = {
  day: 3,
  hour: 8,
  zone: 'Asia/Shanghai',
  enabled: true,
  active_from: null,
  last_period_done: null,
}

type Row = Omit<Schedule, 'day' | 'enabled'> & { day: string; enabled: number }

/** The one schedule of a warehouse: the truth about what is due; timers only wake up to read it. */
export function schedule(store: DatabaseSync) {
  store.exec(`
    create table if not exists schedule (
      id integer primary key check (id = 1),
      day text not null,
      hour integer not null check (hour between 0 and 23),
      zone text not null,
      enabled integer not null,
      active_from text,
      last_period_done text
    ) strict`)
  const read = () => store.prepare('select * from schedule where id = 1').get() as Row | undefined
  const write = (next: Schedule) =>
    store
      .prepare(
        `insert or replace into schedule (id, day, hour, zone, enabled, active_from, last_period_done)
         values (1, ?, ?, ?, ?, ?, ?)`,
      )
      .run(String(next.day), next.hour, next.zone, Number(next.enabled), next.active_from, next.last_period_done)
  const get = (): Schedule => {
    const row = read()
    if (!row) return DEFAULT_SCHEDULE
    return { ...row, day: row.day === 'last' ? 'last' : Number(row.day), enabled: row.enabled === 1 }
  }
  return {
    get,
    /** Changes some settings; from now on only later runs count. */
    set(change: Partial<Pick<Schedule, 'day' | 'hour' | 'zone' | 'enabled'>>, now: Date): Schedule {
      write({ ...get(), ...change, active_from: now.toISOString() })
      return get()
    },
    /** Remembers since when a schedule that nobody changed is in force: the first time the server saw it. */
    begin(now: Date): void {
      if (get().active_from === null) write({ ...get(), active_from: now.toISOString() })
    },
    /** An older period never replaces a newer one, so a clock that went back sends nothing again. */
    markDone(period: string): void {
      const current = get()
      if (current.last_period_done === null || current.last_period_done < period)
        write({ ...current, last_period_done: period })
    },
  }
}

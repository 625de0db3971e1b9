import type { Schedule } from '#pipeline/store/schedule.ts'

/** A run of the schedule: when it happens, and the month it reports, which is the one before its local month. */
export type Run = { at: Date; period: string }

/** The period whose report should have gone out by now and has not; only the latest, however many were missed. Null when there is none. */
export function duePeriod(schedule: Schedule, now: Date): string | null {
  if (!schedule.enabled) return null
  const { at, period } = latestRun(schedule, now)
  if (schedule.active_from !== null && at.toISOString() < schedule.active_from) return null
  if (schedule.last_period_done !== null && schedule.last_period_done >= period) return null
  return period
}

/** The last run at or before `now`. */
export function latestRun(schedule: Schedule, now: Date): Run {
  const { year, month } = localMonth(now, schedule.zone)
  const thisMonth = runOf(schedule, year, month)
  return thisMonth.at <= now ? thisMonth : runOf(schedule, ...shiftMonth(year, month, -1))
}

/** The next `n` runs after `now`. */
export function nextRuns(schedule: Schedule, now: Date, n: number): Run[] {
  const { year, month } = localMonth(now, schedule.zone)
  const runs: Run[] = []
  for (let ahead = 0; runs.length < n; ahead++) {
    const run = runOf(schedule, ...shiftMonth(year, month, ahead))
    if (run.at > now) runs.push(run)
  }
  return runs
}

/** The run in one local month: its day, or the month's last day where there is no such day. `month` counts from 1. */
function runOf({ day, hour, zone }: Schedule, year: number, month: number): Run {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const at = zonedInstant({ year, month, day: day === 'last' ? lastDay : Math.min(day, lastDay), hour }, zone)
  const [reportYear, reportMonth] = shiftMonth(year, month, -1)
  return { at, period: `${reportYear}-${String(reportMonth).padStart(2, '0')}` }
}

function shiftMonth(year: number, month: number, by: number): [year: number, month: number] {
  const months = year * 12 + (month - 1) + by
  return [Math.floor(months / 12), (months % 12) + 1]
}

type LocalTime = { year: number; month: number; day: number; hour: number }

/**
 * The instant of a local time. An hour that the clock skips is taken as if it had not been skipped (02:00 becomes 03:00 summer time);
 * of an hour that comes twice, the first is taken. So each local day has exactly one such instant.
 */
export function zonedInstant({ year, month, day, hour }: LocalTime, zone: string): Date {
  const asUtc = Date.UTC(year, month - 1, day, hour)
  const [before, after] = [asUtc - DAY_MS, asUtc + DAY_MS].map((time) => offsetMs(new Date(time), zone)) as [
    number,
    number,
  ]
  const fitting = [before, after]
    .map((offset) => asUtc - offset)
    .filter((time) => time + offsetMs(new Date(time), zone) === asUtc)
  return new Date(fitting.length > 0 ? Math.min(...fitting) : asUtc - before)
}

const DAY_MS = 86_400_000

/** How far the zone's clocks are ahead of UTC at this instant. */
function offsetMs(at: Date, zone: string): number {
  const { year, month, day, hour, minute, second } = localParts(at, zone)
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000
}

const localMonth = (at: Date, zone: string) => localParts(at, zone)

function localParts(at: Date, zone: string) {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const of = (name: string) => parts[name] ?? 0
  return {
    year: of('year'),
    month: of('month'),
    day: of('day'),
    hour: of('hour'),
    minute: of('minute'),
    second: of('second'),
  }
}

/** Making a formatter takes far longer than using it, and a server asks every minute. */
const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const numeric = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  } as const
  const made = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...numeric })
  formats.set(timeZone, made)
  return made
}

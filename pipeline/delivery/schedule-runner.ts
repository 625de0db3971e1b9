import { Cron } from 'croner'
import type { Clock, Log } from '#pipeline/effects.ts'
import { CausewayError } from '#pipeline/errors.ts'
import { openStore } from '#pipeline/store/open.ts'
import { outbox } from '#pipeline/store/outbox.ts'
import { schedule } from '#pipeline/store/schedule.ts'
import { layout } from '#pipeline/warehouse/layout.ts'
import { deliverMonth, MONTHLY_REPORT, REPORTS_DIR, type Delivery } from './deliver.ts'
import { duePeriod } from './due.ts'
import { smtpSettings } from './smtp-settings.ts'

/** A period whose data are missing or whose report fails is tried again this much later. */
const LOOK_AGAIN_MS = 60 * 60_000

export type ScheduleRunner = {
  stop: () => void
  /** Looks once for what is due; the timer does nothing else. */
  wake: () => Promise<void>
  isWorking: () => boolean
}

/**
 * Sends the monthly report when it is due, as long as the server runs. The timer only wakes it up every minute; what is due is read from
 * the schedule table, so a restart, a missed month or a clock that jumps neither skips a report nor sends one twice.
 */
export function startSchedule(given: {
  dir: string
  served: Delivery['served']
  clock: Clock
  log: Log
  env: Record<string, string | undefined>
  /** Where the reports are kept; default `data/reports` of the product. */
  outDir?: string
}): ScheduleRunner {
  const { dir, clock, log } = given
  let isWorking = false
  /** When a period that failed is looked at again; it stays due meanwhile. */
  const notBefore = new Map<string, number>()

  async function work(): Promise<void> {
    const { period, retries } = lookUp(dir, clock)
    for (const month of new Set([...retries, ...(period === null ? [] : [period])])) {
      if (clock.now().getTime() < (notBefore.get(month) ?? 0)) continue
      try {
        const smtp = smtpSettings(given.env)
        const { files, stopped } = await deliverMonth({ ...given, month, smtp, outDir: given.outDir ?? REPORTS_DIR })
        log.info({ period: month, mailed: smtp !== null, files: files.length }, 'monthly report worked on')
        // A login or sender that is refused is put right in the settings, which are read at the next start.
        if (stopped?.kind === 'not_welcome') notBefore.set(month, Number.POSITIVE_INFINITY)
        else if (month === period) markDone(dir, month)
      } catch (error) {
        const code = error instanceof CausewayError ? error.code : 'internal'
        log.error(
          { alarm: code, period: month, error: String(error) },
          'the monthly report could not be made; it stays due',
        )
        notBefore.set(month, clock.now().getTime() + LOOK_AGAIN_MS)
      }
    }
  }

  async function wake(): Promise<void> {
    if (isWorking) return
    isWorking = true
    try {
      await work()
    } catch (error) {
      log.error({ alarm: 'schedule', error: String(error) }, 'the schedule could not be read')
    } finally {
      isWorking = false
    }
  }

  const timer = new Cron('0 * * * * *', { unref: true }, wake)
  void wake()
  return { stop: () => timer.stop(), wake, isWorking: () => isWorking }
}

/** The period that is due by the schedule, and those with an attempt that is due again. */
function lookUp(dir: string, clock: Clock): { period: string | null; retries: string[] } {
  const store = openStore(layout(dir).store)
  try {
    const plan = schedule(store)
    plan.begin(clock.now())
    return {
      period: duePeriod(plan.get(), clock.now()),
      retries: outbox(store).periodsToRetry(MONTHLY_REPORT, clock.now()),
    }
  } finally {
    store.close()
  }
}

function markDone(dir: string, period: string): void {
  const store = openStore(layout(dir).store)
  try {
    schedule(store).markDone(period)
  } finally {
    store.close()
  }
}

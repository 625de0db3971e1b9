import { InvalidArgumentError } from 'commander'
import { nextRuns } from '#pipeline/delivery/due.ts'
import { renderedAt } from '#pipeline/report/rendered-at.ts'
import { schedule, type Schedule } from '#pipeline/store/schedule.ts'
import { formatPeriod } from '#queries/words/format.ts'
import type { Register } from './command.ts'
import { scheduleText } from './schedule-text.ts'
import { warehouseOption } from './warehouse-option.ts'
import { withStore } from './with-store.ts'

type Change = { day?: Schedule['day']; hour?: number; zone?: string; off?: boolean; warehouse: string }

/** `causeway schedule show|set`. */
export const register: Register = (program, context) => {
  const { out, env, clock, lang } = context
  const words = scheduleText[lang]
  const command = program.command('schedule').description(words.description).addHelpText('after', words.examples)

  const print = (plan: Schedule) => {
    if (!plan.enabled) return out(words.isOff)
    out(words.monthly(plan.day, `${String(plan.hour).padStart(2, '0')}:00`, plan.zone))
    for (const { at, period } of nextRuns(plan, clock.now(), 3)) {
      out(words.run(renderedAt(at, plan.zone), formatPeriod(period, lang)))
    }
  }

  command
    .command('show')
    .addOption(warehouseOption(words.warehouse, env))
    .description(words.show)
    .action((options: { warehouse: string }) => print(withStore(options.warehouse, (store) => schedule(store).get())))

  command
    .command('set')
    .option('--day <1-31|last>', words.day, dayOption)
    .option('--hour <0-23>', words.hour, hourOption)
    .option('--zone <ZONE>', words.zone, zoneOption)
    .option('--off', words.off)
    .addOption(warehouseOption(words.warehouse, env))
    .description(words.set)
    .action(({ off, warehouse: dir, day, hour, zone }: Change) => {
      const named = Object.fromEntries(Object.entries({ day, hour, zone }).filter(([, value]) => value !== undefined))
      print(withStore(dir, (store) => schedule(store).set({ ...named, enabled: !off }, clock.now())))
    })
}

function dayOption(value: string): Schedule['day'] {
  if (value === 'last') return 'last'
  const day = Number(value)
  if (!Number.isInteger(day) || day < 1 || day > 31) throw new InvalidArgumentError('1–31 | last')
  return day
}

function hourOption(value: string): number {
  const hour = Number(value)
  if (value.trim() === '' || !Number.isInteger(hour) || hour < 0 || hour > 23) throw new InvalidArgumentError('0–23')
  return hour
}

function zoneOption(value: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    throw new InvalidArgumentError('Asia/Shanghai, Europe/Berlin, UTC, …')
  }
}

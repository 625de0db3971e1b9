import { InvalidArgumentError } from 'commander'
import { readSettings } from '#pipeline/config.ts'
import { nextRuns } from '#pipeline/delivery/due.ts'
import { renderedAt } from '#pipeline/report/rendered-at.ts'
import { schedule, type Schedule } from '#pipeline/store/schedule.ts'
import { formatPeriod } from '#queries/words/format.ts'
import type { Register } from './command.ts'
import { withStore } from './recipient.ts'

type Change = { day?: Schedule['day']; hour?: number; zone?: string; off?: boolean; warehouse: string }

export const register: Register = (program, context) => {
  const { out, env, clock, lang } = context
  const isZh = lang === 'zh'
  const warehouse = [
    '--warehouse <DIR>',
    isZh ? '数据仓库目录' : 'warehouse folder',
    readSettings(env).warehouse,
  ] as const
  const command = program
    .command('schedule')
    .summary(isZh ? '月报何时发送' : 'when the monthly report is sent')
    .description(
      isZh
        ? '月报由 serve 按计划发送，报告上一个月。没有的日期（如 2 月 31 日）改为当月最后一天；夏令时切换不会漏发或重发。'
        : 'serve sends the report of the month before by this schedule. A day that a month lacks (31 February) is its last day; daylight-saving changes neither skip nor double a run.',
    )

  const print = (plan: Schedule) => {
    if (!plan.enabled) {
      out(isZh ? '定期发送已关闭。用 schedule set 打开。\n' : 'The schedule is off. Turn it on with schedule set.\n')
      return
    }
    const day = plan.day === 'last' ? (isZh ? '最后一天' : 'the last day') : isZh ? `${plan.day} 日` : `day ${plan.day}`
    const hour = `${String(plan.hour).padStart(2, '0')}:00`
    out(isZh ? `每月${day} ${hour}（${plan.zone}）\n` : `Each month on ${day} at ${hour} (${plan.zone})\n`)
    for (const { at, period } of nextRuns(plan, clock.now(), 3)) {
      out(`  ${renderedAt(at, plan.zone)}  ${isZh ? '报告' : 'reports'} ${formatPeriod(period, lang)}\n`)
    }
  }

  command
    .command('show')
    .option(...warehouse)
    .description(isZh ? '显示计划和接下来三次' : 'show it and the next three runs')
    .action((options: { warehouse: string }) => withStore(options.warehouse, (store) => print(schedule(store).get())))

  command
    .command('set')
    .option('--day <1-31|last>', isZh ? '每月几日，或 last' : 'day of the month, or last', dayOption)
    .option('--hour <0-23>', isZh ? '当地几点' : 'local hour', hourOption)
    .option('--zone <ZONE>', isZh ? '时区，如 Asia/Shanghai' : 'time zone such as Asia/Shanghai', zoneOption)
    .option('--off', isZh ? '停止定期发送' : 'send nothing by schedule')
    .option(...warehouse)
    .description(
      isZh
        ? '更改计划；没写的保持不变（默认 3 日 08:00 Asia/Shanghai）'
        : 'change it; what is not named stays (default: the 3rd, 08:00, Asia/Shanghai)',
    )
    .action(({ off, warehouse: dir, ...change }: Change) =>
      withStore(dir, (store) => print(schedule(store).set({ ...change, enabled: !off }, clock.now()))),
    )
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

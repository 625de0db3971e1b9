import type { Text } from '#queries/locale.ts'

type ScheduleText = {
  description: string
  show: string
  set: string
  day: string
  hour: string
  zone: string
  off: string
  warehouse: string
  examples: string
  monthly: (day: number | 'last', hour: string, zone: string) => string
  run: (at: string, period: string) => string
  isOff: string
}

export const scheduleText: Text<ScheduleText> = {
  en: {
    description: 'when serve sends the monthly report',
    show: 'show it and the next three runs',
    set: 'change it; what is not named stays as it is',
    day: 'day of the month, or last (default: 3)',
    hour: 'local hour (default: 8)',
    zone: 'time zone such as Europe/Berlin (default: Asia/Shanghai)',
    off: 'send nothing by schedule; deliver still works by hand',
    warehouse: 'warehouse folder whose schedule it is',
    examples: `
Examples:
  $ npx causeway schedule show
  $ npx causeway schedule set --day last --hour 7
  $ npx causeway schedule set --off

Each run reports the month before. A day that a month lacks (31 February) is its last day; changes of the clocks
neither skip nor double a run. A run that was missed while serve was off is made up for when it starts, the latest one only.`,
    monthly: (day, hour, zone) =>
      `Each month on ${day === 'last' ? 'its last day' : `day ${day}`} at ${hour} (${zone})`,
    run: (at, period) => `  ${at}  reports ${period}`,
    isOff: 'The schedule is off. Turn it on with: npx causeway schedule set',
  },
  zh: {
    description: 'serve 何时发送月报',
    show: '显示计划和接下来三次',
    set: '更改计划；没写的保持不变',
    day: '每月几日，或 last（最后一天；默认 3）',
    hour: '当地几点（默认 8）',
    zone: '时区，如 Europe/Berlin（默认 Asia/Shanghai）',
    off: '停止定期发送；仍可用 deliver 手动发送',
    warehouse: '计划所属的数据仓库目录',
    examples: `
示例：
  $ npx causeway schedule show
  $ npx causeway schedule set --day last --hour 7
  $ npx causeway schedule set --off

每次报告上一个月。当月没有的日期（如 2 月 31 日）改为最后一天；夏令时切换不会漏发或重发。
serve 停止期间错过的，启动时补发一次，只补最近一期。`,
    monthly: (day, hour, zone) => `每月${day === 'last' ? '最后一天' : ` ${day} 日`} ${hour}（${zone}）`,
    run: (at, period) => `  ${at}  报告 ${period}`,
    isOff: '定期发送已关闭。打开：npx causeway schedule set',
  },
}

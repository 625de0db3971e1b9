import { resolve } from 'node:path'
import { readSettings } from '#pipeline/config.ts'
import { deliverMonth, REPORTS_DIR, type Delivered } from '#pipeline/delivery/deliver.ts'
import { smtpSettings } from '#pipeline/delivery/smtp-settings.ts'
import type { OutboxRow, OutboxState } from '#pipeline/store/outbox.ts'
import { followCurrent } from '#pipeline/warehouse/current.ts'
import type { Lang } from '#queries/locale.ts'
import type { Register } from './command.ts'

type Options = { month: string; outDir: string; resend?: string; warehouse: string }

export const register: Register = (program, context) => {
  const { out, err, env, clock, log, lang } = context
  const isZh = lang === 'zh'
  program
    .command('deliver')
    .summary(isZh ? '现在发送月报' : 'send the monthly report now')
    .description(
      isZh
        ? '给名单上的每人发一封邮件，并保存 PDF。已发送或可能已发送的不会再发；可以放心重复运行。\n' +
            '邮件服务器来自环境变量 CAUSEWAY_SMTP_HOST、_PORT、_SECURE（tls|starttls）、_USER、_PASSWORD、_FROM、_CA；未设置时只写 PDF。'
        : 'Sends one mail to everyone on the list and keeps the PDF. What was sent, or may have been, is not sent again; running it twice does no harm.\n' +
            'The mail server comes from the environment: CAUSEWAY_SMTP_HOST, _PORT, _SECURE (tls|starttls), _USER, _PASSWORD, _FROM, _CA; without it only the PDF is written.',
    )
    .requiredOption('--month <YYYY-MM>', isZh ? '报告的月份' : 'the month reported')
    .option('--out-dir <DIR>', isZh ? 'PDF 存放目录' : 'folder that keeps the PDF', REPORTS_DIR)
    .option(
      '--resend <ADDRESS>',
      isZh ? '把结果不明的那一封再发一次' : 'send the mail with unknown outcome to this address again',
    )
    .option('--warehouse <DIR>', isZh ? '数据仓库目录' : 'warehouse folder', readSettings(env).warehouse)
    .addHelpText(
      'after',
      '\n  npx causeway recipient add name@example.com --lang zh\n  npx causeway deliver --month 2026-10\n',
    )
    .action(async ({ month, outDir, resend, warehouse }: Options) => {
      const smtp = smtpSettings(env)
      const served = await followCurrent(warehouse, log)
      try {
        const done = await deliverMonth({
          month,
          dir: resolve(warehouse),
          served,
          smtp,
          clock,
          log,
          outDir: resolve(outDir),
          lang,
          resend,
        })
        for (const file of done.files) out(isZh ? `已写入 ${file}\n` : `Wrote ${file}\n`)
        if (smtp === null) {
          out(
            isZh
              ? '未设置邮件服务器（CAUSEWAY_SMTP_HOST），没有发送任何邮件。\n'
              : 'No mail server is set (CAUSEWAY_SMTP_HOST); nothing was mailed.\n',
          )
        } else if (done.rows.length === 0) {
          out(isZh ? '名单是空的，没有发送任何邮件。\n' : 'The list of recipients is empty; nothing was mailed.\n')
        }
        out(deliveryTable(done.rows, lang))
        if (done.stopped) err(stoppedLine(done.stopped, lang))
        const isFailed = done.rows.some(
          ({ state }) => state === 'failed_permanent' || state === 'uncertain' || state === 'retry',
        )
        if (done.stopped || isFailed) context.exit(1)
      } finally {
        await served.close()
      }
    })
}

/** One line per recipient: who, in which state, what happened. */
export function deliveryTable(rows: readonly OutboxRow[], lang: Lang): string {
  const lines = rows.map((row) => [row.address, states[lang][row.state], happened(row, lang)])
  const widths = [0, 1].map((column) => Math.max(0, ...lines.map((line) => columns(line[column] ?? ''))))
  return lines
    .map(
      ([address = '', state = '', what = '']) =>
        `${pad(address, widths[0])}  ${pad(state, widths[1])}  ${what}`.trimEnd() + '\n',
    )
    .join('')
}

function happened({ state, attempts, next_at, reply }: OutboxRow, lang: Lang): string {
  const isZh = lang === 'zh'
  const parts = [
    attempts > 1 ? (isZh ? `第 ${attempts} 次` : `attempt ${attempts}`) : null,
    state === 'retry' && next_at ? (isZh ? `下次 ${next_at}` : `next at ${next_at}`) : null,
    state === 'uncertain'
      ? isZh
        ? '可能已送达；确认未收到后用 --resend 再发'
        : 'may have arrived; if it did not, send again with --resend'
      : null,
    reply,
  ]
  return parts.filter(Boolean).join(isZh ? '，' : '; ')
}

/** "Accepted by the mail server" is all that SMTP can tell; a later bounce is not seen. */
const states: Record<Lang, Record<OutboxState, string>> = {
  zh: {
    planned: '待发送',
    rendered: '待发送',
    sending: '发送中',
    sent: '已交邮件服务器',
    retry: '稍后重试',
    failed_permanent: '被拒收',
    uncertain: '结果不明',
    cancelled: '已取消',
  },
  en: {
    planned: 'waiting',
    rendered: 'waiting',
    sending: 'sending',
    sent: 'accepted by the mail server',
    retry: 'will be tried again',
    failed_permanent: 'refused',
    uncertain: 'outcome unknown',
    cancelled: 'cancelled',
  },
}

function stoppedLine({ kind, reply }: NonNullable<Delivered['stopped']>, lang: Lang): string {
  if (kind === 'not_welcome') {
    return lang === 'zh'
      ? `邮件服务器拒绝了用户名、密码或发件人，已停止发送：${reply}\n请检查 CAUSEWAY_SMTP_USER、_PASSWORD、_FROM，再运行一次。\n`
      : `The mail server refused user, password or sender; sending stopped: ${reply}\nCheck CAUSEWAY_SMTP_USER, _PASSWORD and _FROM, then run this again.\n`
  }
  return lang === 'zh'
    ? `连不上邮件服务器，已停止发送：${reply}\n请检查 CAUSEWAY_SMTP_HOST、_PORT、_SECURE、_CA；稍后会重试。\n`
    : `The mail server was not reached; sending stopped: ${reply}\nCheck CAUSEWAY_SMTP_HOST, _PORT, _SECURE and _CA; it will be tried again.\n`
}

/** Columns of a terminal: a Han character takes two. */
const columns = (text: string) => [...text].reduce((width, each) => width + (/[\u2e80-\uffef]/.test(each) ? 2 : 1), 0)
const pad = (text: string, width = 0) => text + ' '.repeat(Math.max(0, width - columns(text)))

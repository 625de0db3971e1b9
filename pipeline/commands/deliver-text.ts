import type { OutboxState } from '#pipeline/store/outbox.ts'
import type { Text } from '#queries/locale.ts'

type DeliverText = {
  description: string
  month: string
  outDir: string
  resend: string
  warehouse: string
  examples: string
  written: (file: string) => string
  noServer: string
  noRecipient: string
  notUncertain: (address: string) => string
  attempt: (n: number) => string
  nextAt: (at: string) => string
  mayHaveArrived: string
  before: (at: string) => string
  state: Record<OutboxState, string>
  notWelcome: (reply: string) => string
  unreached: (reply: string) => string
  separator: string
}

/** "Accepted by the mail server" is all that SMTP can tell; a later bounce is not seen. */
export const deliverText: Text<DeliverText> = {
  en: {
    description: 'send the monthly report now: one mail to everyone on the list, and keep the PDF',
    month: 'the month reported, YYYY-MM',
    outDir: 'folder that keeps the PDF',
    resend: 'send the mail of unknown outcome to this address once more',
    warehouse: 'warehouse folder to read',
    examples: `
Examples:
  $ npx causeway recipient add name@example.com --lang en
  $ npx causeway deliver --month 2026-10
  $ npx causeway deliver --month 2026-10 --resend name@example.com

What was sent, or may have been, is not sent again: running it twice does no harm. The mail server comes from the environment:
  CAUSEWAY_SMTP_HOST, CAUSEWAY_SMTP_PORT (465 or 587), CAUSEWAY_SMTP_SECURE (tls or starttls; default starttls),
  CAUSEWAY_SMTP_USER, CAUSEWAY_SMTP_PASSWORD, CAUSEWAY_SMTP_FROM, CAUSEWAY_SMTP_CA (PEM file of a private authority)
Without CAUSEWAY_SMTP_HOST the report is only written to the folder.`,
    written: (file) => `Wrote ${file}`,
    noServer: 'No mail server is set (CAUSEWAY_SMTP_HOST); nothing was mailed.',
    noRecipient:
      'The list of recipients is empty; nothing was mailed. Add someone with: npx causeway recipient add ADDRESS',
    notUncertain: (address) =>
      `No mail to ${address} has an unknown outcome this month, so there was nothing to send again.`,
    attempt: (n) => `attempt ${n}`,
    nextAt: (at) => `next at ${at}`,
    before: (at) => `on ${at} UTC; not sent again`,
    mayHaveArrived: 'may have arrived; if it did not, send it again with --resend',
    state: {
      planned: 'waiting',
      rendered: 'waiting',
      sending: 'sending',
      sent: 'accepted by the mail server',
      retry: 'will be tried again',
      failed_permanent: 'refused',
      uncertain: 'outcome unknown',
      cancelled: 'cancelled',
    },
    notWelcome: (reply) =>
      `The mail server refused user, password or sender; sending stopped: ${reply}\nCheck CAUSEWAY_SMTP_USER, CAUSEWAY_SMTP_PASSWORD and CAUSEWAY_SMTP_FROM, then run this again.`,
    unreached: (reply) =>
      `The mail server was not reached; sending stopped: ${reply}\nCheck CAUSEWAY_SMTP_HOST, _PORT, _SECURE and _CA, then run this again.`,
    separator: '; ',
  },
  zh: {
    description: '现在发送月报：给名单上的每人一封邮件，并保存 PDF',
    month: '报告的月份，YYYY-MM',
    outDir: 'PDF 存放目录',
    resend: '把发给此地址、结果不明的那一封再发一次',
    warehouse: '要读取的数据仓库目录',
    examples: `
示例：
  $ npx causeway recipient add name@example.com --lang zh
  $ npx causeway deliver --month 2026-10
  $ npx causeway deliver --month 2026-10 --resend name@example.com

已发送或可能已发送的不会再发，可以放心重复运行。邮件服务器取自环境变量：
  CAUSEWAY_SMTP_HOST、CAUSEWAY_SMTP_PORT（465 或 587）、CAUSEWAY_SMTP_SECURE（tls 或 starttls，默认 starttls）、
  CAUSEWAY_SMTP_USER、CAUSEWAY_SMTP_PASSWORD、CAUSEWAY_SMTP_FROM、CAUSEWAY_SMTP_CA（自建证书机构的 PEM 文件）
没有 CAUSEWAY_SMTP_HOST 时，只把报告写到目录中。`,
    written: (file) => `已写入 ${file}`,
    noServer: '未设置邮件服务器（CAUSEWAY_SMTP_HOST），没有发送任何邮件。',
    noRecipient: '名单是空的，没有发送任何邮件。加入一人：npx causeway recipient add 地址',
    notUncertain: (address) => `本月发给 ${address} 的邮件没有结果不明的，因此没有再发。`,
    attempt: (n) => `第 ${n} 次`,
    nextAt: (at) => `下次 ${at}`,
    before: (at) => `${at}（UTC）已发出，不再重发`,
    mayHaveArrived: '可能已送达；确认未收到后用 --resend 再发',
    state: {
      planned: '待发送',
      rendered: '待发送',
      sending: '发送中',
      sent: '已交邮件服务器',
      retry: '稍后重试',
      failed_permanent: '被拒收',
      uncertain: '结果不明',
      cancelled: '已取消',
    },
    notWelcome: (reply) =>
      `邮件服务器拒绝了用户名、密码或发件人，已停止发送：${reply}\n请检查 CAUSEWAY_SMTP_USER、CAUSEWAY_SMTP_PASSWORD、CAUSEWAY_SMTP_FROM，再运行一次。`,
    unreached: (reply) =>
      `连不上邮件服务器，已停止发送：${reply}\n请检查 CAUSEWAY_SMTP_HOST、_PORT、_SECURE、_CA，再运行一次。`,
    separator: '，',
  },
}
